"""Text from people is data: nothing in it is obeyed, and all of it is there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from typing import Any, Literal, get_args, get_origin

import pikepdf
import pytest
import typst
from pydantic import BaseModel

from lama_zvp.stuurbord.model import Stuurbord
from lama_zvp.stuurbord.render.pdf import drukpers, render
from lama_zvp.stuurbord.render.pdf.letters import lettertypen
from tests.pdf.lezer import Pdf, kaal

MARKUP = r'#read("/etc/passwd") #import "@preview/x:1.0.0": * $x^2$ *v* _c_ = kop @r <lab> [a](b) {c} // /* \ ` ~ --'
HTML = "<script>alert(1)</script> &amp; | a | b |"
VREEMD = "שלום العربية नमस्ते ελληνικά кириллица ◐◔▁█ ﷺ"
ZONDER_LETTER = "😀 👩🏽 中文 ก"


def overal(waarde: Any, doe: Callable[[str], str], soort: Any = None) -> Any:
    """The document with `doe` applied to every text that people write."""
    if isinstance(waarde, BaseModel):
        velden = type(waarde).model_fields
        return type(waarde).model_validate(
            {n: overal(getattr(waarde, n), doe, v.annotation) for n, v in velden.items()}
        )
    if isinstance(waarde, tuple):
        return tuple(overal(deel, doe, soort) for deel in waarde)
    return doe(waarde) if isinstance(waarde, str) and not _keuze(soort) and not _cijfers(waarde) else waarde


def _keuze(soort: Any) -> bool:
    return get_origin(soort) is Literal or any(_keuze(deel) for deel in get_args(soort))


def _cijfers(tekst: str) -> bool:
    """A period or a hash: never written by hand."""
    return bool(re.fullmatch(r"\d{4}(-\w+)?|[0-9a-f]{64}", tekst))


@pytest.fixture(scope="session")
def vijandig(rijk: Stuurbord) -> Pdf:
    doc: Stuurbord = overal(rijk, lambda tekst: f"{tekst} {MARKUP} {HTML}" if tekst else tekst)
    return Pdf(render(doc))


def test_markup_comes_out_as_the_characters_that_were_typed(vijandig: Pdf) -> None:
    assert vijandig.tekst.count(kaal(f"{MARKUP} {HTML}")) > 200
    assert "root:x:0:0" not in vijandig.alles()


def test_it_breaks_neither_page_nor_tag(vijandig: Pdf) -> None:
    assert vijandig.ongemerkt() == []
    assert sum(p.mediabox[2] > p.mediabox[3] for p in vijandig.boek.pages) == 1


def test_other_scripts_are_set_and_what_has_no_letter_is_named(rijk: Stuurbord) -> None:
    titel = f"Plan {VREEMD} {ZONDER_LETTER} slot"
    kop = rijk.colofon.model_copy(update={"plan_titel": titel, "plan_bron": ZONDER_LETTER})
    pdf = Pdf(render(rijk.model_copy(update={"colofon": kop})))
    for woord in ("ελληνικά", "кириллица", "◐◔▁█"):
        assert woord in pdf.tekst
    for teken in ZONDER_LETTER.replace(" ", ""):
        assert f"[U+{ord(teken):04X}]" in pdf.tekst
        assert teken not in pdf.alles()
    assert "[U+05E9]" not in pdf.tekst


def test_nothing_of_a_very_long_text_is_lost(rijk: Stuurbord) -> None:
    fiche = rijk.fiches[0]
    assert fiche.beoordeling
    woorden = [f"woord{i}" for i in range(12_000)]
    lang = fiche.beoordeling.model_copy(update={"toelichting": " ".join(woorden), "bijsturing": "é" * 3000})
    besluit = rijk.beslispunten.punten[0].model_copy(update={"toelichting": " ".join(woorden[:2000])})
    pdf = Pdf(
        render(
            rijk.model_copy(
                update={
                    "fiches": (fiche.model_copy(update={"beoordeling": lang}),),
                    "beslispunten": rijk.beslispunten.model_copy(update={"punten": (besluit,)}),
                }
            )
        )
    )
    voor, _, na = pdf.lopend.partition("3Deactiefiches3.1")
    assert kaal(" ".join(woorden[:2000])) in voor
    assert kaal(" ".join(woorden)) in na
    assert "é" * 3000 in na


def test_words_longer_than_a_column_stay_on_the_page(rijk: Stuurbord) -> None:
    fiche = rijk.fiches[0]
    laag = fiche.lagen[0]
    lang = "x1" * 300
    maatregel = laag.maatregelen[0].model_copy(update={"titel": lang})
    lagen = (laag.model_copy(update={"maatregelen": (maatregel,)}),)
    pdf = Pdf(render(rijk.model_copy(update={"fiches": (fiche.model_copy(update={"lagen": lagen}),)})))
    assert lang in pdf.tekst
    assert max(_rechts(pdf)) < 595


def _rechts(pdf: Pdf) -> list[float]:
    """Where each run of text starts, on portrait pages, in points from the left."""
    uit = []
    for pagina in pdf.boek.pages:
        if pagina.mediabox[2] > pagina.mediabox[3]:
            continue
        for opdracht in pikepdf.parse_content_stream(pagina):
            if str(opdracht.operator) == "Tm":
                uit.append(float(opdracht.operands[4]))
    return uit


def test_the_templates_evaluate_no_text_and_read_no_file_but_the_data() -> None:
    map_ = files("lama_zvp.stuurbord.render.pdf") / "sjabloon"
    sjablonen = {naam.name: naam.read_text(encoding="utf-8") for naam in map_.iterdir() if naam.name.endswith(".typ")}
    assert len(sjablonen) == 4
    bron = "\n".join(re.sub(r"//.*", "", tekst) for tekst in sjablonen.values())
    assert not re.search(r"\b(eval|read|plugin|image|csv|yaml|toml|xml|cbor|bibliography)\s*\(", bron)
    assert re.findall(r"\bjson\(([^)]*)\)", bron) == ['"gegevens.json"']
    assert set(re.findall(r'#import "([^"]+)"', bron)) <= set(sjablonen)


@pytest.mark.parametrize(
    "bron",
    [
        '#read("/etc/passwd")',
        '#read("../../../../etc/passwd")',
        '#image("/etc/hostname")',
        '#import "/etc/passwd": x',
        '#include "pyproject.toml"',
        '#import "@preview/cetz:0.3.0"',
        '#import "@local/x:0.1.0"',
    ],
)
def test_even_a_template_could_reach_nothing_on_this_machine(bron: str) -> None:
    pers = drukpers._Pers(lettertypen(), date(2025, 3, 14))
    pers.bronnen["main.typ"] = f'#set document(title: "x")\n{bron}'.encode()
    with pytest.raises(typst.TypstError):
        pers._maak({})
