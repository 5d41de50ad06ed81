"""Figures of indicators out of a sheet: one value a row, or periods as columns; every cell read or refused by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from lama_zvp.exchange.getallen import (
    MAX_TEKENS,
    MILJOEN,
    Decimaalteken,
    GeenGetal,
    Getaltekst,
    bewijs,
    bewijs_als_heel,
    gezamenlijk,
    is_dubbelzinnig,
    is_onbekend,
    lees,
    ontleed,
)
from lama_zvp.exchange.koppen import DELEN, HEEL_JAAR, Indeling, Rol
from lama_zvp.exchange.lezing import Leeswens, Lezing, Metingregel
from lama_zvp.exchange.perioden import kwartaalnummer, lees_periode, maandnummer
from lama_zvp.exchange.rijen import Kennis, Rijlezer, geheel, gemeente_van
from lama_zvp.exchange.rooster import Celfout, Celwaarde, Procent, Rooster, als_tekst, celnaam

JA: Final = frozenset(("ja", "j", "x", "v", "p", "voorlopig", "1", "waar", "true", "yes", "y", "*"))
NEE: Final = frozenset(("", "nee", "n", "d", "definitief", "0", "onwaar", "false", "no"))

_RAAD_DUBBELZINNIG: Final = (
    "Zeg welk teken de decimalen aangeeft: --decimaal komma (1.234 is meer dan duizend) of --decimaal punt."
)
_JAARTAL: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RAAD_DATUM: Final = "Excel maakte er een datum van: typ het cijfer opnieuw."
_RAAD_PERIODE: Final = "Schrijf een jaar (2023), kwartaal (2023-K1) of maand (2023-05)."


@dataclass(frozen=True, slots=True)
class _Ruw:
    """A cell with a figure, before it is known which decimal sign the file uses."""

    rij: int
    kolom: int
    sleutel: str
    periode: str
    voorlopig: bool
    getal: Getaltekst | Decimal | Procent


@dataclass(slots=True)
class _Metinglezer:
    lezer: Rijlezer
    heeft_merken: bool = False
    leeg: int = 0
    gezien: dict[tuple[str, str, str], tuple[Decimal, str]] = field(default_factory=dict)

    # -- the cells -----------------------------------------------------------------------------------------------

    def ruwe(self) -> Iterator[_Ruw]:
        indeling, rooster = self.lezer.indeling, self.lezer.rooster
        for rij in range(indeling.kop + 1, len(rooster.rijen)):
            plekken = self._plekken(rij)
            sleutel = self.lezer.onderwerp(rij, tuple(rooster.cel(rij, kolom) for kolom, _, _ in plekken))
            if sleutel is None:
                continue
            for kolom, periode, voorlopig in plekken:
                if (getal := self._getal(rij, kolom, sleutel)) is None:
                    continue
                if not periode:
                    self._zonder_periode(rij)
                    continue
                los = isinstance(getal, Getaltekst) and getal.voorlopig
                self.heeft_merken |= los or voorlopig
                yield _Ruw(rij, kolom, sleutel, periode, los or voorlopig, getal)

    def _plekken(self, rij: int) -> list[tuple[int, str, bool]]:
        """The columns of a row that hold figures, each with its period: "" when that does not read."""
        indeling = self.lezer.indeling
        if not indeling.perioden:
            return [(indeling.kolommen["waarde"], *self._periode(rij))]
        if not indeling.perioden[0].periode.startswith("-"):
            return [(p.kolom, p.periode, p.voorlopig) for p in indeling.perioden]
        jaar, voorlopig = self._periode(rij)
        vol = len(jaar) == 4
        return [
            (p.kolom, jaar + p.periode.removesuffix(HEEL_JAAR) if vol else "", p.voorlopig or voorlopig)
            for p in indeling.perioden
        ]

    def _periode(self, rij: int) -> tuple[str, bool]:
        kolommen = self.lezer.indeling.kolommen
        if "periode" in kolommen:
            return lees_periode(self._cel(rij, "periode")) or ("", False)
        if "jaar" not in kolommen:
            return self.lezer.wens.periode or "", False
        jaar, voorlopig = lees_periode(self._cel(rij, "jaar")) or ("", False)
        if len(jaar) != 4:
            return jaar, voorlopig
        kwartaal, maand = (als_tekst(self._cel(rij, rol)) if rol in kolommen else "" for rol in DELEN)
        if maand:
            nummer = maandnummer(maand)
            return (f"{jaar}-{nummer:02d}" if nummer else ""), voorlopig
        if kwartaal:
            nummer = kwartaalnummer(kwartaal)
            return (f"{jaar}-K{nummer}" if nummer else ""), voorlopig
        return jaar, voorlopig

    def _zonder_periode(self, rij: int) -> None:
        kolommen = self.lezer.indeling.kolommen
        delen: tuple[Rol, ...] = ("periode", "jaar", *DELEN)
        aanwezig = [rol for rol in delen if rol in kolommen]
        kolom = kolommen[next((rol for rol in aanwezig if self._leest_niet(rij, rol)), aanwezig[0])]
        tekst = als_tekst(self.lezer.rooster.cel(rij, kolom))
        reden = f"“{tekst[:40]}” is geen periode" if tekst else "er staat geen periode bij deze rij"
        self.lezer.keur_af(rij, kolom, reden, _RAAD_PERIODE)

    def _leest_niet(self, rij: int, rol: Rol) -> bool:
        tekst = als_tekst(self._cel(rij, rol))
        if rol == "maand":
            return bool(tekst) and maandnummer(tekst) is None
        if rol == "kwartaal":
            return bool(tekst) and kwartaalnummer(tekst) is None
        return lees_periode(self._cel(rij, rol)) is None

    def _cel(self, rij: int, rol: Rol) -> Celwaarde:
        return self.lezer.rooster.cel(rij, self.lezer.indeling.kolommen[rol])

    def _getal(self, rij: int, kolom: int, sleutel: str) -> Getaltekst | Decimal | Procent | None:
        """The figure of a cell; None where there is none, or where it was refused."""
        cel = self.lezer.rooster.cel(rij, kolom)
        if isinstance(cel, Celfout):
            self.lezer.keur_af(rij, kolom, cel.reden, cel.raad)
            return None
        if isinstance(cel, date):
            self.lezer.keur_af(rij, kolom, f"hier staat een datum ({cel.isoformat()}), geen cijfer", _RAAD_DATUM)
            return None
        if isinstance(cel, str) and is_onbekend(cel):
            self.leeg += 1
            return None
        try:
            getal = ontleed(self._zonder_eenheid(cel, sleutel)) if isinstance(cel, str) else cel
        except GeenGetal as fout:
            self.lezer.keur_af(rij, kolom, str(fout), "Is het cijfer niet bekend, laat de cel dan leeg.")
            return None
        deel = isinstance(getal, Procent) or (isinstance(getal, Getaltekst) and getal.procent)
        if deel and self.lezer.kennis.soort(sleutel) != "percentage":
            self.lezer.keur_af(rij, kolom, f"hier staat een percentage, en {sleutel} is er geen")
            return None
        return getal

    def _zonder_eenheid(self, tekst: str, sleutel: str) -> str:
        """`8,8` for `8,8 mln` or `12` for `12 personen`, where that is the indicator's own unit; else as it was.

        Any other unit stays, and is refused.
        """
        eenheid = self.lezer.kennis.eenheid(sleutel)
        if len(tekst) > MAX_TEKENS:
            return tekst
        if re.search(r"mln|miljoen", eenheid, re.IGNORECASE):
            return MILJOEN.sub("", tekst)
        kaal = tekst[: -len(eenheid)].rstrip()
        return kaal if eenheid != "%" and kaal[-1:].isdigit() and tekst.lower().endswith(eenheid.lower()) else tekst

    def noem_halve_perioden(self) -> None:
        """Name each column of figures whose heading has a year in it but is no period (`2022 (t/m sept)`)."""
        indeling = self.lezer.indeling
        for kolom in indeling.ongelezen if indeling.perioden else ():
            titel = indeling.titels[kolom]
            if _JAARTAL.search(titel):
                reden = f"“{titel[:40]}” is geen heel jaar, kwartaal of maand: deze kolom is niet gelezen"
                self.lezer.sla_over(indeling.kop, kolom, reden)

    # -- the figures ---------------------------------------------------------------------------------------------

    def decimaal(self, ruwe: list[_Ruw]) -> Decimaalteken | None:
        """The decimal sign of the typed figures, as told or as the file itself proves."""
        if self.lezer.wens.decimaal:
            return self.lezer.wens.decimaal
        soort = self.lezer.kennis.soort
        return gezamenlijk(
            bewijs_als_heel(r.getal) if soort(r.sleutel) == "telling" else bewijs(r.getal)
            for r in ruwe
            if isinstance(r.getal, Getaltekst)
        )

    def regel(self, ruw: _Ruw, teken: Decimaalteken | None) -> Metingregel | None:
        """The figure with everything beside it; None when any of that was refused or stands there twice."""
        fouten = len(self.lezer.afgekeurd)
        waarde = self._waarde(ruw, teken)
        n = self._steekproef(ruw.rij, teken)
        gemeente = self._gemeente(ruw.rij)
        voorlopig = self._voorlopig(ruw)
        if waarde is None or len(self.lezer.afgekeurd) > fouten or not self._eerste(ruw, waarde, gemeente):
            return None
        return Metingregel(
            rij=ruw.rij,
            plaats=self.lezer.plaats(ruw.rij, ruw.kolom),
            indicator=ruw.sleutel,
            periode=ruw.periode,
            waarde=waarde,
            voorlopig=voorlopig,
            n=n,
            bron=self._tekst(ruw.rij, "bron") or self.lezer.wens.bron or None,
            gemeente=gemeente,
            opmerking=self._tekst(ruw.rij, "opmerking") or None,
        )

    def _waarde(self, ruw: _Ruw, teken: Decimaalteken | None) -> Decimal | None:
        if isinstance(ruw.getal, Procent):
            return ruw.getal.waarde
        if isinstance(ruw.getal, Decimal):
            return ruw.getal
        try:
            return lees(ruw.getal, teken)
        except GeenGetal as fout:
            raad = _RAAD_DUBBELZINNIG if is_dubbelzinnig(ruw.getal) else ""
            self.lezer.keur_af(ruw.rij, ruw.kolom, str(fout), raad)
            return None

    def _eerste(self, ruw: _Ruw, waarde: Decimal, gemeente: str) -> bool:
        """Whether this is the first figure of its indicator, period and gemeente in the file."""
        hier = celnaam(ruw.rij, ruw.kolom)
        eerder, waar = self.gezien.setdefault((ruw.sleutel, ruw.periode, gemeente), (waarde, hier))
        if waar == hier:
            return True
        if eerder == waarde:
            self.lezer.sla_over(ruw.rij, ruw.kolom, f"dubbel: hetzelfde cijfer staat in {waar}")
        else:
            self.lezer.keur_af(
                ruw.rij, ruw.kolom, f"voor {ruw.sleutel} in {ruw.periode} staat er in {waar} een ander cijfer"
            )
        return False

    # -- what stands beside it -----------------------------------------------------------------------------------

    def _steekproef(self, rij: int, teken: Decimaalteken | None) -> int | None:
        kolom = self.lezer.indeling.kolommen.get("n")
        cel = "" if kolom is None else self.lezer.rooster.cel(rij, kolom)
        if kolom is None or (isinstance(cel, str) and is_onbekend(cel)):
            return None
        return geheel(self.lezer, rij, kolom, teken, minimum=1)

    def _gemeente(self, rij: int) -> str:
        kolom = self.lezer.indeling.kolommen.get("gemeente")
        tekst = "" if kolom is None else als_tekst(self.lezer.rooster.cel(rij, kolom))
        return gemeente_van(self.lezer, rij, kolom or 0, tekst)

    def _voorlopig(self, ruw: _Ruw) -> bool | None:
        wens, kolom = self.lezer.wens.voorlopig, self.lezer.indeling.kolommen.get("voorlopig")
        if ruw.voorlopig or wens:
            return True
        if kolom is None:
            return False if self.heeft_merken else wens
        tekst = als_tekst(self.lezer.rooster.cel(ruw.rij, kolom)).lower()
        if tekst not in JA | NEE:
            self.lezer.keur_af(
                ruw.rij, kolom, f"“{tekst[:40]}” zegt niet of het cijfer voorlopig is", "Schrijf ja of nee."
            )
        return tekst in JA

    def _tekst(self, rij: int, rol: Rol) -> str:
        kolom = self.lezer.indeling.kolommen.get(rol)
        return "" if kolom is None else als_tekst(self.lezer.rooster.cel(rij, kolom))


def lees_metingen(rooster: Rooster, indeling: Indeling, wens: Leeswens, kennis: Kennis) -> Lezing[Metingregel]:
    """Every figure of a sheet. Nothing is raised: what cannot be read is in the answer, by its cell."""
    lezer = Rijlezer(rooster, indeling, wens, kennis, indeling.kolommen["indicator"])
    metingen = _Metinglezer(lezer)
    ruwe = list(metingen.ruwe())
    metingen.noem_halve_perioden()
    teken = metingen.decimaal(ruwe)
    regels = tuple(regel for ruw in ruwe if (regel := metingen.regel(ruw, teken)) is not None)
    return Lezing(
        rooster=rooster,
        indeling=indeling,
        regels=regels,
        afgekeurd=tuple(lezer.afgekeurd),
        overgeslagen=tuple(lezer.overgeslagen),
        vertaald=lezer.vertaald,
        leeg=metingen.leeg,
        decimaal=teken,
    )
