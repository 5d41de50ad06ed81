"""A whole journal from a file to a server and back: the same events, hashes and all, verified before they count."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from lama_zvp.errors import OpslagFout
from lama_zvp.files import vertaal_fouten, weiger_koppeling
from lama_zvp.journal import backup, migrations, sqlite, statements
from lama_zvp.journal.backup import Kopie
from lama_zvp.journal.bestand import Bestand
from lama_zvp.journal.opslag import Opslag
from lama_zvp.journal.server import Server
from lama_zvp.journal.statements import KOLOMMEN
from lama_zvp.journal.verify import Controleverslag, controleer

PORTIE: Final = 200
"""Events per portion: enough to keep both sides busy, few enough to hold in memory with their texts."""


@dataclass(frozen=True, slots=True)
class Verhuisd:
    """What stands in the new place, verified: how many events, and the hash of the last.

    `stond_er`: all of it stood there before, such as after a move that was killed while it said that it was done.
    """

    naar: str
    aantal: int
    kop_hash: str
    stond_er: bool = False


def naar_server(bron: Path, url: str) -> Verhuisd:
    """Copy the journal in the file `bron` to the zone's empty journal on the server, in one transaction.

    Nobody records in the file meanwhile, so that nothing is left behind. The copy is verified event by event before it
    is confirmed. Raises `OpslagFout` when the zone holds other events, or when either side does not verify.
    """
    with _bestand(bron) as oud, _server(url) as nieuw:
        with oud.vertaal(), oud.beurt(), nieuw.vertaal(), nieuw.beurt():
            stond_er = _stond_er(oud, nieuw)
            verslag = _eis_in_orde(controleer(oud), oud.naam)
            if not stond_er:
                _kopieer(oud, nieuw)
            _eis_gelijk(controleer(nieuw), verslag, nieuw.naam)
        return Verhuisd(nieuw.naam, verslag.aantal, verslag.kop_hash, stond_er)


def naar_bestand(url: str, doel: Path) -> Verhuisd:
    """Copy the zone's journal on the server to the new file `doel`, which then is a journal of this program.

    Raises `OpslagFout` when something else stands at `doel`, when the copy does not verify, or when somebody recorded
    meanwhile.
    """
    with vertaal_fouten(f"Het journaal {doel} maken"):
        weiger_koppeling(doel)
        if doel.exists():
            return _stond_in_bestand(url, doel)
    with vertaal_fouten(f"Het journaal {doel} maken"), migrations.naast(doel) as tijdelijk, _server(url) as oud:
        kopie = _haal_op(oud, tijdelijk, doel, "WAL")
        with oud.vertaal(), oud.beurt():
            if oud.execute(statements.KOP).fetchone() != ((kopie.aantal, kopie.kop_hash) if kopie.aantal else None):
                raise OpslagFout(
                    f"Intussen is er nog iets vastgelegd in {oud.naam}.",
                    raad="Er is niets verhuisd. Laat iedereen het programma sluiten en probeer opnieuw.",
                )
            backup.plaats(tijdelijk, doel, vervang=False)
    return Verhuisd(str(doel), kopie.aantal, kopie.kop_hash)


def maak_kopie(url: str, doel: Path, *, vervang: bool = False) -> Kopie:
    """A backup of the zone's journal at one moment, whoever records meanwhile: a file as `backup` makes it.

    Built aside, verified event by event, private, and only then given its name. Raises as `backup.maak_kopie`.
    """
    backup.keur_doel(doel, vervang=vervang)
    with vertaal_fouten(f"De reservekopie {doel} maken"), backup.in_de_maak(doel) as tijdelijk, _server(url) as bron:
        kopie = _haal_op(bron, tijdelijk, doel, "DELETE")
        backup.plaats(tijdelijk, doel, vervang=vervang)
    return kopie


def zet_terug(bron: Path, url: str, werkmap: Path) -> Verhuisd:
    """Put the backup `bron`, which stays as it is, in the zone's empty journal on the server.

    It is verified and brought to this program's schema in `werkmap` first. Raises as `naar_server`.
    """
    backup.keur_bron(bron)
    werknaam = werkmap / "herstel.db"
    with vertaal_fouten(f"De reservekopie {bron} lezen"), sqlite.vertaal(bron), migrations.naast(werknaam) as tijdelijk:
        with closing(sqlite.verbind(bron, "immutable")) as verbinding:
            backup.kopieer(verbinding, tijdelijk)
        backup.keur(tijdelijk, bron, "DELETE")
        return naar_server(tijdelijk, url)


# -- inner workings ------------------------------------------------------------------------------------------------


@contextmanager
def _bestand(pad: Path) -> Iterator[Bestand]:
    bestand = Bestand.open(pad)
    try:
        yield bestand
    finally:
        bestand.sluit()


@contextmanager
def _server(url: str) -> Iterator[Server]:
    server = Server.open(url)
    try:
        yield server
    finally:
        server.sluit()


def _haal_op(server: Server, tijdelijk: Path, naam: Path, stand: str) -> Kopie:
    """One unchanging view of the server's journal, in the file `tijdelijk`: verified there, all of what was seen."""
    with closing(sqlite.verbind(tijdelijk, "rw")) as verbinding, sqlite.vertaal(naam):
        verbinding.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
        migrations.voer_uit(verbinding)
        bestand = Bestand(tijdelijk, verbinding)
        with server.vertaal(), server.leestransactie(), sqlite.schrijftransactie(verbinding):
            kop = server.execute(statements.KOP).fetchone() or (0, "")
            _kopieer(server, bestand)
    kopie = backup.keur(tijdelijk, naam, stand)
    if (kopie.aantal, kopie.kop_hash) != tuple(kop):
        raise OpslagFout(f"De kopie van {server.naam} is niet volledig.", raad="Er is niets veranderd.")
    migrations.bewaar(tijdelijk)
    return kopie


def _kopieer(van: Opslag, naar: Opslag) -> None:
    """Every row as it stands, in order; the triggers of the new place check that each joins on to the one before."""
    rijen = van.doorloop(f"{statements.LIJST} ORDER BY {statements.VOLGORDE['oplopend']}")
    while portie := [_naamwaarden(rij) for rij in islice(rijen, PORTIE)]:
        naar.executemany(statements.INVOEGEN, portie)


def _naamwaarden(rij: Any) -> dict[str, Any]:
    return dict(zip(KOLOMMEN, rij, strict=True))


def _stond_er(oud: Opslag, nieuw: Opslag) -> bool:
    """Whether the new place has all of it already; its last hash stands for every event before it.

    Raises `OpslagFout` when there is something else.
    """
    kop = nieuw.execute(statements.KOP).fetchone()
    if kop is not None and kop != oud.execute(statements.KOP).fetchone():
        raise OpslagFout(
            f"In {nieuw.naam} staat al een journaal; het wordt niet overschreven en niet vermengd.",
            raad="Neem een lege zone. De eigenaar zet deze opzij met `lama-zvp zone opzij CODE NIEUWE-CODE`.",
        )
    return kop is not None


def _stond_in_bestand(url: str, doel: Path) -> Verhuisd:
    """That the whole journal stands at `doel` already. Raises `OpslagFout` when something else does."""
    if not backup.is_kopie(doel) or doel.stat().st_size == 0:
        raise backup.bestaat(doel)
    nieuw = Bestand.open(doel, lezen_alleen=True)
    try:
        with _server(url) as oud, oud.vertaal(), oud.beurt(), nieuw.vertaal():
            kop = oud.execute(statements.KOP).fetchone()
            if kop is None or nieuw.execute(statements.KOP).fetchone() != kop:
                raise backup.bestaat(doel)
            verslag = _eis_in_orde(controleer(nieuw), nieuw.naam)
    finally:
        nieuw.sluit()
    return Verhuisd(str(doel), verslag.aantal, verslag.kop_hash, stond_er=True)


def _eis_in_orde(verslag: Controleverslag, naam: str) -> Controleverslag:
    if not verslag.in_orde:
        raise OpslagFout(
            f"Het journaal {naam} klopt niet: {verslag.bevindingen[0][1]}",
            raad="Er is niets verhuisd. `lama-zvp controle` noemt alles wat niet klopt.",
        )
    return verslag


def _eis_gelijk(nieuw: Controleverslag, oud: Controleverslag, naam: str) -> None:
    """The last hash covers every event before it, and the check covers every text: what is equal here, is so whole."""
    _eis_in_orde(nieuw, naam)
    if (nieuw.aantal, nieuw.kop_hash) != (oud.aantal, oud.kop_hash):
        raise OpslagFout(f"De kopie in {naam} is niet gelijk.", raad="Er is niets verhuisd.")
