"""Verifies a journal from its first byte to its last event, and names the first that is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from lama_zvp.errors import OpslagFout
from lama_zvp.journal import statements
from lama_zvp.journal.chain import GEWIST, event_hash, inhoud_hash
from lama_zvp.journal.events import Samenvoeging
from lama_zvp.journal.fold import INVOER
from lama_zvp.journal.opslag import Opslag
from lama_zvp.journal.rows import VORM, onleesbaar, van_rij
from lama_zvp.journal.samenvoegen import Ketens
from lama_zvp.journal.statements import KOLOMMEN

MAX_BEVINDINGEN: Final = 50
TEL_ELKE: Final = 1000
_TELLING: Final = "De telling van "
_TELLINGEN: Final = "Tellingen kloppen niet met de gebeurtenissen. `lama-zvp controle` noemt ze."
_EEN_TELLING: Final = (
    "Een of meer tellingen kloppen niet met de gebeurtenissen; de korpsleiding ziet met `controle` welke."
)


@dataclass(frozen=True, slots=True)
class Controleverslag:
    """What the verification found. `bevindingen`: number of the event (None: the whole) and a Dutch sentence.

    The first finding with a number is the first event that is wrong. `kop_hash` is the hash of the last event.
    """

    in_orde: bool
    aantal: int
    kop_hash: str
    bevindingen: tuple[tuple[int | None, str], ...] = ()

    def zonder_namen(self) -> tuple[str, ...]:
        """The findings for who may not know what the plan is about: numbers, no names of measures."""
        teksten = (_TELLINGEN if tekst.startswith(_TELLING) else tekst for _, tekst in self.bevindingen)
        return tuple(dict.fromkeys(teksten))

    def voor_wie_minder_leest(self) -> Controleverslag:
        """The same report, in which no running total says what it is of."""
        anders = ((nummer, _EEN_TELLING if tekst.startswith(_TELLING) else tekst) for nummer, tekst in self.bevindingen)
        return replace(self, bevindingen=tuple(dict.fromkeys(anders)))


Bevinding = tuple[int | None, str]


Tel = Callable[[int], None]
"""Told now and then how many events were walked; what it raises ends the verification."""


def zonder_tel(_aantal: int) -> None:
    """Nobody counts along."""


def controleer(opslag: Opslag, tel: Tel = zonder_tel) -> Controleverslag:
    """Verify database, schema, triggers, chain, texts and totals."""
    bevindingen: list[Bevinding] = []
    loop = _Loop(opslag)
    try:
        with opslag.leestransactie():
            bevindingen += ((None, gebrek) for gebrek in opslag.gebreken())
            for bevinding in loop.bevindingen(tel):
                bevindingen.append(bevinding)
                if len(bevindingen) >= MAX_BEVINDINGEN:
                    break
            else:
                bevindingen += loop.ketens.bevindingen(opslag)
                bevindingen += _tellingen(opslag)
    except opslag.beschadigd as fout:
        bevindingen.append((None, f"De database is beschadigd na gebeurtenis #{loop.aantal}: {fout}."))
    return Controleverslag(
        in_orde=not bevindingen, aantal=loop.aantal, kop_hash=loop.hash, bevindingen=tuple(bevindingen)
    )


class _Loop:
    """Walks the chain in order. `aantal` and `hash` tell how far it came."""

    def __init__(self, opslag: Opslag) -> None:
        self._opslag = opslag
        self.aantal = 0
        self.hash = ""
        self.ketens = Ketens()

    def bevindingen(self, tel: Tel) -> Iterator[Bevinding]:
        verwacht = 1
        for rij in self._opslag.doorloop(f"{statements.LIJST} ORDER BY {statements.VOLGORDE['oplopend']}"):
            if self.aantal % TEL_ELKE == 0:
                tel(self.aantal)
            waarden = dict(zip(KOLOMMEN, rij, strict=True))
            volgnr = waarden["volgnr"]
            if all(map(isinstance, rij, VORM)):
                yield from self._keten(waarden, verwacht)
                yield from self._inhoud(rij, waarden)
            else:
                yield volgnr, onleesbaar(volgnr).melding
            verwacht, self.hash = volgnr + 1, str(waarden["hash"])
            self.aantal += 1

    def _keten(self, waarden: dict[str, Any], verwacht: int) -> Iterator[Bevinding]:
        volgnr = waarden["volgnr"]
        if volgnr != verwacht:
            yield volgnr, f"Vóór #{volgnr} ontbreken gebeurtenissen: #{verwacht} was de volgende."
        elif waarden["vorige_hash"] != self.hash:
            yield volgnr, f"#{volgnr} sluit niet aan op de gebeurtenis ervoor: de ketting is verbroken."
        if event_hash(waarden) != waarden["hash"]:
            yield volgnr, f"De gegevens van #{volgnr} zijn gewijzigd: de hash klopt niet."

    def _inhoud(self, rij: Sequence[Any], waarden: dict[str, Any]) -> Iterator[Bevinding]:
        """What the text says is looked at when it is the one that was recorded, and one that this program reads."""
        gewist = waarden["inhoud"] == GEWIST and waarden["zout"] == ""
        if not gewist and inhoud_hash(waarden["zout"], waarden["inhoud"].encode()) != waarden["inhoud_hash"]:
            volgnr = waarden["volgnr"]
            yield volgnr, f"De tekst van #{volgnr} is gewijzigd: de hash van de inhoud klopt niet."
            return
        try:
            van_rij(rij)
        except OpslagFout as fout:
            yield waarden["volgnr"], fout.melding
            return
        yield from self._tekst(waarden, gewist=gewist)
        yield from self._verwijzingen(waarden)

    def _tekst(self, waarden: dict[str, Any], *, gewist: bool) -> Iterator[Bevinding]:
        volgnr = waarden["volgnr"]
        if gewist:
            if self._een(statements.REDACTIE_VAN, id=waarden["id"]) is None:
                yield volgnr, f"De tekst van #{volgnr} is gewist zonder redactie."
            return
        velden = json.loads(waarden["inhoud"])
        eigen = [velden.get("soort")] + [velden.get(naam) for naam in ("status", "aantal", "waarde")]
        if waarden["soort"] not in ("voortgang", "meting"):
            eigen[1:] = [None, None, None]
        if eigen != [waarden[naam] for naam in ("soort", "status", "aantal", "waarde")]:
            yield volgnr, f"De kolommen van #{volgnr} komen niet overeen met de inhoud."

    def _verwijzingen(self, waarden: dict[str, Any]) -> Iterator[Bevinding]:
        volgnr, rang = waarden["volgnr"], waarden["volgnr"]
        if waarden["vervangt"] is not None:
            doel = self._een(statements.DOEL, id=waarden["vervangt"])
            if doel is None or doel[0] >= volgnr or doel[1] not in INVOER:
                yield volgnr, f"#{volgnr} vervangt een gebeurtenis die er niet is of niet vervangen kan worden."
                return
            rang = doel[3]
        if waarden["rang"] != rang:
            yield volgnr, f"De rangorde van #{volgnr} klopt niet."
        if waarden["betreft"] is not None and self._een(statements.DOEL, id=waarden["betreft"]) is None:
            yield volgnr, f"#{volgnr} gaat over een gebeurtenis die er niet is."
        if waarden["soort"] == "vaststelling":
            yield from self._verankering(volgnr, json.loads(waarden["inhoud"]))
        if waarden["soort"] == "samenvoeging":
            yield from self._herkomst(volgnr, waarden["inhoud"])

    def _herkomst(self, volgnr: int, inhoud: str) -> Iterator[Bevinding]:
        """What it tells of another chain is looked at when the whole of ours was seen."""
        try:
            self.ketens.volg(volgnr, Samenvoeging.model_validate_json(inhoud))
        except ValueError:
            yield volgnr, f"De samenvoeging #{volgnr} is onleesbaar."

    def _verankering(self, volgnr: int, velden: dict[str, Any]) -> Iterator[Bevinding]:
        tot = velden.get("tot_volgnr", 0)
        if tot and self._een(statements.HASH_VAN, volgnr=tot) != (velden.get("tot_hash"),):
            yield volgnr, f"De vaststelling #{volgnr} steunt op een andere #{tot} dan die nu in het journaal staat."

    def _een(self, sql: str, **waarden: str | int) -> Any:
        return self._opslag.execute(sql, waarden).fetchone()


def _tellingen(opslag: Opslag) -> Iterator[Bevinding]:
    for plan, jaar, onderwerp in opslag.execute(statements.TELLING_VERSCHIL):
        yield None, f"{_TELLING}{onderwerp} in {jaar} (plan {plan}) klopt niet met de gebeurtenissen."
