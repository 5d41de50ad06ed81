"""From the bytes of a plan file to plain data with places: the strict reading of YAML."""

from __future__ import annotations

import tracemalloc
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from lama_zvp.errors import Planfout, PlanOngeldig
from lama_zvp.plan.limits import MAX_ALIASES, MAX_BYTES, MAX_DEPTH, MAX_FOUTEN, MAX_NODES
from lama_zvp.plan.yaml_tree import Boom, parse_tree


def lees(tekst: str) -> Boom:
    return parse_tree(tekst.encode(), "plan.yaml")


def waarde(tekst: str) -> Any:
    """The value that a plain word has."""
    boom = lees(f"a: {tekst}\n")
    assert boom.fouten == ()
    assert isinstance(boom.waarde, dict)
    return boom.waarde["a"]


def fouten(tekst: str | bytes) -> list[str]:
    data = tekst.encode() if isinstance(tekst, str) else tekst
    try:
        return [str(fout) for fout in parse_tree(data, "p").fouten]
    except PlanOngeldig as fout:
        return [str(f) for f in fout.fouten]


def binnen_het_bestand(fout: Planfout, data: bytes) -> bool:
    regels = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if fout.regel == 0:
        return fout.kolom == 0
    return 1 <= fout.regel <= len(regels) and 1 <= fout.kolom <= len(regels[fout.regel - 1]) + 1


@pytest.fixture(params=["libyaml", "zonder libyaml"])
def _lezer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both of PyYAML's parsers: the C one, and the pure one where that is missing."""
    if request.param == "libyaml":
        assert yaml.__with_libyaml__
    else:
        monkeypatch.delattr(yaml, "CLoader")


# --- values ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-12", -12),
        ("+5", 5),
        ("36.70", Decimal("36.70")),
        ("-0.5", Decimal("-0.5")),
        ("2020-01-01", date(2020, 1, 1)),
        ("'2020-01-01'", "2020-01-01"),
        ('"010"', "010"),
        ("nee", "nee"),
        ("Ja", "Ja"),
        ("yes", "yes"),
        ("NO", "NO"),
        ("on", "on"),
        ("Off", "Off"),
        ("y", "y"),
        ("n", "n"),
        ("0800-20877", "0800-20877"),
        ("1dagniet", "1dagniet"),
        ("4.1.2", "4.1.2"),
        ("4/2019", "4/2019"),
        ("5 %", "5 %"),
        ("1,5", "1,5"),
        ("+32 89 12", "+32 89 12"),
        ("'a\n\n  b'", "a\nb"),
    ],
)
@pytest.mark.usefixtures("_lezer")
def test_a_plain_word_means_one_thing(tekst: str, verwacht: object) -> None:
    gelezen = waarde(tekst)
    assert gelezen == verwacht
    assert type(gelezen) is type(verwacht)
    assert str(gelezen) == str(verwacht)


@pytest.mark.parametrize(
    ("tekst", "raad"),
    [
        ("1_000", "schrijf 1000,"),
        ("0o17", "schrijf 15,"),
        ("0x1F", "schrijf 31,"),
        ("0b11", "schrijf 3,"),
        ("010", "schrijf 10,"),
        ("007.5", "schrijf 7.5,"),
        ("1e3", "schrijf 1000,"),
        ("1.5E-2", "schrijf 0.015,"),
        (".5", "schrijf 0.5,"),
        ("5.", "schrijf 5,"),
        ("12:30", "aanhalingstekens"),
        ("12:30:00", "aanhalingstekens"),
        (".inf", "schrijf null"),
        ("-.INF", "schrijf null"),
        (".NaN", "schrijf null"),
        ("2020-02-30", "verbeter de dag"),
        ("2020-01-01T10:00:00Z", "schrijf 2020-01-01,"),
        ("2020-01-01 10:00:00", "schrijf 2020-01-01,"),
        ("9" * 5000, "aanhalingstekens"),
        ("1e999999999", "schrijf het getal voluit"),
    ],
)
@pytest.mark.usefixtures("_lezer")
def test_what_yaml_would_silently_change_is_an_error_with_advice(tekst: str, raad: str) -> None:
    (fout,) = fouten(f"a: {tekst}")
    assert fout.startswith("p:1:4: ")
    assert raad in fout


@pytest.mark.parametrize("tekst", ['"\\e[31m"', '"\\0"', '"\\L"', '"\\r"', '"\\u200b\\x9b"'])
def test_an_escape_cannot_bring_in_a_control_character(tekst: str) -> None:
    (fout,) = fouten(f"a: {tekst}")
    assert "stuurteken U+" in fout


# --- places ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_lezer")
def test_every_key_and_value_has_its_place() -> None:
    boom = lees("# eerst\nzone:\n  naam: Één zone\n  lijst: [a, {b: c}]\n")
    assert boom.plek.zoek(("zone",)).bij_sleutel() == (2, 1)
    assert boom.plek.zoek(("zone", "naam")).bij_sleutel() == (3, 3)
    assert boom.plek.zoek(("zone", "naam")).bij_waarde() == (3, 9)
    assert boom.plek.zoek(("zone", "lijst", 1, "b")).bij_waarde() == (4, 18)


def test_a_place_that_is_not_in_the_file_is_that_of_the_nearest_known() -> None:
    boom = lees("zone:\n  naam: x\n")
    assert boom.plek.zoek(("zone", "een-tak", "naam")).bij_waarde() == (2, 9)
    assert boom.plek.zoek(("zone", "code")).bij_sleutel() == (1, 1)


def test_windows_line_ends_count_as_one() -> None:
    assert lees("a: 1\r\nb: 2\r\n").plek.zoek(("b",)).bij_waarde() == (2, 4)


def test_an_alias_stands_for_its_value_at_its_own_place() -> None:
    boom = lees("a: &x {b: [1]}\nc: *x\n")
    assert boom.waarde == {"a": {"b": (1,)}, "c": {"b": (1,)}}
    assert boom.plek.zoek(("c", "b", 0)).bij_waarde() == (2, 4)


# --- refusals ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("a: 1\na: 2\n", "p:2:1: de sleutel `a` staat hier een tweede keer (eerst op regel 1)"),
        ("2018: 1\n2018: 2\n", "p:2:1: de sleutel `2018` staat"),
        ("a: !vet x", "p:1:4: de tag `!vet` mag niet"),
        ("a: !!python/object:os.system x", "p:1:4: de tag `tag:yaml.org,2002:python/object:os.system` mag niet"),
        ("--- \na: 1\n---\nb: 2\n", "p:3:1: hier begint een tweede document"),
        ("", "p:1:1: het bestand is leeg"),
        ("# niets\n", "p:1:1: het bestand is leeg"),
        ("a: *b", "p:1:4: `*b` verwijst naar niets"),
        ("a: &b [*b]", "p:1:8: `*b` verwijst naar zichzelf"),
        ("? [a]\n: b\n", "p:1:3: een lijst of groep kan geen sleutel zijn"),
        ("1.5: b\n", "p:1:1: een sleutel is een woord of een jaartal"),
        ("true: b\n", "p:1:1: een sleutel is een woord of een jaartal"),
        ("010: b\n", "p:1:1: `010` begint met een nul"),
        ("<<: {a: b}\n", "p:1:1: samenvoegen met `<<` kan niet"),
        ("a: x\u2028y", "p:1:5: stuurteken U+2028"),
        ("a: x\n\x07", "p:2:1: stuurteken U+0007"),
        ("b: 1\ufeff", "p:1:5: stuurteken U+FEFF"),
    ],
)
@pytest.mark.usefixtures("_lezer")
def test_what_no_plan_needs_is_refused_with_its_place(tekst: str, verwacht: str) -> None:
    gevonden = fouten(tekst)
    assert gevonden[0].startswith(verwacht)
    assert all("; " in fout for fout in gevonden)


@pytest.mark.parametrize(
    ("data", "verwacht"),
    [
        (b"a: Caf\xe9\n", "p:1:7: byte 0xE9 op plaats 6 is geen UTF-8"),
        ("é: é\n".encode() + b"b: \xff", "p:2:4: byte 0xFF op plaats 10 is geen UTF-8"),
        (b"\xef\xbb\xbfa\xff", "p:1:2: byte 0xFF op plaats 4 is geen UTF-8"),
        ("a: 1".encode("utf-16"), "p:1:1: het bestand is UTF-16"),
        (b"a" * (MAX_BYTES + 1), "p:0:0: het bestand is groter dan 2 MB"),
    ],
)
def test_a_file_that_is_no_utf8_text_is_refused_with_the_place(data: bytes, verwacht: str) -> None:
    assert fouten(data)[0].startswith(verwacht)


def test_a_byte_order_mark_at_the_start_does_no_harm() -> None:
    assert parse_tree(b"\xef\xbb\xbfa: 1", "p").waarde == {"a": 1}


@pytest.mark.parametrize(
    ("tekst", "plaats", "wat"),
    [
        ("a: b: c", "1:5", "hier mag geen `:` staan"),
        ("\ta: 1", "1:1", "een tab"),
        ("a: 'x\nb: 2\n", "1:4", "aanhalingsteken dat hier opent"),
        ("a: [1, 2\nb: 3", "2:2", "de lijst met `[` van regel 1"),
        ("a: {b: 1\nc: 2\n", "2:2", "de groep met `{` van regel 1"),
        ("- a\nb: c", "2:1", "hoort hier een `-`"),
        ("a: 1\n- b\n", "2:1", "hier wordt een sleutel verwacht"),
        ("a: 1\nb\nc: 2", "2:1", "ontbreekt een `:`"),
        ("a: @x", "1:4", "niet beginnen met `@`"),
        ("a: * b", "1:5", "niet met `*` of `&` beginnen"),
        ("a: - b", "1:4", "hier mag geen `-` staan"),
        ("a: | x\n  y", "1:6", "hoort een nieuwe regel"),
        ("{a: 1}\n{b: 2}", "2:1", "na het einde van het plan"),
    ],
)
@pytest.mark.usefixtures("_lezer")
def test_broken_syntax_is_told_in_dutch_with_its_place(tekst: str, plaats: str, wat: str) -> None:
    (fout,) = fouten(tekst)
    assert fout.startswith(f"p:{plaats}: ")
    assert wat in fout


def test_all_defects_are_told_at_once() -> None:
    assert [fout.split(": ")[0] for fout in fouten("a: 1_0\nb: !x y\na: 2\nc: [.nan, *q]\n")] == [
        "p:1:4",
        "p:2:4",
        "p:3:1",
        "p:4:5",
        "p:4:11",
    ]


# --- bounds ------------------------------------------------------------------------------------------------------


def _lachbom() -> bytes:
    regels = ["a0: &a0 [x, x, x, x, x, x, x, x]"]
    regels += [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]" for i in range(1, 10)]
    return "\n".join(regels).encode()


@pytest.mark.parametrize(
    ("data", "wat"),
    [
        (_lachbom(), f"meer dan {MAX_ALIASES} verwijzingen"),
        (b"a: &a [" + b"x," * 20_000 + b"]\nb: [*a, *a, *a]", f"meer dan {MAX_NODES} waarden"),
        (b"[" * 1_000_000, f"dieper dan {MAX_DEPTH} niveaus"),
        (b"{a: " * 400_000, f"dieper dan {MAX_DEPTH} niveaus"),
        (b"- " * 900_000, f"dieper dan {MAX_DEPTH} niveaus"),
        (b"- a\n" * 500_000, f"meer dan {MAX_NODES} waarden"),
        (b"a: 1\n" * 400_000, f"meer dan {MAX_FOUTEN} fouten"),
        (b"a\x01\n" * 600_000, "stuurteken"),
    ],
    ids=["aliassen", "grote alias", "lijsten", "groepen", "streepjes", "lang", "dubbels", "stuurtekens"],
)
def test_a_bomb_is_refused_in_little_memory(data: bytes, wat: str) -> None:
    tracemalloc.start()
    try:
        gevonden = fouten(data)
        _, piek = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert wat in gevonden[-1]
    assert len(gevonden) <= MAX_FOUTEN + 1
    assert piek < 60 * 1024 * 1024


# --- laws --------------------------------------------------------------------------------------------------------

_scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.dates()
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
    | st.sampled_from(
        ["nee", "010", "1_000", "12:30", ".nan", "a: b", "- x", "# y", "'", '"', "\t", "{", "[", "*a", "<<"]
    )
)
_data = st.recursive(
    _scalars,
    lambda kind: (
        st.lists(kind, max_size=4)
        | st.dictionaries(st.text("abcdé -:", min_size=1, max_size=6) | st.integers(1990, 2100), kind, max_size=4)
    ),
    max_leaves=20,
)


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_planongeldig(data: bytes) -> None:
    try:
        gevonden = parse_tree(data, "p").fouten
    except PlanOngeldig as fout:
        gevonden = fout.fouten
    assert all(binnen_het_bestand(fout, data) for fout in gevonden)


@given(st.text(st.sampled_from("ab: -[]{}&*!|>'\"#%@`,?\n\t 0159_.eé"), max_size=60))
@settings(max_examples=500)
def test_no_yaml_like_text_raises_anything_but_planongeldig(tekst: str) -> None:
    data = tekst.encode()
    try:
        gevonden = parse_tree(data, "p").fouten
    except PlanOngeldig as fout:
        gevonden = fout.fouten
    assert all(binnen_het_bestand(fout, data) for fout in gevonden)


def _als_boom(data: Any) -> Any:
    if isinstance(data, dict):
        return {sleutel: _als_boom(deel) for sleutel, deel in data.items()}
    return tuple(_als_boom(deel) for deel in data) if isinstance(data, list) else data


@given(_data)
def test_data_written_as_yaml_reads_back_or_says_why_not(data: Any) -> None:
    tekst = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    try:
        boom = lees(tekst)
    except PlanOngeldig as fout:
        gevonden = fout.fouten
    else:
        gevonden = boom.fouten
        if not gevonden:
            assert boom.waarde == _als_boom(data)
    assert all(binnen_het_bestand(fout, tekst.encode()) for fout in gevonden)
