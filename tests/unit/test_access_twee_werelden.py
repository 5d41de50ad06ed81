"""Two worlds that differ only in what a role may not see look the same to that role, in every byte of every answer.

What is counted, dated, judged, suggested or laid out by something hidden would show as a difference between the two.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from lama_zvp.access.opdracht import OPDRACHTEN, lees_opdracht
from lama_zvp.access.rollen import ZICHT, Wie
from lama_zvp.cli.bureau import Sessie
from lama_zvp.cli.draai import draai
from lama_zvp.journal.events import Rol
from lama_zvp.plan.model import KLASSEN, Klasse
from lama_zvp.plan.names import strengste
from lama_zvp.plan.zicht import indicatorklassen
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace

VRAGEN = (
    "", "overzicht --jaar 2024", "overzicht --jaar 2024 --json", "overzicht --jaar 2023 --json", "maatregelen --json",
    "maatregelen --jaar 2024", "maatregelen --status geblokkeerd", "maatregelen --zonder-voortgang", "journaal",
    "journaal --json", "journaal --limiet 3", "journaal --zoek controle", "journaal --zoek geheim", "besluit lijst",
    "besluit lijst --json", "stuurbord 2024", "stuurbord 2024 --formaat json", "stuurbord 2024 --formaat html",
    "stuurbord 2023", "eindevaluatie", "eindevaluatie --formaat json", "plan toon --json", "plan controleer", "tabel",
    "wijzigingen", "wijzigingen --json", "exporteer - --formaat jsonl", "exporteer - --formaat csv --deel journaal",
    "exporteer - --formaat csv --deel metingen", "plan dekking",
)  # fmt: skip
"""What is asked; a command that the table of remote commands does not have yet is refused alike in both."""

VERSCHILT = re.compile(
    rb'[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}|"zout": "[0-9a-f]*"|[0-9a-f]{12,16}'
    rb"|20\d\d-\d\d-\d\d[T ][0-9:.]+(?:\+00:00|Z)?|\d\d:\d\d(?::\d\d)?"
)
"""Salts, hashes, ids and instants of recording: of what may be seen too, in any two homes."""


class Wereld:
    """One of two values for everything hidden."""

    def __init__(self, thuis: Path, nummer: int) -> None:
        self.thuis, self.nummer = thuis, nummer

    @property
    def keuze(self) -> Keuze:
        return Keuze(self.thuis, vandaag=datetime.date(2025, 3, 14))

    def kies(self, een: str, twee: str) -> str:
        return (een, twee)[self.nummer]

    def vul(self, rol: Rol) -> None:
        with Workspace(self.keuze, wie=Wie("korps")) as w:
            namen = [o.naam for o in w.namen.maatregelen if o.klasse == "openbaar"]
            gemeenten = [gemeente.sleutel for gemeente in w.plan.zone.gemeenten]
            hoger: list[Klasse] = [k for k in KLASSEN if KLASSEN.index(k) > KLASSEN.index(ZICHT[rol])]
            for nummer in range(4):
                dag = f"2024-0{nummer + 1}-03"
                w.log(
                    namen[nummer],
                    f"controle {nummer}",
                    datum=dag,
                    aantal=nummer,
                    status="lopend",
                    gemeente=gemeenten[0],
                )
                for klasse in hoger:
                    self._strenger_op(w, namen[nummer], klasse, gemeenten)
            for klasse in hoger:
                self._strenge_onderwerpen(w, klasse)

    def _strenger_op(self, w: Workspace, naam: str, klasse: Klasse, gemeenten: list[str]) -> None:
        """Entries stricter than their public subject: from the start, and made so afterwards."""
        velden = {
            "datum": self.kies("2024-05-01", "2023-02-28"),
            "aantal": self.kies("3", "900"),
            "status": self.kies("geblokkeerd", "uitgevoerd"),
            "gemeente": self.kies(*gemeenten[:2]),
        }
        w.log(naam, self.kies("geheim", "iets heel anders en langer"), klasse=klasse, **velden)
        later = w.log(naam, self.kies("geheim", "verborgen"), **velden)
        w.corrigeer(str(later.volgnr), {"klasse": klasse})

    def _strenge_onderwerpen(self, w: Workspace, klasse: Klasse) -> None:
        streng = [o.naam for o in w.namen.maatregelen if o.klasse == klasse]
        w.log(
            self.kies(streng[0], streng[-1]),
            self.kies("geheim", "verborgen"),
            datum=self.kies("2024-02-02", "2022-02-02"),
        )
        for fiche in (f for f in w.plan.fiches if f.klasse == klasse):
            w.beoordeel(fiche.sleutel, 2024, self.kies("op-koers", "bijsturen"), toelichting=self.kies("a", "bb"))
        for sleutel, eigen in indicatorklassen(w.plan).items():
            if eigen == klasse:
                w.meting(sleutel, "2023", self.kies("11", "57"))
        besluit = w.besluit_nieuw(
            self.kies("geheim", "verborgen besluit"),
            verantwoordelijke=self.kies("a", "b"),
            termijn=self.kies("2024-06-01", "2030-01-01"),
            datum=self.kies("2024-05-01", "2022-05-01"),
            klasse=strengste(klasse, "intern"),
        )
        w.besluit_opvolgen(str(besluit.volgnr), self.kies("lopend", "vervallen"), tekst=self.kies("c", "d"))

    def antwoord(self, rol: Rol, vraag: str, capsys: pytest.CaptureFixture[bytes]) -> tuple[int, bytes]:
        wie = Wie(rol, rol, alleen=False, vingerafdruk=f"SHA256:{rol}")
        gelezen = lees_opdracht(vraag.encode())
        code = draai(gelezen.argumenten if gelezen else (), Sessie(str(self.thuis), lambda: wie, rol))
        gezegd = capsys.readouterr()
        uit = gezegd.out + b"|" + gezegd.err
        return code, uit if uit.startswith(b"PK") else self.gelijk(uit)

    @staticmethod
    def gelijk(gezegd: bytes) -> bytes:
        return VERSCHILT.sub(b"#", gezegd)


@pytest.mark.parametrize("rol", ["lezer", "medewerker"])
def test_nothing_hidden_makes_any_difference_to_any_answer(
    rol: Rol, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    werelden = [Wereld(tmp_path / str(nummer) / "thuis", nummer) for nummer in (0, 1)]
    for wereld in werelden:
        wereld.vul(rol)
    bekend = {" ".join(opdracht.naam) for opdracht in OPDRACHTEN}
    for vraag in VRAGEN:
        if vraag and not any(vraag.startswith(naam) for naam in bekend):
            continue
        een, twee = (wereld.antwoord(rol, vraag, capsysbinary) for wereld in werelden)
        assert een == twee, vraag
        assert een[0] == 0, (vraag, een[1][-300:])


def test_to_who_sees_everything_the_two_worlds_do_differ(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """So the test above can fail."""
    werelden = [Wereld(tmp_path / str(nummer) / "thuis", nummer) for nummer in (0, 1)]
    for wereld in werelden:
        wereld.vul("lezer")
    for vraag in (
        "overzicht --jaar 2024",
        "maatregelen --json",
        "journaal --limiet 3",
        "stuurbord 2024",
        "besluit lijst",
    ):
        een, twee = (wereld.antwoord("korpsleiding", vraag, capsysbinary) for wereld in werelden)
        assert een != twee, vraag
