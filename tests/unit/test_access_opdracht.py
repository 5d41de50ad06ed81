"""A remote command line: read without a shell, by one table, and passed on in a form with one reading only."""

from __future__ import annotations

import shlex
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer import Exit
from typer.main import get_command

from lama_zvp.access.opdracht import ALLEEN_TER_PLAATSE, HULP, OPDRACHTEN, Opdracht, lees_opdracht
from lama_zvp.access.rollen import RECHTEN
from lama_zvp.access.woorden import splits
from lama_zvp.cli.draai import naar_voren
from lama_zvp.cli.dutch import gebruiksfout
from lama_zvp.errors import Geweigerd

REMOTE_NOOIT = {
    "--vervang",
    "--map",
    "--zones",
    "--thuis",
    "--database",
    "--plan",
    "--uit",
    "--als",
    "--install-completion",
    "--show-completion",
}

leesbaar = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Cf", "Zl", "Zp"))).filter(
    lambda tekst: not any(0x2028 <= ord(teken) <= 0x202E for teken in tekst)
)


def commandos() -> dict[str, Any]:
    """Every command of the real command line by its full name."""
    from lama_zvp.cli.app import app

    wortel: Any = get_command(app)
    uit: dict[str, Any] = {}
    for naam, commando in wortel.commands.items():
        if hasattr(commando, "commands"):
            uit |= {f"{naam} {deel}": onder for deel, onder in commando.commands.items()}
        else:
            uit[naam] = commando
    return uit


def opties(commando: Any) -> tuple[set[str], set[str]]:
    """Options of a command that take a value, and those that do not."""
    waarden: set[str] = set()
    vlaggen: set[str] = set()
    for parameter in commando.params:
        if parameter.param_type_name == "option":
            namen = {*parameter.opts, *parameter.secondary_opts}
            (vlaggen if parameter.is_flag else waarden).update(namen)
    return waarden, vlaggen


# --- the table and the real command line --------------------------------------------------------------------------


def test_every_command_is_in_the_table_or_named_as_one_for_the_machine_itself() -> None:
    """A new command says here whether it may come over SSH; until it does, it may not."""
    in_tabel = {" ".join(opdracht.naam) for opdracht in OPDRACHTEN}
    assert in_tabel | ALLEEN_TER_PLAATSE == set(commandos())
    assert not in_tabel & ALLEEN_TER_PLAATSE


@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=lambda opdracht: " ".join(opdracht.naam))
def test_the_table_promises_no_option_that_the_command_does_not_have(opdracht: Opdracht) -> None:
    waarden, vlaggen = opties(commandos()[" ".join(opdracht.naam)])
    assert set(opdracht.waarden) - {"--vandaag"} <= waarden
    assert opdracht.vlaggen <= vlaggen
    assert not (set(opdracht.waarden) | opdracht.vlaggen) & REMOTE_NOOIT
    assert opdracht.handeling in RECHTEN


@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=lambda opdracht: " ".join(opdracht.naam))
def test_what_a_command_needs_can_be_given_over_ssh_and_nothing_is_left_out_by_accident(opdracht: Opdracht) -> None:
    """Every option is either allowed or one that names a file, a database or a person."""
    waarden, vlaggen = opties(commandos()[" ".join(opdracht.naam)])
    over = (waarden | vlaggen) - set(opdracht.waarden) - opdracht.vlaggen - HULP
    assert over <= REMOTE_NOOIT


def test_only_reading_may_pretend_that_it_is_another_day() -> None:
    assert {o.handeling for o in OPDRACHTEN if "--vandaag" in o.waarden} == {"lezen"}


def test_only_figures_and_progress_are_read_from_standard_input_over_ssh() -> None:
    """A file on the other computer comes in as the input of the call; there is no way to name one here."""
    leest = [opdracht for opdracht in OPDRACHTEN if opdracht.stdin]
    assert [opdracht.naam for opdracht in leest] == [("importeer", "metingen"), ("importeer", "voortgang")]
    assert {opdracht.woorden for opdracht in leest} == {("streepje",)}


# --- splitting ----------------------------------------------------------------------------------------------------


@given(st.lists(leesbaar, max_size=6))
def test_what_a_careful_person_quotes_comes_out_as_it_was_meant(woorden: list[str]) -> None:
    assert list(splits(shlex.join(woorden).encode())) == woorden


@given(leesbaar)
def test_any_line_is_split_as_the_standard_library_does_or_refused(regel: str) -> None:
    try:
        woorden = splits(regel.encode())
    except Geweigerd:
        return
    assert list(woorden) == shlex.split(regel)


@given(st.binary(max_size=200))
def test_any_bytes_are_split_or_refused_in_our_own_words(regel: bytes) -> None:
    try:
        lees_opdracht(regel)
    except Geweigerd:
        return


@pytest.mark.parametrize("teken", [";", "|", "&", "<", ">", "`", "$"])
def test_a_sign_of_a_shell_is_refused_outside_quotes_and_is_text_inside(teken: str) -> None:
    with pytest.raises(Geweigerd):
        splits(f"journaal --zoek a{teken}b".encode())
    assert splits(f"journaal --zoek 'a{teken}b'".encode())[-1] == f"a{teken}b"


@pytest.mark.parametrize("nummer", [*range(0x20), 0x7F, *range(0x80, 0xA0), 0x2028, 0x202E, 0x2066, 0x200F, 0xFEFF])
def test_a_control_character_is_refused_wherever_it_stands(nummer: int) -> None:
    for vorm in ("overzicht {}", "journaal --zoek 'a{}b'", '"{}"'):
        with pytest.raises(Geweigerd):
            splits(vorm.format(chr(nummer)).encode())


@pytest.mark.parametrize("regel", [b"\xff", b"journaal --zoek '\xc3'", b"overzicht \xed\xa0\x80", b"x" * 200_000])
def test_what_is_no_utf8_or_too_long_is_refused(regel: bytes) -> None:
    with pytest.raises(Geweigerd):
        splits(regel)


# --- reading and writing anew -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("regel", "argumenten"),
    [
        ("overzicht", ("overzicht", "--")),
        ("overzicht --json --jaar 2024", ("overzicht", "--json", "--jaar=2024", "--")),
        ("--plain overzicht", ("--plain", "overzicht", "--")),
        ("overzicht --vandaag=14/03/2025", ("--vandaag=14/03/2025", "overzicht", "--")),
        ("stuurbord 2024 --editie politieraad", ("stuurbord", "--editie=politieraad", "--", "2024")),
        ("log bob-winter 'a; b' --status lopend", ("log", "--status=lopend", "--", "bob-winter", "a; b")),
        ("log bob-winter Vijf controles gedaan", ("log", "--", "bob-winter", "Vijf controles gedaan")),
        ("log bob-winter 'a  b' c", ("log", "--", "bob-winter", "a  b c")),
        ("log -- bob-winter --plan=/etc/passwd", ("log", "--", "bob-winter", "--plan=/etc/passwd")),
        ("log bob-winter --bewijs=--thuis", ("log", "--bewijs=--thuis", "--", "bob-winter")),
        ("log bob-winter /etc/passwd", ("log", "--", "bob-winter", "/etc/passwd")),
        ("meting zwaargewonden 2024 -1,5", ("meting", "--", "zwaargewonden", "2024", "-1,5")),
        ("besluit nieuw Meer controles --verantwoordelijke CC", None),
        (
            "importeer metingen - --kolom waarde=Aantal --kolom jaar=Jaar --proef",
            ("importeer", "metingen", "--kolom=waarde=Aantal", "--kolom=jaar=Jaar", "--proef", "--", "-"),
        ),
        ("exporteer - --formaat xlsx", ("exporteer", "--formaat=xlsx", "--", "-")),
        ("plan toon lama-2020-2025", ("plan", "toon", "--", "lama-2020-2025")),
        ("log --help", ("log", "--help")),
        ("--help", ("--help",)),
        ("--plain", ("--plain",)),
        ("--plain tui", ("--plain", "tui", "--")),
        ("--version", ("--version",)),
    ],
)
def test_a_line_is_written_anew_with_one_reading_only(regel: str, argumenten: tuple[str, ...] | None) -> None:
    gelezen = lees_opdracht(regel.encode())
    assert gelezen is not None
    assert gelezen.argumenten == (argumenten or ("besluit", "nieuw", "--verantwoordelijke=CC", "--", "Meer controles"))


@pytest.mark.parametrize("regel", ["", "   "])
def test_an_empty_line_asks_for_the_app(regel: str) -> None:
    assert lees_opdracht(regel.encode()) is None


def ontleed(argumenten: tuple[str, ...]) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """What the real parser makes of it: the command, its parameters, and the global ones."""
    from lama_zvp.cli.app import app

    wortel: Any = get_command(app)
    boven = wortel.make_context("lama-zvp", naar_voren(argumenten), resilient_parsing=False)
    commando, rest, naam = wortel, [*boven._protected_args, *boven.args], []
    while hasattr(commando, "commands"):
        naam.append(rest[0])
        commando, rest = commando.commands[rest[0]], rest[1:]
        context = commando.make_context(naam[-1], list(rest), parent=boven)
        rest = [*getattr(context, "_protected_args", []), *context.args]
    return " ".join(naam), context.params, boven.params


@given(
    opdracht=st.sampled_from([o for o in OPDRACHTEN if o.naam != ("tui",)]),
    los=st.lists(leesbaar | st.sampled_from(["--thuis", "--plan=/x", "--", "-", "2024", "bob-winter"]), max_size=4),
    gekozen=st.lists(
        st.tuples(st.integers(0, 30), leesbaar | st.sampled_from(["--thuis", "x", "2024", "=", "--als=y"]))
    ),
    met_is=st.booleans(),
)
def test_the_real_parser_never_hears_of_another_home_database_plan_or_file(
    opdracht: Opdracht, los: list[str], gekozen: list[tuple[int, str]], met_is: bool
) -> None:
    """Whatever is accepted reaches the parser behind it as the same command, with none of the forbidden options set."""
    namen = [*opdracht.waarden, *opdracht.vlaggen, "--thuis", "--plan", "--uit", "--database"]
    woorden = [*opdracht.naam, *los]
    for plek, waarde in gekozen:
        optie = namen[plek % len(namen)]
        woorden += [f"{optie}={waarde}"] if met_is else [optie, waarde]
    try:
        gelezen = lees_opdracht(shlex.join(woorden).encode())
    except Geweigerd:
        return
    assert gelezen is not None
    try:
        naam, eigen, boven = ontleed(gelezen.argumenten)
    except Exception as fout:
        if gebruiksfout(fout) is None and not isinstance(fout, Exit):
            raise
        return
    assert naam == " ".join(opdracht.naam)
    assert (boven["thuis"], boven["database"], boven["plan"], boven["version"]) == (None, None, None, False)
    assert eigen.get("uit", "-") == "-"
