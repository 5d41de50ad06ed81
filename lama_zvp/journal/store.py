"""The journal as an opened database: append, look up, list, and read a year.

An event is durable before `voeg_toe` returns it. Texts are hashed before the write lock is taken; inside the
transaction only the head and what the event refers to are looked up, and the event is sealed and inserted.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from lama_zvp.errors import GebruikFout, Geweigerd, InvoerFout
from lama_zvp.files import weiger_koppeling
from lama_zvp.journal import lookup, statements, yearview
from lama_zvp.journal.beeld import Jaarbeeld
from lama_zvp.journal.bestand import Bestand
from lama_zvp.journal.chain import canonical, inhoud_hash, seal
from lama_zvp.journal.events import Concept, Gebeurtenis, Samenvoeging
from lama_zvp.journal.filter import Filter
from lama_zvp.journal.fold import INVOER, Ziet
from lama_zvp.journal.opslag import Opslag
from lama_zvp.journal.rows import naar_rij, onleesbaar
from lama_zvp.plan.model import KLASSEN, Klasse

if TYPE_CHECKING:
    from lama_zvp.journal.samenvoegen import Overname, Weiger
    from lama_zvp.journal.verify import Controleverslag

ZOUTBYTES: Final = 16


def vers_zout() -> str:
    """A new salt: 16 random bytes in hex."""
    return secrets.token_hex(ZOUTBYTES)


class Journaal:
    """One journal, open. Usable from several threads; each call is one act or one unchanging view.

    Every method raises `OpslagFout` when the database is out of reach, full, locked or damaged.
    """

    def __init__(self, opslag: Opslag, zoutbron: Callable[[], str]) -> None:
        self._opslag = opslag
        self._zoutbron = zoutbron
        self._slot = RLock()

    @classmethod
    def open(cls, bron: Path | str, *, lezen_alleen: bool = False, zoutbron: Callable[[], str] = vers_zout) -> Self:
        """Open the journal at a path, or with the URL of a PostgreSQL database the one of the zone it is of.

        A file is made when it does not exist, unless `lezen_alleen`, and brought up to date. Where the account may not
        write, the journal opens for reading and refuses to record. Raises `OpslagFout`.
        """
        if isinstance(bron, str):
            from lama_zvp.journal.server import Server

            return cls(Server.open(bron, lezen_alleen=lezen_alleen), zoutbron)
        weiger_koppeling(bron)
        return cls(Bestand.open(bron, lezen_alleen=lezen_alleen), zoutbron)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _soort: type[BaseException] | None, _fout: BaseException | None, _spoor: TracebackType | None
    ) -> None:
        self.sluit()

    def sluit(self) -> None:
        """Close the database; what was confirmed is already durable."""
        with self._slot:
            self._opslag.sluit()

    # -- recording -----------------------------------------------------------------------------------------------

    def voeg_toe(self, *concepten: Concept) -> tuple[Gebeurtenis, ...]:
        """Append the events in order, all or none, and return them sealed and durable.

        Raises `InvoerFout` for an event that exists already or names one that does not, `Geweigerd` for correcting or
        withdrawing what cannot be or was already.
        """
        klaar = [self._bereid(concept) for concept in concepten]
        with self._beurt():
            return self._schrijf(klaar)

    def voeg_toe_na(self, volgnr: int, *concepten: Concept) -> tuple[Gebeurtenis, ...] | None:
        """As `voeg_toe`, but only while `volgnr` is the last event; otherwise None, and nothing is recorded."""
        klaar = [self._bereid(concept) for concept in concepten]
        with self._beurt():
            return self._schrijf(klaar) if self._kop()[0] == volgnr else None

    def redigeer(self, concept: Concept) -> Gebeurtenis:
        """Append the redactie `concept` and blank the text of the event it is about (`betreft`), in one transaction.

        Afterwards the file is rewritten, so that the text is in none of its bytes. While that does not succeed an
        `OpslagFout` says so; the same call then tries it again, and `Geweigerd` tells that the text was blanked before.
        Also raises `InvoerFout` or `Geweigerd` when the event does not exist or has no text that may go.
        """
        if concept.inhoud.soort != "redactie" or concept.betreft is None:
            raise ValueError("a redactie names the event it blanks")
        klaar = [self._met_hash(concept)]
        gebeurtenis = None
        with self._beurt():
            volgnr = self._eis_wisbaar(concept.betreft)
            if self._opslag.execute(statements.REDACTIE_VAN, {"id": concept.betreft}).fetchone() is None:
                gebeurtenis = self._schrijf(klaar)[0]
                self._opslag.execute(statements.WISSEN, {"doel": concept.betreft})
        self.ruim_op()
        if gebeurtenis is None:
            raise Geweigerd(f"De tekst van #{volgnr} is al gewist.")
        return gebeurtenis

    def bereid_voor(
        self, ander: Journaal, weiger: Weiger, *, na: tuple[int, str] = (0, ""), hoogstens: int | None = None
    ) -> Overname:
        """What joining the journal `ander` would do; `weiger` tells what the desk does not take. Changes nothing.

        `na` and `hoogstens` make it a part of that (`samenvoegen.bereid_voor`).
        """
        from lama_zvp.journal.samenvoegen import bekende_hashes, bereid_voor

        eerder = [g.inhoud for g in self.gebeurtenissen(Filter(soorten=("samenvoeging",)))]
        bekend = bekende_hashes([inhoud for inhoud in eerder if isinstance(inhoud, Samenvoeging)])
        with self._toegang(), self._opslag.leestransactie(), ander._toegang(), ander._opslag.leestransactie():
            return bereid_voor(self._opslag, ander._opslag, bekend, weiger, na=na, hoogstens=hoogstens)

    def neem_over(self, overname: Overname, concept: Concept) -> Gebeurtenis | None:
        """Append what `overname` found and the samenvoeging `concept` that tells of it, and blank what was redacted
        there: all or none, and None when someone recorded meanwhile. `ruim_op` is left to the caller.
        """
        klaar = [self._bereid(concept)]
        with self._beurt():
            if self._kop() != overname.kop:
                return None
            for rij in overname.rijen:
                self._opslag.execute(statements.INVOEGEN, rij)
            gebeurtenis = self._schrijf(klaar)[0]
            for id_ in overname.wissen:
                self._opslag.execute(statements.WISSEN, {"doel": id_})
            return gebeurtenis

    def ruim_op(self) -> None:
        """Leave nothing of blanked texts in the database. Raises `OpslagFout` while that does not succeed."""
        with self._slot:
            self._opslag.ruim_op()

    def _bereid(self, concept: Concept) -> tuple[Concept, str, str]:
        if concept.inhoud.soort == "redactie":
            raise GebruikFout(
                "Een redactie wist ook de tekst.",
                raad="Gebruik `lama-zvp redigeer`.",
                raad_app="Wis de tekst vanuit het journaal.",
            )
        return self._met_hash(concept)

    def _met_hash(self, concept: Concept) -> tuple[Concept, str, str]:
        zout = self._zoutbron()
        return concept, zout, inhoud_hash(zout, canonical(concept.inhoud))

    def _schrijf(self, klaar: list[tuple[Concept, str, str]]) -> tuple[Gebeurtenis, ...]:
        volgnr, hash_ = self._kop()
        geschreven: list[Gebeurtenis] = []
        for concept, zout, van_inhoud in klaar:
            rang = self._rang(concept)
            gebeurtenis = seal(concept, volgnr + 1, hash_, zout, van_inhoud=van_inhoud)
            self._opslag.execute(statements.INVOEGEN, naar_rij(gebeurtenis, rang or gebeurtenis.volgnr))
            volgnr, hash_ = gebeurtenis.volgnr, gebeurtenis.hash
            geschreven.append(gebeurtenis)
        return tuple(geschreven)

    def _rang(self, concept: Concept) -> int | None:
        """Check what the event refers to, and give the rang that it inherits (None: its own number)."""
        if self._doel(concept.id) is not None:
            raise InvoerFout(
                f"Gebeurtenis {concept.id} staat al in het journaal.", raad="Ze is niet opnieuw vastgelegd."
            )
        if concept.betreft is not None:
            self._bestaand(concept.betreft)
        if concept.vervangt is None:
            if concept.inhoud.soort == "intrekking":
                raise ValueError("a withdrawal names the event it withdraws")
            return None
        volgnr, soort, plan, rang = self._bestaand(concept.vervangt)
        if soort not in INVOER:
            raise Geweigerd(f"#{volgnr} ({soort}) kan niet gecorrigeerd of ingetrokken worden.")
        if concept.inhoud.soort not in (soort, "intrekking") or concept.plan != plan:
            raise InvoerFout(
                f"#{volgnr} is een {soort} van plan {plan}:"
                f" een {concept.inhoud.soort} van plan {concept.plan} kan ze niet vervangen.",
                raad="Trek de gebeurtenis in en leg een nieuwe vast.",
            )
        self._weiger_vervangen(volgnr, concept.vervangt)
        return rang

    def _weiger_vervangen(self, volgnr: int, id_: str) -> None:
        rij = self._opslag.execute(statements.VERVANGER, {"id": id_}).fetchone()
        if rij is not None:
            raise Geweigerd(
                f"#{volgnr} is al gecorrigeerd of ingetrokken met #{rij[0]}.",
                raad=f"Ga verder op #{rij[0]}: `lama-zvp journaal` toont de geschiedenis.",
                raad_app=f"Ga verder op #{rij[0]}: het journaal toont de geschiedenis.",
            )

    def _eis_wisbaar(self, id_: str) -> int:
        """The number of an event whose text may go."""
        volgnr, soort, _plan, _rang = self._bestaand(id_)
        if soort in ("redactie", "planversie", "vaststelling", "samenvoeging"):
            raise Geweigerd(f"#{volgnr} ({soort}) kan niet gewist worden: andere gebeurtenissen steunen erop.")
        return volgnr

    def _doel(self, id_: str) -> tuple[int, str, str, int] | None:
        rij: tuple[int, str, str, int] | None = self._opslag.execute(statements.DOEL, {"id": id_}).fetchone()
        return rij

    def _bestaand(self, id_: str) -> tuple[int, str, str, int]:
        rij = self._doel(id_)
        if rij is None:
            raise InvoerFout(
                f"Er is geen gebeurtenis {id_}.",
                raad="`lama-zvp journaal` toont de nummers van wat vastgelegd is.",
                raad_app="Het journaal toont de nummers van wat vastgelegd is.",
            )
        return rij

    # -- reading -------------------------------------------------------------------------------------------------

    def gebeurtenis(self, verwijzing: str) -> Gebeurtenis:
        """The event with number `12` or `#12`, with this id, or with the only id that begins so (8 characters or more).

        Raises `NietGevonden`, or `InvoerFout` when the beginning is too short or fits several.
        """
        with self._toegang():
            return lookup.gebeurtenis(self._opslag, verwijzing)

    def gebeurtenissen(self, filter_: Filter = Filter()) -> Iterator[Gebeurtenis]:  # noqa: B008 a frozen value
        """The events that `filter_` asks for, read in portions: no lock is held between them and memory stays flat."""
        for portie in lookup.porties(self._haal_portie, filter_):
            yield from portie

    def jaarbeeld(
        self,
        plan: str,
        jaar: int,
        tot_volgnr: int | None = None,
        *,
        tot_klasse: Klasse = KLASSEN[-1],
        ziet: Ziet | None = None,
    ) -> Jaarbeeld:
        """The year of a plan, equal to `fold.jaarbeeld` over the events up to `tot_volgnr` (None: all).

        With `tot_klasse` and `ziet` (subject → may be seen) nothing stricter is in it, counted or shown. The present is
        read by index seeks and running totals; an earlier point by adding up, which takes longer.
        """
        with self._toegang(), self._opslag.leestransactie():
            return yearview.jaarbeeld(self._opslag, plan, jaar, self._kop(), tot_volgnr, tot_klasse, ziet)

    def kop(self) -> tuple[int, str]:
        """Number and hash of the last event; `(0, "")` for an empty journal."""
        with self._toegang():
            return self._kop()

    def data_version(self) -> int:
        """A number that changes when another connection has recorded something."""
        with self._toegang():
            return self._opslag.data_version()

    def onderwerpen(self, plan: str) -> dict[str, int]:
        """Per subject of the plan how many events there are, of every kind, counting or not."""
        with self._toegang():
            return dict(self._opslag.execute(statements.ONDERWERPEN, {"plan": plan}).fetchall())

    def verhoogd(self, ids: Iterable[str], tot_klasse: Klasse) -> frozenset[str]:
        """Those of `ids` that were corrected to something stricter than `tot_klasse`: they share its class."""
        if tot_klasse == KLASSEN[-1]:
            return frozenset()
        with self._toegang():
            return lookup.verhoogd(self._opslag, ids, tot_klasse)

    def rang(self, id_: str) -> int:
        """Where an event stands among its peers: the number of the first of its line of corrections."""
        with self._toegang():
            return self._bestaand(id_)[3]

    def controleer(self, tel: Callable[[int], None] | None = None) -> Controleverslag:
        """Verify everything: file, schema, triggers, chain, texts, totals. Memory stays flat.

        `tel` is told now and then how many events were walked; what it raises ends the verification.
        """
        from lama_zvp.journal.verify import controleer, zonder_tel

        with self._toegang():
            return controleer(self._opslag, tel or zonder_tel)

    # -- inner workings ------------------------------------------------------------------------------------------

    @contextmanager
    def _toegang(self) -> Iterator[None]:
        with self._slot, self._opslag.vertaal():
            yield

    @contextmanager
    def _beurt(self) -> Iterator[None]:
        """The turn to write: all of the block or nothing, durable at its end."""
        with self._toegang(), self._opslag.beurt():
            yield

    def _kop(self) -> tuple[int, str]:
        rij: tuple[int, str] | None = self._opslag.execute(statements.KOP).fetchone()
        if rij is not None and not isinstance(rij[1], str):
            raise onleesbaar(rij[0])
        return rij or (0, "")

    def _haal_portie(self, sql: str, waarden: dict[str, object]) -> list[tuple[object, ...]]:
        with self._toegang():
            return self._opslag.execute(sql, waarden).fetchall()
