"""Going through the rows of a sheet: what each is about, and what is no row of figures at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from lama_zvp.errors import LamaFout, MeerDanEen, NietGevonden
from lama_zvp.exchange.getallen import Decimaalteken, GeenGetal, bewijs_als_heel, is_onbekend, lees, ontleed
from lama_zvp.exchange.koppen import Indeling, normaal
from lama_zvp.exchange.lezing import Leeswens, Probleem
from lama_zvp.exchange.rooster import Celwaarde, Plaats, Rooster, als_tekst, is_leeg

TOTAAL: Final = re.compile(r"(algemeen |eind|sub|generaal )?totaal\b|som\b|gemiddelde?\b|samen\b", re.IGNORECASE)
"""How a row begins that adds up the others."""
GEEN_RIJ: Final = "-"
"""As the key of a name: pass these rows over."""
ONBEKENDE_NAAM: Final = "staat niet in het plan"


@dataclass(frozen=True, slots=True)
class Kennis:
    """What the plan knows. Each function gives a key for a text and raises `NietGevonden`.

    onderwerp: of an indicator or measure. letterlijk: whether a text is its key or name itself. ken: whether anything
    would be found, quickly. gemeente: of a gemeente. soort and eenheid: the kind of figure and the unit of an
    indicator's key.
    """

    onderwerp: Callable[[str], str]
    letterlijk: Callable[[str], bool]
    ken: Callable[[str], bool]
    gemeente: Callable[[str], str]
    soort: Callable[[str], str]
    eenheid: Callable[[str], str]


@dataclass(slots=True)
class Rijlezer:
    """One pass over the rows below the headings; collects what cannot be read and what is passed over."""

    rooster: Rooster
    indeling: Indeling
    wens: Leeswens
    kennis: Kennis
    kolom: int
    """Of the names."""
    afgekeurd: list[Probleem] = field(default_factory=list)
    overgeslagen: list[Probleem] = field(default_factory=list)
    vertaald: dict[str, str] = field(default_factory=dict)
    """Names that are no key or name of the plan, with what they were taken for."""
    _vorige: str = ""
    _gevonden: dict[str, str | NietGevonden] = field(default_factory=dict)

    def plaats(self, rij: int, kolom: int) -> Plaats:
        return self.indeling.plaats(self.rooster, rij, kolom)

    def keur_af(self, rij: int, kolom: int, reden: str | LamaFout, raad: str = "") -> None:
        if isinstance(reden, LamaFout):
            raad = raad or reden.raad
            reden = reden.melding.rstrip(".")
        self.afgekeurd.append(Probleem(self.plaats(rij, kolom), reden, raad))

    def sla_over(self, rij: int, kolom: int, reden: str) -> None:
        self.overgeslagen.append(Probleem(self.plaats(rij, kolom), reden))

    def onderwerp(self, rij: int, cijfers: tuple[Celwaarde, ...]) -> str | None:
        """The key that a row is about; None for a row that is none, or that was refused. `cijfers` are its figures."""
        if all(is_leeg(cel) for cel in self.rooster.rijen[rij]):
            return None
        if self._is_kop(rij):
            self.sla_over(rij, self.kolom, "een herhaalde kop")
            return None
        leeg = all(isinstance(cel, str) and is_onbekend(cel) for cel in cijfers)
        naam = als_tekst(self.rooster.cel(rij, self.kolom))
        if not naam and self.wens.vul_aan:
            naam = self._vorige
        self._vorige = naam
        if not naam:
            if not leeg:
                self.keur_af(rij, self.kolom, "er staat geen naam bij deze rij", _RAAD_AANVULLEN)
            return None
        gevonden = self._zoek(naam)
        if isinstance(gevonden, str):
            if gevonden == GEEN_RIJ:
                self.sla_over(rij, self.kolom, f"“{naam[:60]}” blijft op uw vraag buiten beschouwing")
            return gevonden if gevonden != GEEN_RIJ else None
        self._onbekend(rij, naam, leeg, gevonden)
        return None

    def _is_kop(self, rij: int) -> bool:
        """Whether the row says what the headings say, in every column but that of the names."""
        gelezen = {*self.indeling.kolommen.values(), *(p.kolom for p in self.indeling.perioden)} - {self.kolom}
        titels = self.indeling.titels
        return bool(gelezen) and all(als_tekst(self.rooster.cel(rij, k)) == titels[k] != "" for k in gelezen)

    def _zoek(self, naam: str) -> str | NietGevonden:
        vorm = normaal(naam)
        if naam not in self._gevonden:
            doel = next((doel for eigen, doel in self.wens.namen.items() if normaal(eigen) == vorm), naam)
            try:
                self._gevonden[naam] = gevonden = GEEN_RIJ if doel == GEEN_RIJ else self.kennis.onderwerp(doel)
                if gevonden != GEEN_RIJ and not self.kennis.letterlijk(naam):
                    self.vertaald[naam] = gevonden
            except NietGevonden as fout:
                self._gevonden[naam] = fout
        return self._gevonden[naam]

    def _onbekend(self, rij: int, naam: str, leeg: bool, fout: NietGevonden) -> None:
        if leeg:
            self.sla_over(rij, self.kolom, "tussenkop of voetnoot: er staat geen cijfer bij")
        elif TOTAAL.match(naam):
            self.sla_over(rij, self.kolom, "een totaalrij")
        elif self.wens.alleen_bekende:
            self.sla_over(rij, self.kolom, f"“{naam[:60]}” staat niet in het plan")
        elif isinstance(fout, MeerDanEen):
            self.keur_af(rij, self.kolom, f"“{naam[:60]}” past op {len(fout.suggesties)} dingen in het plan", fout.raad)
        else:
            self.keur_af(rij, self.kolom, f"“{naam[:60]}” {ONBEKENDE_NAAM}", fout.raad)


_RAAD_AANVULLEN: Final = "Geldt de naam erboven ook hier? Zeg het met --vul-aan."


HELE_ZONE: Final = frozenset(("", "zone", "hele zone", "volledige zone", "politiezone", "alle gemeenten", "-"))
"""How a cell says, in lower case, that something is about no gemeente in particular."""


def gemeente_van(lezer: Rijlezer, rij: int, kolom: int, tekst: str) -> str:
    """The key of a gemeente, "" for the whole zone; what the plan does not have is refused."""
    if tekst.lower() in HELE_ZONE:
        return ""
    try:
        return lezer.kennis.gemeente(tekst)
    except NietGevonden as fout:
        lezer.keur_af(rij, kolom, fout)
        return ""


def geheel(
    lezer: Rijlezer, rij: int, kolom: int, teken: Decimaalteken | None, *, minimum: int = 0, maximum: int = 10_000_000
) -> int | None:
    """A whole number of a cell (`1.500`, or 1500 as Excel keeps it); None when it was refused."""
    cel = lezer.rooster.cel(rij, kolom)
    try:
        if isinstance(cel, str):
            getal = ontleed(cel)
            waarde = lees(getal, bewijs_als_heel(getal) or teken)
        else:
            waarde = cel if isinstance(cel, Decimal) else Decimal("NaN")
    except GeenGetal as fout:
        lezer.keur_af(rij, kolom, str(fout))
        return None
    if waarde.is_nan() or waarde != waarde.to_integral_value() or not minimum <= waarde <= maximum:
        lezer.keur_af(rij, kolom, f"“{als_tekst(cel)[:40]}” is geen geheel getal vanaf {minimum}")
        return None
    return int(waarde)
