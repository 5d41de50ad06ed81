"""What an import would do, or why it cannot, as lines: refused cells first, then what is new, corrected, the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from lama_zvp.assess.woorden import hoeveel
from lama_zvp.tui.formulieren.inlezen import in_het_formulier
from lama_zvp.tui.lines import BLANK, Column, Line, cut, heads, line, piece, row, width_of, wrap
from lama_zvp.tui.look import Look
from lama_zvp.typografie import getal

if TYPE_CHECKING:
    from lama_zvp.workspace.invoer import Importregel, Importverslag, Probleem, Uitkomst

MEEST: Final = 2000
"""Rows of one kind that are shown."""
MEEST_CELLEN: Final = 40
"""Cells that are named for one and the same reason."""
WOORDEN: Final = {"metingen": ("cijfer", "cijfers"), "voortgang": ("melding", "meldingen")}
UITKOMSTEN: Final[tuple[tuple[Uitkomst, str], ...]] = (
    ("nieuw", "Nieuw"),
    ("gecorrigeerd", "Gecorrigeerd"),
    ("gelijk", "Gelijk aan wat er al staat"),
)


def kan(verslag: Importverslag) -> bool:
    """Whether there is anything to record and nothing in the way."""
    return not verslag.afgekeurd and any(regel.uitkomst != "gelijk" for regel in verslag.regels)


def slotsom(verslag: Importverslag) -> str:
    """In one sentence: what would happen, or that nothing will."""
    een, meer = WOORDEN[verslag.soort]
    if verslag.afgekeurd:
        cellen = hoeveel(len(verslag.afgekeurd), "cel is", "cellen zijn")
        return f"Zo wordt er niets ingelezen: {cellen} afgekeurd."
    if not verslag.regels:
        return "Er staat niets in om in te lezen."
    nieuw, anders, gelijk = (verslag.aantal(uitkomst) for uitkomst, _ in UITKOMSTEN)
    if not kan(verslag):
        stond = f"het {een} staat" if gelijk == 1 and een == "cijfer" else f"de {een} staat"
        return f"Er verandert niets: {stond if gelijk == 1 else f'alle {getal(gelijk)} {meer} staan'} er al zo."
    delen = [hoeveel(nieuw, f"nieuw{'e' if een == 'melding' else ''} {een}", f"nieuwe {meer}")] if nieuw else []
    delen += [hoeveel(anders, "correctie", "correcties")] if anders else []
    delen += [f"{getal(gelijk)} gelijk aan wat er al staat"] if gelijk else []
    return f"Alles klopt: {', '.join(delen)}."


def gedaan(verslag: Importverslag) -> str:
    """What to say once it is recorded."""
    een, meer = WOORDEN[verslag.soort]
    nieuw, anders = verslag.aantal("nieuw"), verslag.aantal("gecorrigeerd")
    delen = [hoeveel(nieuw, f"nieuw{'e' if een == 'melding' else ''} {een}", f"nieuwe {meer}")] if nieuw else []
    delen += [hoeveel(anders, "correctie", "correcties")] if anders else []
    return f"Ingelezen: {' en '.join(delen)}."


def proef(verslag: Importverslag, titels: Mapping[str, str], width: int, look: Look) -> list[Line]:
    """The whole report for `width` columns."""
    ink = "bad" if verslag.afgekeurd else "good" if kan(verslag) else "muted"
    teken = {"bad": ("■ ", "# "), "good": ("✓ ", "+ "), "muted": ("• ", "- ")}[ink]
    lines = wrap(slotsom(verslag), width - 1, "title", first=line(" ", (look.glyph(*teken), ink)), indent=3)
    lines += wrap(_gelezen(verslag), width - 1, "muted", first=line("   "), indent=3)
    lines += _problemen("Afgekeurd", verslag.afgekeurd, width, look, "bad")
    for uitkomst, kop in UITKOMSTEN:
        lines += _regels(kop, [r for r in verslag.regels if r.uitkomst == uitkomst], verslag, titels, width)
    if verslag.vertaald:
        lines += [BLANK, line((" Zo gelezen", "head"), ("   anders? zeg het bij Namen", "muted"))]
        for naam, sleutel in verslag.vertaald[:MEEST]:
            lines += wrap(f"“{naam[:60]}” is {titels.get(sleutel, sleutel)}", width - 1, first=line("   "), indent=5)
    lines += _problemen("Overgeslagen", verslag.overgeslagen, width, look, "muted")
    return lines + _voetnoten(verslag, width)


def _gelezen(verslag: Importverslag) -> str:
    teken = f"; decimale {verslag.decimaal}" if verslag.decimaal else ""
    eerder = " (zoals u eerder zei)" if verslag.onthouden else ""
    return f"{verslag.indeling[:1].upper()}{verslag.indeling[1:]}{teken}{eerder}."


def _problemen(kop: str, problemen: Sequence[Probleem], width: int, look: Look, ink: str) -> list[Line]:
    """The cells with what is wrong in them and what to do; those with the same fault together."""
    if not problemen:
        return []
    per_reden: dict[tuple[str, str], list[Probleem]] = defaultdict(list)
    for probleem in problemen:
        per_reden[probleem.reden, probleem.raad].append(probleem)
    lines = [BLANK, line((f" {kop} ", "head"), (getal(len(problemen)), "muted"))]
    for (reden, raad), samen in list(per_reden.items())[:MEEST]:
        first = line(" ", (look.glyph("■ ", "# ") if ink == "bad" else look.glyph("• ", "- "), ink))
        lines += wrap(_cellen(samen), width - 1, "strong", first=first, indent=3)
        lines += wrap(f"{reden[:1].upper()}{reden[1:]}.", width - 1, first=line("   "), indent=3)
        if raad:
            lines += wrap(in_het_formulier(raad), width - 1, "muted", first=line("   "), indent=3)
    return lines


def _cellen(problemen: Sequence[Probleem]) -> str:
    """The first in full, the others by their cell alone."""
    eerste = str(problemen[0].plaats)
    namen = [eerste[:1].upper() + eerste[1:], *(probleem.plaats.cel for probleem in problemen[1:MEEST_CELLEN])]
    meer = f" en nog {getal(len(problemen) - MEEST_CELLEN)}" if len(problemen) > MEEST_CELLEN else ""
    return ", ".join(namen) + meer


def _regels(
    kop: str, regels: Sequence[Importregel], verslag: Importverslag, titels: Mapping[str, str], width: int
) -> list[Line]:
    if not regels:
        return []
    lines = [BLANK, line((f" {kop} ", "head"), (getal(len(regels)), "muted"))]
    columns = _columns(regels, verslag.soort, width - 3)
    ink = "muted" if regels[0].uitkomst == "gelijk" else ""
    lines.append((("   ", ""), *heads(columns, "muted")))
    for regel in regels[:MEEST]:
        titel = titels.get(regel.onderwerp, regel.onderwerp)
        cells = [(piece(_cel(regel), "muted"),), (piece(titel, ink),), (piece(_wanneer(regel), ink),)]
        cells += [(piece(regel.was, "muted"),), (piece(regel.wordt, ink or "strong"),)]
        lines.append((("   ", ""), *row(columns, cells)))
        if regel.let_op and regel.uitkomst != "gelijk":
            lines += wrap(
                f"{regel.let_op[:1].upper()}{regel.let_op[1:]}.", width - 1, "warn", first=line(" " * 10), indent=10
            )
    return [*lines, *_rest(len(regels))]


def _columns(regels: Iterable[Importregel], soort: str, width: int) -> tuple[Column, ...]:
    """Cell, subject, when, what it was and what it becomes; figures line up at the right."""
    regels = list(regels)
    wanneer = 2 + max(9, *(len(_wanneer(regel)) for regel in regels))
    if soort == "voortgang":
        rest = width - 7 - wanneer
        was = rest // 4 if any(regel.was for regel in regels) and regels[0].uitkomst != "gelijk" else 0
        titel = max(rest * 2 // 5, 12) if not was else max(rest // 3, 12)
        return (
            Column("Cel", 7),
            Column("Maatregel", titel, gap=2),
            Column("Wanneer", wanneer, gap=2),
            Column("Was" if was else "", was, gap=2 if was else 0),
            Column("Wordt", max(rest - titel - was, 8), gap=0),
        )
    was = _breed("Was", (regel.was for regel in regels)) if regels[0].uitkomst != "gelijk" else 0
    wordt = _breed("Wordt" if was else "Cijfer", (regel.wordt for regel in regels))
    titel = min(max(width - 7 - wanneer - was - wordt, 12), 64)
    return (
        Column("Cel", 7),
        Column("Indicator", titel, gap=2),
        Column("Wanneer", wanneer, gap=2),
        Column("Was" if was else "", was, right=True, gap=2 if was else 0),
        Column("Wordt" if was else "Cijfer", wordt, right=True),
    )


def _breed(kop: str, waarden: Iterable[str]) -> int:
    """The width of a column of figures with the gap after it; 0 when nothing stands in it."""
    breedste = max((width_of((piece(waarde),)) for waarde in waarden), default=0)
    return min(max(breedste, len(kop)), 30) + 2 if breedste else 0


def _cel(regel: Importregel) -> str:
    return regel.plaats.removeprefix("cel ").partition(" (")[0].rpartition("cel ")[2]


def _wanneer(regel: Importregel) -> str:
    return f"{regel.wanneer} {regel.gemeente}" if regel.gemeente else regel.wanneer


def _rest(aantal: int) -> list[Line]:
    return [line((f"   … en nog {getal(aantal - MEEST)}", "muted"))] if aantal > MEEST else []


def _voetnoten(verslag: Importverslag, width: int) -> list[Line]:
    noten = []
    if verslag.leeg:
        meer = "cellen zonder cijfer: die veranderen niets."
        noten.append(hoeveel(verslag.leeg, "cel zonder cijfer: die verandert niets.", meer))
    if verslag.ongelezen:
        kolommen = ", ".join(f"“{titel[:40]}”" for titel in verslag.ongelezen[:20])
        noten.append(f"Niet gelezen: {'kolom' if len(verslag.ongelezen) == 1 else 'kolommen'} {kolommen}.")
    if not noten:
        return []
    return [BLANK, *(regel for noot in noten for regel in wrap(noot, width - 1, "muted", first=line("   "), indent=3))]


def staart(verslag: Importverslag, width: int) -> list[Line]:
    """The one line under the report: what can be done now."""
    terug = "esc gaat terug naar de cellen"
    if kan(verslag):
        return [cut(line((" enter legt alles vast, in één keer", "accent"), (f"   {terug}", "muted")), width)]
    return [cut(line((f" {terug}; ze staan er nog", "muted")), width)]
