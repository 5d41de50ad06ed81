"""Managing access: people and keys, what the journal says about them, and who is refused again and again."""

from __future__ import annotations

import fcntl
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lama_zvp.access.account import accountnaam
from lama_zvp.errors import Geweigerd, LamaFout, OpslagFout
from lama_zvp.files import beveilig_map, maak_map, schrijf_heel, vertaal_fouten, weiger_koppeling
from lama_zvp.journal.events import Gebeurtenis, Toegang
from lama_zvp.workspace.concepten import wis_concepten_van
from lama_zvp.workspace.schrijven import Schrijven
from lama_zvp.workspace.stap import Stap, zonder_stap
from lama_zvp.workspace.toegangsfeit import Soort, toegangsfeit, verschil, volgens_journaal

if TYPE_CHECKING:
    from lama_zvp.access.register import Persoon, Register
    from lama_zvp.journal.verify import Controleverslag

DREMPEL = 10
"""So many refusals in a row, and the beheerder sees it."""
SLOTBESTAND = ".toegang.slot"


@dataclass(frozen=True, slots=True)
class Toegangsbeeld:
    """The access file beside what the journal and authorized_keys say.

    actief: whether there is an access file. vreemd: keys in authorized_keys that are not ours. afwijkingen: what does
    not agree, and raad: what could be safer, in Dutch sentences.
    """

    actief: bool
    personen: tuple[Persoon, ...] = ()
    sleutelbestand: str = ""
    vreemd: int = 0
    afwijkingen: tuple[str, ...] = ()
    raad: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Melding:
    """Refusals of one person in a row: how many, from when to when, with which keys, and of what."""

    naam: str
    aantal: int
    eerste: datetime
    laatste: datetime
    vingerafdrukken: tuple[str, ...]
    wat: tuple[str, ...]


class Toegangsbeheer(Schrijven):
    """Who may. Every change is an event; a change that the journal does not know shows as a difference."""

    def toegang_lijst(self) -> Toegangsbeeld:
        """Everyone with access, and every difference between access file, journal and authorized_keys."""
        from lama_zvp.access.register import lees_register

        self.wie.eis("toegang")
        register = lees_register(self.thuis)
        if register is None:
            return Toegangsbeeld(False, afwijkingen=self._verschil_met_journaal(None))
        vreemd, anders = self._verschil_met_sleutels(register)
        return Toegangsbeeld(
            True,
            register.personen,
            register.sleutelbestand,
            vreemd,
            (*self._verschil_met_journaal(register), *anders),
            raad_over_shell(_shell()),
        )

    def toegang_voeg_toe(
        self, naam: str, *, rol: str, sleutel: bytes, sleutelbestand: Path | None = None, vervang: bool = False
    ) -> tuple[Persoon, Path]:
        """Give a person a role and a key; returns the person and the authorized_keys file that was written.

        Another key may be another person's: what was half typed with the one before goes.

        The event is durable first: access that the journal does not know of is never given. Raises InvoerFout or
        Geweigerd for a name, role or key that will not do, OpslagFout when something cannot be written.
        """
        from lama_zvp.access.register import Persoon, keur_naam, keur_rol
        from lama_zvp.access.sleutels import lees_sleutel

        self.wie.eis("toegang")
        _eis_startbaar()
        self.weiger_gegevens({"Naam": naam})
        nieuw = Persoon(keur_naam(naam), keur_rol(rol), lees_sleutel(sleutel))
        with self._beheer(sleutelbestand) as register:
            gewijzigd = register.met(nieuw, vervang=vervang)
            self._weiger_vreemde_sleutel(register, nieuw)
            sleutels = self._sleutels(gewijzigd)
            oud = register.zoek(naam)
            if oud is not None:
                self._meld("ingetrokken", oud.naam, oud.vingerafdruk, f"vervangen, was {oud.rol}")
            self._meld("toegevoegd", nieuw.naam, nieuw.vingerafdruk, nieuw.rol)
            self._schrijf(gewijzigd, sleutels)
            if oud is not None:
                # What stands open was drawn for the role that was; it opens again for the one that is.
                self._sluit_sessies(naam)
                if oud.vingerafdruk != nieuw.vingerafdruk:
                    wis_concepten_van(self.thuis, naam)
        return nieuw, Path(gewijzigd.sleutelbestand)

    def toegang_intrekken(self, naam: str) -> tuple[Persoon, int]:
        """Take access away at once; returns the person and how many open sessions were told to close.

        What they had half typed goes too: whoever gets the name later, a function perhaps, does not find it there.
        The files go first: should the journal be out of reach, the access is gone all the same, and that is said.
        """
        self.wie.eis("toegang")
        with self._beheer(None) as register:
            gewijzigd = register.zonder(naam)
            persoon = register.zoek(naam)
            assert persoon is not None, "zonder() has found them"
            self._schrijf(gewijzigd, self._sleutels(gewijzigd))
            gesloten = self._sluit_sessies(naam)
            try:
                self._meld("ingetrokken", naam, persoon.vingerafdruk, f"was {persoon.rol}")
            except LamaFout as fout:
                raise OpslagFout(
                    f"De toegang van {naam} is weg, maar dat staat nog niet in het journaal. {fout.melding}",
                    raad=fout.raad,
                ) from fout
            wis_concepten_van(self.thuis, naam)
        return persoon, gesloten

    def toegang_meldingen(self, *, alle: bool = False) -> tuple[Melding, ...]:
        """Who was refused ten times or more in a row, the most refused first; with `alle` everyone ever refused.

        In a row: without anything of theirs recorded in between.
        """
        self.wie.eis("toegang")
        reeksen: dict[str, list[Gebeurtenis]] = {}
        langste: dict[str, list[Gebeurtenis]] = {}
        for gebeurtenis in self._alles():
            inhoud = gebeurtenis.inhoud
            if isinstance(inhoud, Toegang) and inhoud.handeling == "geweigerd":
                reeks = reeksen.setdefault(inhoud.naam, [])
                reeks.append(gebeurtenis)
                if len(reeks) >= len(langste.get(inhoud.naam, ())):
                    langste[inhoud.naam] = reeks
            elif not isinstance(inhoud, Toegang):
                reeksen.pop(gebeurtenis.auteur, None)
        meldingen = [_melding(naam, reeks) for naam, reeks in langste.items() if alle or len(reeks) >= DREMPEL]
        return tuple(sorted(meldingen, key=lambda melding: (-melding.aantal, melding.naam)))

    def sshd_config(self, account: str | None = None) -> str:
        """What sshd has to be told about the service account; the account that runs this when none is named."""
        from lama_zvp.access.register import lees_register
        from lama_zvp.access.sshd import sshd_config
        from lama_zvp.paths import default_home

        self.wie.eis("toegang")
        if account is not None and account != accountnaam():
            thuismap = f"/var/lib/{account}"
            return sshd_config(account, thuismap, f"{thuismap}/.ssh/authorized_keys")
        register = lees_register(self.thuis)
        sleutels = register.sleutelbestand if register else str(Path.home() / ".ssh" / "authorized_keys")
        thuis = "" if self.thuis == default_home() else str(self.thuis.absolute())
        return sshd_config(accountnaam(), str(Path.home()), sleutels, thuis)

    def controle(self, stap: Stap = zonder_stap) -> Controleverslag | None:
        """Verify the whole journal, and the access file against it; None when nothing was ever recorded."""
        from lama_zvp.access.register import lees_register

        verslag = super().controle(stap)
        if verslag is None:
            return None
        anders = tuple((None, tekst) for tekst in self._verschil_met_journaal(lees_register(self.thuis)))
        if not anders:
            return verslag
        return replace(verslag, in_orde=False, bevindingen=(*verslag.bevindingen, *anders))

    # -- inner workings ------------------------------------------------------------------------------------------

    @contextmanager
    def _beheer(self, sleutelbestand: Path | None) -> Iterator[Register]:
        """One change of access at a time, on the register as it is now; the first one makes the home private."""
        from lama_zvp.access.register import Register, lees_register

        maak_map(self.thuis)
        beveilig_map(self.thuis)
        with vertaal_fouten("De toegang vergrendelen"):
            greep = os.open(self.thuis / SLOTBESTAND, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(greep, fcntl.LOCK_EX)
            register = lees_register(self.thuis)
            pad = str(sleutelbestand.absolute()) if sleutelbestand else None
            if register is None:
                register = Register(pad or str(Path.home() / ".ssh" / "authorized_keys"))
            elif pad is not None and pad != register.sleutelbestand:
                raise Geweigerd(
                    f"De sleutels van deze map staan in {register.sleutelbestand}.",
                    raad="Laat --sleutelbestand weg; verplaatsen kan alleen met een lege toegangslijst.",
                )
            yield register
        finally:
            os.close(greep)

    def _sleutels(self, register: Register) -> bytes:
        """What authorized_keys becomes. Raises `InvoerFout` when our block in it is damaged."""
        from lama_zvp.access.authorized_keys import met_blok, regel

        regels = [regel(self._opdracht(persoon), persoon.sleutel) for persoon in register.personen]
        return met_blok(_lees(Path(register.sleutelbestand)), regels)

    def _schrijf(self, register: Register, sleutels: bytes) -> None:
        """The access file decides, so it is written first; authorized_keys follows from it."""
        from lama_zvp.access.register import schrijf_register

        schrijf_register(self.thuis, register)
        pad = Path(register.sleutelbestand)
        maak_map(pad.parent)
        schrijf_heel(pad, sleutels)

    def _opdracht(self, persoon: Persoon) -> Sequence[str]:
        """The forced command: this Python, deaf to its environment, with the person and the key it belongs to."""
        thuis = str(self.thuis.resolve())
        programma = (sys.executable, "-I", "-m", "lama_zvp")
        return (*programma, "--thuis", thuis, "_sessie", "--sleutel", persoon.vingerafdruk, "--als", persoon.naam)

    def _weiger_vreemde_sleutel(self, register: Register, nieuw: Persoon) -> None:
        from lama_zvp.access.authorized_keys import vreemde_sleutels

        if nieuw.sleutel.base64 in vreemde_sleutels(_lees(Path(register.sleutelbestand))):
            raise Geweigerd(
                f"Deze sleutel staat al in {register.sleutelbestand}, buiten het blok van lama-zvp:"
                " daarmee opent hij de account zelf.",
                raad="Verwijder die regel eerst.",
            )

    def _meld(self, handeling: Soort, naam: str, vingerafdruk: str, tekst: str) -> None:
        feit = toegangsfeit(self.wie, handeling, naam, vingerafdruk, tekst)
        self.journaal.voeg_toe(feit(self._plansleutel(), self.klok.nu(), secrets.token_bytes(10)))

    def _sluit_sessies(self, naam: str) -> int:
        from lama_zvp.workspace.sessie import sluit_sessies

        return sluit_sessies(self.thuis, naam)

    def _alles(self) -> Iterator[Gebeurtenis]:
        if self.heeft_journaal():
            yield from self.journaal.gebeurtenissen()

    def _verschil_met_journaal(self, register: Register | None) -> tuple[str, ...]:
        from lama_zvp.journal.filter import Filter

        if not self.heeft_journaal():
            return verschil(register, {})
        return verschil(register, volgens_journaal(self.journaal.gebeurtenissen(Filter(soorten=("toegang",)))))

    def _verschil_met_sleutels(self, register: Register) -> tuple[int, tuple[str, ...]]:
        from lama_zvp.access.authorized_keys import blok, regel, vreemde_sleutels

        inhoud = _lees(Path(register.sleutelbestand))
        hoort = {regel(self._opdracht(p), p.sleutel) for p in register.personen}
        verschil = (
            () if hoort == set(blok(inhoud)) else (f"{register.sleutelbestand} klopt niet met de toegangslijst.",)
        )
        return len(vreemde_sleutels(inhoud)), verschil


def raad_over_shell(shell: str) -> tuple[str, ...]:
    """What to do about the account's shell, which sshd starts the forced command with; nothing for a plain one."""
    naam = Path(shell).name
    if naam in ("nologin", "false"):
        return (f"De shell van deze account is {shell}: daarmee start niets. Zet ze op /bin/sh (chsh -s /bin/sh).",)
    if naam in ("sh", "dash"):
        return ()
    return (
        f"De shell van deze account is {shell}, die naar variabelen en opstartbestanden kijkt. Zet ze op /bin/sh"
        " (chsh -s /bin/sh) en gebruik het blok van `toegang sshd-config`.",
    )


def _shell() -> str:
    import pwd

    try:
        return pwd.getpwuid(os.geteuid()).pw_shell or "/bin/sh"
    except KeyError:
        return "/bin/sh"


def _eis_startbaar() -> None:
    """The forced command finds the program only where it is installed, not in the folder one happens to stand in."""
    proef = [sys.executable, "-I", "-c", "import lama_zvp"]
    if subprocess.run(proef, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode:
        raise OpslagFout(
            f"{sys.executable} vindt dit programma niet.",
            raad="Installeer het met pip in deze Python, en start het daaruit.",
        )


def _lees(pad: Path) -> bytes:
    weiger_koppeling(pad)
    with vertaal_fouten(f"Het bestand {pad} lezen"):
        try:
            return pad.read_bytes()
        except FileNotFoundError:
            return b""


def _melding(naam: str, reeks: Sequence[Gebeurtenis]) -> Melding:
    feiten = [gebeurtenis.inhoud for gebeurtenis in reeks if isinstance(gebeurtenis.inhoud, Toegang)]
    return Melding(
        naam=naam,
        aantal=len(reeks),
        eerste=reeks[0].vastgelegd_op,
        laatste=reeks[-1].vastgelegd_op,
        vingerafdrukken=tuple(dict.fromkeys(feit.vingerafdruk for feit in feiten)),
        wat=tuple(dict.fromkeys(feit.tekst for feit in feiten)),
    )
