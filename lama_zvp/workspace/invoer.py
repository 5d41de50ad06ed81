"""What importing figures and importing progress have in common: the file, what is known, the report, the one write."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Literal, TypeVar

from lama_zvp.errors import InvoerFout, NietGevonden, OpslagFout
from lama_zvp.exchange.csv_lezen import Scheiding
from lama_zvp.exchange.getallen import Decimaalteken
from lama_zvp.exchange.koppen import normaal
from lama_zvp.exchange.lezing import Leeswens, Lezing, Metingregel, Voortgangregel
from lama_zvp.exchange.lezing import Probleem as Probleem
from lama_zvp.exchange.rijen import TOTAAL, Kennis
from lama_zvp.exchange.rooster import MAX_BYTES, Plaats
from lama_zvp.files import eis_bestaand, vertaal_fouten
from lama_zvp.journal.events import Concept, Feit, Gebeurtenis, Soort
from lama_zvp.plan.model import KLASSEN, Klasse
from lama_zvp.typografie import getal
from lama_zvp.veilig import platte_tekst
from lama_zvp.workspace.keuring import keur_keuze, vrije_teksten
from lama_zvp.workspace.stap import Stap as Bericht
from lama_zvp.workspace.stap import zonder_stap

if TYPE_CHECKING:
    from lama_zvp.plan.names import Onderwerp
    from lama_zvp.workspace import Workspace

Uitkomst = Literal["nieuw", "gecorrigeerd", "gelijk"]
STDIN: Final = "-"
R = TypeVar("R")
_POGINGEN: Final = 5
_BERICHT_ELKE: Final = 100
"""Rows between two words on how far the work is."""
_KORTSTE_STAART: Final = 4
_MAX_SUGGESTIES: Final = 50
_MAX_NAAM: Final = 300
NIET_TE_LEZEN: Final = "Vraag het aan de korpsleiding."
_BIJSCHRIFT: Final = re.compile(r"\s*(?:[*°†‡]+|[(\[][^)\]]{1,40}[)\]])\s*$")
_AANLOOP: Final = re.compile(
    r"^(?:[0-9a-z]{1,3}[.)]\s*)?(?:(?:aantal|percentage|totaal aantal|het aantal|%)\s+(?:van\s+)?)?", re.IGNORECASE
)
"""How the name of a figure often begins: with a number in a list, or with what kind of figure it is."""


@dataclass(frozen=True, slots=True)
class Importregel:
    """What an import does with one row. `was` and `wordt` in words; `let_op` is what a person should look at."""

    uitkomst: Uitkomst
    plaats: str
    onderwerp: str
    wanneer: str
    gemeente: str
    was: str
    wordt: str
    let_op: str = ""


@dataclass(frozen=True, slots=True)
class Importverslag:
    """An import, done or only tried (`proef`). Nothing was written (`geschreven`) when a single cell was refused.

    indeling: how the sheet was read, in words. onthouden: whether that rests on what was said about such a file before.
    decimaal: the decimal sign of typed figures, None when there was nothing to decide. ongelezen: headings of columns
    that were left alone. vertaald: names in the file that are no key or name of the plan, with what they were taken
    for. leeg: cells without a figure. verborgen: rows that Excel does not show and that were read like the others.
    """

    soort: Literal["metingen", "voortgang"]
    bestand: str
    blad: str
    indeling: str
    onthouden: bool
    decimaal: str | None
    proef: bool
    geschreven: bool
    regels: tuple[Importregel, ...]
    afgekeurd: tuple[Probleem, ...]
    overgeslagen: tuple[Probleem, ...]
    ongelezen: tuple[str, ...]
    vertaald: tuple[tuple[str, str], ...] = ()
    leeg: int = 0
    verborgen: int = 0

    def aantal(self, uitkomst: Uitkomst) -> int:
        return sum(regel.uitkomst == uitkomst for regel in self.regels)

    @property
    def code(self) -> int:
        """The exit code: 0 done, 3 something does not read, 5 something may not be kept."""
        if not self.afgekeurd:
            return 0
        return 5 if any(probleem.geweigerd for probleem in self.afgekeurd) else 3


def lees_bron(pad: str, stroom: BinaryIO) -> bytes:
    """The bytes of a file, or of `stroom` for `-`; never more than is read. Raises NietGevonden or OpslagFout."""
    if pad == STDIN:
        with vertaal_fouten("De invoer lezen"):
            return stroom.read(MAX_BYTES + 1)
    bestand = Path(pad)
    eis_bestaand(bestand)
    with vertaal_fouten(f"Het bestand {pad} lezen"), bestand.open("rb") as open_bestand:
        return open_bestand.read(MAX_BYTES + 1)


# --- what the plan knows -----------------------------------------------------------------------------------------


class Namen:
    """The names of the plan that this person may know: by key, by title as people write it, or by a unique tail."""

    def __init__(
        self,
        werkruimte: Workspace,
        onderwerpen: tuple[Onderwerp, ...],
        zoek: Callable[[str], Onderwerp],
        ook: Iterable[tuple[str, str]] = (),
    ) -> None:
        """`ook`: other titles under which the plan itself prints a thing, each with its key."""
        self._werkruimte = werkruimte
        self._onderwerpen = onderwerpen
        self._zoek = zoek
        self._ook = tuple(ook)
        self._gemist = 0

    def kennis(self) -> Kennis:
        indicatoren = {indicator.sleutel: indicator for indicator in self._werkruimte.plan.indicatoren}
        return Kennis(
            onderwerp=self.sleutel,
            letterlijk=lambda tekst: bool({normaal(tekst), normaal(zonder_bijschrift(tekst))} & self._voluit.keys()),
            ken=lambda tekst: self._kort(tekst) is not None,
            gemeente=self._gemeente,
            soort=lambda sleutel: indicatoren[sleutel].soort,
            eenheid=lambda sleutel: indicatoren[sleutel].eenheid,
        )

    def sleutel(self, tekst: str) -> str:
        """Raises `NietGevonden`, with the nearest names for the first so many: looking for those takes its time."""
        if gevonden := self._kort(tekst):
            return gevonden
        self._gemist += 1
        if self._gemist > _MAX_SUGGESTIES:
            raise NietGevonden(f"Geen “{tekst[:60]}” in het plan.")
        return self._zoek(tekst).naam

    def _gemeente(self, tekst: str) -> str:
        """Raises `NietGevonden`, as `sleutel` does."""
        if gevonden := self._gemeenten.get(normaal(tekst)):
            return gevonden
        self._gemist += 1
        if self._gemist > _MAX_SUGGESTIES:
            raise NietGevonden(f"Geen gemeente “{tekst[:60]}” in het plan.")
        return self._werkruimte.namen.zoek_gemeente(tekst).sleutel

    @cached_property
    def _gemeenten(self) -> dict[str, str]:
        gemeenten = self._werkruimte.plan.zone.gemeenten
        return {normaal(naam): g.sleutel for g in gemeenten for naam in (g.naam, g.sleutel)}

    def _kort(self, tekst: str) -> str | None:
        if len(tekst) > _MAX_NAAM:
            return None
        for vorm in (tekst, zonder_bijschrift(tekst), _AANLOOP.sub("", zonder_bijschrift(tekst))):
            gezocht = normaal(vorm)
            if gevonden := self._voluit.get(gezocht) or self._staarten.get(gezocht):
                return gevonden
        return None

    @cached_property
    def _voluit(self) -> dict[str, str]:
        """Every title that only one thing has, and every key."""
        titels = [(o.titel, o.naam) for o in self._onderwerpen] + list(self._ook)
        titels += [(zonder_bijschrift(titel), naam) for titel, naam in titels]
        return _enige((normaal(titel), naam) for titel, naam in titels) | {
            normaal(o.naam): o.naam for o in self._onderwerpen
        }

    @cached_property
    def _staarten(self) -> dict[str, str]:
        """Every tail of a key that only one thing has; none that could head a row of totals."""
        woorden = ((normaal(o.naam).split(), o.naam) for o in self._onderwerpen)
        staarten = ((" ".join(w[begin:]), naam) for w, naam in woorden for begin in range(1, len(w)))
        return _enige((s, naam) for s, naam in staarten if len(s) >= _KORTSTE_STAART and not TOTAAL.match(s))


def _enige(paren: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name → key, of the names that lead to one key only."""
    alle: dict[str, set[str]] = {}
    for naam, sleutel in paren:
        alle.setdefault(naam, set()).add(sleutel)
    return {naam: sleutels.pop() for naam, sleutels in alle.items() if naam and len(sleutels) == 1}


def zonder_bijschrift(tekst: str) -> str:
    """A name without what people add at its end: a footnote mark, or a unit between brackets."""
    return _BIJSCHRIFT.sub("", tekst)


# --- what the journal knows --------------------------------------------------------------------------------------


def geldende(werkruimte: Workspace, soort: Soort, onderwerp: str) -> tuple[Gebeurtenis, ...]:
    """What counts of a subject, as far as this person may see it, in order of recording."""
    from lama_zvp.journal.filter import Filter

    if not werkruimte.heeft_journaal() or onderwerp in werkruimte.verborgen:
        return ()
    vraag = Filter(
        plan=werkruimte.plan.sleutel,
        onderwerp=onderwerp,
        soorten=(soort,),
        alleen_geldend=True,
        tot_klasse=werkruimte.wie.zicht(),
    )
    return tuple(werkruimte.journaal.gebeurtenissen(vraag))


def verborgen(werkruimte: Workspace, soort: Soort, onderwerp: str) -> tuple[Gebeurtenis, ...]:
    """What counts of a subject and this person may not see: a row about the same thing would be a second one."""
    from lama_zvp.journal.filter import Filter

    if not werkruimte.heeft_journaal() or werkruimte.wie.zicht() == KLASSEN[-1]:
        return ()
    vraag = Filter(plan=werkruimte.plan.sleutel, onderwerp=onderwerp, soorten=(soort,), alleen_geldend=True)
    zichtbaar = {event.id for event in geldende(werkruimte, soort, onderwerp)}
    return tuple(event for event in werkruimte.journaal.gebeurtenissen(vraag) if event.id not in zichtbaar)


def vastgesteld(werkruimte: Workspace, jaren: Iterable[int]) -> dict[int, int]:
    """The years of these that are frozen, each with the number of its freeze."""
    from lama_zvp.journal.filter import Filter

    if not werkruimte.heeft_journaal():
        return {}
    uit: dict[int, int] = {}
    for jaar in sorted(set(jaren)):
        vraag = Filter(plan=werkruimte.plan.sleutel, jaar=jaar, soorten=("vaststelling",), limiet=1)
        for gevonden in werkruimte.journaal.gebeurtenissen(vraag):
            uit[jaar] = gevonden.volgnr
    return uit


# --- what comes of it --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stap:
    """What a row leads to: a line of the report, with the event to write for it, or a refusal."""

    regel: Importregel | None = None
    concept: Concept | None = None
    probleem: Probleem | None = None


def persoonsgegevens(
    lezing: Lezing[Metingregel] | Lezing[Voortgangregel], rij: int, anders: Plaats, inhoud: Feit
) -> Iterator[Probleem]:
    """A refusal for each text of a row that looks like personal data; the text itself is not repeated."""
    from lama_zvp.access.privacy import bevindingen_in

    for veld, vondst in bevindingen_in(vrije_teksten(inhoud)):
        yield Probleem(
            lezing.plaats(rij, veld.lower(), anders),
            f"hier staat een {vondst.soort} (teken {vondst.begin + 1} tot en met {vondst.einde})",
            "Persoonsgegevens worden niet bewaard: laat ze weg en verwijs naar het dossier.",
            geweigerd=True,
        )


def maak_concept(
    werkruimte: Workspace,
    inhoud: Feit,
    *,
    onderwerp: str,
    datum: date,
    jaar: int,
    gemeente: str,
    klasse: Klasse,
    vervangt: str | None,
) -> Concept:
    """The event for a row, by the person at the desk, now."""
    from lama_zvp.journal.chain import uuid7

    wie, nu = werkruimte.wie, werkruimte.klok.nu()
    return Concept(
        id=uuid7(nu, secrets.token_bytes(10)),
        plan=werkruimte.plan.sleutel,
        onderwerp=onderwerp,
        jaar=jaar,
        datum=datum,
        gemeente=gemeente,
        auteur=wie.naam,
        rol=wie.rol,
        vastgelegd_op=nu,
        klasse=klasse,
        vervangt=vervangt,
        inhoud=inhoud.model_copy(update={"met_sleutel": wie.vingerafdruk}),
    )


def schrijf(
    werkruimte: Workspace, beslis: Callable[[], tuple[Stap, ...]], *, proef: bool, bericht: Bericht = zonder_stap
) -> tuple[tuple[Stap, ...], bool]:
    """The steps of an import, and whether they were written: all in one transaction, or none.

    `bericht` is told before the transaction begins, the last moment at which it can end the work. The steps are decided
    anew when somebody else recorded something meanwhile, so that nothing is entered twice. Raises `OpslagFout` when
    that goes on.
    """
    for _ in range(_POGINGEN):
        kop = werkruimte.journaal.kop()[0] if werkruimte.heeft_journaal() else 0
        stappen = beslis()
        concepten = tuple(stap.concept for stap in stappen if stap.concept is not None)
        if proef or not concepten or any(stap.probleem for stap in stappen):
            return stappen, False
        for concept in concepten:
            werkruimte.bewaak(concept.inhoud)
        bericht(2, 3, "alles in één keer vastleggen")
        if werkruimte.journaal.voeg_toe_na(kop, *concepten) is not None:
            return stappen, True
    raise OpslagFout("Anderen leggen voortdurend vast; er is niets ingelezen.", raad="Probeer het zo dadelijk opnieuw.")


def per_rij(rijen: Sequence[R], bericht: Bericht) -> Iterator[R]:
    """The rows one by one, telling now and then how far they are."""
    for nummer, rij in enumerate(rijen):
        if nummer % _BERICHT_ELKE == 0:
            bericht(1, 3, f"rij {getal(nummer + 1)} van {getal(len(rijen))} vergelijken met het journaal")
        yield rij


def probleem(plaats: Plaats, fout: InvoerFout | NietGevonden) -> Probleem:
    """A refusal in the words of an error, without what the command line would advise."""
    return Probleem(plaats, fout.melding.rstrip("."), "" if "--" in fout.raad else fout.raad)


def zelfde_tekst(een: str, ander: str) -> bool:
    """Whether two texts say the same; how they are spaced, and what no reader sees, makes no difference."""
    return een == ander or platte_tekst(een, eenregelig=False) == platte_tekst(ander, eenregelig=False)


# --- what the person says about a file ---------------------------------------------------------------------------

_SCHEIDINGEN: Final[tuple[Scheiding, ...]] = ("puntkomma", "komma", "tab")
_DECIMAALTEKENS: Final[tuple[Decimaalteken, ...]] = ("komma", "punt")


def maak_wens(
    *,
    kolommen: Sequence[str] = (),
    namen: Sequence[str] = (),
    scheiding: str | None = None,
    decimaal: str | None = None,
    **overige: Any,
) -> Leeswens:
    """What was typed about a file: `rol=kop` and `naam=sleutel` pairs, words of a list. Raises `InvoerFout`.

    `overige` are the other fields of `Leeswens`, as they are.
    """
    return Leeswens(
        kolommen={rol.strip().lower(): kop for rol, kop in _paren(kolommen, "waarde=Aantal")},
        namen=dict(_paren(namen, '"Zwaar gewonden=zwaargewonden"')),
        scheiding=keur_keuze(scheiding, "Scheiding", _SCHEIDINGEN) if scheiding else None,
        decimaal=keur_keuze(decimaal, "Decimaal", _DECIMAALTEKENS) if decimaal else None,
        **overige,
    )


def _paren(teksten: Sequence[str], voorbeeld: str) -> Iterator[tuple[str, str]]:
    """What stands before and after the last `=`: a name may hold one itself, a key or heading hardly ever."""
    for tekst in teksten:
        links, gelijk, rechts = tekst.rpartition("=")
        if not (links.strip() and gelijk and rechts.strip()):
            raise InvoerFout(f"“{tekst[:60]}” is geen paar.", raad=f"Schrijf bijvoorbeeld {voorbeeld}.")
        yield links.strip(), rechts.strip()
