"""What one person writes and another sees, over SSH: nothing above their class, and nothing their terminal obeys."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from tests.kanarie import maak_thuis, te_zien
from tests.ssh.scherm import Scherm
from tests.ssh.station import Station

LANGS = {
    "s": "Stuurbord", "j": "Journaal", "w": "Wijzigingen", "i": "Indicatoren", "b": "Beoordelen", "d": "Besluiten",
    "/": "Zoeken", "l": "Loggen", "\r": "Fiche", ",": "Instellingen", "?": "Hulp",
}  # fmt: skip
"""Key and title of every screen that opens from the overview; each is left again with escape."""
ZOEK = "radicalisme"


def kop(scherm: Scherm) -> str:
    return scherm.tekst.split("\n", 1)[0]


BOODSCHAPPEN = (
    "\x1b]0;GEKAAPT\x07",
    "\x1b]52;c;R0VLQUFQVA==\x07",
    "\x1b]8;;http://gekaapt/\x1b\\klik\x1b]8;;\x1b\\",
    "\x1b[6n\x1b[c\x1b[>c",
    "\x1bP+q544e\x1b\\",
    "\x9b31mGEKAAPT",
    "\x1b[?1049l\x1b[2JGEKAAPT",
    "\u202eTPAAKEG\u202c\u2066x\u2069",
    "[red]GEKAAPT[/red][@click=app.quit]x[/]",
    "a\rGEKAAPT\x08\x08\x7f\x0b\x0c\x00",
)


@pytest.mark.parametrize(("naam", "boven"), [("lies", {"intern", "beperkt"}), ("mede", {"beperkt"})])
def test_no_screen_of_the_app_shows_anything_above_the_role(
    naam: str, boven: set[str], nieuw_station: Callable[..., Station]
) -> None:
    station = nieuw_station({})
    maak_thuis(station.thuis)
    for wie, rol in (("lies", "lezer"), ("mede", "medewerker")):
        station.geef(wie, rol)
    station.start()
    with Scherm(station, naam) as scherm:
        scherm.wacht_op("Overzicht", "Kanarie-openb")
        for toets, titel in LANGS.items():
            scherm.typ(toets)
            if titel == "Loggen" and naam == "lies":
                scherm.wacht_op("Uw rol laat dit niet toe")
                continue
            scherm.wacht_tot(lambda titel=titel: titel in kop(scherm), f"scherm {titel}")  # type: ignore[misc]
            if titel in ("Zoeken", "Loggen"):
                scherm.typ(ZOEK)
                scherm.wacht_op(ZOEK)
            scherm.typ("\x1b")
            scherm.wacht_tot(lambda: "Overzicht" in kop(scherm), "overzicht")
        scherm.typ("q")
        assert scherm.wacht_op_einde() == 0
    assert "openbaar" in te_zien(scherm.bytes)
    assert not te_zien(scherm.bytes) & boven


def test_control_sequences_planted_by_one_reach_no_terminal_of_another(nieuw_station: Callable[..., Station]) -> None:
    station = nieuw_station({})
    keuze = Keuze(station.thuis, vandaag=datetime.date(2025, 3, 14))
    with Workspace(keuze, wie=Wie("dader")) as werkruimte:
        for nummer, boodschap in enumerate(BOODSCHAPPEN, 1):
            werkruimte.log(
                "veilig-schoolverkeer", f"begin{boodschap}einde", bewijs=boodschap, datum=f"2025-03-{nummer:02}"
            )
            werkruimte.besluit_nieuw(f"x{boodschap}", verantwoordelijke=f"y{boodschap}", datum="2025-03-14")
        werkruimte.beoordeel("verkeer", 2025, "aandacht", toelichting="".join(BOODSCHAPPEN))
    station.geef("korps", "korpsleiding")
    station.start()
    verboden = (b"\x1b]0;", b"\x1b]52", b"\x1b]8;", b"\x1b[6n", b"\x1b[c", b"\x1b[>c", b"\x1bP+q", "\x9b".encode(),
                "\u202e".encode(), "\u2066".encode())  # fmt: skip
    for commando in ("journaal", "journaal --json", "overzicht --jaar 2025", "maatregelen", "besluit lijst",
                     "besluit lijst --json", "stuurbord 2025", "stuurbord 2025 --formaat json",
                     "stuurbord 2025 --formaat html", "maatregelen --json"):  # fmt: skip
        gedaan = station.ssh("korps", commando)
        assert gedaan.returncode == 0, (commando, gedaan.stderr)
        assert not [vorm for vorm in verboden if vorm in gedaan.stdout + gedaan.stderr], commando
        assert b"\x1b" not in gedaan.stdout, commando
        assert not any(nummer < 32 and nummer not in (9, 10) for nummer in gedaan.stdout), commando
    with Scherm(station, "korps") as scherm:
        scherm.wacht_op("Overzicht", "Verkeer")
        for toets, titel, ziet in (
            ("\r", "Fiche", ("veilig schoolverkeer", "begin")),
            ("j", "Journaal", ("begin",)),
            ("w", "Wijzigingen", ("dader",)),
            ("d", "Besluiten", ("[red]",)),
            ("b", "Beoordelen", ("Verkeer",)),
            ("s", "Stuurbord", ("2025",)),
        ):
            scherm.typ(toets)
            scherm.wacht_tot(lambda titel=titel: titel in kop(scherm), f"scherm {titel}")  # type: ignore[misc]
            scherm.wacht_op(*ziet)
            scherm.typ("\x1b")
            scherm.wacht_tot(lambda: "Overzicht" in kop(scherm), "overzicht")
        scherm.typ("/begin")
        scherm.wacht_op("Zoeken", "begin")
        scherm.typ("\x1b")
        scherm.wacht_tot(lambda: "Overzicht" in kop(scherm), "overzicht")
        scherm.typ("q")
        assert scherm.wacht_op_einde() == 0
    assert not [vorm for vorm in (b"GEKAAPT\x07", b"\x1b]52;c;R0VL", b"gekaapt/\x1b", b"\x1b[6n", "\u202e".encode())
                if vorm in scherm.bytes]  # fmt: skip
