"""What the log file of a home says after commands: which, how they ended, and not a word of what was typed."""

from __future__ import annotations

import re
from typing import Final

from lama_zvp.logboek import LOGBESTAND
from tests.cli.conftest import Lama

DUUR: Final = re.compile(r"\d+\.\d{3}s")


def log(lama: Lama) -> list[str]:
    """What each line says behind the instant and the process, without how long it took."""
    regels = (lama.thuis / LOGBESTAND).read_text().splitlines()
    return [" ".join(deel for deel in regel.split()[2:] if not DUUR.fullmatch(deel)) for regel in regels]


def test_every_command_leaves_a_line_with_how_it_ended(lama: Lama) -> None:
    lama("log", "bob-winter", "Geheime tekst", "--status", "lopend")
    lama("overzicht")
    lama("log", "bestaat-niet", "Geheime tekst")
    lama("log", "--onzin", "Geheime tekst")
    lama("besluit", "nieuw", "Geheim besluit", "--verantwoordelijke", "korpschef", "--datum", "2025-01-01")
    lama("backup", str(lama.thuis.parent / "kopie.db"))
    assert log(lama) == [
        "log einde code=0",
        "overzicht einde code=0",
        "log einde code=4 NietGevonden",
        "log einde code=2 GebruikFout",
        "besluit nieuw einde code=0",
        "backup einde code=0",
    ]
    assert "geheim" not in (lama.thuis / LOGBESTAND).read_text().lower()


def test_a_refusal_tells_the_kind_and_never_the_text(lama: Lama) -> None:
    lama("log", "bob-winter", "eerste", "--status", "lopend")
    assert lama("log", "bob-winter", "Bel 089 12 34 56").code == 5
    geweigerd, einde = log(lama)[1:]
    assert geweigerd.startswith("geweigerd persoonsgegeven")
    assert einde == "log einde code=5 Persoonsgegevens"
    assert "089" not in (lama.thuis / LOGBESTAND).read_text()


def test_reading_an_empty_home_and_asking_for_help_leave_nothing(lama: Lama) -> None:
    lama("overzicht")
    assert not lama.thuis.exists()
    lama("log", "bob-winter", "eerste", "--status", "lopend")
    voor = log(lama)
    lama("log", "--help")
    lama("--version")
    assert log(lama) == voor


def test_trouble_with_the_store_tells_what_the_store_said(lama: Lama) -> None:
    lama("log", "bob-winter", "eerste", "--status", "lopend")
    (lama.thuis / "journaal.db").write_bytes(b"geen database meer " * 300)
    assert lama("journaal").code == 6
    assert "OpslagFout: " in log(lama)[-1]
    assert "is geen journaal van lama-zvp" in log(lama)[-1]
