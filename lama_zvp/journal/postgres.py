"""Everything that is PostgreSQL's own: connecting with a URL, its settings, its SQL, and its errors in Dutch.

No message of this module holds a password, and of what the server says only the message itself: its details may quote
what was being recorded. psycopg comes with the extra `postgresql` and is imported only when a URL is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from lama_zvp.errors import InvoerFout, OpslagFout
from lama_zvp.journal import statements

if TYPE_CHECKING:
    import psycopg

SLOT: Final = 0x5A565031
"""First half of the advisory lock of a chain; the second is the number of its zone. Also in the schema's trigger."""

WACHTTIJD_MS: Final = 10_000
"""How long a writer waits for its turn before it gives up with a message."""

HANG_MS: Final = 15_000
"""After so long without a word from a writer in the middle of its turn the server ends it, and others go on."""

_VERBINDTIJD_S: Final = 10
_NIETS: Final = "Er is niets vastgelegd. "

_BIJ_VERBINDEN: Final[tuple[tuple[str, str, str], ...]] = (
    (
        r"password|authentication|role .* does not exist|pg_hba",
        "De databaseserver weigert de aanmelding.",
        "Kijk de gebruiker en het wachtwoord na (~/.pgpass of PGPASSWORD), en of pg_hba.conf deze machine toelaat.",
    ),
    (r"database .* does not exist", "De database bestaat niet.", "Kijk de naam in --database na."),
    (
        r"too many|connection slots",
        "De databaseserver neemt geen verbindingen meer aan.",
        "Probeer zo dadelijk opnieuw; duurt het, vraag de databasebeheerder om max_connections na te kijken.",
    ),
    (
        r"starting up|shutting down|recovery",
        "De databaseserver start of stopt.",
        "Probeer over een minuut opnieuw.",
    ),
    (
        r"refused|No such file|resolve|timeout|timed out|could not connect|unreachable|no route|failed: ",
        "De databaseserver is niet bereikbaar.",
        "Kijk na of de server aanstaat, of host en poort in --database kloppen en of het netwerk werkt.",
    ),
)
"""What libpq says when a connection fails: it gives no code, only English text. The first that fits counts."""

_ALLEEN_LEZEN: Final = (
    "De database is alleen-lezen: dit is een kopie, of ze wordt onderhouden.",
    _NIETS + "Verbind met de hoofdserver.",
)
"""A replica says so with either of two codes, depending on where it is noticed."""

_RADEN: Final[dict[str, tuple[str, str]]] = {
    "55P03": (
        "Het journaal is al langer dan 10 seconden in gebruik door een ander programma.",
        _NIETS + "Probeer zo dadelijk opnieuw.",
    ),
    "53100": (
        "De schijf van de databaseserver is vol.",
        "Er is niets half bewaard. Verwittig de databasebeheerder.",
    ),
    "53": (
        "De databaseserver heeft geen plaats of geheugen meer.",
        "Er is niets half bewaard. Verwittig de databasebeheerder.",
    ),
    "25006": _ALLEEN_LEZEN,
    "0A000": _ALLEEN_LEZEN,
    "25P03": ("De server heeft op dit programma niet langer gewacht.", _NIETS + "Probeer opnieuw."),
    "42501": (
        "De databaserol mag dit niet.",
        _NIETS + "Vraag de eigenaar van de database om deze rol aan een zone te koppelen.",
    ),
    "3F000": (
        "In deze database staat nog geen journaal van lama-zvp.",
        "De eigenaar maakt het met `lama-zvp zone nieuw`.",
    ),
    "42883": (
        "In deze database staat nog geen journaal van lama-zvp.",
        "De eigenaar maakt het met `lama-zvp zone nieuw`.",
    ),
    "XX001": (
        "De database is beschadigd.",
        "Schrijf er niet meer in. Verwittig de databasebeheerder en zet een reservekopie terug.",
    ),
    "57014": ("De databaseserver heeft de vraag afgebroken.", _NIETS + "Probeer opnieuw."),
    "57": ("De verbinding met de databaseserver is verbroken.", _NIETS + "Probeer zo dadelijk opnieuw."),
    "08": ("De verbinding met de databaseserver is verbroken.", _NIETS + "Probeer zo dadelijk opnieuw."),
}
"""SQLSTATE, or its class, → message and advice; the longest that fits counts."""


_TOONBAAR: Final = {
    "user": re.compile(r"[\w.\-]+"),
    "host": re.compile(r"[\w.\-/,]+|\[?[0-9a-fA-F:.]+\]?"),
    "port": re.compile(r"[\d,]+"),
    "dbname": re.compile(r"[\w.\-]+"),
}
"""Parts of a URL that may be shown, where they are plain names: a slip of the pen makes a password of any of them."""


def is_url(tekst: str) -> bool:
    """Whether this names a PostgreSQL database."""
    return re.match(r"postgres(ql)?(\+psycopg)?://", tekst) is not None


def gegevens_van(url: str) -> dict[str, str]:
    """What libpq makes of a URL. Raises `InvoerFout` without quoting it: it may hold a password."""
    if not is_url(url):
        raise InvoerFout(
            "--database kent alleen PostgreSQL.", raad="Schrijf postgresql://GEBRUIKER@HOST/DATABASE, of laat het weg."
        )
    psycopg = _psycopg()
    try:
        gegevens = psycopg.conninfo.conninfo_to_dict(re.sub(r"^postgres(ql)?(\+psycopg)?://", "postgresql://", url))
    except (psycopg.Error, ValueError):
        # Without its text and without its cause: libpq quotes what it could not read.
        raise InvoerFout(
            "De URL van --database leest niet.",
            raad="Schrijf postgresql://GEBRUIKER@HOST/DATABASE; zet het wachtwoord liever in ~/.pgpass.",
        ) from None
    return {naam: str(waarde) for naam, waarde in gegevens.items()}


def naam_van(url: str) -> str:
    """The URL as it may be shown: user, host, port and database, each only where it looks like one."""
    deel = {naam: waarde if _TOONBAAR[naam].fullmatch(waarde) else "…" for naam, waarde in _plek(url)}
    wie = f"{deel['user']}@" if "user" in deel else ""
    poort = f":{deel['port']}" if "port" in deel else ""
    return f"postgresql://{wie}{deel.get('host', '')}{poort}/{deel.get('dbname', '')}"


def _plek(url: str) -> Iterator[tuple[str, str]]:
    return ((naam, waarde) for naam, waarde in gegevens_van(url).items() if naam in _TOONBAAR)


def verbind(url: str) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection in autocommit; transactions are explicit. Raises `OpslagFout` or `InvoerFout`.

    Nothing rests on settings of the session or on prepared statements, so that a pooler may stand between.
    """
    gegevens, naam = gegevens_van(url), naam_van(url)
    bibliotheek = _psycopg()
    vast = {"connect_timeout": _VERBINDTIJD_S, "application_name": "lama-zvp", "client_encoding": "utf8"}
    try:
        verbinding: psycopg.Connection[tuple[Any, ...]] = bibliotheek.connect(
            **{**vast, **gegevens}, autocommit=True, prepare_threshold=None
        )
    except bibliotheek.Error as fout:
        raise _verbindfout(str(fout), naam) from None
    return verbinding


def _psycopg() -> Any:
    try:
        import psycopg
        import psycopg.conninfo
    except ImportError:
        raise OpslagFout(
            "Voor een journaal in PostgreSQL ontbreekt een onderdeel van het programma (psycopg).",
            raad='Installeer het: pip install "lama-zvp[postgresql]"',
        ) from None
    return psycopg


def _verbindfout(tekst: str, naam: str) -> OpslagFout:
    for patroon, melding, raad in _BIJ_VERBINDEN:
        if re.search(patroon, tekst, re.IGNORECASE):
            return OpslagFout(f"{melding} ({naam})", raad=raad)
    return OpslagFout(f"Verbinden met de databaseserver lukt niet. ({naam})", raad="Verwittig de databasebeheerder.")


def opslagfout(fout: psycopg.Error, naam: str) -> OpslagFout:
    """The Dutch error for an error of the server or of the connection to it."""
    code = fout.sqlstate or "08000"
    for sleutel in (code, code[:2]):
        if sleutel in _RADEN:
            melding, raad = _RADEN[sleutel]
            return OpslagFout(f"{melding} ({naam})", raad=raad)
    reden = fout.diag.message_primary or "onbekende fout"
    return OpslagFout(
        f"Het journaal in {naam} weigert: {reden}.",
        raad="Er is niets vastgelegd. Voer `lama-zvp controle` uit; klopt alles, meld dit dan als een fout.",
        raad_app="Er is niets vastgelegd. Kijk het journaal na met de controle; klopt alles, meld dit dan als fout.",
    )


@contextmanager
def vertaal(naam: str) -> Iterator[None]:
    """Turn an error of PostgreSQL inside the block into an `OpslagFout`."""
    import psycopg

    try:
        yield
    except psycopg.Error as fout:
        raise opslagfout(fout, naam) from None


_TABEL: Final = re.compile(r"\b(FROM|JOIN|INTO|UPDATE) (gebeurtenis|telling)\b")
_BIND: Final = re.compile(r"(?<![:\w]):([a-z]\w*)")


@lru_cache(maxsize=256)
def naar_postgres(sql: str) -> str:
    """A statement of `statements.py` as PostgreSQL takes it: tables by their full name, binds as psycopg writes them.

    The statements are compiled for SQLite. For PostgreSQL the same expressions compile to the same text but for this
    and for a few quotes, which a test proves; the one that must be another is exchanged here.
    """
    if sql == statements.MAATREGELEN:
        sql = statements.MAATREGELEN_LATERAAL
    return _BIND.sub(r"%(\1)s", _TABEL.sub(r"\1 lama_zvp.\2", sql.replace("%", "%%")))
