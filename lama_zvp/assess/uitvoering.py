"""Whether one promise is carried out: the stand of a measure of a fiche, or of a commitment of a hefboom.

Two rules run through it. Only good news goes stale: a measure that was running counts as unknown when nothing has been
heard of it for too long, while one that was blocked, stopped or not started stays so until somebody reports otherwise.
And silence is not failure: what nobody reported is unknown, never behind.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from lama_zvp.assess.model import MaatregelOordeel, Maatregelstand, Verdict
from lama_zvp.assess.peil import Peil
from lama_zvp.assess.woorden import STATUSWOORD, dagen, hoeveel
from lama_zvp.journal.beeld import Maatregelbeeld
from lama_zvp.journal.events import Status
from lama_zvp.plan.model import Drempels, Eenmalig, Klasse, Maatregel, PerJaar, Ritme, Toezegging
from lama_zvp.typografie import datum

VERANKERD_DAGEN = 365
"""Regular work is confirmed at least once a year, whatever the threshold for running measures."""

Stand = Verdict[Maatregelstand]


def houdbaar(ritme: Ritme | None, status: Status | None, drempels: Drempels) -> int:
    """For how many days after the last entry good news still counts.

    A running measure (also one whose rhythm the plan does not give, and a one-off under way): the plan's threshold.
    n times a year: one and a quarter times the interval 365/n, so that a yearly campaign may slip by three months, and
    never less than a running measure, since nobody has to report more often than that. Anchored in regular work: at
    least `VERANKERD_DAGEN`.
    """
    grens = drempels.vers_doorlopend_dagen
    if isinstance(ritme, PerJaar):
        grens = max(grens, math.ceil(1.25 * 365 / ritme.per_jaar))
    return max(grens, VERANKERD_DAGEN) if status == "verankerd" else grens


def gepland(belofte: Toezegging, peil: Peil) -> int | None:
    """How often it should have been done by the peildag: n for a full calendar year, in proportion, rounded down.

    Days before the plan, and before the measure's own start (`sinds`), do not count. None for what is not counted.
    """
    if not isinstance(belofte.ritme, PerJaar):
        return None
    begin = max(peil.begin, belofte.sinds) if belofte.sinds else peil.begin
    verstreken = max(0, (peil.peildag - begin).days + 1)
    in_jaar = (date(peil.jaar, 12, 31) - date(peil.jaar, 1, 1)).days + 1
    return belofte.ritme.per_jaar * verstreken // in_jaar


def termijn_van(belofte: Toezegging, peil: Peil) -> date | None:
    """The day by which a one-off has to be done: the plan's, or else the last day of the plan; None for the rest."""
    if not isinstance(belofte.ritme, Eenmalig):
        return None
    return belofte.ritme.termijn or peil.periode.einde


def beoordeel_belofte(
    naam: str, belofte: Toezegging, klasse: Klasse, beeld: Maatregelbeeld | None, peil: Peil
) -> MaatregelOordeel:
    """One measure of a fiche or commitment of a hefboom; `beeld` is None when nothing was ever reported about it."""
    zaak = _Zaak.van(belofte, beeld, peil)
    return MaatregelOordeel(
        naam=naam,
        titel=belofte.titel,
        laag=belofte.laag if isinstance(belofte, Maatregel) else None,
        afgeleid=isinstance(belofte, Maatregel) and belofte.laag_herkomst == "afgeleid",
        klasse=klasse,
        stand=_stand(zaak),
        status=zaak.status,
        status_datum=zaak.status_datum,
        laatste_datum=zaak.laatste_datum,
        dagen=zaak.dagen,
        gepland=None if peil.buiten else zaak.gepland,
        gerealiseerd=zaak.gerealiseerd,
        meldingen=zaak.meldingen,
        te_laat=zaak.te_laat,
    )


@dataclass(frozen=True, slots=True)
class _Zaak:
    """What is known about one measure, brought together."""

    belofte: Toezegging
    peil: Peil
    status: Status | None
    status_datum: date | None
    laatste_datum: date | None
    later_gemeld: bool
    """Something was reported on a later day than the last status, without a status of its own."""
    dagen: int | None
    gepland: int | None
    gerealiseerd: int | None
    meldingen: int
    termijn: date | None

    @classmethod
    def van(cls, belofte: Toezegging, beeld: Maatregelbeeld | None, peil: Peil) -> _Zaak:
        met_status = beeld.laatste_status if beeld else None
        laatste = beeld.laatste if beeld else None
        return cls(
            belofte=belofte,
            peil=peil,
            status=met_status.status if met_status else None,
            status_datum=met_status.datum if met_status else None,
            laatste_datum=laatste.datum if laatste else None,
            later_gemeld=bool(met_status and laatste and laatste.datum > met_status.datum),
            dagen=max(0, (peil.peildag - laatste.datum).days) if laatste else None,
            gepland=gepland(belofte, peil),
            gerealiseerd=beeld.aantal if beeld else None,
            meldingen=beeld.meldingen if beeld else 0,
            termijn=termijn_van(belofte, peil),
        )

    @property
    def houdbaar(self) -> int:
        return houdbaar(self.belofte.ritme, self.status, self.peil.drempels)

    @property
    def oud(self) -> bool:
        return self.dagen is not None and self.dagen > self.houdbaar

    @property
    def gedaan(self) -> bool:
        return self.status in ("uitgevoerd", "verankerd")

    @property
    def verstreken(self) -> bool:
        return self.termijn is not None and self.termijn <= self.peil.peildag and self.termijn < self.peil.vandaag

    @property
    def te_laat(self) -> bool:
        return self.verstreken and not self.peil.buiten and not self.gedaan and self.status != "stopgezet"

    @property
    def woord(self) -> str:
        return STATUSWOORD[self.status] if self.status else "zonder status"

    def statuszin(self) -> str:
        """`Lopend volgens de melding van 12 maart 2024`, and when something was reported after that."""
        laatst = (
            f"; het laatst gemeld op {datum(self.laatste_datum)}" if self.later_gemeld and self.laatste_datum else ""
        )
        return f"{self.woord.capitalize()} {self.volgens()}{laatst}"

    def volgens(self) -> str:
        """`volgens de melding van 12 maart 2024`."""
        return f"volgens de melding van {datum(self.status_datum)}" if self.status_datum else ""

    def ouderdom(self) -> str:
        """`De laatste melding, van 12 maart 2023, is 412 dagen oud`, on the peildag."""
        laatste = datum(self.laatste_datum) if self.laatste_datum else ""
        return f"De laatste melding, van {laatste}, {self.zo_oud()}"

    def zo_oud(self) -> str:
        if self.peil.nu:
            return f"is {dagen(self.dagen or 0)} oud"
        return f"was {dagen(self.dagen or 0)} oud op {datum(self.peil.peildag)}"

    def termijnzin(self) -> str:
        if not self.verstreken or self.termijn is None:
            return ""
        if self.belofte.ritme == Eenmalig():
            return f"Het plan noemt geen termijn en liep af op {datum(self.termijn)}."
        return f"De termijn van {datum(self.termijn)} is verstreken."


def _stand(zaak: _Zaak) -> Stand:
    if zaak.peil.buiten:
        return _verdict("onbekend", zaak.peil.buiten)
    if zaak.laatste_datum is None:
        return _verdict("onbekend", _nooit_gemeld(zaak), zaak.termijnzin())
    if zaak.status == "geblokkeerd":
        return _verdict("geblokkeerd", f"Geblokkeerd {zaak.volgens()}.", _sindsdien(zaak), zaak.termijnzin())
    if zaak.status == "stopgezet":
        return _verdict("stopgezet", f"Stopgezet {zaak.volgens()}, maar het plan belooft dit nog.", zaak.termijnzin())
    if isinstance(zaak.belofte.ritme, Eenmalig):
        return _eenmalig(zaak)
    if isinstance(zaak.belofte.ritme, PerJaar):
        return _geteld(zaak, zaak.belofte.ritme.per_jaar, zaak.gepland or 0)
    return _doorlopend(zaak)


def _nooit_gemeld(zaak: _Zaak) -> str:
    begin = zaak.belofte.sinds
    if begin is not None and begin > zaak.peil.peildag:
        return f"Begint volgens het plan pas op {datum(begin)}; er is nog niets gemeld."
    return "Er is nog niets gemeld."


def _sindsdien(zaak: _Zaak) -> str:
    """That bad news is old, where it is."""
    if not zaak.oud:
        return ""
    wat = zaak.ouderdom() if zaak.later_gemeld else f"Die melding {zaak.zo_oud()}"
    return f"{wat}; zolang niets anders gemeld wordt, blijft ze staan."


def _verouderd(zaak: _Zaak, *erbij: str) -> Stand:
    tekst = f"{zaak.ouderdom()}; na {dagen(zaak.houdbaar)} telt ze niet meer als actueel."
    return _verdict("onbekend", tekst, *erbij)


def _zonder_status(zaak: _Zaak, *erbij: str) -> Stand:
    laatste = datum(zaak.laatste_datum) if zaak.laatste_datum else ""
    return _verdict("onbekend", f"Er is wel iets gemeld, het laatst op {laatste}, maar nooit met een status.", *erbij)


def _eenmalig(zaak: _Zaak) -> Stand:
    if zaak.gedaan:
        status_datum, termijn = zaak.status_datum, zaak.termijn
        laat = status_datum is not None and termijn is not None and status_datum > termijn
        na = f", na de termijn van {datum(termijn)}" if laat and termijn else ""
        return _verdict("op-koers", f"{zaak.woord.capitalize()} {zaak.volgens()}{na}.")
    if zaak.status is None:
        return _zonder_status(zaak, zaak.termijnzin())
    if zaak.verstreken:
        return _verstreken(zaak)
    if zaak.status == "niet-gestart":
        return _verdict("niet-gestart", f"Nog niet gestart {zaak.volgens()}.", _sindsdien(zaak))
    if zaak.oud:
        return _verouderd(zaak)
    return _verdict("op-koers", f"{zaak.statuszin()}.")


def _verstreken(zaak: _Zaak) -> Stand:
    """The term has passed and the last report was that it was under way or not begun."""
    gehoord = zaak.laatste_datum is not None and zaak.termijn is not None and zaak.laatste_datum > zaak.termijn
    if zaak.oud and zaak.status == "lopend" and not gehoord:
        return _verouderd(zaak, zaak.termijnzin())
    return _verdict(
        "achter",
        zaak.termijnzin(),
        f"Uitvoering is niet gemeld; de laatste status is {zaak.woord}, {zaak.volgens()}.",
    )


def _doorlopend(zaak: _Zaak) -> Stand:
    if zaak.status is None:
        return _zonder_status(zaak)
    if zaak.status == "niet-gestart":
        begin = max(zaak.peil.periode.van, zaak.belofte.sinds or zaak.peil.periode.van)
        if zaak.peil.peildag - begin > timedelta(days=365):
            tekst = f"Nog niet gestart {zaak.volgens()}, terwijl het plan dit belooft sinds {datum(begin)}."
            return _verdict("achter", tekst, _sindsdien(zaak))
        return _verdict("niet-gestart", f"Nog niet gestart {zaak.volgens()}.", _sindsdien(zaak))
    if zaak.oud:
        return _verouderd(zaak)
    return _verdict("op-koers", f"{zaak.statuszin()}.")


# --- so many times a year ----------------------------------------------------------------------------------------


def _geteld(zaak: _Zaak, per_jaar: int, tot_nu: int) -> Stand:
    if zaak.status == "niet-gestart" and not (zaak.gerealiseerd and zaak.later_gemeld):
        return _niet_gestart_geteld(zaak, per_jaar, tot_nu)
    if zaak.gerealiseerd is None or (zaak.gerealiseerd == 0 and tot_nu == 0):
        return _zonder_aantal(zaak, per_jaar, tot_nu)
    gedaan = f"{_keer(zaak.gerealiseerd)} gemeld in {zaak.peil.jaar}; {_gepland(zaak, per_jaar, tot_nu)}."
    if zaak.gerealiseerd >= per_jaar:
        return _verdict("op-koers", gedaan)
    if zaak.oud:
        return _verouderd(zaak, gedaan)
    if zaak.gerealiseerd >= zaak.peil.drempels.gerealiseerd_op_koers * tot_nu:
        return _verdict("op-koers", gedaan)
    return _verdict("achter", gedaan)


def _niet_gestart_geteld(zaak: _Zaak, per_jaar: int, tot_nu: int) -> Stand:
    if zaak.gerealiseerd:
        aantal = _keer(zaak.gerealiseerd)
        tekst = f"Niet gestart {zaak.volgens()}, maar er is ook {aantal} gemeld: dat spreekt elkaar tegen."
        return _verdict("onbekend", tekst)
    if tot_nu:
        tekst = f"Nog niet gestart {zaak.volgens()}; {_gepland(zaak, per_jaar, tot_nu)}."
        return _verdict("achter", tekst, _sindsdien(zaak))
    return _verdict("niet-gestart", f"Nog niet gestart {zaak.volgens()}.", _sindsdien(zaak))


def _zonder_aantal(zaak: _Zaak, per_jaar: int, tot_nu: int) -> Stand:
    """No number this year, or none and nothing due yet: without one, how often it was done is not known."""
    if zaak.oud:
        return _verouderd(zaak)
    if zaak.status is None:
        return _zonder_status(zaak)
    vorig_jaar = zaak.peil.jaar - 1
    if tot_nu == 0 and zaak.laatste_datum is not None and zaak.laatste_datum.year < vorig_jaar:
        # Nothing is due yet this year, but all of last year went by in silence.
        tekst = f"In {vorig_jaar} en {zaak.peil.jaar} is niets gemeld; {_gepland(zaak, per_jaar, tot_nu)}."
        return _verdict("onbekend", tekst)
    dit_jaar = zaak.status_datum is not None and zaak.status_datum.year == zaak.peil.jaar
    if tot_nu == 0 or (per_jaar == 1 and zaak.gedaan and dit_jaar):
        return _verdict("op-koers", f"{zaak.statuszin()}.")
    if zaak.meldingen == 0:
        return _verdict("onbekend", f"In {zaak.peil.jaar} is niets gemeld; {_gepland(zaak, per_jaar, tot_nu)}.")
    return _verdict("onbekend", f"Hoeveel keer het gebeurde, is niet gemeld; {_gepland(zaak, per_jaar, tot_nu)}.")


def _gepland(zaak: _Zaak, per_jaar: int, tot_nu: int) -> str:
    if zaak.peil.voorbij:
        return f"gepland was {_keer(tot_nu)}"
    tot_nu_toe = f", dus {_keer(tot_nu)} tot nu toe" if tot_nu else ""
    return f"gepland is {_keer(per_jaar)} per jaar{tot_nu_toe}"


def _keer(aantal: int) -> str:
    return hoeveel(aantal, "keer", "keer")


def _verdict(stand: Maatregelstand, *redenen: str) -> Stand:
    return Verdict(stand, tuple(reden for reden in redenen if reden))
