"""A plan beside its higher plans as text for a terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lama_zvp.cli.uitvoer import alinea, cel
from lama_zvp.plan.dekking import Dekking, Dienst, Kaderdekking, Prioriteit
from lama_zvp.veilig import voor_markdown

GEEN_KADERS = "Het plan noemt geen hogere plannen: vul `kaders` in, met de thema's ervan."
LOS = "Zonder hogere prioriteit"
LOS_UITLEG = "Dat is geen fout: een zone mag eigen prioriteiten hebben."


def dekking_tekst(dekking: Dekking) -> str:
    """Per kader its themes with how many promises serve each; then what serves none."""
    regels = [cel(f"{dekking.titel} ({dekking.plan})"), "", samenvatting(dekking)]
    for kader in dekking.kaders:
        regels += ["", alinea(_kop(kader))]
        regels += [_regel(prioriteit, kader) for prioriteit in kader.prioriteiten]
    if dekking.losse_groepen or dekking.losse_beloftes:
        regels += ["", f"{LOS}: {_hoeveel_los(dekking)}. {LOS_UITLEG}"]
        regels += _losse_regels("Fiches en hefbomen", dekking.losse_groepen)
        regels += _losse_regels("Maatregelen en toezeggingen", dekking.losse_beloftes)
    return "\n".join(regels)


def samenvatting(dekking: Dekking) -> str:
    """One sentence on the priorities of the plans and circulars that bind."""
    bindend = [kader for kader in dekking.kaders if kader.bindend and kader.prioriteiten]
    if not dekking.kaders:
        return GEEN_KADERS
    totaal, open_ = sum(len(kader.prioriteiten) for kader in bindend), len(dekking.ongedekt)
    if not totaal:
        return "De kaders van het plan noemen geen prioriteiten."
    if not open_:
        return "Elke hogere prioriteit heeft minstens één maatregel."
    return f"{open_} van de {totaal} hogere prioriteiten {'heeft' if open_ == 1 else 'hebben'} geen enkele maatregel."


def _kop(kader: Kaderdekking) -> str:
    if not kader.prioriteiten:
        return f"{kader.titel} [{kader.soort}]: geen thema's"
    return f"{kader.titel} [{kader.soort}]: {kader.gedekt} van de {len(kader.prioriteiten)} gedekt"


def _regel(prioriteit: Prioriteit, kader: Kaderdekking) -> str:
    teken = "·" if prioriteit.gedekt else "✗" if kader.bindend else "–"
    rang = f"{prioriteit.rang}. " if prioriteit.rang else ""
    return alinea(f"{rang}{prioriteit.titel}: {waarmee(prioriteit)}", eerste=f"  {teken} ", inspringing="    ")


def waarmee(prioriteit: Prioriteit) -> str:
    """What serves a priority, in words."""
    groepen = ", ".join(groep.naam for groep in prioriteit.groepen)
    if not prioriteit.gedekt:
        return f"geen maatregel (wel genoemd door {groepen})" if groepen else "geen maatregel"
    aantal = len(prioriteit.beloftes)
    eigen = sum(belofte.zelf for belofte in prioriteit.beloftes)
    via = [f"via {groepen}"] if groepen else []
    via += [f"{eigen} noem{'t' if eigen == 1 else 'en'} ze zelf"] if eigen else []
    return f"{aantal} {'belofte' if aantal == 1 else 'beloftes'} ({', '.join(via)})"


def _hoeveel_los(dekking: Dekking) -> str:
    groepen, beloftes = len(dekking.losse_groepen), len(dekking.losse_beloftes)
    return f"fiches en hefbomen {groepen}, maatregelen en toezeggingen {beloftes}"


def _losse_regels(kop: str, diensten: Sequence[Dienst]) -> Iterator[str]:
    if diensten:
        yield f"  {kop}"
        yield from (alinea(f"{d.naam}  {d.titel}", eerste="    · ", inspringing="        ") for d in diensten)


def dekking_md(dekking: Dekking) -> str:
    """The same as a Markdown document with a table per kader."""
    regels = [f"# Dekking van {_md(dekking.titel)}", "", samenvatting(dekking), ""]
    for kader in dekking.kaders:
        regels += [f"## {_md(_kop(kader))}", ""]
        if kader.prioriteiten:
            regels += ["| Prioriteit | Rang | Beloftes | Waarmee |", "|---|---:|---:|---|"]
            regels += [_md_rij(prioriteit) for prioriteit in kader.prioriteiten]
            regels.append("")
    if dekking.losse_groepen or dekking.losse_beloftes:
        regels += [f"## {LOS}", "", LOS_UITLEG, ""]
        regels += [f"- {_md(d.titel)} ({_md(d.naam)})" for d in (*dekking.losse_groepen, *dekking.losse_beloftes)]
    return "\n".join(regels).rstrip()


def _md_rij(prioriteit: Prioriteit) -> str:
    cellen = (_md(prioriteit.titel), str(prioriteit.rang or ""), str(len(prioriteit.beloftes)))
    return f"| {' | '.join(cellen)} | {_md(waarmee(prioriteit))} |"


def _md(tekst: str) -> str:
    return voor_markdown(tekst, vooraan=False)
