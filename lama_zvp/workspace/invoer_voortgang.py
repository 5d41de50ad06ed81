"""Progress out of a file into the journal: what is new, the same or corrected, and all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lama_zvp.access.rollen import Handeling
from lama_zvp.errors import InvoerFout, NietGevonden
from lama_zvp.exchange.bestand import kies_blad, lees_bestand
from lama_zvp.exchange.koppen import VOORTGANG
from lama_zvp.exchange.lezing import Leeswens, Lezing, Probleem, Voortgangregel
from lama_zvp.exchange.rooster import Plaats
from lama_zvp.exchange.voortgang import lees_voortgang
from lama_zvp.journal.events import Concept, Gebeurtenis, Voortgang
from lama_zvp.plan.model import Klasse
from lama_zvp.plan.names import strengste
from lama_zvp.typografie import getal
from lama_zvp.workspace.indelingen import onthoud, onthouden, vergeet
from lama_zvp.workspace.invoer import (
    NIET_TE_LEZEN,
    Importregel,
    Importverslag,
    Namen,
    Stap,
    Uitkomst,
    geldende,
    maak_concept,
    per_rij,
    persoonsgegevens,
    probleem,
    schrijf,
    vastgesteld,
    verborgen,
    zelfde_tekst,
)
from lama_zvp.workspace.keuring import keur_datum, keur_klasse, keur_voortgang
from lama_zvp.workspace.stap import Stap as Bericht
from lama_zvp.workspace.stap import zonder_stap

if TYPE_CHECKING:
    from lama_zvp.workspace import Workspace


def importeer_voortgang(
    werkruimte: Workspace,
    bestand: str,
    inhoud: bytes,
    wens: Leeswens,
    *,
    proef: bool = False,
    vergeten: bool = False,
    bericht: Bericht = zonder_stap,
) -> Importverslag:
    """Read progress and record it in one transaction; a single refused cell means that nothing is recorded.

    A row is known again by the id of the event it was exported from, or else because the journal has an entry on that
    measure, day and gemeente that says all that the row says. Raises Geweigerd, InvoerFout or OpslagFout for what is
    no matter of cells: the right, the file, the headings.
    """
    werkruimte.wie.eis("log")
    kennis = Namen(werkruimte, werkruimte.namen.maatregelen, werkruimte.namen.zoek_maatregel).kennis()
    bericht(0, 3, "lezen")
    bladen = lees_bestand(inhoud, VOORTGANG, wens)
    if vergeten and not proef:
        vergeet(werkruimte, bladen, VOORTGANG)
    volledig, eerder = (wens, False) if vergeten else onthouden(werkruimte, bladen, VOORTGANG, wens)
    rooster, indeling = kies_blad(bladen, VOORTGANG, volledig, kennis.ken)
    lezing = lees_voortgang(rooster, indeling, volledig, kennis)
    invoer = _Invoer(werkruimte, lezing, bericht)
    stappen, geschreven = schrijf(werkruimte, invoer.stappen, proef=proef or bool(lezing.afgekeurd), bericht=bericht)
    afgekeurd = (*lezing.afgekeurd, *(stap.probleem for stap in stappen if stap.probleem))
    if any(p.geweigerd for p in afgekeurd):
        werkruimte.meld_weigering("importeer voortgang")
    if not proef and not afgekeurd:
        onthoud(werkruimte, indeling.vorm, volledig)
    return Importverslag(
        soort="voortgang",
        bestand=bestand,
        blad=rooster.blad,
        indeling=indeling.in_woorden(),
        onthouden=eerder,
        decimaal=None,
        proef=proef,
        geschreven=geschreven,
        regels=tuple(stap.regel for stap in stappen if stap.regel),
        afgekeurd=afgekeurd,
        overgeslagen=lezing.overgeslagen,
        vertaald=tuple(lezing.vertaald.items()),
        verborgen=len({regel.rij for regel in lezing.regels} & rooster.verborgen),
        ongelezen=indeling.namen_van(indeling.ongelezen),
    )


@dataclass(slots=True)
class _Invoer:
    """The entries of a file against the journal, as it is at one moment."""

    werkruimte: Workspace
    lezing: Lezing[Voortgangregel]
    bericht: Bericht
    _dicht: dict[int, int] = field(default_factory=dict)
    _vrij: dict[str, list[Gebeurtenis]] = field(default_factory=dict)
    """Per measure the entries that count and that no row of the file was matched with yet."""
    _dichte_ids: dict[str, frozenset[str]] = field(default_factory=dict)
    _achterhaald: set[str] = field(default_factory=set)
    """Ids of events that a row came from and that no longer count."""

    def stappen(self) -> tuple[Stap, ...]:
        self._vrij = {}
        self._dichte_ids = {}
        self._achterhaald = set()
        self._dicht = vastgesteld(self.werkruimte, (regel.datum.year for regel in self.lezing.regels))
        eigen = {regel.rij: self._met_id(regel) for regel in self.lezing.regels if regel.id}
        return tuple(
            stap
            for regel in per_rij(self.lezing.regels, self.bericht)
            for stap in self._stappen(regel, eigen.get(regel.rij))
        )

    def _stappen(self, regel: Voortgangregel, eigen: Gebeurtenis | None) -> list[Stap]:
        if regel.id and eigen is None and regel.id in self._niet_te_lezen(regel.maatregel):
            plaats = self.lezing.plaats(regel.rij, "id", regel.plaats)
            reden = "deze rij komt uit een melding die u hier niet kunt lezen"
            return [Stap(probleem=Probleem(plaats, reden, NIET_TE_LEZEN, geweigerd=True))]
        staat = eigen or self._gelijkende(regel)
        try:
            voortgang = self._voortgang(regel, staat)
            klasse = self._klasse(regel, staat)
        except InvoerFout as fout:
            return [Stap(probleem=probleem(self._plaats(regel, fout), fout))]
        persoonlijk = [Stap(probleem=p) for p in persoonsgegevens(self.lezing, regel.rij, regel.plaats, voortgang)]
        return persoonlijk or [self._stap(regel, voortgang, klasse, staat)]

    def _plaats(self, regel: Voortgangregel, fout: InvoerFout) -> Plaats:
        """The cell that an error is about: it begins with the name of the field, or it is about the day."""
        veld = fout.melding.partition(":")[0].split()[0].lower()
        return self.lezing.plaats(
            regel.rij, veld if veld in ("status", "tekst", "bewijs", "klasse") else "datum", regel.plaats
        )

    def _voortgang(self, regel: Voortgangregel, staat: Gebeurtenis | None) -> Voortgang:
        """The entry as it should stand: what the file says, and beside that what was known. Raises `InvoerFout`."""
        keur_datum(self.werkruimte.plan, regel.datum, self.werkruimte.klok.vandaag())
        oud = staat.inhoud if staat is not None and isinstance(staat.inhoud, Voortgang) else Voortgang()
        return keur_voortgang(
            tekst=oud.tekst if regel.tekst is None else regel.tekst,
            status=oud.status if regel.status is None else regel.status,
            aantal=oud.aantal if regel.aantal is None else regel.aantal,
            bewijs=oud.bewijs if regel.bewijs is None else regel.bewijs,
        )

    def _klasse(self, regel: Voortgangregel, staat: Gebeurtenis | None) -> Klasse:
        onderwerp = self.werkruimte.namen.maatregel(regel.maatregel)
        minstens = strengste(onderwerp.klasse if onderwerp else None, staat.klasse if staat else None)
        return keur_klasse(regel.klasse, minstens)

    def _stap(self, regel: Voortgangregel, voortgang: Voortgang, klasse: Klasse, staat: Gebeurtenis | None) -> Stap:
        wordt = _in_woorden(voortgang)
        if staat is None:
            jaar = regel.datum.year
            if jaar in self._dicht:
                reden = f"het jaar {jaar} is vastgesteld (#{self._dicht[jaar]}): er komt niets meer bij"
                plaats = self.lezing.plaats(regel.rij, "datum", regel.plaats)
                return Stap(probleem=Probleem(plaats, reden, "Laat deze rij weg.", geweigerd=True))
            return Stap(_regel("nieuw", regel, "", wordt), self._concept(regel, voortgang, klasse, None))
        was = _in_woorden(staat.inhoud) if isinstance(staat.inhoud, Voortgang) else ""
        if staat.id not in self._achterhaald and _zelfde(staat, regel, voortgang, klasse):
            return Stap(_regel("gelijk", regel, was, wordt))
        if reden := self._mag_niet(staat):
            return Stap(
                probleem=Probleem(regel.plaats, reden, "Exporteer opnieuw en pas dat bestand aan.", geweigerd=True)
            )
        return Stap(_regel("gecorrigeerd", regel, was, wordt), self._concept(regel, voortgang, klasse, staat))

    def _mag_niet(self, staat: Gebeurtenis) -> str:
        """Why this entry may not be corrected by this file; "" when it may."""
        if staat.id in self._achterhaald:
            return f"de melding waaruit deze rij komt (#{staat.volgnr}), is intussen gewijzigd of ingetrokken"
        handeling: Handeling = "corrigeer" if staat.auteur == self.werkruimte.wie.naam else "corrigeer-van-anderen"
        return "" if self.werkruimte.wie.mag(handeling) else f"de melding is van iemand anders (#{staat.volgnr})"

    def _concept(
        self, regel: Voortgangregel, voortgang: Voortgang, klasse: Klasse, staat: Gebeurtenis | None
    ) -> Concept:
        return maak_concept(
            self.werkruimte,
            voortgang,
            onderwerp=regel.maatregel,
            datum=regel.datum,
            jaar=regel.datum.year,
            gemeente=regel.gemeente,
            klasse=klasse,
            vervangt=staat.id if staat else None,
        )

    def _niet_te_lezen(self, maatregel: str) -> frozenset[str]:
        """The ids of the entries on a measure that this person may not see."""
        if maatregel not in self._dichte_ids:
            dicht = verborgen(self.werkruimte, "voortgang", maatregel)
            self._dichte_ids[maatregel] = frozenset(event.id for event in dicht)
        return self._dichte_ids[maatregel]

    # -- what a row was before -----------------------------------------------------------------------------------

    def _open(self, maatregel: str) -> list[Gebeurtenis]:
        if maatregel not in self._vrij:
            self._vrij[maatregel] = list(geldende(self.werkruimte, "voortgang", maatregel))
        return self._vrij[maatregel]

    def _met_id(self, regel: Voortgangregel) -> Gebeurtenis | None:
        """The event of this journal that the row was exported from, and that is on the same measure."""
        for event in self._open(regel.maatregel):
            if event.id == regel.id:
                self._open(regel.maatregel).remove(event)
                return event
        return self._vervangen(regel)

    def _vervangen(self, regel: Voortgangregel) -> Gebeurtenis | None:
        """An event that no longer counts, when what counts now is not what the row says."""
        if not self.werkruimte.heeft_journaal() or self._gelijkende(regel, neem=False):
            return None
        try:
            gevonden = self.werkruimte.gebeurtenis(regel.id)
        except (NietGevonden, InvoerFout):
            return None
        hoort_hier = gevonden.onderwerp == regel.maatregel and isinstance(gevonden.inhoud, Voortgang)
        if not hoort_hier or gevonden.id != regel.id:
            return None
        self._achterhaald.add(gevonden.id)
        return gevonden

    def _gelijkende(self, regel: Voortgangregel, *, neem: bool = True) -> Gebeurtenis | None:
        """An entry of the same measure, day and gemeente that says all that the row says; each is matched once."""
        for event in self._open(regel.maatregel):
            if event.datum == regel.datum and event.gemeente == regel.gemeente and _zegt(event, regel):
                if neem:
                    self._open(regel.maatregel).remove(event)
                return event
        return None


def _zegt(event: Gebeurtenis, regel: Voortgangregel) -> bool:
    inhoud = event.inhoud
    if not isinstance(inhoud, Voortgang) or regel.aantal not in (None, inhoud.aantal):
        return False
    if regel.status is not None and regel.status.strip().lower().replace(" ", "-") != inhoud.status:
        return False
    teksten = ((regel.tekst, inhoud.tekst), (regel.bewijs, inhoud.bewijs))
    return all(gevraagd is None or zelfde_tekst(gevraagd, eigen) for gevraagd, eigen in teksten)


def _zelfde(staat: Gebeurtenis, regel: Voortgangregel, voortgang: Voortgang, klasse: Klasse) -> bool:
    oud = staat.inhoud
    if not isinstance(oud, Voortgang) or (oud.status, oud.aantal) != (voortgang.status, voortgang.aantal):
        return False
    if (staat.datum, staat.gemeente, staat.klasse) != (regel.datum, regel.gemeente, klasse):
        return False
    return zelfde_tekst(oud.tekst, voortgang.tekst) and zelfde_tekst(oud.bewijs, voortgang.bewijs)


def _regel(uitkomst: Uitkomst, regel: Voortgangregel, was: str, wordt: str) -> Importregel:
    return Importregel(
        uitkomst, str(regel.plaats), regel.maatregel, regel.datum.isoformat(), regel.gemeente, was, wordt
    )


def _in_woorden(voortgang: Voortgang) -> str:
    delen = [voortgang.status or "", "" if voortgang.aantal is None else f"aantal {getal(voortgang.aantal)}"]
    return "; ".join(deel for deel in (*delen, voortgang.tekst[:60]) if deel)
