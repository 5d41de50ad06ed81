"""Earlier account into the journal: what was reported before, as events of an earlier author, once and as a whole."""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lama_zvp.errors import Geweigerd, InvoerFout, NietGevonden
from lama_zvp.journal.events import Beoordeling, Concept, Feit, Gebeurtenis, Meting, Voortgang
from lama_zvp.plan.model import Klasse
from lama_zvp.plan.names import strengste
from lama_zvp.plan.verantwoording import MAP, Verantwoording, Verslag
from lama_zvp.typografie import datum as in_woorden

if TYPE_CHECKING:
    from lama_zvp.workspace import Workspace

Uitkomst = Literal["nieuw", "gelijk", "gecorrigeerd", "overgeslagen"]

AFGELEID = "Het oordeel is onze lezing van deze woorden: het verslag geeft er zelf geen."
"""Follows the explanation of a verdict that the report does not give itself."""


@dataclass(frozen=True, slots=True)
class Historiekregel:
    """What an import does with one entry of the account. `reden` says why it was passed over, "" otherwise."""

    uitkomst: Uitkomst
    soort: str
    onderwerp: str
    jaar: int
    datum: date
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Historiekverslag:
    """An import, done or only tried (`proef`)."""

    bestand: str
    auteur: str
    proef: bool
    regels: tuple[Historiekregel, ...]

    def aantal(self, uitkomst: Uitkomst) -> int:
        return sum(regel.uitkomst == uitkomst for regel in self.regels)


def importeer_historiek(werkruimte: Workspace, bestand: str | None = None, *, proef: bool = False) -> Historiekverslag:
    """Append the earlier account of the plan: progress, figures and verdicts, in one transaction.

    Doing it again changes nothing. An entry that the file words otherwise than before is corrected; what a person
    changed, withdrew or entered since is left alone, and so is a figure or verdict that is already there. `bestand` is
    the file, by default the one beside the plan. Raises Geweigerd, NietGevonden, InvoerFout or OpslagFout.
    """
    from lama_zvp.plan.load import read_verantwoording

    for handeling in ("log", "meting", "beoordeel", "corrigeer-van-anderen"):
        werkruimte.wie.eis(handeling)
    pad = Path(bestand) if bestand else vind_verantwoording(werkruimte)
    if not pad.exists():
        raise NietGevonden(f"Er is geen bestand {pad}.", raad="Kijk het pad na.")
    account = read_verantwoording(pad, werkruimte.plan)
    wensen = tuple(sorted(_wensen(werkruimte, account), key=lambda wens: (wens.datum, wens.volgorde)))
    _weiger_toekomst(wensen, werkruimte.klok.vandaag())
    for wens in wensen:
        werkruimte.bewaak(wens.inhoud)
    stand = _Stand(werkruimte, account.auteur)
    besloten = [stand.besluit(wens) for wens in wensen]
    _weiger_vastgesteld(werkruimte, besloten)
    concepten = tuple(stap.concept for stap in besloten if stap.concept is not None)
    if concepten and not proef:
        werkruimte.journaal.voeg_toe(*concepten)
    return Historiekverslag(str(pad), account.auteur, proef, tuple(stap.regel for stap in besloten))


def vind_verantwoording(werkruimte: Workspace) -> Path:
    """The account beside the plan's file, or under the plan's name in a folder with plans. Raises NietGevonden."""
    plan = werkruimte.planpad(werkruimte.keuze.plan)
    mappen = (plan.parent, *werkruimte.planmappen())
    for pad in (folder / MAP / plan.name for folder in mappen):
        if pad.is_file():
            return pad
    raise NietGevonden(
        f"Bij het plan {werkruimte.plan.sleutel} ligt geen eerdere verantwoording.",
        raad=f"Zet ze in {plan.parent / MAP / plan.name}, of noem het bestand.",
    )


# --- what the account asks for -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Wens:
    """An entry that should be in the journal. `id` follows from what and when it is about, not from what it says."""

    id: str
    volgorde: int
    inhoud: Voortgang | Meting | Beoordeling
    onderwerp: str
    jaar: int
    datum: date
    klasse: Klasse


def _wensen(werkruimte: Workspace, account: Verantwoording) -> Iterator[_Wens]:
    """Every entry of the account; the same subject on the same day is told apart by its order in the file."""
    gezien: Counter[tuple[str, ...]] = Counter()
    for volgorde, (inhoud, onderwerp, jaar, dag, klasse) in enumerate(_feiten(werkruimte, account)):
        naam = (account.plan, account.auteur, inhoud.soort, onderwerp, str(jaar), str(dag or ""))
        gezien[naam] += 1
        datum = dag or min(date(jaar, 12, 31), werkruimte.plan.periode.einde)
        yield _Wens(_vaste_id((*naam, str(gezien[naam])), datum), volgorde, inhoud, onderwerp, jaar, datum, klasse)


_Feitregel = tuple[Voortgang | Meting | Beoordeling, str, int, date | None, Klasse]


def _feiten(werkruimte: Workspace, account: Verantwoording) -> Iterator[_Feitregel]:
    klassen = {indicator.sleutel: indicator.klasse for indicator in werkruimte.plan.indicatoren}
    if account.cijfers_van_het_plan:
        yield from _cijfers_van_het_plan(werkruimte)
    for verslag in account.verslagen:
        yield from _voortgang(werkruimte, verslag)
        for meting in verslag.metingen:
            cijfer = Meting(
                periode=str(verslag.jaar),
                waarde=meting.waarde,
                n=meting.n,
                voorlopig=meting.voorlopig,
                bron=_vindplaats(verslag.titel, meting.bron),
                opmerking=meting.opmerking or "",
            )
            yield cijfer, meting.indicator, verslag.jaar, None, klassen[meting.indicator]
        yield from _beoordelingen(werkruimte, verslag)


def _cijfers_van_het_plan(werkruimte: Workspace) -> Iterator[_Feitregel]:
    plan = werkruimte.plan
    for indicator in plan.indicatoren:
        for jaar, cijfer in indicator.cijfers.items():
            if cijfer.waarde is None or jaar not in plan.periode.jaren():
                continue
            meting = Meting(
                periode=str(jaar),
                waarde=cijfer.waarde,
                n=cijfer.n,
                voorlopig=cijfer.voorlopig,
                bron=_vindplaats(plan.bron.titel, indicator.bron),
                opmerking=cijfer.opmerking or "",
            )
            yield meting, indicator.sleutel, jaar, None, indicator.klasse


def _voortgang(werkruimte: Workspace, verslag: Verslag) -> Iterator[_Feitregel]:
    for melding in verslag.voortgang:
        onderwerp = werkruimte.namen.zoek_maatregel(melding.maatregel)
        zonder_dag = "" if melding.datum else " (dag niet vermeld)"
        voortgang = Voortgang(
            tekst=melding.tekst,
            status=melding.status,
            aantal=melding.aantal,
            bewijs=_vindplaats(verslag.titel, melding.bron + zonder_dag),
        )
        klasse = strengste(onderwerp.klasse, melding.klasse)
        yield voortgang, onderwerp.naam, verslag.jaar, melding.datum, klasse


def _beoordelingen(werkruimte: Workspace, verslag: Verslag) -> Iterator[_Feitregel]:
    for gegeven in verslag.beoordelingen:
        onderwerp = werkruimte.namen.zoek_fiche(gegeven.fiche)
        uitleg = f"{gegeven.toelichting} {AFGELEID}" if gegeven.herkomst == "afgeleid" else gegeven.toelichting
        oordeel = Beoordeling(
            oordeel=gegeven.oordeel,
            toelichting=f"{uitleg} ({_vindplaats(verslag.titel, gegeven.bron)})",
            bijsturing=gegeven.bijsturing or "",
        )
        yield oordeel, onderwerp.naam, verslag.jaar, None, onderwerp.klasse


def _vindplaats(titel: str, bron: str) -> str:
    return f"{titel}, {bron}"[:500]


def _vaste_id(delen: tuple[str, ...], dag: date) -> str:
    """The same UUID of version 7 every time, so that an entry cannot be brought in twice, whoever tries and when."""
    from lama_zvp.journal.chain import uuid7

    toeval = hashlib.sha256("\x1f".join(delen).encode()).digest()[:10]
    return uuid7(datetime(dag.year, dag.month, dag.day, tzinfo=UTC), toeval)


def _weiger_toekomst(wensen: tuple[_Wens, ...], vandaag: date) -> None:
    later = [wens for wens in wensen if wens.datum > vandaag]
    if later:
        raise InvoerFout(
            f"{len(later)} van de {len(wensen)} meldingen liggen in de toekomst; de laatste is van "
            f"{in_woorden(later[-1].datum)}, en vandaag is het {in_woorden(vandaag)}.",
            raad="Kijk de jaren in het bestand na. Er is niets ingelezen.",
        )


# --- what the journal makes of it --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Stap:
    regel: Historiekregel
    concept: Concept | None = None


class _Stand:
    """The journal as it is, asked per subject, and the step that each entry takes against it."""

    def __init__(self, werkruimte: Workspace, auteur: str) -> None:
        self._werkruimte = werkruimte
        self._auteur = auteur
        self._nu = werkruimte.klok.nu()
        self._per_onderwerp: dict[str, tuple[Gebeurtenis, ...]] = {}

    def besluit(self, wens: _Wens) -> _Stap:
        events = self._events(wens.onderwerp)
        origineel = next((event for event in events if event.id == wens.id), None)
        if origineel is None:
            ander = self._al_ingevuld(wens, events)
            return _Stap(_regel("overgeslagen", wens, ander)) if ander else self._nieuw(wens)
        laatste = _laatste(origineel, events)
        if laatste.auteur != self._auteur or laatste.soort != wens.inhoud.soort:
            return _Stap(_regel("overgeslagen", wens, f"intussen gewijzigd door {laatste.auteur} (#{laatste.volgnr})"))
        if _zegt_hetzelfde(laatste, wens):
            return _Stap(_regel("gelijk", wens))
        return _Stap(_regel("gecorrigeerd", wens), self._concept(wens, vervangt=laatste.id))

    def _nieuw(self, wens: _Wens) -> _Stap:
        return _Stap(_regel("nieuw", wens), self._concept(wens))

    def _concept(self, wens: _Wens, vervangt: str | None = None) -> Concept:
        from lama_zvp.journal.chain import uuid7

        wie = self._werkruimte.wie
        inhoud: Feit = wens.inhoud.model_copy(update={"met_sleutel": wie.vingerafdruk})
        return Concept(
            id=wens.id if vervangt is None else uuid7(self._nu, secrets.token_bytes(10)),
            plan=self._werkruimte.plan.sleutel,
            onderwerp=wens.onderwerp,
            jaar=wens.jaar,
            datum=wens.datum,
            auteur=self._auteur,
            rol=wie.rol,
            vastgelegd_op=self._nu,
            klasse=wens.klasse,
            vervangt=vervangt,
            inhoud=inhoud,
        )

    def _events(self, onderwerp: str) -> tuple[Gebeurtenis, ...]:
        from lama_zvp.journal.filter import Filter

        if not self._werkruimte.heeft_journaal():
            return ()
        if onderwerp not in self._per_onderwerp:
            vraag = Filter(plan=self._werkruimte.plan.sleutel, onderwerp=onderwerp)
            self._per_onderwerp[onderwerp] = tuple(self._werkruimte.journaal.gebeurtenissen(vraag))
        return self._per_onderwerp[onderwerp]

    def _al_ingevuld(self, wens: _Wens, events: tuple[Gebeurtenis, ...]) -> str:
        """Why a figure or a verdict has no place any more: there can be only one of a year."""
        if isinstance(wens.inhoud, Voortgang):
            return ""
        vervangen = {event.vervangt for event in events}
        for event in events:
            if event.id in vervangen or event.gemeente or type(event.inhoud) is not type(wens.inhoud):
                continue
            if _zelfde_plaats(event, wens):
                return f"al ingevuld door {event.auteur} (#{event.volgnr})"
        return ""


def _zelfde_plaats(event: Gebeurtenis, wens: _Wens) -> bool:
    """Whether both are the one figure of a period, or the one verdict of a year."""
    if isinstance(event.inhoud, Meting) and isinstance(wens.inhoud, Meting):
        return event.inhoud.periode == wens.inhoud.periode
    return event.jaar == wens.jaar


def _laatste(origineel: Gebeurtenis, events: tuple[Gebeurtenis, ...]) -> Gebeurtenis:
    """What stands in the place of an event now: itself, its last correction, or its withdrawal."""
    opvolger = {event.vervangt: event for event in events if event.vervangt}
    laatste = origineel
    while laatste.id in opvolger:
        laatste = opvolger[laatste.id]
    return laatste


def _zegt_hetzelfde(event: Gebeurtenis, wens: _Wens) -> bool:
    zonder_sleutel = event.inhoud.model_copy(update={"met_sleutel": ""})
    return (zonder_sleutel, event.datum, event.jaar, event.klasse) == (wens.inhoud, wens.datum, wens.jaar, wens.klasse)


def _regel(uitkomst: Uitkomst, wens: _Wens, reden: str = "") -> Historiekregel:
    return Historiekregel(uitkomst, wens.inhoud.soort, wens.onderwerp, wens.jaar, wens.datum, reden)


def _weiger_vastgesteld(werkruimte: Workspace, stappen: list[_Stap]) -> None:
    """A frozen year takes corrections only."""
    from lama_zvp.journal.filter import Filter

    jaren = sorted({stap.regel.jaar for stap in stappen if stap.regel.uitkomst == "nieuw"})
    if not werkruimte.heeft_journaal():
        return
    for jaar in jaren:
        vraag = Filter(plan=werkruimte.plan.sleutel, jaar=jaar, soorten=("vaststelling",), limiet=1)
        for vaststelling in werkruimte.journaal.gebeurtenissen(vraag):
            raise Geweigerd(
                f"Het jaar {jaar} is vastgesteld (#{vaststelling.volgnr}); er komt niets meer bij.",
                raad="Er is niets ingelezen. Laat dat jaar uit het bestand weg.",
            )
