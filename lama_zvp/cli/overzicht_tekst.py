"""The year, its measures and its history as text for a terminal of eighty columns."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence

from lama_zvp import tekens
from lama_zvp.assess.model import FicheOordeel, Jaaroordeel, MaatregelOordeel
from lama_zvp.cli.uitvoer import alinea, cel, tabel
from lama_zvp.journal.events import (
    Beoordeling,
    Besluit,
    BesluitOpvolging,
    Gebeurtenis,
    Gewist,
    Intrekking,
    Meting,
    Redactie,
    Samenvoeging,
    Toegang,
    Voortgang,
)
from lama_zvp.plan.model import Plan
from lama_zvp.tekens import Teken
from lama_zvp.typografie import datum, datum_kort, getal
from lama_zvp.veilig import breedte

BREEDTE = 80
MERK = "VOORBEELDDATA: verzonnen, om te tonen hoe het werkt."
_MAX_AANDACHT = 8


def overzicht_tekst(plan: Plan, oordeel: Jaaroordeel, *, voorbeeld: bool) -> str:
    """The year at a glance: a row per fiche, then what asks for a hand."""
    regels = [MERK] if voorbeeld else []
    regels += [cel(f"{plan.titel} · jaar {oordeel.jaar}"), _stand(oordeel), ""]
    regels += _fichetabel(plan, oordeel.fiches, "Fiche")
    regels += ["", *_legende(plan)]
    if oordeel.hefbomen:
        regels += ["", *_fichetabel(plan, oordeel.hefbomen, "Hefboom")]
    regels += ["", *_aandacht(oordeel)]
    if oordeel.vervallen:
        regels += ["", alinea("Niet meer in het plan, wel in het journaal: " + ", ".join(oordeel.vervallen) + ".")]
    if oordeel.meldingen == 0:
        regels += ["", f"Er is nog niets gelogd voor {oordeel.jaar}. Begin met: lama-zvp log MAATREGEL TEKST"]
    if voorbeeld:
        regels += ["", MERK]
    return "\n".join(regels)


def maatregelen_tekst(maatregelen: Sequence[MaatregelOordeel]) -> str:
    """One line per measure, its full name first because that is what is typed."""
    rijen = [
        (
            m.naam + (" *" if m.afgeleid else ""),
            _woord(tekens.STATUS[m.status] if m.status else tekens.GEEN_STATUS),
            datum_kort(m.status_datum) if m.status_datum else "",
            _gerealiseerd(m),
        )
        for m in maatregelen
    ]
    uit = tabel(("Maatregel", "Laatste status", "Op", "Gedaan"), rijen, rechts=(3,))
    if any(m.afgeleid for m in maatregelen):
        uit += "\n\n* laag afgeleid: de bron geeft zelf geen laag aan."
    return uit


def journaal_tekst(gebeurtenissen: Iterable[Gebeurtenis]) -> str:
    """One line per event, corrections and withdrawals with the number they are about."""
    lijst = tuple(gebeurtenissen)
    nummers = {g.id: g.volgnr for g in lijst}
    rijen = []
    for g in lijst:
        vervangt = f"#{nummers[g.vervangt]}" if g.vervangt in nummers else ("eerder" if g.vervangt else "")
        rijen.append(
            (f"#{g.volgnr}", datum_kort(g.datum), g.auteur, g.soort, g.onderwerp, _kort(gebeurtenis_tekst(g)), vervangt)
        )
    return tabel(("Nr.", "Datum", "Wie", "Soort", "Onderwerp", "Inhoud", "Vervangt"), rijen)


def _stand(oordeel: Jaaroordeel) -> str:
    aantal = "1 melding" if oordeel.meldingen == 1 else f"{getal(oordeel.meldingen)} meldingen"
    return f"Gezien op {datum(oordeel.vandaag)} · {aantal} in {oordeel.jaar}"


def _fichetabel(plan: Plan, fiches: Sequence[FicheOordeel], kop: str) -> list[str]:
    met_lagen = any(fiche.lagen for fiche in fiches)
    rijen = []
    for f in fiches:
        lagen = {laag.laag: laag for laag in f.lagen}
        cellen = [
            _symbool(tekens.UITVOERING[lagen[laag.sleutel].uitvoering.oordeel])
            if laag.sleutel in lagen and lagen[laag.sleutel].aantal
            else "–"
            for laag in plan.lagen
        ]
        rijen.append(
            (
                _kort(f.korte_titel, 22),
                *([" ".join(cellen)] if met_lagen else []),
                _woord(tekens.UITVOERING[f.uitvoering.oordeel]),
                _woord(tekens.EFFECT[f.effect.oordeel]),
                _symbool(tekens.ZEKERHEID[f.zekerheid.oordeel]),
                _symbool(tekens.ACTUALITEIT[f.actualiteit.oordeel]),
            )
        )
    letters = " ".join(cel(laag.titel)[:1] for laag in plan.lagen)
    koppen = (kop, *([letters] if met_lagen else []), "Uitvoering", "Effect", "Zek.", "Act.")
    return tabel(koppen, rijen).split("\n")


def _legende(plan: Plan) -> list[str]:
    lagen = ", ".join(laag.titel.lower() for laag in plan.lagen)
    uitleg = (
        f"Kolom 2: een teken per laag ({lagen}); – is een laag zonder maatregel.",
        "Oordeel: " + _tekens(tekens.UITVOERING) + ".",
        "Zek. (zekerheid): " + _tekens(tekens.ZEKERHEID) + ".",
        "Act. (actualiteit): " + _tekens(tekens.ACTUALITEIT) + ".",
        "Elk oordeel is indicatief.",
    )
    return [alinea(zin, kolommen=BREEDTE) for zin in uitleg]


def _tekens(soort: Mapping[str, Teken]) -> str:
    return ", ".join(_woord(teken) for teken in soort.values())


def _aandacht(oordeel: Jaaroordeel) -> list[str]:
    if not oordeel.aandacht:
        return ["Niets vraagt nu aandacht."]
    regels = ["Aandacht"]
    for punt in oordeel.aandacht[:_MAX_AANDACHT]:
        regels.append(alinea(punt.tekst, eerste="  · ", inspringing="    ", kolommen=BREEDTE))
    rest = len(oordeel.aandacht) - _MAX_AANDACHT
    if rest > 0:
        regels.append(f"  · en nog {getal(rest)} andere punten (lama-zvp maatregelen)")
    return regels


def _gerealiseerd(maatregel: MaatregelOordeel) -> str:
    gedaan = getal(maatregel.gerealiseerd) if maatregel.gerealiseerd is not None else ""
    if maatregel.gepland is None:
        return gedaan
    return f"{gedaan or '?'} van {getal(maatregel.gepland)}"


def gebeurtenis_tekst(gebeurtenis: Gebeurtenis) -> str:
    inhoud = gebeurtenis.inhoud
    if isinstance(inhoud, Voortgang):
        delen = [
            inhoud.status or "",
            f"{getal(inhoud.aantal)} gedaan" if inhoud.aantal is not None else "",
            inhoud.tekst,
        ]
        return "; ".join(deel for deel in delen if deel)
    if isinstance(inhoud, Meting):
        return f"{inhoud.periode}: {getal(inhoud.waarde)}" + (" (voorlopig)" if inhoud.voorlopig else "")
    if isinstance(inhoud, Beoordeling):
        return f"{inhoud.oordeel}: {inhoud.toelichting}"
    if isinstance(inhoud, Besluit):
        return inhoud.titel
    if isinstance(inhoud, BesluitOpvolging):
        return "; ".join(deel for deel in (inhoud.stand, inhoud.tekst) if deel)
    if isinstance(inhoud, Intrekking | Redactie):
        return inhoud.reden
    if isinstance(inhoud, Toegang):
        return f"{inhoud.handeling}: {inhoud.naam}, {inhoud.tekst}"
    if isinstance(inhoud, Samenvoeging):
        return f"samengevoegd met “{inhoud.herkomst}”"
    return "(gewist)" if isinstance(inhoud, Gewist) else ""


def _kort(tekst: str, kolommen: int = 60) -> str:
    """At most so many columns; a cut is shown."""
    vlak = cel(tekst[: 4 * kolommen])
    if breedte(vlak) <= kolommen:
        return vlak
    while breedte(vlak) > kolommen - 1:
        vlak = vlak[:-1]
    return vlak.rstrip() + "…"


def _ascii() -> bool:
    codering = (sys.stdout.encoding or "").lower().replace("-", "")
    return codering != "utf8"


def _woord(teken: Teken) -> str:
    return teken.met_woord(ascii=_ascii(), kort=True)


def _symbool(teken: Teken) -> str:
    return teken.ascii if _ascii() else teken.symbool
