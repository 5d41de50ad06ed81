"""How a journal on a server is doing, for whoever keeps it running: settings, sizes and defects, never an entry."""

from __future__ import annotations

from typing import Any, Final

from lama_zvp.journal import serverschema
from lama_zvp.journal.server import Server
from lama_zvp.journal.toestand import Toestand
from lama_zvp.journal.verify import controleer

_INSTELLINGEN: Final = ("server_version", "synchronous_commit", "fsync", "full_page_writes", "data_checksums")

_VRAAG: Final = """
SELECT z.code, session_user::text, pg_database_size(current_database()),
    pg_total_relation_size('lama_zvp.gebeurtenis') + pg_total_relation_size('lama_zvp.telling'),
    (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = %(slot)s AND objid = z.nummer),
    (SELECT max(vastgelegd_op) FROM lama_zvp.gebeurtenis WHERE soort = 'redactie'),
    (SELECT max(op) FROM lama_zvp.opruiming)
FROM lama_zvp.zone AS z WHERE z.nummer = (SELECT lama_zvp.eigen_zone())
"""


def lees_toestand(url: str) -> tuple[bool, Toestand]:
    """Whether somebody is recording at this moment, and the state of the zone's journal, looked at without changing it.

    Raises `OpslagFout` when the server is out of reach or the role has no zone.
    """
    from lama_zvp.journal.postgres import SLOT

    server = Server.open(url, lezen_alleen=True)
    try:
        with server.vertaal():
            verslag = controleer(server)
            code, rol, database, tabellen, sloten, gewist, opgeruimd = _een(server, _VRAAG, {"slot": SLOT})
            versie, *standen = _een(
                server,
                f"SELECT {serverschema.VERSIE}, " + ", ".join(f"current_setting('{n}')" for n in _INSTELLINGEN),
                {},
            )
    finally:
        server.sluit()
    bevindingen = list(verslag.zonder_namen())
    if gewist is not None and (opgeruimd is None or opgeruimd < gewist):
        bevindingen.append(
            "Er zijn teksten gewist sinds de tabel het laatst herschreven is: hun oude rijen staan nog in de bestanden"
            " van de server. De eigenaar ruimt ze op met `lama-zvp zone opruimen`."
        )
    instellingen = {
        "zone": code,
        "rol": rol,
        **dict(zip(_INSTELLINGEN, standen, strict=True)),
        "grootte database": f"{database} bytes",
        "grootte journaal (alle zones)": f"{tabellen} bytes",
    }
    return bool(sloten), Toestand(
        schema=int(versie),
        schema_programma=len(serverschema.STAPPEN),
        instellingen=instellingen,
        aantal=verslag.aantal,
        kop_hash=verslag.kop_hash,
        bevindingen=tuple(bevindingen),
    )


def _een(server: Server, vraag: str, waarden: dict[str, Any]) -> tuple[Any, ...]:
    rij = server.verbinding.execute(vraag.encode(), waarden).fetchone()
    assert rij is not None
    return rij
