"""Finding the row of headings in a sheet and what each column holds, by its heading, its contents, or as told."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lama_zvp.errors import InvoerFout
from lama_zvp.exchange.doel import METINGEN as METINGEN
from lama_zvp.exchange.doel import VOORTGANG as VOORTGANG
from lama_zvp.exchange.doel import Doel as Doel
from lama_zvp.exchange.doel import Rol as Rol
from lama_zvp.exchange.getallen import zonder_merk
from lama_zvp.exchange.perioden import kwartaalnummer, lees_periode, maandnummer
from lama_zvp.exchange.rooster import (
    Celwaarde,
    Plaats,
    Rooster,
    als_tekst,
    celnaam,
    is_leeg,
    kolomletters,
    kolomnummer,
)

MAX_KOPRIJ: Final = 60
"""Rows from the top among which the headings are looked for."""
_MONSTER: Final = 400
DELEN: Final[tuple[Rol, Rol]] = ("kwartaal", "maand")
"""The parts of a year that may have a column of their own."""
HEEL_JAAR: Final = "-"
"""The period of a column of totals beside months or quarters: the year that stands elsewhere."""
_JAARTOTAAL: Final = re.compile(r"(jaar ?)?totaal|heel jaar|jaar")
_ZEKER: Final = 4
"""From this weight a row is surely the headings: two known ones, or two periods."""


@dataclass(frozen=True, slots=True)
class Periodekolom:
    """A column of figures of one period; `periode` is `-05`, `-K2` or `HEEL_JAAR` where the year stands elsewhere."""

    kolom: int
    periode: str
    voorlopig: bool


@dataclass(frozen=True, slots=True)
class Indeling:
    """Which row holds the headings (from 0) and which column what. `perioden`: in a wide sheet, the columns of figures.

    ongelezen: columns with contents that none of this speaks of.
    """

    kop: int
    titels: tuple[str, ...]
    kolommen: Mapping[Rol, int]
    perioden: tuple[Periodekolom, ...] = ()
    ongelezen: tuple[int, ...] = ()
    vorm: str = field(default="")
    """A fingerprint of the headings; the same next year, when only the years in them have moved on."""

    def plaats(self, rooster: Rooster, rij: int, kolom: int) -> Plaats:
        return Plaats(rooster.blad, celnaam(rij, kolom), self.titels[kolom] if kolom < len(self.titels) else "")

    def namen_van(self, kolommen: Iterable[int]) -> tuple[str, ...]:
        """Columns by their heading, or by their letters where they have none."""
        return tuple(self.titels[kolom] or f"kolom {kolomletters(kolom)}" for kolom in kolommen)

    def in_woorden(self) -> str:
        """`indicator in B, waarde in D` or `indicator in A, perioden in C tot F`."""
        delen = [f"{rol} in kolom {kolomletters(kolom)}" for rol, kolom in self.kolommen.items()]
        if self.perioden:
            eerste, laatste = self.perioden[0].kolom, self.perioden[-1].kolom
            bereik = f"kolom {kolomletters(eerste)} (“{self.titels[eerste]}”) tot {kolomletters(laatste)}"
            delen.append(f"cijfers in {bereik} (“{self.titels[laatste]}”)")
        return ", ".join(delen)


def normaal(tekst: str) -> str:
    """A heading as it is compared: lower case, no accents, words of letters and digits alone."""
    zonder = "".join(t for t in unicodedata.normalize("NFKD", tekst.lower()) if not unicodedata.combining(t))
    return " ".join(re.findall(r"[a-z0-9]+", zonder))


def herken(
    rooster: Rooster,
    doel: Doel,
    ken: Callable[[str], bool],
    opgelegd: Mapping[str, str],
    vast: Iterable[Rol] = (),
) -> Indeling:
    """The headings of a sheet. Raises `InvoerFout` that says which column is missing and how to name it.

    ken: whether a text names something that rows may be about. opgelegd: role → heading or column letters, which go
    before any guess. vast: roles of which the value is given for the whole file, so that no column is needed.
    """
    onbekend = sorted(set(opgelegd) - set(doel.koppen))
    if onbekend:
        raise InvoerFout(f"Een kolom “{onbekend[0]}” is hier niet bekend.", raad=f"Kies uit: {', '.join(doel.koppen)}.")
    rij, zeker = _koprij(rooster, doel, opgelegd)
    titels = _titels(rooster, rij)
    perioden = _perioden(rooster, rij, doel, opgelegd)
    kolommen = _rollen(rooster, rij, titels, doel, ken, opgelegd, {p.kolom for p in perioden})
    if not zeker and doel.onderwerp not in opgelegd:
        _eis_koppen(rij, titels, doel, ken, kolommen)
    perioden = _met_jaartotaal(perioden, kolommen, titels, opgelegd)
    if perioden and "waarde" in kolommen and ("jaar" in kolommen or "periode" in kolommen):
        perioden = ()
    if perioden:
        zonder_jaar = perioden[0].periode.startswith("-")
        over = ("waarde", "periode", "kwartaal", "maand", *(() if zonder_jaar else ("jaar",)))
        kolommen = {rol: kolom for rol, kolom in kolommen.items() if rol not in over}
    deel = next((deel for deel in DELEN if deel in kolommen), None)
    if deel and not perioden and not {"periode", "jaar"} & {*kolommen, *vast}:
        # Quarters or months beside no year: the cells tell the year themselves.
        kolommen["periode"] = kolommen.pop(deel)
    _eis_volledig(rooster, titels, doel, ken, kolommen, perioden, frozenset(vast))
    gelezen = {*kolommen.values(), *(p.kolom for p in perioden)}
    over = tuple(k for k in range(rooster.breedte()) if k not in gelezen and _heeft_inhoud(rooster, rij + 1, k))
    return Indeling(rij, titels, kolommen, perioden, over, vingerafdruk(rooster.rijen[rij], doel))


def mogelijke_vormen(rooster: Rooster, doel: Doel) -> tuple[str, ...]:
    """The fingerprint of every row that could be the headings."""
    return tuple(vingerafdruk(rij, doel) for rij in rooster.rijen[:MAX_KOPRIJ])


def vingerafdruk(rij: Sequence[Celwaarde], doel: Doel) -> str:
    """16 hex digits that are the same for the same headings; a period in a heading counts as any period."""
    vormen = ["#" if lees_periode(cel) else normaal(als_tekst(cel)) for cel in rij]
    while vormen and not vormen[-1]:
        vormen.pop()
    zonder_herhaling = [vorm for n, vorm in enumerate(vormen) if vorm != "#" or n == 0 or vormen[n - 1] != "#"]
    return hashlib.sha256("\x1f".join((doel.soort, *zonder_herhaling)).encode()).hexdigest()[:16]


# --- the row of headings -----------------------------------------------------------------------------------------


def _koprij(rooster: Rooster, doel: Doel, opgelegd: Mapping[str, str]) -> tuple[int, bool]:
    """The first row that looks most like headings, and whether that is sure.

    Or else the first row of words; 0 when there is none.
    """
    bekend = {naam for namen in doel.koppen.values() for naam in namen} | {normaal(kop) for kop in opgelegd.values()}

    def gewicht(rij: Sequence[Celwaarde]) -> int:
        namen = [normaal(cel) for cel in rij if isinstance(cel, str) and cel]
        rollen = len({naam for naam in namen if naam in bekend})
        perioden = [gevonden[0] for cel in rij if (gevonden := kop_periode(cel))] if doel.breed else []
        verschillend = len(set(perioden)) == len(perioden) > 1
        return 3 * rollen + (2 * len(perioden) if verschillend else 0)

    begin = rooster.rijen[:MAX_KOPRIJ]
    gewichten = [gewicht(rij) for rij in begin]
    hoogste = max(gewichten, default=0)
    if hoogste >= _ZEKER:
        return gewichten.index(hoogste), True
    woorden = (n for n, rij in enumerate(begin) if len(vol := [c for c in rij if c]) > 1 and all(map(_is_woord, vol)))
    return next(woorden, gewichten.index(hoogste) if hoogste else 0), False


def _eis_koppen(
    rij: int,
    titels: tuple[str, ...],
    doel: Doel,
    ken: Callable[[str], bool],
    kolommen: Mapping[Rol, int],
) -> None:
    """Refuse a sheet that begins with its figures: its first row would be lost, and a year taken for a figure."""
    kolom = kolommen.get(doel.onderwerp)
    if kolom is None or normaal(titels[kolom]) in doel.koppen[doel.onderwerp] or not ken(titels[kolom]):
        return
    voorbeeld = "Indicator, Jaar, Waarde" if doel.breed else "Maatregel, Datum, Status, Tekst"
    raise InvoerFout(
        f"Het blad heeft geen koppen: in {celnaam(rij, kolom)} staat al “{titels[kolom][:40]}”.",
        raad=f"Zet er een rij met koppen boven, zoals {voorbeeld}.",
    )


def _is_woord(cel: Celwaarde) -> bool:
    """Whether a cell can be a heading of somebody's own making: text that is no figure."""
    return isinstance(cel, str) and not re.match(r"[-+€]?\s*[0-9]", cel)


def kop_periode(cel: Celwaarde) -> tuple[str, bool] | None:
    """The period that a heading names, and whether it is marked provisional; a bare month is `-05`, a quarter `-K2`."""
    if (gevonden := lees_periode(cel)) or not isinstance(cel, str):
        return gevonden
    tekst, voorlopig = zonder_merk(cel)
    if tekst[:1].isalpha() and (maand := maandnummer(tekst)):
        return f"-{maand:02d}", voorlopig
    if not tekst.isdigit() and (kwartaal := kwartaalnummer(tekst)):
        return f"-K{kwartaal}", voorlopig
    return None


def _titels(rooster: Rooster, rij: int) -> tuple[str, ...]:
    """The headings; where one is empty, what stands right above it (a heading over two rows)."""
    titels = [als_tekst(rooster.cel(rij, kolom)) for kolom in range(rooster.breedte())]
    if rij:
        titels = [titel or als_tekst(rooster.cel(rij - 1, kolom)) for kolom, titel in enumerate(titels)]
    return tuple(" ".join(titel.split()) for titel in titels)


def _perioden(rooster: Rooster, rij: int, doel: Doel, opgelegd: Mapping[str, str]) -> tuple[Periodekolom, ...]:
    if not doel.breed or {"waarde", "periode", "jaar"} & set(opgelegd) or not rooster.rijen:
        return ()
    gevonden = [(kolom, kop_periode(cel)) for kolom, cel in enumerate(rooster.rijen[rij])]
    perioden = [Periodekolom(kolom, *periode) for kolom, periode in gevonden if periode]
    dubbel = [p for n, p in enumerate(perioden) if p.periode in {q.periode for q in perioden[:n]}]
    if dubbel:
        raise InvoerFout(
            f"De periode {dubbel[0].periode} staat twee keer in de kop (cel {celnaam(rij, dubbel[0].kolom)}).",
            raad="Laat één kolom per periode staan, of zet de cijfers onder elkaar.",
        )
    return tuple(perioden)


def _met_jaartotaal(
    perioden: tuple[Periodekolom, ...],
    kolommen: dict[Rol, int],
    titels: tuple[str, ...],
    opgelegd: Mapping[str, str],
) -> tuple[Periodekolom, ...]:
    """Months or quarters as columns, with the column of totals beside them as the figure of the whole year."""
    kolom = kolommen.get("waarde")
    delen = bool(perioden) and perioden[0].periode.startswith("-")
    if kolom is None or not delen or "waarde" in opgelegd or not _JAARTOTAAL.fullmatch(normaal(titels[kolom])):
        return perioden
    del kolommen["waarde"]
    return (*perioden, Periodekolom(kolom, HEEL_JAAR, voorlopig=False))


# --- the columns -------------------------------------------------------------------------------------------------


def _rollen(
    rooster: Rooster,
    rij: int,
    titels: tuple[str, ...],
    doel: Doel,
    ken: Callable[[str], bool],
    opgelegd: Mapping[str, str],
    bezet: set[int],
) -> dict[Rol, int]:
    kolommen: dict[Rol, int] = {}
    for rol, wens in opgelegd.items():
        kolommen[_als_rol(rol, doel)] = _zoek_kolom(wens, titels)
    if doel.onderwerp not in kolommen:
        vrij = [k for k in range(len(titels)) if k not in bezet and k not in kolommen.values()]
        onderwerp = _onderwerpkolom(rooster, rij, titels, doel, ken, vrij)
        if onderwerp is not None:
            kolommen[doel.onderwerp] = onderwerp
    for rol, namen in doel.koppen.items():
        if rol not in kolommen:
            beste = [
                (namen.index(naam), kolom)
                for kolom, titel in enumerate(titels)
                if (naam := normaal(titel)) in namen and kolom not in bezet and kolom not in kolommen.values()
            ]
            if beste:
                kolommen[rol] = min(beste)[1]
    return {rol: kolommen[rol] for rol in doel.koppen if rol in kolommen}


def _als_rol(tekst: str, doel: Doel) -> Rol:
    return next(rol for rol in doel.koppen if rol == tekst)


def _onderwerpkolom(
    rooster: Rooster, rij: int, titels: tuple[str, ...], doel: Doel, ken: Callable[[str], bool], vrij: list[int]
) -> int | None:
    """The column in which most cells name something of the plan; the heading decides between equals."""
    namen = doel.koppen[doel.onderwerp]
    monster = range(rij + 1, min(len(rooster.rijen), rij + 1 + _MONSTER))

    def gewicht(kolom: int) -> tuple[int, int]:
        cellen = (rooster.cel(r, kolom) for r in monster)
        treffers = sum(1 for cel in cellen if isinstance(cel, str) and cel and ken(cel))
        titel = normaal(titels[kolom])
        return treffers, -namen.index(titel) if titel in namen else -len(namen)

    beste = max(vrij, key=gewicht, default=None)
    if beste is not None and (gewicht(beste)[0] or normaal(titels[beste]) in namen):
        return beste
    return None


def _zoek_kolom(wens: str, titels: tuple[str, ...]) -> int:
    """The column with this heading, or else with these letters. Raises `InvoerFout`."""
    gelijk = [kolom for kolom, titel in enumerate(titels) if titel == wens.strip()]
    gelijk = gelijk or [kolom for kolom, titel in enumerate(titels) if normaal(titel) == normaal(wens) != ""]
    if gelijk:
        return gelijk[0]
    if re.fullmatch(r"[A-Za-z]{1,2}", wens.strip()) and kolomnummer(wens.strip()) < len(titels):
        return kolomnummer(wens.strip())
    raise InvoerFout(f"Er is geen kolom “{wens[:60]}”.", raad=f"De koppen zijn: {_koppen(titels)}.")


def _eis_volledig(
    rooster: Rooster,
    titels: tuple[str, ...],
    doel: Doel,
    ken: Callable[[str], bool],
    kolommen: Mapping[Rol, int],
    perioden: tuple[Periodekolom, ...],
    vast: frozenset[Rol],
) -> None:
    mist: list[str] = [rol for rol in doel.nodig if rol not in kolommen and rol not in vast]
    if doel.breed and perioden:
        mist = [rol for rol in mist if rol != "waarde"]
        if perioden[0].periode.startswith("-") and not {"periode", "jaar"} & ({*kolommen} | vast):
            mist.append("jaar")
    elif doel.breed and not {"periode", "jaar"} & ({*kolommen} | vast):
        mist.append("periode")
    if mist:
        waar = f" op blad {rooster.blad}" if rooster.blad else ""
        raad = f"De koppen zijn: {_koppen(titels)}. Zeg het met --kolom {mist[0]}=KOP (of =B voor kolom B)"
        extra = ", of geef met --periode de periode van het hele bestand." if mist[-1] in ("periode", "jaar") else "."
        if doel.onderwerp in mist and sum(map(ken, titels)) > 1:
            raad, extra = (
                "Hier is elke kolom een indicator. Draai de tabel om, met een indicator per rij: in Excel ",
                ("Plakken speciaal > Transponeren."),
            )
        raise InvoerFout(f"Ik vind{waar} geen kolom voor: {', '.join(mist)}.", raad=raad + extra)


def _koppen(titels: tuple[str, ...]) -> str:
    benoemd = [f"{kolomletters(kolom)} “{titel[:40]}”" for kolom, titel in enumerate(titels) if titel]
    return ", ".join(benoemd[:20]) or "geen"


def _heeft_inhoud(rooster: Rooster, vanaf: int, kolom: int) -> bool:
    return any(not is_leeg(rooster.cel(rij, kolom)) for rij in range(vanaf, len(rooster.rijen)))
