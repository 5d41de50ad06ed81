"""Joining what was recorded apart, such as on a laptop without network: what comes along, what not, what collides."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, Literal

from lama_zvp.errors import OpslagFout
from lama_zvp.files import eis_bestaand
from lama_zvp.journal.events import Beoordeling, Concept, Gebeurtenis, Meting, Samenvoeging, Toegang
from lama_zvp.workspace.context import JOURNAALBESTAND
from lama_zvp.workspace.keuring import keur_tekst, vrije_teksten
from lama_zvp.workspace.redactie import Redigeren, kenmerkende_stukken
from lama_zvp.workspace.schrijven import AAN_JAAR_GEBONDEN

if TYPE_CHECKING:
    from lama_zvp.journal.samenvoegen import Overname, Stap
    from lama_zvp.journal.store import Journaal

POGINGEN: Final = 8
PORTIE: Final = 2_000
"""So many events are joined at a time: their turn to write takes a tenth of a second, and thinking it out so little
that colleagues who go on recording seldom make it begin again; half as many each time that they do."""
AFGESCHERMD: Final = "(afgeschermd)"
"""Stands in the report for a subject that this person may not know."""


@dataclass(frozen=True, slots=True)
class Samenvoegregel:
    """One event of the other journal. `volgnr` is its number there, `hier` the one it has here, None when it stayed
    out; `reden` says why, or what is noteworthy."""

    volgnr: int
    hier: int | None
    soort: str
    onderwerp: str
    jaar: int | None
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Botsing:
    """Both journals have a judgement of the same year, or a figure of the same period. `hier` and `daar` are the
    numbers that the two events have here now; `geldt` tells which of them counts."""

    soort: str
    onderwerp: str
    jaar: int | None
    hier: int
    daar: int
    geldt: Literal["hier", "daar"]


@dataclass(frozen=True, slots=True)
class Samenvoegverslag:
    """A joining, done or only tried (`proef`).

    gemeenschappelijk: up to this number both journals were already one. aanwezig: how many of the later events stood
    here too. anders: those that stand here under the same id and say something else. gewist: numbers of our events
    whose text was blanked because it was redacted there. auteurs: who recorded what was taken over, as the file
    says, and how many each. volgnr: the event that tells of the joining; None when there
    was nothing to join or it was only tried.
    """

    bestand: str
    herkomst: str
    proef: bool
    gemeenschappelijk: int
    overgenomen: tuple[Samenvoegregel, ...]
    overgeslagen: tuple[Samenvoegregel, ...]
    anders: tuple[Samenvoegregel, ...]
    aanwezig: int
    auteurs: tuple[tuple[str, int], ...]
    botsingen: tuple[Botsing, ...]
    gewist: tuple[int, ...]
    volgnr: int | None


class Samenvoegen(Redigeren):
    """The one act that brings in what was recorded elsewhere as it was recorded there."""

    def importeer_journaal(self, bestand: Path, *, herkomst: str = "", proef: bool = False) -> Samenvoegverslag:
        """Append what the journal file `bestand` (a backup of the other home) has and this one has not.

        Authorship, moment, class and text stay; the original hashes can be verified from then on. Doing it again does
        nothing. Freezes, access and new entries for a year that is frozen here stay out, and so does a correction of
        what was corrected here already. One transaction. Raises Geweigerd, NietGevonden, InvoerFout or OpslagFout.
        """
        self.wie.eis("samenvoegen")
        eis_bestaand(bestand)
        naam = keur_tekst(herkomst or bestand.stem[:200], "Herkomst", verplicht=True, maximum=200)
        self._weiger_persoonsgegevens_in(naam)
        with self._ander(bestand) as ander, self._eigen(proef=proef) as eigen:
            if proef:
                overname = self._overname(eigen, ander)
                botsingen = tuple(self._botsingen(overname, eigen))
                return self._verslag(bestand, naam, overname, eigen, None, botsingen, proef=True)
            return self._voeg_samen(bestand, naam, eigen, ander)

    def _voeg_samen(self, bestand: Path, naam: str, eigen: Journaal, ander: Journaal) -> Samenvoegverslag:
        """Portion after portion, each whole and told of by a samenvoeging of its own: what was cut short goes on where
        it was when it is asked for again.
        """
        verslag: Samenvoegverslag | None = None
        na, wissen = (0, ""), False
        while True:
            overname, deel = self._voeg_portie_samen(bestand, naam, eigen, ander, na, verslag)
            verslag = deel if verslag is None else _bijeen(verslag, deel)
            na, wissen = overname.tot, wissen or bool(overname.wissen)
            if not overname.verder:
                self._ruim_na(eigen, ander, overname, wissen=wissen, nieuw=verslag.volgnr is not None)
                return verslag

    def _voeg_portie_samen(
        self,
        bestand: Path,
        naam: str,
        eigen: Journaal,
        ander: Journaal,
        na: tuple[int, str],
        eerder: Samenvoegverslag | None,
    ) -> tuple[Overname, Samenvoegverslag]:
        mee = frozenset() if eerder is None else frozenset(regel.hier for regel in eerder.overgenomen)
        for poging in range(POGINGEN):
            overname = self._overname(eigen, ander, na=na, hoogstens=max(PORTIE >> poging, 1))
            if not overname.stappen:
                return overname, self._verslag(bestand, naam, overname, eigen, None)
            botsingen = tuple(een for een in self._botsingen(overname, eigen) if een.hier not in mee)
            self._ruim_gewiste_kopieen(eigen, overname)
            gedaan = eigen.neem_over(overname, self._samenvoeging(overname, naam))
            if gedaan is not None:
                return overname, self._verslag(bestand, naam, overname, eigen, gedaan.volgnr, botsingen)
        stand = f"De eerste {len(mee)} zijn overgenomen. " if mee else "Er is niets ingelezen. "
        raise OpslagFout(
            "Anderen leggen zo vaak iets vast dat samenvoegen telkens opnieuw moest beginnen.",
            raad=f"{stand}Probeer het op een rustig moment opnieuw; wat er al staat, wordt herkend.",
        )

    # -- inner workings ------------------------------------------------------------------------------------------

    @contextmanager
    def _ander(self, bestand: Path) -> Iterator[Journaal]:
        """A verified copy of the other journal, open; the file itself is untouched."""
        from lama_zvp.journal.backup import gekeurde_kopie
        from lama_zvp.journal.store import Journaal

        self._keur_thuis()
        with TemporaryDirectory(prefix="lama-zvp-") as los:
            map_ = self.thuis if self.thuis.is_dir() else Path(los)
            with (
                gekeurde_kopie(bestand, self.thuis / JOURNAALBESTAND, map_) as kopie,
                Journaal.open(kopie, lezen_alleen=True) as ander,
            ):
                yield ander

    @contextmanager
    def _eigen(self, *, proef: bool) -> Iterator[Journaal]:
        """The journal of this home; for a trial in a home without one an empty one that nobody keeps."""
        from lama_zvp.journal.store import Journaal

        if not proef or self.heeft_journaal():
            yield self.journaal
            return
        with TemporaryDirectory(prefix="lama-zvp-") as los, Journaal.open(Path(los) / JOURNAALBESTAND) as leeg:
            yield leeg

    def _overname(
        self, eigen: Journaal, ander: Journaal, *, na: tuple[int, str] = (0, ""), hoogstens: int | None = None
    ) -> Overname:
        from lama_zvp.journal.filter import Filter

        bevroren: dict[tuple[str, int | None], int] = {}
        for vaststelling in eigen.gebeurtenissen(Filter(soorten=("vaststelling",))):
            bevroren[vaststelling.plan, vaststelling.jaar] = vaststelling.volgnr
        verantwoord = {
            g.betreft for g in ander.gebeurtenissen(Filter(soorten=("toegang",))) if _is_uitzondering(g) and g.betreft
        }

        plannen = {self._plansleutel(): True}

        def weiger(gebeurtenis: Gebeurtenis) -> str:
            plan = gebeurtenis.plan
            if plan not in plannen:
                plannen[plan] = any(True for _ in eigen.gebeurtenissen(Filter(plan=plan, limiet=1)))
            if not plannen[plan]:
                return f"hoort bij een plan waarover hier niets staat ({plan}); kies het met --plan als het hier hoort"
            vast = bevroren.get((gebeurtenis.plan, gebeurtenis.jaar))
            if vast and gebeurtenis.vervangt is None and gebeurtenis.soort in AAN_JAAR_GEBONDEN:
                return f"het jaar {gebeurtenis.jaar} is hier vastgesteld (#{vast}); er komt niets meer bij"
            if gebeurtenis.id not in verantwoord and _persoonsgegevens(gebeurtenis):
                return "de tekst lijkt persoonsgegevens te bevatten"
            return ""

        return eigen.bereid_voor(ander, weiger, na=na, hoogstens=hoogstens)

    def _samenvoeging(self, overname: Overname, naam: str) -> Concept:
        from lama_zvp.journal.chain import uuid7

        wie, nu = self.wie, self.klok.nu()
        return Concept(
            id=uuid7(nu, secrets.token_bytes(10)),
            plan=self._plansleutel(),
            datum=self.klok.vandaag(),
            auteur=wie.naam,
            rol=wie.rol,
            vastgelegd_op=nu,
            klasse="beperkt",
            inhoud=Samenvoeging(
                herkomst=naam,
                na_volgnr=overname.vanaf[0],
                na_hash=overname.vanaf[1],
                schakels=overname.schakels,
                met_sleutel=wie.vingerafdruk,
            ),
        )

    def _weiger_persoonsgegevens_in(self, naam: str) -> None:
        from lama_zvp.access.privacy import weiger_persoonsgegevens

        weiger_persoonsgegevens({"Herkomst": naam})

    def _ruim_gewiste_kopieen(self, eigen: Journaal, overname: Overname) -> None:
        """What this home can make again and holds a text that was redacted there, goes before the text itself."""
        for id_ in overname.wissen:
            doel = eigen.gebeurtenis(id_)
            stukken = kenmerkende_stukken(vrije_teksten(doel.inhoud).values())
            if stukken:
                tuple(self._ruim_kopieen(stukken, doel.vastgelegd_op))

    def _ruim_na(self, eigen: Journaal, ander: Journaal, overname: Overname, *, wissen: bool, nieuw: bool) -> None:
        """Leave no byte of a text that was redacted there; asked again, it tries again."""
        from lama_zvp.journal.filter import Filter

        redacties = Filter(soorten=("redactie",), na_volgnr=overname.gemeenschappelijk, limiet=1)
        if wissen or (not nieuw and any(ander.gebeurtenissen(redacties))):
            eigen.ruim_op()

    def _verslag(
        self,
        bestand: Path,
        naam: str,
        overname: Overname,
        eigen: Journaal,
        volgnr: int | None,
        botsingen: tuple[Botsing, ...] = (),
        *,
        proef: bool = False,
    ) -> Samenvoegverslag:
        regels = [(stap.uitkomst, self._regel(stap)) for stap in overname.stappen]
        return Samenvoegverslag(
            bestand=str(bestand),
            herkomst=naam,
            proef=proef,
            gemeenschappelijk=overname.gemeenschappelijk,
            overgenomen=tuple(regel for uitkomst, regel in regels if uitkomst == "overgenomen"),
            overgeslagen=tuple(regel for uitkomst, regel in regels if uitkomst == "overgeslagen"),
            anders=tuple(regel for uitkomst, regel in regels if uitkomst == "aanwezig" and regel.reden),
            aanwezig=sum(uitkomst == "aanwezig" for uitkomst, _ in regels),
            auteurs=tuple(
                Counter(s.gebeurtenis.auteur for s in overname.stappen if s.uitkomst == "overgenomen").items()
            ),
            botsingen=botsingen,
            gewist=tuple(eigen.gebeurtenis(id_).volgnr for id_ in overname.wissen),
            volgnr=volgnr,
        )

    def _regel(self, stap: Stap) -> Samenvoegregel:
        g = stap.gebeurtenis
        return Samenvoegregel(g.volgnr, stap.hier, g.soort, self._noem(g), g.jaar, stap.reden)

    def _noem(self, gebeurtenis: Gebeurtenis) -> str:
        mag = self.wie.ziet(gebeurtenis.klasse) and gebeurtenis.onderwerp not in self.verborgen
        return gebeurtenis.onderwerp if mag else AFGESCHERMD

    def _botsingen(self, overname: Overname, eigen: Journaal) -> Iterator[Botsing]:
        """Judgements and figures of which both journals will have one that counts; asked before it is recorded."""
        mee = [stap for stap in overname.stappen if stap.uitkomst == "overgenomen"]
        vervangen = {stap.gebeurtenis.vervangt for stap in mee}
        for stap in mee:
            nieuw = stap.gebeurtenis
            if nieuw.id in vervangen or not isinstance(nieuw.inhoud, Beoordeling | Meting):
                continue
            for oud in _zelfde_plaats(eigen, nieuw):
                if oud.id not in vervangen and stap.hier is not None:
                    geldt: Literal["hier", "daar"] = "daar" if _gaat_voor(stap, oud, eigen) else "hier"
                    yield Botsing(nieuw.soort, self._noem(nieuw), nieuw.jaar, oud.volgnr, stap.hier, geldt)


def _bijeen(eerst: Samenvoegverslag, dan: Samenvoegverslag) -> Samenvoegverslag:
    """Two portions of one joining as one report."""
    auteurs = Counter(dict(eerst.auteurs))
    auteurs.update(dict(dan.auteurs))
    return replace(
        eerst,
        overgenomen=eerst.overgenomen + dan.overgenomen,
        overgeslagen=eerst.overgeslagen + dan.overgeslagen,
        anders=eerst.anders + dan.anders,
        aanwezig=eerst.aanwezig + dan.aanwezig,
        auteurs=tuple(auteurs.items()),
        botsingen=eerst.botsingen + dan.botsingen,
        gewist=eerst.gewist + dan.gewist,
        volgnr=dan.volgnr if dan.volgnr is not None else eerst.volgnr,
    )


def _zelfde_plaats(eigen: Journaal, nieuw: Gebeurtenis) -> Iterable[Gebeurtenis]:
    """What counts here about the very thing that a judgement or a figure is about."""
    from lama_zvp.journal.filter import Filter

    vraag = Filter(plan=nieuw.plan, onderwerp=nieuw.onderwerp, soorten=(nieuw.soort,), alleen_geldend=True)
    for oud in eigen.gebeurtenissen(vraag):
        if isinstance(nieuw.inhoud, Meting):
            gelijk = isinstance(oud.inhoud, Meting) and oud.inhoud.periode == nieuw.inhoud.periode
            if gelijk and oud.gemeente == nieuw.gemeente:
                yield oud
        elif oud.jaar == nieuw.jaar:
            yield oud


def _gaat_voor(stap: Stap, oud: Gebeurtenis, eigen: Journaal) -> bool:
    """Whether the new one counts: of judgements the last by day and rang, of figures the last by rang."""
    rang = eigen.rang(oud.id)
    if isinstance(stap.gebeurtenis.inhoud, Meting):
        return stap.rang > rang
    return (stap.gebeurtenis.datum, stap.rang) > (oud.datum, rang)


def _is_uitzondering(gebeurtenis: Gebeurtenis) -> bool:
    return isinstance(gebeurtenis.inhoud, Toegang) and gebeurtenis.inhoud.handeling == "uitzondering"


def _persoonsgegevens(gebeurtenis: Gebeurtenis) -> bool:
    from lama_zvp.access.privacy import bevindingen_in

    return bool(bevindingen_in(vrije_teksten(gebeurtenis.inhoud)))
