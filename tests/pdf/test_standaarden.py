"""The file says that it is PDF/A-2a and PDF/UA-1, and holds to what can be checked of that here."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from lama_zvp.stuurbord.model import Stuurbord
from tests.pdf.lezer import Pdf

PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUAID = "{http://www.aiim.org/pdfua/ns/id/}"


@pytest.fixture(params=["rijke_pdf", "lama_pdf"])
def pdf(request: pytest.FixtureRequest) -> Pdf:
    gevraagd: Pdf = request.getfixturevalue(request.param)
    return gevraagd


def test_it_says_that_it_keeps_to_both_standards(pdf: Pdf) -> None:
    xmp = ElementTree.fromstring(pdf.xmp)
    waarden = {tak.tag: tak.text for tak in xmp.iter() if tak.tag.startswith((PDFAID, PDFUAID))}
    waarden |= {k: w for tak in xmp.iter() for k, w in tak.attrib.items() if k.startswith((PDFAID, PDFUAID))}
    assert waarden[f"{PDFAID}part"] == "2"
    assert waarden[f"{PDFAID}conformance"] == "A"
    assert waarden[f"{PDFUAID}part"] == "1"


def test_qpdf_finds_nothing_wrong(lama_bestand: Path, vereis: Callable[[str], str]) -> None:
    klaar = subprocess.run([vereis("qpdf"), "--check", lama_bestand], capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    assert "No syntax or stream encoding errors found" in klaar.stdout


def test_poppler_sees_a_tagged_file_with_every_font_in_it(lama_bestand: Path, vereis: Callable[[str], str]) -> None:
    feiten = subprocess.run([vereis("pdfinfo"), lama_bestand], capture_output=True, text=True, check=True).stdout
    for feit in ("Tagged:          yes", "JavaScript:      no", "Encrypted:       no", "Form:            none"):
        assert feit in feiten
    lijst = subprocess.run([vereis("pdffonts"), lama_bestand], capture_output=True, text=True, check=True).stdout
    letters = lijst.splitlines()[2:]
    assert len(letters) >= 3
    # emb sub uni: in the file, only the letters that are used, and readable back as text.
    assert all(regel.split()[-5:-2] == ["yes", "yes", "yes"] for regel in letters), lijst


def test_every_font_is_in_the_file_and_can_be_read_back(pdf: Pdf) -> None:
    letters = [o for o in pdf.boek.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
    samengesteld = [letter for letter in letters if letter.Subtype == "/Type0"]
    assert samengesteld
    for letter in samengesteld:
        beschrijving = letter.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in beschrijving or "/FontFile3" in beschrijving
        assert "/ToUnicode" in letter
    assert {str(letter.Subtype) for letter in letters} <= {"/Type0", "/CIDFontType2", "/CIDFontType0"}


def test_it_holds_nothing_that_runs_hides_or_points_outside(pdf: Pdf) -> None:
    assert not pdf.boek.is_encrypted
    verboden = {"/JavaScript", "/JS", "/Launch", "/URI", "/GoToR", "/SubmitForm", "/EmbeddedFile", "/RichMedia", "/AA"}
    for voorwerp in pdf.boek.objects:
        if isinstance(voorwerp, pikepdf.Dictionary | pikepdf.Stream):
            assert not {str(voorwerp.get("/S", "")), str(voorwerp.get("/Type", ""))} & verboden
            assert not set(voorwerp.keys()) & verboden
    assert "/OpenAction" not in pdf.boek.Root
    assert "/AcroForm" not in pdf.boek.Root


def test_its_streams_are_compressed_one_way_and_the_file_has_a_lasting_id(pdf: Pdf) -> None:
    stromen = [o for o in pdf.boek.objects if isinstance(o, pikepdf.Stream)]
    filters = {str(filter_) for s in stromen for filter_ in _lijst(s.get("/Filter", []))}
    assert filters <= {"/FlateDecode"}
    eerste, laatste = (bytes(deel) for deel in pdf.boek.trailer.ID)
    assert len(eerste) == len(laatste) >= 16
    assert not any("/F" in stroom for stroom in stromen), "a stream in another file"


def _lijst(waarde: object) -> list[object]:
    return list(waarde) if isinstance(waarde, pikepdf.Array | list) else [waarde]


def test_every_glyph_stands_for_a_character_that_exists(pdf: Pdf) -> None:
    tekens = set("".join(pdf.bladzijden))
    assert not tekens & {"\x00", "\ufeff", "\ufffe"}
    assert not {teken for teken in tekens if "\ue000" <= teken <= "\uf8ff"}


def test_every_tagged_stretch_of_a_page_is_known_to_the_tree(pdf: Pdf) -> None:
    boom = pikepdf.NumberTree(pdf.boek.Root.StructTreeRoot.ParentTree)
    for pagina in pdf.boek.pages:
        ouders = boom[int(pagina.StructParents)]
        nummers = sorted(pdf.gemerkt(pagina))
        assert nummers == list(range(len(nummers)))
        assert all(isinstance(ouders[n], pikepdf.Dictionary) for n in nummers)


def test_colours_have_a_declared_meaning(pdf: Pdf) -> None:
    doel = pdf.boek.Root.OutputIntents[0]
    assert doel.S == "/GTS_PDFA1"
    assert len(doel.DestOutputProfile.read_bytes()) > 100


def test_it_is_tagged_titled_and_in_dutch(pdf: Pdf) -> None:
    wortel = pdf.boek.Root
    assert bool(wortel.MarkInfo.Marked)
    assert str(wortel.Lang) == "nl-BE"
    assert bool(wortel.ViewerPreferences.DisplayDocTitle)
    assert all(pagina.get("/Tabs") == "/S" for pagina in pdf.boek.pages if "/Annots" in pagina)


def test_everything_painted_is_either_tagged_or_an_artifact(pdf: Pdf) -> None:
    assert pdf.ongemerkt() == []


def test_headings_go_down_one_level_at_a_time(pdf: Pdf) -> None:
    niveaus = [int(str(tak.S)[2:]) for tak in pdf.takken() if str(tak.S)[1:] in ("H1", "H2", "H3", "H4", "H5", "H6")]
    assert niveaus[0] == 1
    assert all(later <= eerder + 1 for eerder, later in pairwise(niveaus))


def test_every_table_has_a_head_and_every_head_says_what_it_is_over(pdf: Pdf) -> None:
    tabellen = list(pdf.takken("Table"))
    assert len(tabellen) > 10
    for tabel in tabellen:
        assert [str(tak.S) for tak in tabel.K][:2] == ["/THead", "/TBody"]
    for kop in pdf.takken("TH"):
        eigenschappen = kop.A if isinstance(kop.A, pikepdf.Array) else [kop.A]
        assert any(e.get("/Scope") == "/Column" for e in eigenschappen)


def test_every_chart_says_in_words_what_it_shows(lama: Stuurbord, lama_pdf: Pdf) -> None:
    woorden = [str(tak.Alt) for tak in lama_pdf.takken("Figure")]
    assert all(len(tekst) > 60 for tekst in woorden)
    ongevallen = next(i for i in lama.fiches[0].indicatoren if i.sleutel == "ongevallen-letsel")
    staven = next(tekst for tekst in woorden if tekst.startswith("Staafgrafiek") and ongevallen.naam in tekst)
    for punt in ongevallen.reeks:
        assert f"in {punt.periode} {punt.waarde}" in staven


def test_every_link_says_where_it_leads_and_arrives(lama_pdf: Pdf) -> None:
    links = [a for pagina in lama_pdf.boek.pages for a in pagina.get("/Annots", [])]
    assert len(links) > 20
    assert {str(link.Subtype) for link in links} == {"/Link"}
    assert all(str(link.get("/Contents", "")) for link in links)
    bladen = {pagina.objgen for pagina in lama_pdf.boek.pages}
    namen = pikepdf.NameTree(lama_pdf.boek.Root.Names.Dests)
    doelen = [link.Dest if isinstance(link.Dest, pikepdf.Array) else namen[str(link.Dest)] for link in links]
    assert all(doel[0].objgen in bladen for doel in doelen)
