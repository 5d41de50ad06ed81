"""The screens on which a year is judged, decided and frozen, as pictures; a plan with every kind of figure.

After a wanted change: `pytest tests/tui/test_snapshots_jaar.py --snapshot-update`, and look at every picture again.
"""

from __future__ import annotations

from typing import Any

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.tui.karwei import Karwei
from lama_zvp.tui.look import Look
from lama_zvp.tui.screens.base import Raam
from lama_zvp.tui.screens.bezig import BezigScherm
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.voorbeeld import vul_met_voorbeelden
from tests.tui.conftest import KLEIN, Bediening, Werk
from tests.tui.test_snapshots import MATEN, kijk

CIJFERS = KLEIN.with_name("cijfers.yaml")


@pytest.fixture
def cijfers(klein: Werk) -> Werk:
    """A home with a plan that has a target, a break, a survey and a monthly figure."""
    klein.plan = str(CIJFERS)
    return klein


def leef(werk: Werk) -> None:
    """Figures of several years, a judgement that differs from the proposal, and decisions in every stand."""
    with werk.workspace() as w:
        for jaar, waarde in (("2022", "1402"), ("2023", "1388")):
            w.meting("inbraken", jaar, waarde, bron="Jaarverslag")
        w.meting("inbraken", "2024", "1290", voorlopig=True)
        w.meting("tevreden", "2023", "71,5", n="980")
        for maand in range(1, 13):
            w.meting("oproepen", f"2023-{maand:02d}", str(90 if maand == 7 else 50 + maand % 4))
        w.log("alfa", "Vier keer langs geweest.", status="lopend", aantal=4, datum="2024-06-05")
        w.log("beta", "Wacht op de raamovereenkomst.", status="geblokkeerd", datum="2024-09-12")
        w.beoordeel(
            "een",
            2024,
            "op-koers",
            toelichting="De acties lopen zoals afgesproken; de cijfers van het najaar komen nog.",
            bijsturing="Vanaf januari elke maand een controle in het centrum.",
        )
        w.besluit_nieuw(
            "Extra toezicht aan het station in de avond",
            verantwoordelijke="Dienst interventie",
            termijn="01/06/2024",
            datum="01/02/2024",
            fiche="een",
            tekst="Twee ploegen, van donderdag tot zaterdag.",
        )
        open_ = w.besluit_nieuw("Overleg met de handelaars", verantwoordelijke="Korpsleiding", datum="01/03/2024")
        w.besluit_opvolgen(open_.id, "lopend", tekst="Eerste overleg geweest.")
        af = w.besluit_nieuw("Folder over fietsdiefstal", verantwoordelijke="Communicatie", datum="01/04/2024")
        w.besluit_opvolgen(af.id, "uitgevoerd", tekst="In mei verdeeld.")


async def indicatoren(b: Bediening) -> None:
    await b.druk("i")
    await b.scherm("Indicatoren")
    await b.tot(lambda: b.lijst("lijst").current == "inbraken" and "doel" in b.doek("grafiek"))


async def per_maand(b: Bediening) -> None:
    await b.druk("i")
    await b.scherm("Indicatoren")
    await b.druk("down", "down")
    await b.tot(lambda: "boven" in b.doek("grafiek"))


async def cijfer_invoeren(b: Bediening) -> None:
    await indicatoren(b)
    await b.druk("enter")
    await b.scherm("Cijfer invoeren")
    await b.druk("backspace", "x")
    await b.zie("is geen getal")


async def beoordelen(b: Bediening) -> None:
    await b.druk("b")
    await b.scherm("Beoordelen")
    await b.zie("Oordeel van de korpsleiding", "anders dan het voorstel")


async def beoordeling(b: Bediening) -> None:
    await beoordelen(b)
    await b.druk("enter")
    await b.tot(lambda: bool(b.app.screen.query("#toelichting")))


async def ingehaald(b: Bediening) -> None:
    await beoordeling(b)
    await b.druk("2")

    def ander(w: Workspace) -> None:
        with Workspace(w.keuze, wie=Wie("medewerker-2"), klok=w.klok) as van_een_ander:
            van_een_ander.beoordeel(
                "een", 2024, "bijsturen", toelichting="Er gebeurde te weinig.", bijsturing="Een nieuwe aanpak."
            )

    await b.app.bureau.ask(ander)
    await b.druk("ctrl+o")
    await b.zie("heeft intussen ook een oordeel vastgelegd")
    formulier = b.app.screen_stack[-2]
    assert isinstance(formulier, Raam)
    formulier.melding.clear()  # whether the other's judgement was told before the saving hangs on the moment


async def besluiten(b: Bediening) -> None:
    await b.druk("d")
    await b.scherm("Besluiten")
    await b.zie("Extra toezicht")


async def besluit_nieuw(b: Bediening) -> None:
    await besluiten(b)
    await b.druk("n")
    await b.scherm("Nieuw besluit")


async def besluit_opvolgen(b: Bediening) -> None:
    await besluiten(b)
    await b.druk("enter")
    await b.scherm("Besluit opvolgen")


async def vaststellen(b: Bediening) -> None:
    await b.druk("s")
    scherm = await b.scherm("Stuurbord")
    await b.tot(lambda: scherm.markdown is not None)  # type: ignore[attr-defined]
    await b.druk("a")
    await b.scherm("Vaststellen")
    await b.typ("2024")


async def bezig(b: Bediening) -> None:
    await besluiten(b)
    karwei = Karwei("Het stuurbord 2024 wordt vastgesteld.")
    karwei.stap(5, 16, "Politiecollege, html")
    await b.app.push_screen(BezigScherm(karwei))


async def verbeteren(b: Bediening) -> None:
    await b.druk("j")
    await b.scherm("Journaal")
    await b.tot(lambda: bool(b.lijst("lijst").current))
    b.lijst("lijst").go_to("16")
    await b.druk("v")
    await b.scherm("Verbeteren")


async def tekst_wissen(b: Bediening) -> None:
    await b.druk("j")
    await b.scherm("Journaal")
    await b.tot(lambda: bool(b.lijst("lijst").current))
    await b.druk("z")
    await b.scherm("Tekst wissen")


STAPPEN = [
    indicatoren,
    per_maand,
    cijfer_invoeren,
    beoordelen,
    beoordeling,
    ingehaald,
    besluiten,
    besluit_nieuw,
    besluit_opvolgen,
    vaststellen,
    bezig,
    verbeteren,
    tekst_wissen,
]


@pytest.mark.parametrize("donker", [True, False], ids=["donker", "licht"])
@pytest.mark.parametrize("maat", MATEN, ids=["80x24", "120x40"])
@pytest.mark.parametrize("stap", STAPPEN, ids=lambda stap: stap.__name__)
def test_screen(stap: Any, maat: tuple[int, int], donker: bool, cijfers: Werk, snap_compare: Any) -> None:
    leef(cijfers)
    assert kijk(cijfers, stap, maat, donker, snap_compare)


async def besluiten_leeg(b: Bediening) -> None:
    await b.druk("d")
    await b.scherm("Besluiten")
    await b.zie("Nog geen besluiten")


async def beoordelen_leeg(b: Bediening) -> None:
    await b.druk("b")
    await b.scherm("Beoordelen")
    await b.zie("Nog niet beoordeeld")


async def controle(b: Bediening) -> None:
    await b.druk("j")
    await b.scherm("Journaal")
    await b.druk("k")
    await b.scherm("Controle")


@pytest.mark.parametrize("stap", [indicatoren, besluiten_leeg, beoordelen_leeg, controle], ids=lambda s: s.__name__)
def test_with_nothing_recorded(stap: Any, cijfers: Werk, snap_compare: Any) -> None:
    assert kijk(cijfers, stap, (80, 24), True, snap_compare)


@pytest.mark.parametrize("stap", [indicatoren, per_maand, beoordelen, besluiten], ids=lambda s: s.__name__)
def test_in_ascii_without_colour(stap: Any, cijfers: Werk, snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    leef(cijfers)
    assert kijk(cijfers, stap, (80, 24), True, snap_compare, look=Look(ascii=True, colour=False))


async def alle_indicatoren(b: Bediening) -> None:
    await b.druk("i")
    await b.scherm("Indicatoren")
    await b.tot(lambda: bool(b.lijst("lijst").current) and "nul" in b.doek("grafiek"))


async def alle_beoordelingen(b: Bediening) -> None:
    await b.druk("b")
    await b.scherm("Beoordelen")
    await b.zie("Oordeel van de korpsleiding")


@pytest.mark.parametrize("stap", [alle_indicatoren, alle_beoordelingen], ids=lambda s: s.__name__)
@pytest.mark.parametrize("maat", [(80, 24), (200, 60)], ids=["80x24", "200x60"])
def test_the_lama_plan_lived_in(stap: Any, maat: tuple[int, int], werk: Werk, snap_compare: Any) -> None:
    with werk.workspace() as w:
        vul_met_voorbeelden(w)
    assert kijk(werk, stap, maat, True, snap_compare)
