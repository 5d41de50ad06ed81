"""The HTML form as a whole: one valid, self-contained, accessible file in which every text is only text."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from functools import cache
from itertools import count, pairwise
from pathlib import Path

import html5lib
import pytest

from lama_zvp.stuurbord.model import Stuurbord
from lama_zvp.stuurbord.render.html import render
from tests.unit.html_lezer import Element, lees, met_teksten
from tests.unit.html_stof import klein, maatregel
from tests.unit.stuurbord_stof import bouw, geleefd, plan, vorig_document
from tests.unit.test_html_elementen import EVIL
from tests.unit.test_stuurbord_velden import FIELDS, rich, shows

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "html" / "klein.html"
SECTIONS = (
    "Colofon",
    "In één oogopslag",
    "Beslispunten",
    "Per fiche",
    "Hefbomen",
    "Middelen en federale bijdrage",
    "Per gemeente",
    "Gewijzigd sinds het vorige stuurbord",
    "Planhiaten en datakwaliteit",
    "Verantwoording",
    "Akkoord",
)
ELEMENTS = (
    "html head meta title style body a header h1 h2 h3 h4 h5 p span nav ol ul li div main section article blockquote "
    "table caption thead tbody tr th td dl dt dd time code strong br figure figcaption footer "
    "svg desc line polyline polygon circle rect text"
)
ATTRIBUTES = (
    "lang charset http-equiv content name class id href role tabindex scope colspan rowspan datetime data-kop "
    "aria-labelledby aria-label aria-hidden viewbox width height x y x1 x2 y1 y2 cx cy r points text-anchor"
)


def documents() -> dict[str, Stuurbord]:
    plan_ = plan()
    return {
        "by hand": klein(),
        "rich": rich(),
        "empty": bouw(plan_, ()),
        "council": bouw(plan_, geleefd(plan_), vorig=vorig_document(plan_)),
        "public": bouw(plan_, geleefd(plan_), "politieraad", versie=1),
    }


@cache
def page(naam: str) -> bytes:
    return render(documents()[naam])


each = pytest.mark.parametrize("naam", ["by hand", "rich", "empty", "council", "public"])


# --- one valid file ----------------------------------------------------------------------------------------------


@each
def test_the_file_is_valid_html_without_a_single_parse_error(naam: str) -> None:
    html5lib.HTMLParser(strict=True).parse(page(naam))


@each
def test_only_known_elements_and_attributes_occur(naam: str) -> None:
    elementen = list(lees(page(naam)).alle())
    assert {element.naam for element in elementen} <= set(ELEMENTS.split())
    assert {attribuut for element in elementen for attribuut in element.attributen} <= set(ATTRIBUTES.split())


@each
def test_ids_are_unique_and_every_reference_finds_its_place(naam: str) -> None:
    elementen = list(lees(page(naam)).alle())
    ids = Counter(element.attributen["id"] for element in elementen if "id" in element.attributen)
    assert [id_ for id_, keer in ids.items() if keer > 1] == []
    for element in elementen:
        doelen = (element.attributen.get("aria-labelledby") or "").split()
        if "href" in element.attributen:
            assert (element.attributen["href"] or "").startswith("#")
            doelen.append((element.attributen["href"] or "")[1:])
        assert [doel for doel in doelen if doel not in ids] == []


@each
def test_nothing_comes_from_elsewhere(naam: str) -> None:
    tekst = page(naam).decode()
    assert not re.search(r"https?:|//|url\(|@import|src=|<script|<link|<img|javascript:", tekst.replace("sha256-", ""))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(klein()) == render(klein())
    assert render(rich()) == render(rich())


# --- the security policy -----------------------------------------------------------------------------------------


@each
def test_the_policy_allows_this_style_and_nothing_else(naam: str) -> None:
    wortel = lees(page(naam))
    (stijl,) = wortel.alle("style")
    afdruk = base64.b64encode(hashlib.sha256(stijl.tekst().encode()).digest()).decode()
    beleid = [m.attributen["content"] for m in wortel.alle("meta") if m.attributen.get("http-equiv")]
    assert beleid == [f"default-src 'none'; style-src 'sha256-{afdruk}'; base-uri 'none'; form-action 'none'"]


def test_the_policy_stands_before_anything_it_must_govern() -> None:
    kop = next(lees(page("by hand")).alle("head"))
    assert [kind.naam for kind in kop.kinderen[:2]] == ["meta", "meta"]
    assert "http-equiv" in kop.kinderen[1].attributen


def test_no_text_of_the_document_reaches_the_style() -> None:
    nummers = count()
    elders = met_teksten(klein(), lambda _: f"woord{next(nummers)}")
    stijlen = [next(lees(render(bord)).alle("style")).tekst() for bord in (klein(), elders)]
    assert stijlen[0] == stijlen[1]


# --- every text is only text -------------------------------------------------------------------------------------


def shape(element: Element) -> list[tuple[str, tuple[str, ...]]]:
    return [(e.naam, tuple(sorted(e.attributen))) for e in element.alle()]


@pytest.mark.parametrize("kwaad", EVIL)
@pytest.mark.parametrize("bord", [klein, rich])
def test_hostile_text_in_every_field_adds_no_element_and_no_attribute(kwaad: str, bord: object) -> None:
    assert callable(bord)

    def versie(kern: str) -> Element:
        nummers = count()
        bytes_ = render(met_teksten(bord(), lambda tekst: f"{kern} {next(nummers)}" if tekst else ""))
        html5lib.HTMLParser(strict=True).parse(bytes_)
        return lees(bytes_)

    assert shape(versie(kwaad)) == shape(versie("gewoon"))


def test_no_control_or_direction_character_is_written() -> None:
    bytes_ = render(met_teksten(klein(), lambda tekst: f"{tekst}\x1b[2J\u202e\u2066\x07\u200b"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", bytes_.decode())


# --- structure for who reads and who listens ---------------------------------------------------------------------


@each
def test_the_page_is_in_flemish_and_has_its_landmarks(naam: str) -> None:
    wortel = lees(page(naam))
    assert next(wortel.alle("html")).attributen["lang"] == "nl-BE"
    assert [len(list(wortel.alle(soort))) for soort in ("h1", "main", "nav")] == [1, 1, 1]
    eerste = next(next(wortel.alle("body")).alle())
    assert (eerste.naam, eerste.attributen["href"], eerste.tekst()) == ("a", "#inhoud", "Naar de inhoud")


@each
def test_all_eleven_sections_are_there_in_order(naam: str) -> None:
    koppen = [
        kop.tekst()
        for deel in lees(page(naam)).alle("section")
        if "sectie" in deel.klassen()
        for kop in deel.alle("h2")
    ]
    assert koppen == [f"{nummer} {titel}" for nummer, titel in enumerate(SECTIONS)]


@each
def test_headings_never_skip_a_level(naam: str) -> None:
    niveaus = [int(kop.naam[1]) for kop in lees(page(naam)).alle("h1", "h2", "h3", "h4", "h5")]
    assert niveaus[0] == 1
    assert all(later - eerder <= 1 for eerder, later in pairwise(niveaus))


@each
def test_no_heading_is_empty_and_no_list_stands_without_items(naam: str) -> None:
    wortel = lees(page(naam))
    assert all(kop.tekst().strip() for kop in wortel.alle("h1", "h2", "h3", "h4", "h5", "caption", "th"))
    assert all(lijst.kinderen for lijst in wortel.alle("ul", "ol", "dl", "tbody", "thead"))


@each
def test_every_table_has_a_caption_and_heads_that_scope(naam: str) -> None:
    for tabel in lees(page(naam)).alle("table"):
        assert len(list(tabel.alle("caption"))) == len(list(tabel.alle("thead"))) == 1
        assert all(th.attributen["scope"] in ("col", "colgroup", "row", "rowgroup") for th in tabel.alle("th"))
        for rij in (rij for lijf in tabel.alle("tbody") for rij in lijf.kinderen):
            assert rij.kinderen[0].naam == "th" or "slot" in rij.klassen()


@each
def test_every_row_is_as_wide_as_its_table(naam: str) -> None:
    for tabel in lees(page(naam)).alle("table"):
        kop = next(tabel.alle("thead")).kinderen[0]
        breed = sum(int(cel.attributen.get("colspan") or 1) for cel in kop.kinderen)
        for lijf in tabel.alle("tbody"):
            for rij in lijf.kinderen:
                assert sum(int(cel.attributen.get("colspan") or 1) for cel in rij.kinderen) == breed


@each
def test_every_drawing_is_an_image_with_words(naam: str) -> None:
    for svg in lees(page(naam)).alle("svg"):
        assert svg.attributen["role"] == "img"
        assert next(svg.alle("title")).tekst().strip()


@each
def test_a_verdict_is_always_a_symbol_and_a_word(naam: str) -> None:
    chips = [element for element in lees(page(naam)).alle("span") if "oord" in element.klassen()]
    assert chips
    for chip in chips:
        (symbool,) = chip.kinderen
        assert symbool.attributen["aria-hidden"] == "true"
        assert len(symbool.tekst()) == 1
        assert len(chip.tekst().removeprefix(symbool.tekst()).strip()) >= 4


def test_what_is_unknown_has_no_colour() -> None:
    for chip in (e for e in lees(page("empty")).alle("span") if "oord" in e.klassen()):
        if "onbekend" in chip.tekst() or "onvoldoende" in chip.tekst():
            assert chip.klassen() == {"oord", "leeg"}


def test_a_scrolling_box_has_a_name_and_the_keyboard_reaches_wide_tables() -> None:
    for vak in (e for e in lees(page("rich")).alle("div") if "schuif" in e.klassen()):
        tabel = next(vak.alle("table"))
        assert (vak.attributen["role"], vak.attributen["aria-label"]) == ("group", next(tabel.alle("caption")).tekst())
        bereikbaar = "tabindex" in vak.attributen or bool(list(vak.alle("a")))
        assert bereikbaar or "reeks" in tabel.klassen()


# --- what it says ------------------------------------------------------------------------------------------------


def text(bord: Stuurbord) -> str:
    """What the page says, words of neighbouring elements apart."""
    apart = render(bord).replace(b"<p", b" <p")
    return re.sub(r"\s+", " ", next(lees(apart).alle("main")).tekst().replace("\u00a0", " "))


def test_the_judgement_stands_beside_the_proposal_and_a_difference_is_said() -> None:
    gelijk = klein()
    assert "De beoordeling wijkt af van het voorstel van het programma." in text(gelijk)
    fiche = gelijk.fiches[0].model_copy(update={"voorstel": "op-koers"})
    assert "wijkt af" not in text(gelijk.model_copy(update={"fiches": (fiche,)}))


def test_a_change_without_decision_says_so_and_one_with_names_it() -> None:
    tekst = text(klein())
    assert "Streefwaarde voor 2025 van 10 naar 12. zonder besluit" in tekst
    assert "“Extra controles” (12 maart 2024, #12)" in tekst


def test_what_softens_the_plan_stands_before_what_does_not() -> None:
    tekst = text(klein())
    assert tekst.index("Verschoven termijnen") < tekst.index("Verzachte streefwaarden")


def test_a_measure_of_which_nothing_was_heard_stands_below_the_others_with_one_reason_for_all() -> None:
    tekst = text(klein())
    assert tekst.index("BOB-controles") < tekst.index("Er is nog niets gemeld. Snelheidscamera")


def test_stale_good_news_is_unknown_and_the_reason_is_told_once() -> None:
    bord = klein()
    oud = maatregel("Flitsmarathon", verouderd=True).model_copy(
        update={"stand": maatregel("x").stand.model_copy(update={"oordeel": "onbekend"})}
    )
    laag = bord.fiches[0].lagen[0].model_copy(update={"maatregelen": (oud,)})
    tekst = text(bord.model_copy(update={"fiches": (bord.fiches[0].model_copy(update={"lagen": (laag,)}),)}))
    assert "Flitsmarathon 4 keer per jaar · Aalbeek ○ onbekend Verouderd." in tekst
    assert tekst.count("te oud om nog te tellen") == 1


def test_hidden_counts_are_shown_as_hidden() -> None:
    tekst = text(klein())
    assert "Verkeer 12 < 5 n.g." in tekst


def test_an_indicator_that_two_parts_share_is_told_in_full_once_and_linked_from_both() -> None:
    bord = klein()
    hefboom = bord.hefbomen[0].model_copy(update={"indicatoren": bord.fiches[0].indicatoren})
    wortel = lees(render(bord.model_copy(update={"hefbomen": (hefboom,)})))
    kaarten = [e for e in wortel.alle("article") if "cijfer" in e.klassen()]
    namen = [next(kaart.alle("h4", "h5")).tekst() for kaart in kaarten]
    assert namen == ["Tevreden over de politie", "Zwaargewonden in het verkeer"]
    doel = f"#{kaarten[1].attributen['id']}"
    assert sum(a.attributen["href"] == doel for a in wortel.alle("a")) == 2


def test_figures_without_a_group_stand_under_a_heading_of_their_own() -> None:
    bord = klein()
    los = bord.fiches[0].indicatoren[0].model_copy(update={"sleutel": "los", "naam": "Los cijfer", "groep": ""})
    fiche = bord.fiches[0].model_copy(update={"indicatoren": (*bord.fiches[0].indicatoren, los)})
    tekst = text(bord.model_copy(update={"fiches": (fiche,)}))
    assert tekst.index("Verkeersongevallen") < tekst.index("Andere cijfers") < tekst.index("Los cijfer")


def test_open_decisions_are_counted_in_words_that_fit_the_number() -> None:
    bord = klein()

    def met(aantal: int, laat: int) -> str:
        oog = bord.oogopslag.model_copy(update={"besluiten_open": aantal, "besluiten_te_laat": laat})
        return text(bord.model_copy(update={"oogopslag": oog}))

    assert "Besluiten van de raad: geen enkel besluit staat open." in met(0, 0)
    assert "Besluiten van de raad: 1 besluit staat open, waarvan 1 te laat." in met(1, 1)
    assert "Besluiten van de raad: 7 besluiten staan open." in met(7, 0)


def test_the_same_indicator_with_another_content_is_told_in_full_again() -> None:
    bord = klein()
    anders = bord.fiches[0].indicatoren[0].model_copy(update={"bron": "Elders"})
    hefboom = bord.hefbomen[0].model_copy(update={"indicatoren": (anders,)})
    wortel = lees(render(bord.model_copy(update={"hefbomen": (hefboom,)})))
    assert len([e for e in wortel.alle("article") if "cijfer" in e.klassen()]) == 3


def test_example_data_and_drafts_say_so_on_the_first_screen_and_on_every_sheet() -> None:
    bord = klein()
    kop = next(lees(render(bord)).alle("header")).tekst()
    assert "Ontwerp van 14 maart 2025" in kop
    assert "VOORBEELDDATA" not in kop
    voorbeeld = bord.model_copy(update={"colofon": bord.colofon.model_copy(update={"voorbeelddata": True})})
    wortel = lees(render(voorbeeld))
    assert "VOORBEELDDATA" in next(wortel.alle("header")).tekst()
    assert "Stuurbord 2024 · ontwerp · klasse beperkt · voorbeelddata" in next(wortel.alle("style")).tekst()


# --- every field -------------------------------------------------------------------------------------------------

NAAM = "a name for commands and links; the title stands there"
ZIN = "the sentence in the reasons says it"
LEFT_OUT = {
    "Stuurbord.schema_versie": "speaks of the JSON form only",
    "Colofon.plan_sleutel": NAAM,
    "Editiedeel.sleutel": NAAM,
    "Editiedeel.werklijst": "the list itself is there or not",
    "Indicatordeel.sleutel": NAAM,
    "Laagdeel.sleutel": NAAM,
    "Maatregeldeel.naam": NAAM,
    "Vergelijking.oud": ZIN,
    "Vergelijking.nieuw": ZIN,
    "Vergelijking.verschil": ZIN,
    "Vergelijking.relatief": ZIN,
    "Vergelijking.p": ZIN,
    "Vergelijking.p_woorden": ZIN,
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_shown_or_named_as_left_out(field: str) -> None:
    assert shows("html", field) != (field in LEFT_OUT), LEFT_OUT.get(field, "shown nowhere")


# --- golden ------------------------------------------------------------------------------------------------------


def test_the_small_document_reads_as_it_was_read_by_a_person() -> None:
    """Without the style, which has its own tests. Write anew with `python -m tests.unit.test_html_document`."""
    assert without_style(page("by hand")) == GOLDEN.read_text("utf-8")


def without_style(bytes_: bytes) -> str:
    tekst = re.sub(r"<style>.*?</style>\n?", "", bytes_.decode(), flags=re.DOTALL)
    return re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-…", tekst)


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(without_style(page("by hand")), "utf-8")
