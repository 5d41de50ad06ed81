"""Joining a journal that was kept apart: what of it comes behind ours, and how its own chain stays verifiable.

An event that comes along keeps everything but its place: number, link and hash become ours. So with its old number and
link its old hash can be computed again from what stands here. The old hashes, in order, are the links (`schakels`) of
the samenvoeging that closes the act; of an event that did not come along a link holds the envelope itself, never the
text. Chains that begin alike are recognised by their hashes, events by their id.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from lama_zvp.journal import statements
from lama_zvp.journal.chain import GEWIST, HASHVELDEN, event_hash, gehashte_bytes
from lama_zvp.journal.events import Gebeurtenis, Samenvoeging, Schakel, Schakeluitkomst
from lama_zvp.journal.opslag import Verbinding
from lama_zvp.journal.rows import van_rij
from lama_zvp.journal.statements import KOLOMMEN

Rij = dict[str, Any]
"""An event by column name, in stored form."""

Weiger = Callable[[Gebeurtenis], str]
"""Why the desk does not take an event, in Dutch; "" when it does."""

_PLAATS: Final = frozenset({"volgnr", "vorige_hash"})
_NIEUWER: Final = f"{statements.LIJST} WHERE {statements.VOORWAARDEN['na']} ORDER BY {statements.VOLGORDE['oplopend']}"


@dataclass(frozen=True, slots=True)
class Stap:
    """What joining does with one event. `gebeurtenis` is as it stands there; `hier` its number here, None when it does
    not come along; `rang` its rang here."""

    gebeurtenis: Gebeurtenis
    uitkomst: Schakeluitkomst
    hier: int | None = None
    rang: int = 0
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Overname:
    """A joining that was thought out and can be recorded as long as `kop` is the head of our chain.

    gemeenschappelijk: up to this number both chains are the same. vanaf: number and hash there after which nothing is
    known here yet. wissen: ids of our events whose text the other journal redacted.
    """

    kop: tuple[int, str]
    gemeenschappelijk: int
    vanaf: tuple[int, str]
    tot: tuple[int, str]
    verder: bool
    stappen: tuple[Stap, ...]
    rijen: tuple[Rij, ...]
    schakels: tuple[Schakel, ...]
    wissen: tuple[str, ...]


def bereid_voor(
    ons: Verbinding,
    ander: Verbinding,
    bekend: Collection[str],
    weiger: Weiger,
    *,
    na: tuple[int, str] = (0, ""),
    hoogstens: int | None = None,
) -> Overname:
    """Think out what joining `ander` does, in one unchanging view of both. `bekend` are the hashes joined before.

    `na`: number and hash there up to which all is known here, when the caller has that already. `hoogstens`: so many
    events at most; the rest is for another joining. Raises `OpslagFout` for an event that is not one of this program.
    """
    kop = _kop(ons)
    gelijk = _gemeenschappelijk(ons, ander)
    maker = _Maker(ons, ander, kop, weiger)
    vanaf = tot = na if na[0] > gelijk else (gelijk, _hash_van(ander, gelijk))
    verder = False
    for rij in ander.execute(_NIEUWER, {"na": vanaf[0]}):
        if hoogstens is not None and len(maker.stappen) >= hoogstens:
            verder = True
            break
        waarden = dict(zip(KOLOMMEN, rij, strict=True))
        tot = (waarden["volgnr"], waarden["hash"])
        if not maker.stappen and waarden["hash"] in bekend:
            vanaf = tot
        else:
            maker.neem(waarden, van_rij(rij))
    return Overname(
        kop=kop,
        gemeenschappelijk=gelijk,
        vanaf=vanaf,
        tot=tot,
        verder=verder,
        stappen=tuple(maker.stappen),
        rijen=tuple(maker.rijen),
        schakels=tuple(maker.schakels),
        wissen=tuple(maker.wissen),
    )


def bekende_hashes(samenvoegingen: Collection[Samenvoeging]) -> frozenset[str]:
    """Every hash of another chain that earlier joinings told of."""
    return frozenset(schakel.hash for een in samenvoegingen for schakel in een.schakels)


@dataclass(slots=True)
class _Maker:
    """Goes through the other journal in order and keeps what comes of it."""

    ons: Verbinding
    ander: Verbinding
    kop: tuple[int, str]
    weiger: Weiger
    stappen: list[Stap] = field(default_factory=list)
    rijen: list[Rij] = field(default_factory=list)
    schakels: list[Schakel] = field(default_factory=list)
    wissen: list[str] = field(default_factory=list)
    _mee: dict[str, Rij] = field(default_factory=dict)
    _niet: dict[str, int] = field(default_factory=dict)

    def neem(self, rij: Rij, gebeurtenis: Gebeurtenis) -> None:
        hier = _op_id(self.ons, rij["id"])
        if hier is not None:
            self._aanwezig(rij, gebeurtenis, hier)
            return
        reden = self._reden(rij, gebeurtenis)
        if reden:
            self._niet[rij["id"]] = rij["volgnr"]
            self._sluit(rij, Stap(gebeurtenis, "overgeslagen", reden=reden), bewaar=True)
            return
        nieuw = self._verplaatst(rij)
        self._mee[nieuw["id"]] = nieuw
        self.rijen.append(nieuw)
        self._sluit(rij, Stap(gebeurtenis, "overgenomen", nieuw["volgnr"], nieuw["rang"]))
        if rij["soort"] == "redactie":
            self._wis(rij["betreft"])

    def _aanwezig(self, rij: Rij, gebeurtenis: Gebeurtenis, hier: Rij) -> None:
        anders = any(rij[veld] != hier[veld] for veld in HASHVELDEN if veld not in _PLAATS)
        reden = f"hier staat iets anders onder hetzelfde kenmerk (#{hier['volgnr']})" if anders else ""
        self._sluit(rij, Stap(gebeurtenis, "aanwezig", hier["volgnr"], hier["rang"], reden), bewaar=anders)

    def _sluit(self, rij: Rij, stap: Stap, *, bewaar: bool = False) -> None:
        self.stappen.append(stap)
        envelop = gehashte_bytes(rij).decode() if bewaar else ""
        self.schakels.append(
            Schakel(id=rij["id"], hash=rij["hash"], uitkomst=stap.uitkomst, reden=stap.reden, envelop=envelop)
        )

    def _verplaatst(self, rij: Rij) -> Rij:
        """The row as the next of our chain."""
        vorige = (self.rijen[-1]["volgnr"], self.rijen[-1]["hash"]) if self.rijen else self.kop
        nieuw = {**rij, "volgnr": vorige[0] + 1, "vorige_hash": vorige[1]}
        doel = self._doel(rij["vervangt"])
        nieuw["rang"] = doel["rang"] if doel else nieuw["volgnr"]
        return nieuw | {"hash": event_hash(nieuw)}

    def _wis(self, id_: str) -> None:
        """Blank here what was redacted there; what came along from there is blank already."""
        hier = _op_id(self.ons, id_)
        if hier is not None and hier["inhoud"] != GEWIST:
            self.wissen.append(id_)

    def _doel(self, id_: str | None) -> Rij | None:
        return None if id_ is None else self._mee.get(id_) or _op_id(self.ons, id_)

    def _reden(self, rij: Rij, gebeurtenis: Gebeurtenis) -> str:
        if rij["soort"] == "vaststelling":
            return "een vaststelling geldt alleen in het journaal waarin ze gebeurde"
        if rij["soort"] == "toegang" and json.loads(rij["inhoud"]).get("handeling") != "uitzondering":
            return "gaat over de toegang tot het andere journaal"
        for id_ in (rij["vervangt"], rij["betreft"]):
            if id_ is not None and self._doel(id_) is None:
                welke = f"#{self._niet[id_]} daar" if id_ in self._niet else "iets daar"
                return f"hoort bij {welke} dat niet overgenomen is"
        return self._vervanging(rij) or self.weiger(gebeurtenis)

    def _vervanging(self, rij: Rij) -> str:
        """Why a correction or withdrawal has no place here."""
        doel = self._doel(rij["vervangt"])
        if doel is None:
            return ""
        if rij["soort"] not in (doel["soort"], "intrekking") or rij["plan"] != doel["plan"]:
            return f"hier staat iets anders onder het kenmerk van wat het verbetert (#{doel['volgnr']})"
        gedaan = self.ons.execute(statements.VERVANGER, {"id": rij["vervangt"]}).fetchone()
        if gedaan is not None:
            return f"#{doel['volgnr']} is hier al verbeterd of ingetrokken, met #{gedaan[0]}"
        if rij["soort"] != "intrekking" and self._alleen_hier_gewist(doel):
            return f"de tekst die het verbetert (#{doel['volgnr']}), is hier gewist"
        return ""

    def _alleen_hier_gewist(self, doel: Rij) -> bool:
        if doel["inhoud"] != GEWIST:
            return False
        daar = _op_id(self.ander, doel["id"])
        return daar is not None and daar["inhoud"] != GEWIST


# -- verifying what was joined ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class Ketens:
    """The chains of other journals, verified from what stands here.

    `volg` takes every samenvoeging in turn; `bevindingen` then looks at all of them, because a journal that was joined
    may have been joined with a third before, and what is known of that stands further on.
    """

    _samen: list[tuple[int, Samenvoeging]] = field(default_factory=list)
    _enveloppen: dict[str, str] = field(default_factory=dict)

    def volg(self, volgnr: int, samenvoeging: Samenvoeging) -> None:
        self._samen.append((volgnr, samenvoeging))
        self._enveloppen |= {schakel.id: schakel.envelop for schakel in samenvoeging.schakels if schakel.envelop}

    def bevindingen(self, ons: Verbinding) -> Iterator[tuple[int, str]]:
        bekend = bekende_hashes([een for _, een in self._samen])
        for volgnr, een in self._samen:
            if not (een.na_hash in bekend or _hash_van(ons, een.na_volgnr) == een.na_hash):
                yield volgnr, f"De samenvoeging #{volgnr} sluit aan op een gebeurtenis die hier niet bekend is."
            vorige = een.na_hash
            for plaats, schakel in enumerate(een.schakels, start=een.na_volgnr + 1):
                if not self._klopt(ons, schakel, plaats, vorige):
                    yield (
                        volgnr,
                        f"De herkomst van #{plaats} van het andere journaal klopt niet (samenvoeging #{volgnr}).",
                    )
                vorige = schakel.hash

    def _klopt(self, ons: Verbinding, schakel: Schakel, plaats: int, vorige: str) -> bool:
        """Whether the envelope that the link names has its hash, in that place."""
        if schakel.envelop and sha256(schakel.envelop.encode()).hexdigest() != schakel.hash:
            return False
        rij = None if schakel.envelop else _op_id(ons, schakel.id)
        rij = rij or _uit_envelop(schakel.envelop or self._enveloppen.get(schakel.id, ""))
        return rij is not None and event_hash({**rij, "volgnr": plaats, "vorige_hash": vorige}) == schakel.hash


def _uit_envelop(tekst: str) -> Rij | None:
    """The fields behind the bytes that are hashed; None when those are not an envelope."""
    try:
        _, *waarden = json.loads(tekst)
        return dict(zip(HASHVELDEN, waarden, strict=True))
    except (ValueError, TypeError):
        return None


# -- looking up ------------------------------------------------------------------------------------------------------


def _gemeenschappelijk(ons: Verbinding, ander: Verbinding) -> int:
    """Up to which number the chains are the same: a hash stands for everything before it, so halving finds it."""
    laag, hoog = 0, min(_kop(ons)[0], _kop(ander)[0])
    while laag < hoog:
        midden = (laag + hoog + 1) // 2
        if _hash_van(ons, midden) == _hash_van(ander, midden):
            laag = midden
        else:
            hoog = midden - 1
    return laag


def _kop(bron: Verbinding) -> tuple[int, str]:
    rij: tuple[int, str] | None = bron.execute(statements.KOP).fetchone()
    return rij or (0, "")


def _hash_van(bron: Verbinding, volgnr: int) -> str:
    """The hash of an event; "" for number 0 and for one that is not there."""
    rij = bron.execute(statements.HASH_VAN, {"volgnr": volgnr}).fetchone()
    return str(rij[0]) if rij else ""


def _op_id(bron: Verbinding, id_: str) -> Rij | None:
    rij = bron.execute(statements.OP_ID_VANAF, {"vanaf": id_, "tot": id_}).fetchone()
    return None if rij is None else dict(zip(KOLOMMEN, rij, strict=True))
