"""The difference between two plans as text for a terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lama_zvp.cli.uitvoer import alinea, cel
from lama_zvp.plan.verschil import Ding, Kant, Planverschil, Soort, Veldverschil, Verandering
from lama_zvp.veilig import voor_markdown

KOPPEN: dict[Ding, str] = {
    "plan": "Het plan",
    "laag": "Lagen",
    "fiche": "Fiches",
    "maatregel": "Maatregelen",
    "hefboom": "Hefbomen en ondersteunende hoofdstukken",
    "toezegging": "Toezeggingen",
    "indicator": "Indicatoren",
    "kader": "Hogere kaders",
}
TEKENS: dict[Soort, str] = {"toegevoegd": "+", "vervallen": "−", "gewijzigd": "~"}
NIETS = "Naar betekenis is er geen verschil."
LANG = 60
"""From so many characters a text gets a line of its own."""


def verschil_tekst(verschil: Planverschil) -> str:
    """`+` came, `−` went, `~` differs; a name that changed is shown with both names."""
    regels = [f"Van   {_kant(verschil.van)}", f"Naar  {_kant(verschil.naar)}", "", telling(verschil)]
    for ding, van_soort in groupby(verschil.veranderingen, key=lambda v: v.ding):
        regels += ["", KOPPEN[ding]]
        for verandering in van_soort:
            regels += _regels(verandering)
    return "\n".join(regels)


def telling(verschil: Planverschil) -> str:
    """One sentence: how much came, went and changed, the plan's own lines not counted."""
    soorten = [v.soort for v in verschil.veranderingen if v.ding != "plan"]
    if not verschil.veranderingen:
        return NIETS
    return (
        f"{soorten.count('toegevoegd')} erbij, {soorten.count('vervallen')} weg, "
        f"{soorten.count('gewijzigd')} gewijzigd."
    )


def _kant(kant: Kant) -> str:
    waar = f" ({kant.herkomst})" if kant.herkomst not in ("", kant.sleutel) else ""
    return cel(f"{kant.sleutel}, versie {kant.versie}: {kant.titel}{waar}")


def naam(verandering: Verandering) -> str:
    """`oud → nieuw` where the two differ."""
    oud, nieuw = verandering.oud, verandering.nieuw
    return f"{oud} → {nieuw}" if oud and nieuw and oud != nieuw else nieuw or oud or ""


def veldtekst(veld: Veldverschil) -> tuple[str, str]:
    """What was and what is; what is not filled in is said so."""
    return veld.oud or "niet ingevuld", (veld.nieuw or "niet ingevuld") + (f" ({veld.duiding})" if veld.duiding else "")


def _regels(verandering: Verandering) -> Iterator[str]:
    if verandering.ding != "plan":
        kop = f"{naam(verandering)}  {verandering.titel}"
        yield alinea(kop, eerste=f"  {TEKENS[verandering.soort]} ", inspringing="      ")
    for veld in verandering.velden:
        was, wordt = veldtekst(veld)
        if max(len(was), len(wordt)) < LANG:
            yield alinea(f"{veld.veld}: {was} → {wordt}", eerste="      ", inspringing="        ")
        else:
            yield f"      {cel(veld.veld)}:"
            yield alinea(was, eerste="        was:   ", inspringing="               ")
            yield alinea(wordt, eerste="        wordt: ", inspringing="               ")


def verschil_md(verschil: Planverschil) -> str:
    """The same as a Markdown document."""
    regels = [f"# Verschil tussen {_md(verschil.van.titel)} en {_md(verschil.naar.titel)}", ""]
    regels += [f"- Van: {_md(_kant(verschil.van))}", f"- Naar: {_md(_kant(verschil.naar))}", "", telling(verschil), ""]
    for ding, van_soort in groupby(verschil.veranderingen, key=lambda v: v.ding):
        regels += [f"## {KOPPEN[ding]}", ""]
        for verandering in van_soort:
            regels += _md_regels(verandering)
        regels.append("")
    return "\n".join(regels).rstrip()


def _md_regels(verandering: Verandering) -> Iterator[str]:
    inspring = ""
    if verandering.ding != "plan":
        yield f"- {verandering.soort}: **{_md(verandering.titel)}** ({_md(naam(verandering))})"
        inspring = "  "
    for veld in verandering.velden:
        was, wordt = veldtekst(veld)
        yield f"{inspring}- {_md(veld.veld)}: {_md(was)} → {_md(wordt)}"


def _md(tekst: str) -> str:
    return voor_markdown(tekst, vooraan=False)
