"""The HTML form in a real browser: on a phone, on a desk, on paper, and with hostile text in every field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from lama_zvp.settings import Keuze
from lama_zvp.stuurbord.model import Oogopslagrij, Stuurbord
from lama_zvp.stuurbord.render.html import render
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.voorbeeld import vul_met_voorbeelden
from tests.browser.venster import Blad, Browser
from tests.unit.html_lezer import met_teksten
from tests.unit.html_stof import kerncijfer, klein, maatregel, oogopslagrij, signaal
from tests.unit.test_html_elementen import EVIL
from tests.unit.test_stuurbord_velden import rich


@pytest.fixture
def browser(vereis: Callable[[str], str], tmp_path: Path) -> Browser:
    vereis("pdfinfo")
    vereis("pdftotext")
    return Browser(vereis("chromium"), tmp_path)


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Stuurbord:
    """The whole plan of Lanaken-Maasmechelen with a generated example of five years."""
    keuze = Keuze(thuis=tmp_path_factory.mktemp("thuis"), plan="lama-2020-2025", vandaag=date(2025, 3, 14))
    with Workspace(keuze) as werkruimte:
        vul_met_voorbeelden(werkruimte)
        return werkruimte.stuurbord(2024, "korpsleiding")


def long_words() -> Stuurbord:
    """Every text one word of 180 letters."""
    nummers = count()
    woord = "Aansprakelijkheidswaardevaststelling" * 5
    return met_teksten(rich(), lambda tekst: f"{woord}{next(nummers)}" if tekst else "")


OVERFLOW = """
const breed = doc.documentElement.clientWidth, buiten = [];
for (const e of doc.querySelectorAll('body *')) {
  const r = e.getBoundingClientRect();
  const erbuiten = r.right > breed + 1 && r.width > 1 && !e.closest('.schuif, .vh');
  if (erbuiten) buiten.push(e.tagName + '.' + e.getAttribute('class'));
}
return {schuift: doc.documentElement.scrollWidth - breed, buiten: buiten.slice(0, 5)};
"""


# --- on a screen -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("breed", [320, 390, 768, 1024, 1280])
def test_the_page_never_scrolls_sideways(browser: Browser, council: Stuurbord, breed: int) -> None:
    assert browser.vraag(render(council), OVERFLOW, breed=breed) == {"schuift": 0, "buiten": []}


@pytest.mark.parametrize("breed", [320, 390, 1280])
def test_not_even_with_words_that_have_no_end(browser: Browser, breed: int) -> None:
    assert browser.vraag(render(long_words()), OVERFLOW, breed=breed) == {"schuift": 0, "buiten": []}


def test_on_a_phone_a_row_is_a_block_whose_figures_carry_their_heads(browser: Browser) -> None:
    antwoord = browser.vraag(
        render(klein()),
        """const cel = doc.querySelector('.oog td.nu');
        return [win.getComputedStyle(cel, '::before').content, win.getComputedStyle(cel.parentNode).display,
                parseFloat(win.getComputedStyle(doc.querySelector('.toets')).fontSize) >= 13]""",
    )
    assert antwoord == ['"Nu"', "grid", True]


def test_the_style_counts_under_its_own_policy(browser: Browser) -> None:
    script = "return win.getComputedStyle(doc.querySelector('.vh')).position"
    assert browser.vraag(render(klein()), script) == "absolute"
    changed = render(klein()).replace(b"</style>", b"p { color: red }</style>")
    assert browser.vraag(changed, script) == "static"


def test_the_skip_link_shows_itself_when_it_has_the_focus(browser: Browser) -> None:
    script = """const sprong = doc.querySelector('.spring'), voor = sprong.getBoundingClientRect().top;
        win.focus(); sprong.focus(); return [voor < 0, sprong.getBoundingClientRect().top >= 0]"""
    assert browser.vraag(render(klein()), script) == [True, True]


def test_every_mark_of_every_chart_is_painted(browser: Browser) -> None:
    """Provisional points and lines among them: a rule for something else must not hide them."""
    script = """const vormen = [...doc.querySelectorAll('svg :not(title, desc)')];
        const weg = vormen.filter(v => {
          const stijl = win.getComputedStyle(v);
          return stijl.display == 'none' || (stijl.stroke == 'none' && stijl.fill == 'none');
        });
        return [doc.querySelectorAll('svg .los').length > 2, weg.map(v => v.getAttribute('class'))]"""
    assert browser.vraag(render(rich()), script) == [True, []]


def test_every_link_leads_to_something_that_is_shown(browser: Browser, council: Stuurbord) -> None:
    script = """return [...doc.querySelectorAll('a')].map(a => a.getAttribute('href'))
        .filter(h => !doc.querySelector(h) || !doc.querySelector(h).getClientRects().length)"""
    assert browser.vraag(render(council), script) == []


# --- nothing runs ------------------------------------------------------------------------------------------------

SMUGGLED = (
    b'<script>document.documentElement.dataset.kwaad = "script"</script>'
    b'<b style="position:fixed">x</b><img src="pixel.png" onerror="document.documentElement.dataset.kwaad = \'beeld\'">'
)
TRACE = "return [doc.documentElement.dataset.kwaad || '', win.getComputedStyle(doc.querySelector('main b')).position]"


def test_the_policy_stops_script_inline_style_and_images_that_were_smuggled_in(browser: Browser) -> None:
    smuggled = render(klein()).replace(b'<main id="inhoud" tabindex="-1">', b"<main>" + SMUGGLED)
    assert SMUGGLED in smuggled
    assert browser.vraag(smuggled, TRACE) == ["", "static"]
    unguarded = smuggled.replace(b'http-equiv="Content-Security-Policy"', b'name="niets"')
    assert browser.vraag(unguarded, TRACE) == ["beeld", "fixed"]


@pytest.mark.parametrize("kwaad", EVIL)
def test_hostile_text_does_nothing_even_without_the_policy(browser: Browser, kwaad: str) -> None:
    nummers = count()
    gevaarlijk = kwaad.replace("alert(1)", "document.documentElement.dataset.kwaad=1")
    bord = met_teksten(rich(), lambda tekst: f"{gevaarlijk} {next(nummers)}" if tekst else "")
    unguarded = render(bord).replace(b'http-equiv="Content-Security-Policy"', b'name="niets"')
    script = "return [doc.documentElement.dataset.kwaad || '', doc.querySelectorAll('script, img, iframe').length]"
    assert browser.vraag(unguarded, script) == ["", 0]


# --- on paper ----------------------------------------------------------------------------------------------------


def landscape(bladen: tuple[Blad, ...]) -> list[Blad]:
    return [blad for blad in bladen if blad.liggend]


def test_on_paper_everything_is_a4_and_the_year_at_a_glance_is_one_landscape_page(
    browser: Browser, council: Stuurbord
) -> None:
    bladen = browser.druk(render(council))
    assert {(blad.breed, blad.hoog) for blad in bladen} == {(210, 297), (297, 210)}
    (oog,) = landscape(bladen)
    assert "In één oogopslag" in oog.tekst
    assert "Onbekend is geen oordeel" in oog.tekst
    assert all(rij.titel.split()[0] in oog.tekst for rij in council.oogopslag.rijen)


@pytest.mark.parametrize("welk", ["council", "rich", "crowded"])
def test_nothing_is_so_wide_that_the_paper_has_to_shrink_the_letters(
    browser: Browser, council: Stuurbord, welk: str
) -> None:
    """The title is the largest word of the first sheet, and as large as in a document that certainly fits."""
    bord = {"council": council, "rich": rich(), "crowded": crowded(9, 120)}[welk]
    zelfde_titel = bord.model_copy(update={"titel": "Stuurbord 2024"})
    klein_, groot = (browser.druk(render(b))[0].letters for b in (klein(), zelfde_titel))
    assert max(groot) == pytest.approx(max(klein_), rel=0.002)


def crowded(rijen: int, lang: int) -> Stuurbord:
    """Section 1 with this many fiches, and texts of `lang` characters in what stands out."""
    tekst = ("voorbeeldig lange omschrijving van een maatregel " * 20)[:lang]
    vragen = ("B1", "B12", "B21")

    def rij(nummer: int) -> Oogopslagrij:
        kern = kerncijfer(tekst[:50])
        return oogopslagrij(f"Fiche {nummer} met lange naam"[:24], kern, klasse="beperkt", gevraagd=vragen)

    signalen = tuple(signaal(tekst, tekst) for _ in range(3))
    oog = klein().oogopslag.model_copy(
        update={
            "rijen": tuple(map(rij, range(rijen))),
            "goed": signalen,
            "goed_tekort": "",
            "bijsturen": signalen,
            "bijsturen_tekort": "",
        }
    )
    return klein().model_copy(update={"oogopslag": oog})


CROWDS = [(0, 0), (1, 60), (4, 300), (6, 200), (9, 120), (9, 260), (12, 200), (16, 160), (20, 120), (24, 160)]


@pytest.mark.parametrize(("rijen", "lang"), CROWDS)
def test_the_year_at_a_glance_stays_one_page_however_much_it_holds(browser: Browser, rijen: int, lang: int) -> None:
    (oog,) = landscape(browser.druk(render(crowded(rijen, lang))))
    assert "Onbekend is geen oordeel" in oog.tekst


def test_every_sheet_says_what_it_is_and_is_numbered(browser: Browser, council: Stuurbord) -> None:
    bladen = browser.druk(render(council))
    for nummer, blad in enumerate(bladen, 1):
        assert "Stuurbord 2024 · ontwerp · klasse beperkt · voorbeelddata" in blad.tekst
        assert f"{nummer} / {len(bladen)}" in blad.tekst


def test_the_head_of_a_long_table_comes_back_on_every_sheet(browser: Browser) -> None:
    bord = klein()
    laag = bord.fiches[0].lagen[0]
    veel = laag.model_copy(update={"maatregelen": tuple(maatregel(f"Maatregel nummer {n}") for n in range(60))})
    fiche = bord.fiches[0].model_copy(update={"lagen": (veel,)})
    bladen = browser.druk(render(bord.model_copy(update={"fiches": (fiche,)})))
    met = [blad for blad in bladen if "Maatregel nummer" in blad.tekst]
    assert len(met) >= 3
    assert all("Voortgang en bewijs" in blad.tekst for blad in met)


def test_what_is_for_a_screen_stays_off_the_paper(browser: Browser) -> None:
    tekst = " ".join(blad.tekst for blad in browser.druk(render(klein())))
    assert "Naar de inhoud" not in tekst
    assert "Naar boven" not in tekst
    assert "Beslissing:" in tekst
