"""What can be recorded by answering questions; a refusal keeps the answers, to be mended one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lama_zvp import tekens
from lama_zvp.cli.gesprek.kijken import gebeurtenissen, kies_fiche
from lama_zvp.cli.gesprek.lijn import Einde, Keuze
from lama_zvp.errors import LamaFout
from lama_zvp.keuzelijsten import OORDELEN, STANDEN, STATUSSEN

if TYPE_CHECKING:
    from lama_zvp.cli.gesprek.lijn import Lijn
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.plan.names import Onderwerp, Onderwerpsoort
    from lama_zvp.workspace import Workspace

Antwoorden = dict[str, str]
WEG = "-"
"""Typed to leave a field empty that has an answer already."""


@dataclass(frozen=True, slots=True)
class Veld:
    """One question of a form; with `keuzes` the answer is one of them."""

    naam: str
    vraag: str
    keuzes: Sequence[Keuze[str]] = ()


def vul_in(
    lijn: Lijn, velden: Sequence[Veld], antwoorden: Antwoorden, bewaar: Callable[[Antwoorden], Gebeurtenis]
) -> Gebeurtenis | None:
    """Ask every field, then record; what is refused can be mended. None when the person leaves it.

    The answers are put in `antwoorden` as they are given, so that they are not lost when the line drops.
    """
    while True:
        for veld in velden:
            antwoorden[veld.naam] = _antwoord(lijn, veld, antwoorden.get(veld.naam, ""))
        lijn.kop("U legt vast:")
        lijn.zeg(*(f"{veld.naam.capitalize()}: {antwoorden[veld.naam] or 'niets'}" for veld in velden))
        wat = lijn.kies("Klopt dat?", [Keuze("bewaren", "bewaar"), Keuze("verbeteren", "verbeter")], nul="niet bewaren")
        if wat is None:
            lijn.zeg("Er is niets vastgelegd.")
            return None
        if wat == "verbeter":
            continue
        try:
            gebeurtenis = bewaar(antwoorden)
        except LamaFout as fout:
            lijn.zeg("Dat kan zo niet.", *str(fout).split("\n"))
            continue
        lijn.zeg(f"Bewaard als nummer {gebeurtenis.volgnr}.")
        return gebeurtenis


def _antwoord(lijn: Lijn, veld: Veld, nu: str) -> str:
    if veld.keuzes:
        kop = f"{veld.vraag} Nu: {nu}." if nu else veld.vraag
        return lijn.kies(kop, veld.keuzes, nul=f"houden: {nu}" if nu else "geen") or nu
    getypt = lijn.vraag(veld.vraag, nu)
    return "" if getypt == WEG else getypt


def kies_onderwerp(
    lijn: Lijn, werkruimte: Workspace, wat: str, soorten: tuple[Onderwerpsoort, ...]
) -> Onderwerp | None:
    """A measure or indicator by a part of its name."""
    while True:
        getypt = lijn.vraag(f"Typ een stuk van de naam van {wat}. Enter gaat terug.")
        if not getypt:
            return None
        gevonden = werkruimte.namen.filter(getypt, 15, soorten)
        if not gevonden:
            lijn.zeg("Daar is niets van die naam. Probeer een ander woord.")
            continue
        gekozen = lijn.kies("Welke bedoelt u?", [Keuze(f"{o.titel} ({o.naam})", o) for o in gevonden])
        if gekozen is not None:
            return gekozen


# -- the acts ---------------------------------------------------------------------------------------------------------


def log(lijn: Lijn, werkruimte: Workspace) -> None:
    """Progress on a measure; what is half typed when the line drops is kept as a draft."""
    from lama_zvp.workspace.concepten import Logconcept

    onderwerp = kies_onderwerp(lijn, werkruimte, "de maatregel", ("maatregel", "toezegging"))
    if onderwerp is None:
        return
    velden = (
        Veld("status", "Wat is de status?", [Keuze(tekens.STATUS[s].woord, s) for s in STATUSSEN]),
        Veld("aantal", "Hoeveel keer is het gedaan? Een getal, of niets."),
        Veld("tekst", "Wat is er gebeurd?"),
        Veld("datum", "Op welke dag? Bijvoorbeeld 12/03/2024; niets is vandaag."),
        Veld("gemeente", "In welke gemeente? Niets is de hele zone."),
    )
    antwoorden: Antwoorden = {}
    liggend = werkruimte.concept(onderwerp.naam)
    if liggend is not None and lijn.ja(f"Er ligt een concept van u op {onderwerp.titel}. Neemt u het weer op?"):
        antwoorden |= {veld.naam: getattr(liggend, veld.naam) for veld in velden}

    def bewaar(antwoorden: Antwoorden) -> Gebeurtenis:
        gebeurtenis = werkruimte.log(
            onderwerp.naam,
            antwoorden["tekst"],
            status=antwoorden["status"] or None,
            aantal=antwoorden["aantal"] or None,
            datum=antwoorden["datum"] or None,
            gemeente=antwoorden["gemeente"] or None,
        )
        werkruimte.wis_concept(onderwerp.naam)
        return gebeurtenis

    try:
        vul_in(lijn, velden, antwoorden, bewaar)
    except Einde:
        if any(antwoorden.values()):
            werkruimte.bewaar_concept(Logconcept(onderwerp.naam, **antwoorden))
        raise


def meting(lijn: Lijn, werkruimte: Workspace, jaar: int) -> None:
    """A figure of an indicator."""
    onderwerp = kies_onderwerp(lijn, werkruimte, "de indicator", ("indicator",))
    if onderwerp is None:
        return
    velden = (
        Veld("periode", "Welke periode? Bijvoorbeeld 2024, 2024-K1 of 2024-05."),
        Veld("waarde", "Wat is het cijfer? Met een komma voor decimalen."),
        Veld("voorlopig", "Is het cijfer nog voorlopig?", [Keuze("voorlopig", "ja"), Keuze("definitief", "nee")]),
        Veld("n", "Hoeveel mensen zijn er bevraagd? Niets als het geen bevraging is."),
        Veld("bron", "Waar komt het cijfer vandaan?"),
    )
    vul_in(
        lijn,
        velden,
        {"periode": str(jaar), "voorlopig": "nee"},
        lambda a: werkruimte.meting(
            onderwerp.naam,
            a["periode"],
            a["waarde"],
            voorlopig=a["voorlopig"] == "ja",
            n=a["n"] or None,
            bron=a["bron"],
        ),
    )


def beoordeel(lijn: Lijn, werkruimte: Workspace, jaar: int) -> None:
    """A person's judgement of a fiche, beside what the program proposes."""
    oordeel = kies_fiche(lijn, werkruimte.overzicht(jaar), "Welke fiche beoordeelt u?")
    if oordeel is None:
        return
    lijn.zeg(f"Het programma stelt voor: {oordeel.voorstel or 'niets'}.", *oordeel.voorstel_redenen)
    velden = (
        Veld("oordeel", "Uw oordeel?", [Keuze(o, o) for o in OORDELEN]),
        Veld("toelichting", "Waarom vindt u dat?"),
        Veld("bijsturing", "Wat gaat er anders? Niets als er niets verandert."),
    )
    vul_in(
        lijn,
        velden,
        {},
        lambda a: werkruimte.beoordeel(
            oordeel.sleutel, jaar, a["oordeel"], toelichting=a["toelichting"], bijsturing=a["bijsturing"]
        ),
    )


def besluit(lijn: Lijn, werkruimte: Workspace) -> None:
    """A decision of the council."""
    velden = (
        Veld("titel", "Wat is er beslist, in één regel?"),
        Veld("verantwoordelijke", "Welke functie voert het uit?"),
        Veld("termijn", "Tegen welke dag? Niets als er geen termijn is."),
        Veld("fiche", "Over welke fiche? Niets als het over de zone gaat."),
        Veld("tekst", "De volledige beslissing, als er meer te zeggen is:"),
    )
    vul_in(
        lijn,
        velden,
        {},
        lambda a: werkruimte.besluit_nieuw(
            a["titel"],
            verantwoordelijke=a["verantwoordelijke"],
            termijn=a["termijn"] or None,
            fiche=a["fiche"] or None,
            tekst=a["tekst"],
        ),
    )


def volg_op(lijn: Lijn, werkruimte: Workspace) -> None:
    """What became of a decision."""
    besluiten = [b for b, _ in werkruimte.besluiten()]
    zinnen = gebeurtenissen(besluiten)
    gekozen = lijn.kies("Welk besluit?", [Keuze(zin, b) for zin, b in zip(zinnen, besluiten, strict=True)])
    if gekozen is None:
        return
    velden = (
        Veld("stand", "Hoe staat het ermee?", [Keuze(s, s) for s in STANDEN]),
        Veld("tekst", "Wat is er gebeurd?"),
    )
    vul_in(lijn, velden, {}, lambda a: werkruimte.besluit_opvolgen(str(gekozen.volgnr), a["stand"], tekst=a["tekst"]))


def intrekken(lijn: Lijn, werkruimte: Workspace) -> None:
    """Take an entry back; it stays in the history."""
    velden = (
        Veld("nummer", "Welk nummer van het journaal trekt u in?"),
        Veld("reden", "Waarom telt het niet meer?"),
    )
    vul_in(lijn, velden, {}, lambda a: werkruimte.intrekken(a["nummer"], reden=a["reden"]))


def stel_vast(lijn: Lijn, werkruimte: Workspace, jaar: int) -> None:
    """Freeze the year, after hearing what that means."""
    vooruit = werkruimte.vooruitblik(jaar)
    lijn.zeg(f"Het stuurbord van {jaar} zou versie {vooruit.versie} worden.")
    lijn.zeg(*(f"Er ontbreekt: {wat}" for wat in vooruit.ontbreekt))
    lijn.zeg(*(f"Gewijzigd: {wat}" for wat in vooruit.wijzigingen))
    if lijn.ja("Vanaf dan is dat het document van het jaar. Stelt u het vast?"):
        gebeurtenis = werkruimte.stel_vast(jaar, toch=bool(vooruit.ontbreekt))
        lijn.zeg(f"Vastgesteld als nummer {gebeurtenis.volgnr}.")
    else:
        lijn.zeg("Er is niets vastgesteld.")
