"""The questionnaire with which a plan is started: a zone, a period, and its fiches one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import Literal, cast

from lama_zvp.cli.vragen import ja, keuze, tekst, vraag, vrije_tekst
from lama_zvp.errors import InvoerFout
from lama_zvp.plan.model import LAGEN_ZVP, Laag, Periode, Ritme
from lama_zvp.plan.sjabloon import Antwoorden, Ficheantwoord, Indicatorantwoord, Maatregelantwoord, sleutel_van
from lama_zvp.typografie import lees_datum, lees_getal

INLEIDING = """U begint een plan. Enter aanvaardt wat tussen [ ] staat of slaat over; Ctrl+C stopt en bewaart niets.
Alles is later in het bestand nog te veranderen, behalve de sleutels: daar verwijst het journaal naar."""

_PER_JAAR = re.compile(r"(\d{1,3})( *(x|keer|maal))?( *per jaar)?")
_KEREN = {
    "jaarlijks": 1,
    "halfjaarlijks": 2,
    "driemaandelijks": 4,
    "elk kwartaal": 4,
    "maandelijks": 12,
    "wekelijks": 52,
}
_TEGEN = re.compile(r"^(eenmalig)?,? *((klaar )?(tegen|vóór|voor|op|uiterlijk)( op)? +)?")
_SLEUTEL = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def stel_vragen(lees_periode: Callable[[str], Periode], huidig_jaar: int) -> Antwoorden:
    """Ask for everything that a first plan needs. Raises `InvoerFout` when input ends before that."""
    from lama_zvp.cli.uitvoer import zeg

    zeg(INLEIDING)
    zone = vraag("Hoe heet de zone?", tekst)
    code = vraag("Welk nummer heeft ze? (mag leeg)", vrije_tekst)
    gemeenten = vraag("Welke gemeenten, met komma's ertussen? (mag leeg)", _lijst)
    periode = vraag("Welke jaren?", lees_periode, standaard=f"{huidig_jaar + 1}-{huidig_jaar + 6}")
    jaren = f"{periode.van.year}-{periode.tot.year}"
    titel = vraag("Hoe heet het plan?", tekst, standaard=f"Zonaal veiligheidsplan {jaren}")
    sleutel = vraag("Onder welke sleutel kent het programma het?", _sleutel, standaard=sleutel_van(f"{zone} {jaren}"))
    speerpunt = vraag("Wat is de ene grote doelstelling, in één zin?", tekst)
    lagen = _lagen()
    fiches = tuple(_fiches(lagen or LAGEN_ZVP, periode))
    return Antwoorden(zone, periode, titel, sleutel, speerpunt, fiches, code, gemeenten, lagen)


def _lagen() -> tuple[Laag, ...]:
    vijf = ", ".join(laag.sleutel for laag in LAGEN_ZVP)
    if vraag(f"In welke lagen deelt u maatregelen in: de vijf gewone ({vijf})? j/n", ja, standaard="j"):
        return ()
    namen = vraag("Noem uw lagen, met komma's ertussen.", partial(_lijst, minstens=1))
    lagen: dict[str, Laag] = {}
    for naam in namen:
        sleutel = sleutel_van(naam, lagen)
        lagen[sleutel] = Laag(sleutel=sleutel, titel=naam)
    return tuple(lagen.values())


def _fiches(lagen: tuple[Laag, ...], periode: Periode) -> Iterator[Ficheantwoord]:
    nummer = 1
    while True:
        hulp = "" if nummer == 1 else " (leeg: klaar)"
        titel = vraag(f"Fiche {nummer}: welk thema?{hulp}", tekst if nummer == 1 else vrije_tekst)
        if not titel:
            return
        yield Ficheantwoord(
            titel=titel,
            verantwoordelijke=vraag(
                "Welke functie staat ervoor in? (geen naam van een persoon; mag leeg)", vrije_tekst
            ),
            doelstelling=vraag("Wat wil de zone hier bereiken, in één zin? (mag leeg)", vrije_tekst),
            maatregelen=tuple(_maatregelen(lagen, periode)),
            indicatoren=tuple(_indicatoren(periode)),
        )
        nummer += 1


def _maatregelen(lagen: tuple[Laag, ...], periode: Periode) -> Iterator[Maatregelantwoord]:
    namen = [laag.sleutel for laag in lagen]
    genummerd = ", ".join(f"{nummer} {naam}" for nummer, naam in enumerate(namen, start=1))
    nummer = 1
    while titel := vraag(f"Maatregel {nummer}: welke titel? (leeg: geen meer)", vrije_tekst):
        yield Maatregelantwoord(
            titel=titel,
            omschrijving=vraag("Wat wordt er precies gedaan?", vrije_tekst, standaard=titel),
            laag=vraag(f"In welke laag? {genummerd}", keuze(namen)),
            ritme=vraag(
                "Hoe vaak? doorlopend, een aantal per jaar (4), een dag waarop het klaar is (31/12/2027), of leeg: "
                "het plan zegt het niet",
                partial(lees_ritme, periode=periode),
            ),
        )
        nummer += 1


def _indicatoren(periode: Periode) -> Iterator[Indicatorantwoord]:
    nummer = 1
    while naam := vraag(f"Cijfer {nummer} waaraan u het meet? (leeg: geen meer)", vrije_tekst):
        eenheid = vraag("In welke eenheid? (feiten, %, euro …)", tekst, standaard="feiten")
        richting = vraag(
            "Wat is beter? 1 lager, 2 hoger, 3 geen van beide", keuze(("lager", "hoger", "neutraal")), standaard="3"
        )
        yield Indicatorantwoord(
            naam=naam,
            eenheid=eenheid,
            richting=cast(Literal["lager-beter", "hoger-beter", "neutraal"], _RICHTING[richting]),
            cijfer=vraag(
                f"Laatste cijfer voor {periode.van.year}? ({periode.van.year - 1}: 120; mag leeg)", _jaarcijfer
            ),
            doel=vraag(f"Streefwaarde? ({periode.tot.year}: 100; mag leeg)", _jaarcijfer),
        )
        nummer += 1


_RICHTING = {"lager": "lager-beter", "hoger": "hoger-beter", "neutraal": "neutraal"}


# --- reading answers ---------------------------------------------------------------------------------------------


def lees_ritme(antwoord: str, periode: Periode) -> Ritme | None:
    """`doorlopend`, `4`, `4 per jaar`, `maandelijks`, a day, `eenmalig`, or nothing. Raises `InvoerFout`."""
    from lama_zvp.plan.model import Eenmalig, PerJaar

    woord = antwoord.lower().strip()
    if not woord:
        return None
    if "doorlopend".startswith(woord):
        return "doorlopend"
    if "eenmalig".startswith(woord):
        return Eenmalig(eenmalig=True)
    if woord in _KEREN:
        return PerJaar(per_jaar=_KEREN[woord])
    per_jaar = _PER_JAAR.fullmatch(woord)
    if per_jaar and 1 <= int(per_jaar[1]) <= 366:
        return PerJaar(per_jaar=int(per_jaar[1]))
    dag = lees_datum(_TEGEN.sub("", woord))
    if not periode.bevat(dag):
        raise InvoerFout(
            "Die dag ligt buiten het plan.", raad=f"Kies een dag van {periode.van.year} tot en met {periode.tot.year}."
        )
    return Eenmalig(eenmalig=True, termijn=dag)


def _jaarcijfer(antwoord: str) -> tuple[int, Decimal] | None:
    if not antwoord:
        return None
    jaar, _, cijfer = antwoord.partition(":")
    if not re.fullmatch(r"\s*(199\d|20\d{2})\s*", jaar) or not cijfer.strip():
        raise InvoerFout("Schrijf een jaar en een cijfer.", raad="Bijvoorbeeld 2025: 120.")
    return int(jaar), lees_getal(cijfer)


def _lijst(antwoord: str, minstens: int = 0) -> tuple[str, ...]:
    delen = tuple(deel for deel in (stuk.strip() for stuk in re.split("[,;]", vrije_tekst(antwoord))) if deel)
    if len(delen) < minstens:
        raise InvoerFout("Noem er minstens één.")
    return delen


def _sleutel(antwoord: str) -> str:
    if not _SLEUTEL.fullmatch(antwoord) or len(antwoord) > 60:
        raise InvoerFout(
            "Een sleutel bestaat uit kleine letters, cijfers en koppeltekens.", raad="Bijvoorbeeld mijn-zone-2026-2031."
        )
    return antwoord
