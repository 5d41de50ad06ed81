"""The main menu of the conversation: what this person may do, and one act after the other until they stop."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING

from lama_zvp.cli.gesprek import kijken, vastleggen
from lama_zvp.cli.gesprek.lijn import Einde, Keuze, Lijn, nummer_van, zwijg
from lama_zvp.errors import LamaFout

if TYPE_CHECKING:
    from lama_zvp.access.rollen import Handeling
    from lama_zvp.workspace import Workspace

HULP = (
    "Alles gaat met vragen en antwoorden, één regel per keer. Niets op het scherm verspringt.",
    "Bij een lijst typt u het nummer, of een woord dat maar in één keuze staat. Met ? hoort u de lijst opnieuw.",
    "Enter zonder tekst, of 0, gaat terug. Staat er al een antwoord, dan houdt Enter dat; een streepje maakt het leeg.",
    "Lange stukken komen per twintig regels; Enter gaat verder, 0 stopt.",
    "Voor u iets vastlegt, hoort u alles nog eens, en kunt u het verbeteren of laten vallen.",
    "Valt de verbinding weg terwijl u logt, dan is wat u antwoordde bewaard als concept.",
    "Alles kan ook met losse commando's: lama-zvp --help noemt ze.",
)


@dataclass(frozen=True, slots=True)
class Punt:
    """One line of the menu: what it says, what it does, and the right that it needs."""

    tekst: str
    doe: Callable[[], None]
    eist: Handeling = "lezen"


class Gesprek:
    """One person, one workspace, one year at a time."""

    def __init__(self, lijn: Lijn, werkruimte: Workspace) -> None:
        self.lijn = lijn
        self.werkruimte = werkruimte
        self.jaar = werkruimte.standaardjaar()

    def voer(self) -> int:
        """Until 0, the end of the input, or a signal; the exit code."""
        with _signalen_als_einde():
            try:
                self._begin()
                self._praat()
                self.lijn.zeg("Tot ziens. Wat bewaard is, blijft bewaard.")
            except Einde as einde:
                try:
                    self.lijn.zeg("Einde. Wat bewaard is, blijft bewaard.")
                except Einde:
                    zwijg()
                return 128 + einde.args[0] if einde.args else 0
        return 0

    def _praat(self) -> None:
        bekend: tuple[str, ...] = ()
        while True:
            menu = self._menu()
            namen = tuple(keuze.tekst for keuze in menu)
            punt = self.lijn.kies("Hoofdmenu", menu, nul="stoppen", bekend=namen == bekend)
            if punt is None:
                return
            bekend = namen
            self._doe(punt)

    def _begin(self) -> None:
        self.lijn.zeg(*kijken.begroeting(self.werkruimte, self.jaar))
        self.lijn.zeg("Dit is de eenvoudige weergave: vragen en antwoorden. Keuze Hulp legt uit hoe het werkt.")
        concepten = self.werkruimte.concepten()
        if concepten:
            self.lijn.zeg(f"Er ligt nog een concept van u op {concepten[0].maatregel}. Kies loggen om het op te nemen.")

    def _menu(self) -> list[Keuze[Punt]]:
        """What this person may do, asked anew: a role can be taken away meanwhile."""
        lijn, w = self.lijn, self.werkruimte
        punten = (
            Punt(f"Overzicht van {self.jaar}", self._overzicht),
            Punt("Een fiche bekijken", self._fiche),
            Punt("Voortgang loggen", lambda: vastleggen.log(lijn, w), "log"),
            Punt("Een cijfer invoeren", lambda: vastleggen.meting(lijn, w, self.jaar), "meting"),
            Punt("Een fiche beoordelen", lambda: vastleggen.beoordeel(lijn, w, self.jaar), "beoordeel"),
            Punt("Een besluit vastleggen", lambda: vastleggen.besluit(lijn, w), "besluit"),
            Punt("Een besluit opvolgen", lambda: vastleggen.volg_op(lijn, w), "besluit"),
            Punt("Besluiten beluisteren", self._besluiten),
            Punt(f"Stuurbord van {self.jaar}", lambda: kijken.vertel_stuurbord(lijn, w, self.jaar)),
            Punt(f"Het jaar {self.jaar} vaststellen", lambda: vastleggen.stel_vast(lijn, w, self.jaar), "vaststellen"),
            Punt("Journaal", lambda: self._journaal("")),
            Punt("Zoeken in plan en journaal", self._zoek),
            Punt("Wat anderen vastlegden sinds u laatst keek", self._nieuw),
            Punt("Een melding intrekken", lambda: vastleggen.intrekken(lijn, w), "intrekken"),
            Punt("Een ander jaar kiezen", self._jaar),
            Punt("Weergave kiezen", self._weergave),
            Punt("Hulp", lambda: lijn.zeg(*HULP)),
        )
        wie = w.wie
        return [Keuze(punt.tekst, punt) for punt in punten if wie.mag(punt.eist)]

    def _doe(self, punt: Punt) -> None:
        """One act; what is wrong is told, and the menu follows."""
        try:
            punt.doe()
        except LamaFout as fout:
            self.lijn.zeg(*str(fout).split("\n"))

    # -- listening -----------------------------------------------------------------------------------------------

    def _overzicht(self) -> None:
        self.lijn.vertel(kijken.overzicht(self.werkruimte.plan, self.werkruimte.overzicht(self.jaar)))

    def _fiche(self) -> None:
        oordeel = self.werkruimte.overzicht(self.jaar)
        while gekozen := kijken.kies_fiche(self.lijn, oordeel, "Welke fiche of hefboom?"):
            self.lijn.vertel(kijken.fiche(gekozen))

    def _besluiten(self) -> None:
        regels = []
        for besluit, opvolging in self.werkruimte.besluiten():
            regels += kijken.gebeurtenissen((besluit, *opvolging))
        self.lijn.vertel(regels or ["Er zijn nog geen besluiten."])

    def _journaal(self, zoek: str) -> None:
        from lama_zvp.workspace.lezen import Zoekvraag

        gevonden = self.werkruimte.geschiedenis(Zoekvraag(zoek=zoek or None, limiet=kijken.MEEST, nieuwste_eerst=True))
        niets = f"Niets in het journaal bevat {zoek}." if zoek else "Er is nog niets vastgelegd."
        self.lijn.vertel(kijken.gebeurtenissen(gevonden) or [niets])

    def _zoek(self) -> None:
        tekst = self.lijn.vraag("Wat zoekt u? Enter gaat terug.")
        if not tekst:
            return
        soorten = ("fiche", "hefboom", "maatregel", "toezegging", "indicator")
        gevonden = self.werkruimte.namen.filter(tekst, 15, soorten)  # type: ignore[arg-type]
        self.lijn.zeg(*(f"In het plan: {o.soort} {o.titel} ({o.naam})." for o in gevonden))
        self._journaal(tekst)

    def _nieuw(self) -> None:
        nieuw = self.werkruimte.wijzigingen(self.werkruimte.gezien())
        self.lijn.vertel(kijken.gebeurtenissen(nieuw.gebeurtenissen) or ["Er is niets nieuws van anderen."])
        self.werkruimte.onthoud_gezien(nieuw.tot)

    # -- choosing ------------------------------------------------------------------------------------------------

    def _jaar(self) -> None:
        jaren = self.werkruimte.plan.periode.jaren()
        gekozen = nummer_van(self.lijn.vraag(f"Welk jaar, van {jaren[0]} tot {jaren[-1]}?", str(self.jaar)))
        if gekozen in jaren:
            self.jaar = gekozen
            self.lijn.zeg(f"Het jaar is nu {self.jaar}.")
        else:
            self.lijn.zeg(f"Dat is geen jaar van het plan. Het blijft {self.jaar}.")

    def _weergave(self) -> None:
        keuzes = [Keuze("altijd deze eenvoudige weergave", "ja"), Keuze("het volle scherm", "nee")]
        gekozen = self.lijn.kies("Wat wilt u de volgende keer?", keuzes)
        if gekozen:
            self.werkruimte.zet_voorkeur("plain", gekozen)
            self.lijn.zeg("Dat geldt vanaf de volgende keer dat u start.")


@contextmanager
def _signalen_als_einde() -> Iterator[None]:
    """A dropped line and a polite kill end the conversation as the end of the input does."""

    def einde(nummer: int, _frame: FrameType | None) -> None:
        for ander in voorheen:
            signal.signal(ander, signal.SIG_IGN)
        raise Einde(nummer)

    voorheen = {nummer: signal.signal(nummer, einde) for nummer in (signal.SIGHUP, signal.SIGTERM)}
    try:
        yield
    finally:
        for nummer, vorige in voorheen.items():
            signal.signal(nummer, vorige)
