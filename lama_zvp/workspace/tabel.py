"""A plan's tables, printed again for any range of years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lama_zvp.errors import InvoerFout, NietGevonden

if TYPE_CHECKING:
    from lama_zvp.plan.model import Plan, Tabel
    from lama_zvp.plan.tabelbeeld import Tabelbeeld
    from lama_zvp.workspace import Workspace


def toon_tabel(werkruimte: Workspace, sleutel: str | None = None, jaren: str | None = None) -> Tabelbeeld:
    """One table of the plan as this person may see it; see `kies_tabel` for which.

    `jaren` as typed: `2018:2023` or `2023`. Raises NietGevonden, InvoerFout or Geweigerd.
    """
    from lama_zvp.plan.tabelbeeld import jaren_van, tabelbeeld

    werkruimte.wie.eis("lezen")
    tabel = kies_tabel(werkruimte.plan, sleutel)
    bereik = lees_jaren(jaren) if jaren else None
    beeld = tabelbeeld(werkruimte.plan, tabel, bereik)
    if bereik and not any(kop.jaar is not None for kop in beeld.koppen):
        bekend = jaren_van(tabel)
        raad = f"Kies jaren van {bekend[0]} tot en met {bekend[-1]}." if bekend else "Laat --jaren weg."
        raise InvoerFout(f"De tabel {tabel.sleutel} heeft geen cijfers van {jaren}.", raad=raad)
    return beeld


def kies_tabel(plan: Plan, sleutel: str | None) -> Tabel:
    """The table with this key. Without one: the plan's first table with figures per year, or else its indicators.

    Raises NietGevonden with the keys that there are.
    """
    from lama_zvp.plan.shipped import nearest_names
    from lama_zvp.plan.tabelbeeld import ALLE_INDICATOREN, indicatorentabel

    eigen = {tabel.sleutel: tabel for tabel in plan.alle_tabellen()}
    if sleutel is None:
        per_jaar = (t for t in plan.tabellen if any(k.jaar and k.toont == "cijfer" for k in t.kolommen))
        return next(per_jaar, None) or indicatorentabel(plan)
    gezocht = sleutel.strip().lower()
    if gezocht in eigen:
        return eigen[gezocht]
    if gezocht == ALLE_INDICATOREN:
        return indicatorentabel(plan)
    namen = (*eigen, ALLE_INDICATOREN)
    raad = f"Kies uit: {', '.join(namen)}." if len(namen) <= 12 else ""
    raise NietGevonden(
        f"Het plan heeft geen tabel `{sleutel[:60]}`.", suggesties=nearest_names(gezocht, namen), raad=raad
    )


def lees_jaren(tekst: str) -> tuple[int, int]:
    """First and last year of `2018:2023`, in any order, or of `2023`. Raises InvoerFout."""
    gevonden = re.fullmatch(r"(\d{4})(?:\s*[:-]\s*(\d{4}))?", tekst.strip())
    if gevonden is None:
        raise InvoerFout(f"`{tekst[:60]}` is geen bereik van jaren.", raad="Schrijf bijvoorbeeld 2018:2023 of 2023.")
    eerste, laatste = int(gevonden[1]), int(gevonden[2] or gevonden[1])
    return min(eerste, laatste), max(eerste, laatste)
