"""What stands in the document, and on which page: everything of the model, once at a glance, and a place to sign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from lama_zvp.stuurbord.model import Colofon, Stuurbord
from lama_zvp.stuurbord.render.pdf import render
from lama_zvp.stuurbord.render.pdf.geheel import document
from tests.pdf.lezer import Pdf, kaal

DELEN = (
    "0 Colofon",
    "1 In één oogopslag: 2024",
    "2 Beslispunten",
    "3 De actiefiches",
    "4 De hefbomen",
    "5 Middelen en federale bijdrage",
    "6 Per gemeente",
    "7 Gewijzigd sinds het vorige stuurbord",
    "8 Planhiaten en datakwaliteit",
    "9 Verantwoording",
    "10 Akkoord",
)
_GEEN_TEKST = frozenset(("b", "i", "v", "kant", "soort", "kleur", "streep", "rand", "vul", "naar", "label", "breed"))


def liggend(pdf: Pdf) -> list[int]:
    """The numbers of the landscape pages, from 1."""
    return [i for i, p in enumerate(pdf.boek.pages, 1) if p.mediabox[2] > p.mediabox[3]]


def met_colofon(stuurbord: Stuurbord, **velden: Any) -> Stuurbord:
    colofon: Colofon = stuurbord.colofon.model_copy(update=velden)
    return stuurbord.model_copy(update={"colofon": colofon})


def teksten(waarde: Any) -> Iterator[str]:
    """Every text that the templates are given to show."""
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, list | tuple):
        for deel in waarde:
            yield from teksten(deel)
    elif isinstance(waarde, dict):
        for sleutel, deel in waarde.items():
            if sleutel not in _GEEN_TEKST and not (sleutel == "maat" and isinstance(deel, int | float)):
                yield from teksten(deel)


@pytest.mark.parametrize("welk", ["rijk", "lama"])
def test_every_text_that_goes_in_comes_out(welk: str, request: pytest.FixtureRequest) -> None:
    stuurbord: Stuurbord = request.getfixturevalue(welk)
    pdf: Pdf = request.getfixturevalue({"rijk": "rijke_pdf", "lama": "lama_pdf"}[welk])
    gelezen = pdf.tekst + kaal("".join(pdf.strings()))
    gevraagd = {kaal(tekst) for tekst in teksten(document(stuurbord))}
    assert len(gevraagd) > 400
    assert sorted(tekst for tekst in gevraagd if tekst not in gelezen) == []


def test_bookmarks_lead_to_every_section_and_every_fiche(lama: Stuurbord, lama_pdf: Pdf) -> None:
    wijzers = lama_pdf.bladwijzers()
    assert [titel for diepte, titel in wijzers if diepte == 1] == ["Het speerpunt van het plan", *DELEN]
    onder = [titel for diepte, titel in wijzers if diepte == 2]
    assert [t for t in onder if t.startswith("3.")] == [f"{f.nummer} {f.titel}" for f in lama.fiches]
    assert [t for t in onder if t.startswith("4.")] == [f"{f.nummer} {f.titel}" for f in lama.hefbomen]


def test_the_year_at_a_glance_is_one_landscape_page(lama: Stuurbord, lama_pdf: Pdf) -> None:
    (nummer,) = liggend(lama_pdf)
    blad = lama_pdf.bladzijden[nummer - 1]
    assert "1 In één oogopslag: 2024" in blad
    assert all(rij.titel in blad for rij in lama.oogopslag.rijen)
    assert [round(float(maat)) for maat in lama_pdf.boek.pages[nummer - 1].mediabox] == [0, 0, 842, 595]


@pytest.mark.parametrize("keer", [1, 4, 12])
def test_it_stays_one_page_however_much_there_is_to_see(lama: Stuurbord, keer: int) -> None:
    veel = lama.oogopslag.model_copy(
        update={
            "rijen": lama.oogopslag.rijen * keer,
            "goed": tuple(s.model_copy(update={"tekst": "Lang verhaal. " * 200}) for s in lama.oogopslag.goed),
        }
    )
    pdf = Pdf(render(lama.model_copy(update={"oogopslag": veel, "fiches": (), "hefbomen": ()})))
    (nummer,) = liggend(pdf)
    blad = pdf.bladzijden[nummer - 1]
    assert blad.count("IFG en seksueel geweld") >= keer
    assert "Besluiten van de raad" in blad


def test_the_other_pages_are_portrait_a4(lama_pdf: Pdf) -> None:
    maten = {tuple(round(float(m)) for m in p.mediabox) for p in lama_pdf.boek.pages}
    assert maten == {(0, 0, 595, 842), (0, 0, 842, 595)}


def test_every_page_says_whose_what_and_which_page(lama: Stuurbord, lama_pdf: Pdf) -> None:
    aantal = len(lama_pdf.bladzijden)
    for nummer, blad in enumerate(lama_pdf.bladzijden, 1):
        assert f"{nummer} van {aantal}" in blad
        assert "Politie Lanaken-Maasmechelen" in blad
        assert "Stuurbord 2024 · Zonale veiligheidsraad" in blad
        assert "Klasse beperkt" in blad
        assert lama.colofon.vingerafdruk[:16] in blad


def test_every_page_of_a_draft_says_so_and_of_a_frozen_version_which(lama_pdf: Pdf, rijke_pdf: Pdf) -> None:
    assert all("ONTWERP" in blad for blad in lama_pdf.bladzijden)
    assert all("vastgesteld, versie 2" in blad and "ONTWERP" not in blad for blad in rijke_pdf.bladzijden)


def test_example_data_are_marked_on_every_page_and_real_data_nowhere(rijk: Stuurbord, lama_pdf: Pdf) -> None:
    assert all("VOORBEELDDATA" in blad for blad in lama_pdf.bladzijden)
    assert "VOORBEELDDATA" in str(lama_pdf.boek.docinfo["/Keywords"])
    assert "VOORBEELDDATA" not in Pdf(render(met_colofon(rijk, voorbeelddata=False))).alles()


def test_a_table_over_several_pages_repeats_its_head(lama: Stuurbord, lama_pdf: Pdf) -> None:
    lang = next(laag for laag in lama.fiches[0].lagen if laag.titel == "Ontraden")
    bladen = {
        nummer
        for nummer, blad in enumerate(lama_pdf.bladzijden)
        for maatregel in lang.maatregelen
        if maatregel.titel in blad and "Laatste melding van het jaar" in blad
    }
    zonder = {
        nummer
        for nummer, blad in enumerate(lama_pdf.bladzijden[:10])
        if any(m.titel in blad for m in lang.maatregelen[3:]) and nummer not in bladen and nummer > 4
    }
    assert len(bladen) > 1
    assert not zonder


def test_the_signatures_stand_together_on_the_last_page(lama: Stuurbord, lama_pdf: Pdf) -> None:
    blad = lama_pdf.bladzijden[-1]
    assert "10 Akkoord" in blad
    assert lama.akkoord.tekst in blad
    assert all(h.functie in blad for h in lama.akkoord.handtekeningen)
    assert blad.count("Datum en handtekening") == len(lama.akkoord.handtekeningen)


def test_signatures_for_thirty_offices_are_all_there(rijk: Stuurbord) -> None:
    een = rijk.akkoord.handtekeningen[0]
    velen = tuple(een.model_copy(update={"functie": f"Burgemeester nummer {i}"}) for i in range(30))
    pdf = Pdf(render(rijk.model_copy(update={"akkoord": rijk.akkoord.model_copy(update={"handtekeningen": velen})})))
    slot = " ".join(pdf.bladzijden[-4:])
    assert all(f"Burgemeester nummer {i}" in slot for i in range(30))
    hoog = [float(p.mediabox[3]) for p in pdf.boek.pages]
    assert len(hoog) > len(Pdf(render(rijk)).boek.pages)


def test_the_file_describes_this_edition_and_its_day(lama: Stuurbord, lama_pdf: Pdf) -> None:
    info = {sleutel: str(waarde) for sleutel, waarde in lama_pdf.boek.docinfo.items()}
    assert info["/Title"] == "Stuurbord 2024, Politie Lanaken-Maasmechelen, editie Zonale veiligheidsraad"
    assert info["/Author"] == lama.colofon.zone
    assert info["/Keywords"] == "2024, Zonale veiligheidsraad, beperkt, ontwerp, VOORBEELDDATA"
    assert info["/CreationDate"].startswith("D:20250314000000")
    assert lama.colofon.opgemaakt_op == date(2025, 3, 14)


def test_what_differs_from_the_proposal_says_so(rijk: Stuurbord, rijke_pdf: Pdf) -> None:
    anders = [f for f in rijk.fiches if f.beoordeling and f.voorstel and f.voorstel != f.beoordeling.oordeel]
    assert anders
    assert " ".join(rijke_pdf.bladzijden).count("Het oordeel wijkt af van het voorstel.") == len(anders)
