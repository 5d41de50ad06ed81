"""Tables as a source prints them: rows, columns and marks, with figures of their own or drawn from indicators."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from lama_zvp.plan.basis import Getal, Jaar, Klasse, Sleutel, Tekst, Waardeobject
from lama_zvp.plan.cijfers import Cijfer, Indicator

Teken = Annotated[str, StringConstraints(max_length=40)]
"""A short piece of print in which spaces count: `€ `, ` mln`, `-`."""


class Opmaak(Waardeobject):
    """How a figure is printed: what stands before and after it, and between its thousands."""

    voor: Teken = ""
    na: Teken = ""
    decimalen: int | None = Field(default=None, ge=0, le=4)
    """None prints as many as the table says."""
    duizendtal: Literal[".", " ", ""] = "."


class Kolom(Waardeobject):
    """A column. With `jaar` it holds that year's figure of a row that is an indicator; with `toont` its target.

    `som_van`: the columns of which this one prints the sum. `groep` is a heading that it shares with its neighbours.
    """

    sleutel: Sleutel
    titel: Tekst
    groep: Tekst | None = None
    jaar: Jaar | None = None
    toont: Literal["cijfer", "streefwaarde"] = "cijfer"
    som_van: tuple[Sleutel, ...] = ()


class Celteken(Waardeobject):
    """What is special about one cell: other print than the figure's (`ntb`, `-`, nothing), or still provisional."""

    kolom: Sleutel
    tekst: Teken | None = None
    voorlopig: bool = False
    opmerking: Tekst | None = None


class Rij(Waardeobject):
    """A row: a cell for each column, or an `indicator` from which the cells are drawn; a heading has neither.

    `som_van`: the rows of which this one prints the sum. `groep` is a label in front of the row.
    """

    sleutel: Sleutel
    titel: Tekst
    soort: Literal["cijfers", "kop", "tussenkop"] = "cijfers"
    """`kop` repeats the titles of the columns, `tussenkop` is a title alone."""
    cellen: tuple[Getal | None, ...] = ()
    indicator: Sleutel | None = None
    som_van: tuple[Sleutel, ...] = ()
    groep: Tekst | None = None
    opmaak: Opmaak | None = None
    bijzonder: tuple[Celteken, ...] = ()


class Tabel(Waardeobject):
    """A table as the source prints it. Printed sums (`totaal`, `som_van`) are checked, never recomputed silently.

    `totaal` adds up its own `som_van`, or every row that is not itself a sum.
    """

    sleutel: Sleutel
    titel: Tekst
    eenheid: Tekst
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]
    totaal: Rij | None = None
    decimalen: int = Field(default=0, ge=0, le=4)
    opmaak: Opmaak = Opmaak()
    leeg: Teken = ""
    """What the source prints where there is no figure."""
    voorlopigteken: Teken = "*"
    rijteken: Teken = ""
    """What the source prints in front of the title of a row of figures."""
    noten: tuple[Tekst, ...] = ()
    """What the source prints under the table."""
    opmerking: Tekst | None = None
    klasse: Klasse = "openbaar"
    bron: Tekst

    def alle_rijen(self) -> tuple[Rij, ...]:
        return (*self.rijen, *((self.totaal,) if self.totaal else ()))

    def som_van_totaal(self, totaal: Rij) -> tuple[Sleutel, ...]:
        """The rows that the total row adds up."""
        los = (rij.sleutel for rij in self.rijen if rij.soort == "cijfers" and not rij.som_van)
        return totaal.som_van or tuple(los)


def cijfers_van(tabel: Tabel, rij: Rij, indicatoren: Mapping[str, Indicator]) -> tuple[Cijfer | None, ...]:
    """The figures of a row in the order of the columns; None where it has none. A heading has none at all."""
    if rij.soort != "cijfers":
        return (None,) * len(tabel.kolommen)
    if rij.indicator is not None:
        return tuple(_van_indicator(indicatoren[rij.indicator], kolom) for kolom in tabel.kolommen)
    voorlopig = {teken.kolom for teken in rij.bijzonder if teken.voorlopig}
    return tuple(
        None if cel is None else Cijfer(waarde=cel, voorlopig=kolom.sleutel in voorlopig)
        for kolom, cel in zip(tabel.kolommen, rij.cellen, strict=True)
    )


def waarden_van(tabel: Tabel, rij: Rij, indicatoren: Mapping[str, Indicator]) -> tuple[Decimal | None, ...]:
    """The bare figures of a row; see `cijfers_van`."""
    return tuple(None if cijfer is None else cijfer.waarde for cijfer in cijfers_van(tabel, rij, indicatoren))


def _van_indicator(indicator: Indicator, kolom: Kolom) -> Cijfer | None:
    if kolom.toont == "cijfer":
        return None if kolom.jaar is None else indicator.reeks().get(kolom.jaar)
    if not indicator.streefwaarden:
        return None
    jaar = kolom.jaar if kolom.jaar is not None else max(indicator.streefwaarden)
    doel = indicator.streefwaarden.get(jaar)
    return None if doel is None else Cijfer(waarde=doel.waarde)
