"""The year's document as the council will read it, or the account of the whole period: read, exported, frozen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from lama_zvp.errors import LamaFout
from lama_zvp.journal.events import Vaststelling
from lama_zvp.tui.beeld.document import document_lines
from lama_zvp.tui.bindings import STUURBORDSCHERM, textual_bindings
from lama_zvp.tui.lines import Line, Piece, cut, line, piece
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.canvas import Canvas, Page
from lama_zvp.typografie import datum

if TYPE_CHECKING:
    from textual.widget import Widget

    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.plan.model import Editie
    from lama_zvp.workspace import Workspace

VORMEN = ("md", "html", "pdf", "json")


@dataclass(frozen=True, slots=True)
class _Keuze:
    """Which document: of a year or, with `geheel`, of the whole period."""

    jaar: int
    editie: str
    geheel: bool

    def inhoud(self, workspace: Workspace, vorm: str) -> bytes:
        if self.geheel:
            return workspace.eindevaluatie_document(self.editie, vorm)
        return workspace.document(self.jaar, self.editie, vorm)


class StuurbordScherm(Scherm):
    """A reading view: what stands here is exactly what `e` writes and `c` copies as md, without its Markdown marks."""

    CSS_PATH = "stuurbord.tcss"
    NAAM = "Stuurbord"
    MET_JAAR = True
    UITLEG = (
        "Dit is het document van het jaar, per editie. Elke editie toont alleen wat haar lezers mogen zien. Kies de "
        "vorm en schrijf ze weg: het bestand komt in de map export van uw thuismap, en het pad verschijnt onderaan. "
        "Vaststellen bevriest het jaar in elke editie en elke vorm, na een samenvatting en een bevestiging."
    )
    KEYS = STUURBORDSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [*textual_bindings(STUURBORDSCHERM)]

    def __init__(self) -> None:
        super().__init__()
        self._editie = 0
        self._vorm = 0
        self._geheel = False
        self.markdown: str | None = None
        self._getoond: _Keuze | None = None
        self._vastgesteld: Gebeurtenis | None = None
        self._sindsdien = 0

    def body(self) -> Iterable[Widget]:
        yield Canvas(id="kop")
        yield Page(id="document")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#document").focus()
        self._editie = next((n for n, e in enumerate(self.edities) if e.sleutel == "zonale-veiligheidsraad"), 0)
        self.ververs()

    # -- what is chosen ------------------------------------------------------------------------------------------

    @property
    def edities(self) -> tuple[Editie, ...]:
        """The editions that this person may read."""
        return tuple(editie for editie in self.kader.plan.edities if self.kader.wie.ziet(editie.klasse))

    @property
    def editie(self) -> Editie:
        return self.edities[self._editie]

    @property
    def vorm(self) -> str:
        return VORMEN[self._vorm]

    @property
    def keuze(self) -> _Keuze:
        return _Keuze(self.lama.jaar, self.editie.sleutel, self._geheel)

    # -- values --------------------------------------------------------------------------------------------------

    def ververs(self) -> None:
        self.tell_band()
        if not self.edities:
            self.query_one("#kop", Canvas).show(lambda _w: [line((" Uw rol mag geen enkele editie lezen.", "warn"))])
            return
        self._toon_kop()
        self.calmly(self._laad())

    async def _laad(self) -> None:
        keuze, document = self.keuze, self.query_one("#document", Page)
        if keuze != self._getoond:
            self.markdown, self._getoond = None, keuze
            document.show(lambda _w: [line((" Het document wordt opgebouwd.", "muted"))])
        try:
            self._vastgesteld = await self.ask(lambda workspace: workspace.vastgesteld(keuze.jaar))
            self._sindsdien = len(await self.ask(lambda w: w.na_vaststelling(keuze.jaar))) if self._vastgesteld else 0
            inhoud = await self.ask(lambda workspace: keuze.inhoud(workspace, "md"))
        except LamaFout as fout:
            melding = f"{fout.melding} {fout.raad_app}"
            document.show(lambda w: [cut(line(piece(f" {melding}", "warn")), w)])
            raise
        tekst, look = inhoud.decode("utf-8"), self.lama.look
        self.markdown = tekst
        document.show(lambda w: document_lines(tekst, w, look))
        self._toon_kop()

    def _toon_kop(self) -> None:
        self.query_one("#kop", Canvas).show(self._kop)

    def _kop(self, width: int) -> list[Line]:
        welke = [f"stuurbord {self.lama.jaar}", "eindevaluatie"]
        return [
            cut(_rij("Stuk", welke, welke[self._geheel]), width),
            cut(_rij("Editie", [e.titel for e in self.edities], self.editie.titel), width),
            cut((*_rij("Vorm", VORMEN, self.vorm), ("  ", ""), *self._stand()), width),
        ]

    def _stand(self) -> Line:
        """Whether the document is a draft or frozen, and how strict its class is."""
        klasse = (f"klasse tot en met {self.editie.klasse}", "muted")
        vast = self._vastgesteld
        if self._geheel:
            return (klasse,)
        if vast is None or not isinstance(vast.inhoud, Vaststelling):
            return (("ontwerp", "warn"), self.lama.look.dot, klasse)
        sinds = f", {self._sindsdien} wijzigingen sindsdien" if self._sindsdien else ""
        tekst = f"versie {vast.inhoud.versie}, vastgesteld op {datum(vast.inhoud.vandaag)}"
        return (piece(tekst, "good"), piece(sinds, "warn"), self.lama.look.dot, klasse)

    # -- what can be done ----------------------------------------------------------------------------------------

    def action_editie(self) -> None:
        if self.edities:
            self._editie = (self._editie + 1) % len(self.edities)
            self._opnieuw()

    def action_geheel(self) -> None:
        self._geheel = not self._geheel
        self._opnieuw()

    def action_vorm(self) -> None:
        self._vorm = (self._vorm + 1) % len(VORMEN)
        self._toon_kop()

    def _opnieuw(self) -> None:
        self.query_one("#document", Page).scroll_home(animate=False)
        self.ververs()

    def action_schrijf(self) -> None:
        if self.edities:
            self.lama.daden.exporteer(None if self._geheel else self.lama.jaar, self.editie.sleutel, self.vorm)

    def action_kopieer(self) -> None:
        if self.vorm == "pdf":
            self.melding.say(
                "Een pdf past niet op het klembord.\nSchrijf ze weg met e, of kies een andere vorm met f.", "warn"
            )
        elif self.edities:
            self.calmly(self._kopieer(self.keuze, self.vorm), group="kopie", exclusive=False)

    async def _kopieer(self, keuze: _Keuze, vorm: str) -> None:
        if vorm == "md" and self.markdown is not None:
            tekst = self.markdown
        else:
            tekst = (await self.ask(lambda workspace: keuze.inhoud(workspace, vorm))).decode("utf-8")
        self.app.copy_to_clipboard(tekst)
        self.melding.say("Gekopieerd, als uw terminal dat toelaat.\nKomt er niets, schrijf het dan weg met e.", "good")

    def action_vaststellen(self) -> None:
        self.lama.daden.vaststellen()


def _rij(label: str, woorden: Iterable[str], gekozen: str) -> Line:
    """One choice of a few, side by side."""
    parts: list[Piece] = [(f" {label:<7}", "muted")]
    for woord in woorden:
        tekst = piece(woord)[0]
        parts.append((f" {tekst} ", "choice" if woord == gekozen else "muted"))
    return tuple(parts)
