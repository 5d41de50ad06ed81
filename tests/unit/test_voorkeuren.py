"""A person's own settings: kept whole, checked one by one, and never a reason to stop."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.errors import InvoerFout
from lama_zvp.voorkeuren import (
    SCHERMTOETSEN,
    STARTS,
    THEMAS,
    TOETSEN,
    Voorkeuren,
    als_paren,
    bestand_van,
    lees_voorkeuren,
    met,
    schrijf_voorkeuren,
)

VRIJ = sorted(set("pyBDGKPXYZ1579") - SCHERMTOETSEN - set(TOETSEN.values()))

voorkeuren = st.builds(
    Voorkeuren,
    thema=st.sampled_from(THEMAS),
    jaar=st.none() | st.integers(2000, 2099),
    fiche=st.sampled_from(["", "verkeer", "hefboom.gdpr"]),
    start=st.sampled_from(STARTS),
    plain=st.booleans(),
    muis=st.booleans(),
    toetsen=st.dictionaries(st.sampled_from(sorted(TOETSEN)), st.sampled_from(VRIJ))
    .map(
        lambda eigen: tuple(sorted({toets: opdracht for opdracht, toets in eigen.items()}.items(), key=lambda p: p[1]))
    )
    .map(lambda paren: tuple((opdracht, toets) for toets, opdracht in paren)),
)


@given(gekozen=voorkeuren)
def test_what_was_chosen_is_read_back_as_it_was(gekozen: Voorkeuren, tmp_path_factory: pytest.TempPathFactory) -> None:
    thuis = tmp_path_factory.mktemp("thuis")
    schrijf_voorkeuren(thuis, "iemand", gekozen)
    gelezen = lees_voorkeuren(thuis, "iemand")
    assert gelezen.klacht == ""
    assert gelezen.voorkeuren == gekozen


def test_without_a_file_the_defaults_hold_and_nothing_is_made(tmp_path: Path) -> None:
    assert lees_voorkeuren(tmp_path / "thuis", "iemand").voorkeuren == Voorkeuren()
    assert not (tmp_path / "thuis").exists()


def test_each_person_has_settings_of_their_own(tmp_path: Path) -> None:
    schrijf_voorkeuren(tmp_path, "een", Voorkeuren(thema="licht"))
    assert lees_voorkeuren(tmp_path, "twee").voorkeuren == Voorkeuren()
    assert lees_voorkeuren(tmp_path, "een").voorkeuren.thema == "licht"


@pytest.mark.parametrize("naam", ["../../weg", "a/b", "\x00", "ë" * 300, ""])
def test_no_name_leads_out_of_the_folder(naam: str, tmp_path: Path) -> None:
    schrijf_voorkeuren(tmp_path, naam, Voorkeuren(plain=True))
    assert [pad.parent.name for pad in tmp_path.rglob("*.toml")] == ["voorkeuren"]
    assert lees_voorkeuren(tmp_path, naam).voorkeuren.plain


@pytest.mark.parametrize("inhoud", [b"thema = ", b"\xff\xfe", b"[" * 5000, b"x" * 100_000])
def test_a_broken_file_is_told_kept_and_replaced_by_the_defaults(inhoud: bytes, tmp_path: Path) -> None:
    pad = bestand_van(tmp_path, "iemand")
    pad.parent.mkdir()
    pad.write_bytes(inhoud)
    gelezen = lees_voorkeuren(tmp_path, "iemand")
    assert gelezen.voorkeuren == Voorkeuren()
    assert "nstellingen" in gelezen.klacht
    assert pad.read_bytes() == inhoud


def test_a_new_choice_sets_the_broken_file_aside(tmp_path: Path) -> None:
    pad = bestand_van(tmp_path, "iemand")
    pad.parent.mkdir()
    pad.write_bytes(b"kapot")
    schrijf_voorkeuren(tmp_path, "iemand", Voorkeuren(thema="licht"))
    assert pad.with_suffix(".kapot").read_bytes() == b"kapot"
    assert lees_voorkeuren(tmp_path, "iemand").voorkeuren.thema == "licht"


def test_one_wrong_choice_leaves_the_others(tmp_path: Path) -> None:
    pad = bestand_van(tmp_path, "iemand")
    pad.parent.mkdir()
    pad.write_text('thema = "paars"\nplain = true\nvreemd = 3\njaar = [1]\n[toetsen]\nlog = "y"\nhulp = "y"\n')
    gelezen = lees_voorkeuren(tmp_path, "iemand")
    assert gelezen.voorkeuren.plain
    assert gelezen.voorkeuren.thema == "auto"
    assert "paars" in gelezen.klacht
    assert "vreemd" in gelezen.klacht
    assert len({gelezen.voorkeuren.toets(opdracht) for opdracht in TOETSEN}) == len(TOETSEN)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    echt = tmp_path / "echt.toml"
    echt.write_text('thema = "licht"\n')
    pad = bestand_van(tmp_path, "iemand")
    pad.parent.mkdir()
    pad.symlink_to(echt)
    gelezen = lees_voorkeuren(tmp_path, "iemand")
    assert gelezen.voorkeuren == Voorkeuren()
    assert gelezen.klacht


def test_two_commands_may_have_changed_places(tmp_path: Path) -> None:
    schrijf_voorkeuren(tmp_path, "iemand", Voorkeuren(toetsen=(("log", "s"), ("stuurbord", "l"))))
    gelezen = lees_voorkeuren(tmp_path, "iemand")
    assert (gelezen.klacht, gelezen.voorkeuren.toets("log"), gelezen.voorkeuren.toets("stuurbord")) == ("", "s", "l")


@pytest.mark.parametrize(
    ("sleutel", "waarde", "woord"),
    [
        ("thema", "paars", "Kies uit"),
        ("jaar", "morgen", "jaartal"),
        ("plain", "misschien", "ja of nee"),
        ("start", "kelder", "Kies uit"),
        ("kleur", "rood", "geen instelling"),
        ("toets.log", "j", "journaal"),
        ("toets.log", "e", "al iets anders"),
        ("toets.log", "[", "al iets anders"),
        ("toets.log", "ctrl+c", "eigen toets"),
        ("toets.log", " ", "eigen toets"),
        ("toets.dans", "x", "geen opdracht"),
    ],
)
def test_a_wrong_choice_is_refused_with_what_to_do(sleutel: str, waarde: str, woord: str) -> None:
    with pytest.raises(InvoerFout) as gevangen:
        met(Voorkeuren(), sleutel, waarde)
    assert woord in str(gevangen.value)


def test_standaard_takes_every_choice_back() -> None:
    anders = Voorkeuren("licht", 2024, "verkeer", "journaal", True, False, (("log", "y"),))
    for sleutel in als_paren(anders):
        anders = met(anders, sleutel, "standaard")
    assert anders == Voorkeuren()


def test_every_choice_can_be_typed_as_it_is_shown() -> None:
    anders = Voorkeuren("licht", 2024, "verkeer", "journaal", True, False, (("log", "y"),))
    gekozen = Voorkeuren()
    for sleutel, waarde in als_paren(anders).items():
        gekozen = met(gekozen, sleutel, waarde)
    assert gekozen == anders
    assert not re.search(r"[A-Z]", " ".join(als_paren(Voorkeuren())))


def test_over_ssh_they_are_those_of_the_person_behind_the_key_and_else_of_the_account(tmp_path: Path) -> None:
    from lama_zvp.access.account import accountnaam
    from lama_zvp.access.rollen import Wie
    from lama_zvp.cli.app import Bureau, Sessie
    from lama_zvp.settings import Keuze

    schrijf_voorkeuren(tmp_path, "collega-1", Voorkeuren(thema="licht"))
    schrijf_voorkeuren(tmp_path, accountnaam(), Voorkeuren(thema="donker"))
    sessie = Sessie(str(tmp_path), lambda: Wie("collega-1"), "collega-1")
    over_ssh = Bureau(None, None, None, None, False, sessie)
    ter_plaatse = Bureau(str(tmp_path), None, None, None, False)
    assert over_ssh.voorkeuren(Keuze(tmp_path)).voorkeuren.thema == "licht"
    assert ter_plaatse.voorkeuren(Keuze(tmp_path)).voorkeuren.thema == "donker"
