"""Finding anything by a part of its name or its text: actions, the plan, and what was recorded about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on

from lama_zvp.tui.beeld.keuzes import meldingrijen, zoekrijen
from lama_zvp.tui.lines import BLANK
from lama_zvp.tui.screens.kiezer import KiezerScherm
from lama_zvp.tui.widgets.fields import Field
from lama_zvp.tui.widgets.rowlist import Row, RowList

if TYPE_CHECKING:
    from textual.timer import Timer

    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.tui.bindings import Key

TYPPAUZE = 0.12
"""Seconds without a key after which the journal is searched too."""
MINSTENS = 3
"""Letters from which the journal is searched."""
MEEST = 30
"""Entries shown at most; the journal itself has the others."""


class ZoekScherm(KiezerScherm):
    """The plan answers at once; what the journal holds follows under it, without moving the cursor.

    Gives back `doe:<action>`, `elders:<action>:<action there>`, `open:<name>`, `besluit:<number>` or
    `melding:<number>:<typed>`.
    """

    CSS_PATH: ClassVar = "kiezer.tcss"
    UITLEG = (
        "Typ een stuk van een maatregel, fiche, cijfer, besluit, melding of opdracht. Een tikfout mag. Enter opent wat "
        "aangeduid is; bij een opdracht voert Enter ze uit."
    )

    def __init__(self, keys: Sequence[Key], elders: Sequence[tuple[Key, Key]] = ()) -> None:
        super().__init__("Zoeken", "Wat zoekt u?", self._rijen)
        # What works everywhere stands first; to search is what one is doing.
        self._keys_here = tuple(sorted((key for key in keys if key.action != "zoek"), key=lambda key: not key.own))
        self._keys_elsewhere = tuple(elders)
        self._gevonden: tuple[str, tuple[Gebeurtenis, ...]] = ("", ())
        self._pauze: Timer | None = None
        self._gevraagd = ""

    def _rijen(self, tekst: str, width: int) -> Sequence[Row]:
        rows = zoekrijen(self.kader.namen, self._keys_here, tekst, width, self._keys_elsewhere)
        voor, gebeurtenissen = self._gevonden
        if voor == tekst.strip():
            meldingen = meldingrijen(gebeurtenissen, self.kader.namen, tekst.strip(), width)
            rows += [*([Row(BLANK)] if rows and meldingen else []), *meldingen]
        return rows

    @on(Field.Changed, "#zoek")
    def _ook_het_journaal(self) -> None:
        if self._pauze is not None:
            self._pauze.stop()
        self._pauze = self.set_timer(TYPPAUZE, self._doorzoek)

    def _doorzoek(self) -> None:
        tekst = self.query_one("#zoek", Field).value.strip()
        if len(tekst) >= MINSTENS:
            self.calmly(self._haal(tekst))

    async def _haal(self, tekst: str) -> None:
        from lama_zvp.workspace.lezen import Zoekvraag

        vraag = Zoekvraag(zoek=tekst, limiet=MEEST, nieuwste_eerst=True)
        # What was typed over while this waited its turn is not searched for any more.
        self._gevraagd = tekst
        gevonden = await self.ask(lambda w: w.geschiedenis(vraag) if self._gevraagd == tekst else ())
        if self._gevraagd != tekst:
            return
        self._gevonden = (tekst, gevonden)
        if self.query_one("#zoek", Field).value.strip() == tekst:
            self.query_one("#treffers", RowList).show_rows(lambda w: self._of_niets(tekst, w))
