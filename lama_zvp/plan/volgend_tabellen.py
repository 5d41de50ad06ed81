"""The tables of figures of a plan that ends, for the next one: the same rows, with the years moved on and left open."""

from __future__ import annotations

from lama_zvp.plan.model import Periode, Plan
from lama_zvp.plan.tabellen import Kolom, Rij, Tabel


def volgende_tabellen(oud: Plan, periode: Periode) -> tuple[Tabel, ...]:
    """Every table that prints only figures of indicators per year: those series run on, so the table can too.

    Its years lie as far from the new plan's first year as they did from the old one's. Marks on single figures and
    notes are of the old document and stay behind.
    """
    verschuiving = periode.van.year - oud.periode.van.year
    return tuple(_verschoven(tabel, verschuiving) for tabel in oud.tabellen if loopt_door(tabel))


def loopt_door(tabel: Tabel) -> bool:
    """Whether a table has figures per year and nothing that only its own document can say."""
    rijen = [rij for rij in tabel.rijen if rij.soort == "cijfers"]
    per_jaar = any(kolom.jaar is not None and kolom.toont == "cijfer" for kolom in tabel.kolommen)
    return per_jaar and tabel.totaal is None and bool(rijen) and all(rij.indicator for rij in rijen)


def _verschoven(tabel: Tabel, jaren: int) -> Tabel:
    sleutels = {kolom.sleutel: _jaar_verder(kolom.sleutel, kolom.jaar, jaren) for kolom in tabel.kolommen}
    return tabel.model_copy(
        update={
            "kolommen": tuple(_kolom(kolom, sleutels, jaren) for kolom in tabel.kolommen),
            "rijen": tuple(_rij(rij) for rij in tabel.rijen),
            "noten": (),
            "opmerking": None,
        }
    )


def _kolom(kolom: Kolom, sleutels: dict[str, str], jaren: int) -> Kolom:
    return kolom.model_copy(
        update={
            "sleutel": sleutels[kolom.sleutel],
            "titel": _jaar_verder(kolom.titel, kolom.jaar, jaren),
            "jaar": None if kolom.jaar is None else kolom.jaar + jaren,
            "som_van": tuple(sleutels[naam] for naam in kolom.som_van),
        }
    )


def _rij(rij: Rij) -> Rij:
    return rij.model_copy(update={"bijzonder": ()})


def _jaar_verder(tekst: str, jaar: int | None, jaren: int) -> str:
    return tekst if jaar is None else tekst.replace(str(jaar), str(jaar + jaren))
