"""The account over six years: what was done per year, what never was, and nothing that an edition may not show."""

from __future__ import annotations

import io
import itertools
import re
from typing import Any

import pikepdf
import pytest
from markdown_it import MarkdownIt

from tests.cli.conftest import Lama

FORMATS = ("md", "html", "json", "pdf")


@pytest.fixture
def geleefd(lama: Lama) -> Lama:
    lama("log", "bob-winter", "Vijf controles", "--status", "uitgevoerd", "--datum", "10/01/2021")
    lama("log", "bob-winter", "Gewone werking", "--status", "verankerd", "--datum", "10/01/2024")
    lama("log", "cleanhouse", "Geen ploeg", "--status", "geblokkeerd", "--datum", "10/03/2024")
    lama("log", "livc-r-lanaken", "KANARIE-BEPERKT", "--status", "lopend", "--datum", "10/03/2024")
    lama("meting", "misdrijven-drugs", "2023", "180", "--bron", "barometer")
    lama(
        "beoordeel",
        "verkeer",
        "2024",
        "op-koers",
        "--toelichting",
        "Sterke ploeg",
        "--bijsturing",
        "Meer nachtcontroles",
    )
    lama("beoordeel", "radicalisme", "2024", "aandacht", "--toelichting", "KANARIE-OORDEEL")
    lama(
        "besluit",
        "nieuw",
        "Extra inzet",
        "--verantwoordelijke",
        "korpschef",
        "--datum",
        "2024-02-01",
        "--fiche",
        "drugs",
    )
    lama("besluit", "opvolgen", "8", "uitgevoerd", "--tekst", "Gedaan")
    return lama


def measure(evaluation: dict[str, Any], tail: str) -> dict[str, Any]:
    found = [m for part in evaluation["onderdelen"] for m in part["maatregelen"] if m["naam"].endswith(f".{tail}")]
    assert len(found) == 1
    measure_: dict[str, Any] = found[0]
    return measure_


def test_each_measure_is_shown_per_year_and_proposed_on_what_was_logged(geleefd: Lama) -> None:
    evaluation = geleefd("eindevaluatie", "--formaat", "json").json
    anchored = measure(evaluation, "bob-winter")
    assert anchored["voorstel"] == "niet-overnemen"
    assert [cell["jaar"] for cell in anchored["jaren"] if cell["gemeld"]] == [2021, 2024]
    assert measure(evaluation, "cleanhouse")["voorstel"] == "aanpassen"
    untouched = measure(evaluation, "slim")
    assert (untouched["voorstel"], untouched["nooit_gemeld"]) == ("heroverwegen", True)
    assert {cell["stand"] for cell in untouched["jaren"]} == {"onbekend"}


def test_figures_run_from_baseline_to_the_last_known_year(geleefd: Lama) -> None:
    evaluation = geleefd("eindevaluatie", "--formaat", "json").json
    figures = [c for part in evaluation["onderdelen"] for c in part["cijfers"] if c["naam"] == "Drugsmisdrijven"]
    assert figures[0]["nulmeting"]["waarde"] == "251"
    assert (figures[0]["einde"]["periode"], figures[0]["einde"]["waarde"]) == ("2023", "180")
    assert figures[0]["doelstand"] == "geen-doel"


def test_lessons_decisions_and_what_nobody_touched_are_in_the_document(geleefd: Lama) -> None:
    text = geleefd("eindevaluatie").uit.replace("\\", "")
    assert "Meer nachtcontroles" in text
    assert "Extra inzet" in text
    assert "uitgevoerd" in text
    assert "verkeer.ontraden.slim" in text.partition("## Nooit iets over gemeld")[2]
    assert "geen enkel cijfer een doel" in text


@pytest.mark.parametrize("form", FORMATS)
def test_a_public_edition_holds_nothing_restricted_in_any_format(form: str, geleefd: Lama) -> None:
    def words(edition: str) -> str:
        raw = geleefd("eindevaluatie", "--editie", edition, "--formaat", form).bytes
        if form != "pdf":
            return raw.decode()
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            streams = [
                bytes(o.read_bytes()) for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Width" not in o
            ]
            return repr(streams) + str(pdf.docinfo)

    public = words("politieraad")
    for secret in ("KANARIE", "Radicalisme", "radicalisme.", "livc"):
        assert secret not in public
    if form != "pdf":
        assert "KANARIE-OORDEEL" in words("zonale-veiligheidsraad")


def test_the_markdown_is_tables_and_headings_in_order(geleefd: Lama) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(geleefd("eindevaluatie").uit)
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert sum(token.type == "table_open" for token in tokens) > 10


def test_every_field_of_the_model_reaches_the_reader(geleefd: Lama) -> None:
    """Fields that carry a value which no format prints are named here, each with its reason."""
    left_out = {
        "schema_versie",  # for programs
        "weglating",  # printed by editions that leave something out
        "zone_code",
        "onderdruk_onder",
        "werklijst",
        "klasse",  # decides what is in the document at all; the edition's own is printed
        "sleutel",
        "onderwerp_sleutel",
        "korte_titel",
        "relatief",
        "p",
    }
    evaluation = geleefd("eindevaluatie", "--formaat", "json").json
    text = re.sub(r"\s+", " ", geleefd("eindevaluatie").uit.replace("\\", ""))

    def leaves(value: object, name: str = "") -> list[tuple[str, str]]:
        if isinstance(value, dict):
            if "einde" in value and value["einde"] is None:  # without an end there is nothing to argue
                value = {key: part for key, part in value.items() if key not in ("effect", "zekerheid", "nulmeting")}
            return [leaf for key, part in value.items() if key not in left_out for leaf in leaves(part, key)]
        if isinstance(value, list):
            return [leaf for part in value for leaf in leaves(part, name)]
        return [(name, value)] if isinstance(value, str) and len(value) > 12 else []

    missing = [leaf for leaf in leaves(evaluation) if re.sub(r"\s+", " ", leaf[1]) not in text]
    as_words = ("oordeel", "voorstel")  # keys, printed as words
    measure_keys = [leaf for leaf in missing if leaf[0] == "naam" and leaf[1].count(".") == 2]  # its title is printed
    assert [leaf for leaf in missing if leaf[0] not in as_words and leaf not in measure_keys] == []


def test_frozen_years_are_taken_as_they_were_frozen(geleefd: Lama) -> None:
    geleefd("vaststellen", "2024", "--toch")
    geleefd("corrigeer", "6", "--toelichting", "x")
    evaluation = geleefd("eindevaluatie", "--formaat", "json").json
    sources = {source["jaar"]: source["toestand"] for source in evaluation["colofon"]["jaren"]}
    assert sources[2024] == "vastgesteld"
    assert sources[2023] == "ontwerp"


def test_the_same_day_gives_the_same_bytes_in_every_format(geleefd: Lama) -> None:
    for form in FORMATS:
        once = geleefd("eindevaluatie", "--formaat", form)
        assert once.code == 0
        assert once.bytes == geleefd("eindevaluatie", "--formaat", form).bytes
