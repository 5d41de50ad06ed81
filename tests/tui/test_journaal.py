"""The journal on screen: narrowed by what is typed, with what was searched for marked; told when it cannot be."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.access.rollen import Wie
from lama_zvp.tui.app import KIJK_ELKE
from lama_zvp.tui.lines import text_of
from lama_zvp.tui.treffer import MATCH, fragment, marked, places
from lama_zvp.tui.widgets.canvas import Page
from lama_zvp.tui.widgets.fields import Field
from lama_zvp.veilig import platte_tekst
from tests.tui.conftest import KLEIN, Bediening, Werk


@given(tekst=st.text(max_size=40), gezocht=st.text(min_size=1, max_size=3))
def test_marking_changes_no_letter(tekst: str, gezocht: str) -> None:
    assert text_of(marked(tekst, gezocht)) == platte_tekst(tekst)


@given(voor=st.text("abc é", max_size=10), na=st.text("abc é", max_size=10))
def test_what_is_searched_is_marked_whatever_its_capitals_and_accents(voor: str, na: str) -> None:
    tekst = platte_tekst(f"{voor}XÉRÈS{na}")
    (plek,) = places(tekst, "xeres")
    assert tekst[slice(*plek)] == "XÉRÈS"
    assert ("XÉRÈS", MATCH) in marked(tekst, "xeres")


@pytest.mark.parametrize("gezocht", ["", "zzz", "😀"])
def test_what_is_not_there_is_not_marked(gezocht: str) -> None:
    assert marked("gewone tekst", gezocht) == (("gewone tekst", ""),)


def test_a_match_far_to_the_right_is_brought_into_sight() -> None:
    tekst = "woord " * 40 + "naald in de hooiberg"
    getoond = fragment(tekst, "NAALD", 40)
    assert getoond.startswith("…")
    assert getoond.index("naald") < 30
    assert fragment(tekst, "woord", 40) == tekst


def vul(werk: Werk) -> None:
    with werk.workspace() as w:
        w.log("alfa", "Controle aan het café", status="lopend", datum="2023-05-01")
        w.log("gamma", "Overleg met de buurt", datum="2024-02-02")
        w.meting("geteld", "2023", "17", bron="Jaarverslag")
        w.besluit_nieuw("Meer controles", verantwoordelijke="korpsleiding", datum="2024-03-01", fiche="twee")
    with werk.workspace(Wie("collega-2")) as w:
        w.log("beta", "Van een collega", datum="2024-04-01")


async def open_filter(b: Bediening) -> None:
    await b.druk("j")
    await b.scherm("Journaal")
    await b.tot(lambda: len(b.lijst("lijst").lines) == 5)
    await b.druk("f")


async def vul_in(b: Bediening, id: str, tekst: str, aantal: int) -> None:
    b.app.screen.query_one(f"#{id}", Field).focus()
    await b.typ(tekst)
    await b.tot(lambda: len([k for k in b.lijst("lijst")._keys if k]) == aantal, f"{aantal} rijen na {id}={tekst}")


@pytest.mark.parametrize(
    ("id", "tekst", "aantal"),
    [("zoek", "CAFE", 1), ("fiche", "twe", 2), ("jaar", "2024", 3), ("wie", "coll", 1), ("soort", "besl", 1)],
)
async def test_each_field_narrows_the_list(id: str, tekst: str, aantal: int, klein: Werk) -> None:
    vul(klein)
    async with klein.open(120, 40) as b:
        await open_filter(b)
        await vul_in(b, id, tekst, aantal)


async def test_the_fields_narrow_together_and_a_shows_everything_again(klein: Werk) -> None:
    vul(klein)
    async with klein.open() as b:
        await open_filter(b)
        assert re.search(r"Bevat .*\n.*Fiche .* Jaar .* Wie .* Soort ", b.tekst)
        await vul_in(b, "jaar", "2024", 3)
        await vul_in(b, "zoek", "con", 1)
        await b.druk("enter")
        assert b.lijst("lijst").has_focus
        await b.druk("a")
        await b.tot(lambda: len(b.lijst("lijst").lines) == 5)
        assert not b.app.screen.query_one("#filter").display


async def test_the_match_is_marked_in_the_row_and_in_full(klein: Werk) -> None:
    vul(klein)
    async with klein.open(120, 40) as b:
        await open_filter(b)
        await vul_in(b, "zoek", "cafe", 1)
        voluit = b.app.screen.query_one("#voluit", Page)
        await b.tot(lambda: ("café", MATCH) in b.lijst("lijst").lines[0], "de treffer in de rij")
        await b.tot(lambda: any(("café", MATCH) in lijn for lijn in voluit.lines), "de treffer voluit")


@pytest.mark.parametrize(
    ("id", "tekst", "klacht"),
    [("fiche", "xyz", "Geen fiche"), ("jaar", "24", "vier cijfers"), ("soort", "xx", "Soort: voortgang")],
)
async def test_what_cannot_be_asked_is_told_while_typing_and_the_list_stays(
    id: str, tekst: str, klacht: str, klein: Werk
) -> None:
    vul(klein)
    async with klein.open() as b:
        await open_filter(b)
        b.app.screen.query_one(f"#{id}", Field).focus()
        await b.typ(tekst)
        await b.tot(lambda: klacht in b.doek("stand"))
        assert len(b.lijst("lijst").lines) == 5


async def test_blanked_text_is_not_found(klein: Werk) -> None:
    vul(klein)
    with klein.workspace() as w:
        w.redigeer("1", reden="Op vraag")
    async with klein.open() as b:
        await b.druk("j")
        await b.scherm("Journaal")
        await b.tot(lambda: len(b.lijst("lijst").lines) == 6)
        await b.druk("f")
        await b.typ("cafe")
        await b.zie("Niets gevonden met")


DRUK = 2.0
"""How much slower a busy machine may be than the two seconds that are promised."""
SCHRIJVER = """
import sys
from datetime import date
from pathlib import Path
from lama_zvp.access.rollen import Wie
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
with Workspace(Keuze(Path(sys.argv[1]), plan=sys.argv[2], vandaag=date(2024, 12, 30)), wie=Wie("collega")) as w:
    w.heeft_journaal()
    sys.stdin.readline()
    w.log("gamma", "Vers van een ander", datum="2024-12-30")
    print("klaar", flush=True)
"""


async def test_an_entry_of_another_process_appears_within_two_seconds_and_moves_nothing(klein: Werk) -> None:
    vul(klein)
    ander = subprocess.Popen(
        [sys.executable, "-c", SCHRIJVER, str(klein.thuis), str(KLEIN)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    try:
        async with klein.open() as b:
            await b.druk("j")
            await b.scherm("Journaal")
            await b.tot(lambda: len(b.lijst("lijst").lines) == 5)
            await b.druk("down", "down")
            voor = (b.lijst("lijst").current, b.app.focused)
            assert ander.stdin is not None
            assert ander.stdout is not None
            ander.stdin.write("\n")
            ander.stdin.flush()
            assert ander.stdout.readline() == "klaar\n"
            begin = time.monotonic()
            await b.tot(lambda: len(b.lijst("lijst").lines) == 6)
            assert KIJK_ELKE <= 1.5
            assert time.monotonic() - begin < DRUK * 2.0
            assert "Vers van een ander" in b.tekst
            assert (b.lijst("lijst").current, b.app.focused) == voor
    finally:
        ander.kill()
        ander.wait()


async def test_an_entry_of_another_does_not_disturb_who_is_typing(klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk("l")
        await b.scherm("Loggen")
        await b.typ("gamma")
        await b.druk("enter")
        await b.tot(lambda: bool(b.app.screen.query("#tekst")))
        b.app.screen.query_one("#tekst").focus()
        await b.typ("Half")
        with klein.workspace(Wie("collega-2")) as w:
            w.log("beta", "Ondertussen", datum="2024-04-01")
        await b.app.kijk()
        await b.tot(lambda: b.app.oordeel is not None and b.app.oordeel.meldingen == 1)
        await b.typ(" zin")
        assert b.app.screen.query_one("#tekst").text == "Half zin"  # type: ignore[attr-defined]
