"""Pasting cells of figures or of entries, and what one may have to say about them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, cast

from lama_zvp.errors import InvoerFout
from lama_zvp.tui.formulier import Oordeel
from lama_zvp.tui.formulieren.model import Invulling, Veld, Waarden, volgens
from lama_zvp.tui.lines import BLANK, Line, line, wrap
from lama_zvp.tui.look import Look
from lama_zvp.tui.widgets.fields import Option
from lama_zvp.typografie import getal
from lama_zvp.workspace.plakken import MAX_TEKENS, Importsoort, tel_cellen

if TYPE_CHECKING:
    from lama_zvp.access.rollen import Handeling
    from lama_zvp.workspace.plakken import Leeswens

JA: Final = "ja"
SOORTEN: Final[tuple[tuple[Importsoort, str], ...]] = (("metingen", "cijfers"), ("voortgang", "meldingen"))
SCHEIDINGEN: Final = {"tab": "tabs", "puntkomma": "puntkomma's", "komma": "komma's"}
NODIG: Final = {
    "metingen": (
        "Eén cijfer per rij: indicator, jaar, waarde. Of één rij per indicator, met de jaren als kolommen.",
        "Een indicator heet zoals in het plan: de naam, de sleutel, of een uniek einde van de sleutel. Een lege cel of "
        "een streepje verandert niets; * is voorlopig.",
    ),
    "voortgang": (
        "Eén melding per rij: maatregel, datum, en verder wat u hebt: tekst, status, aantal, gemeente, bewijs.",
        "Een maatregel heet zoals in het plan: de naam, de sleutel, of een uniek einde van de sleutel. Wat er op die "
        "dag al zo staat, komt er geen tweede keer bij.",
    ),
}
EERST_DE_PROEF: Final = (
    "De proef toont wat nieuw is, gelijk of verbeterd, en elke cel die niet klopt. Pas als u daarna bevestigt, wordt "
    "er vastgelegd: alles, of niets."
)
_VELDNAMEN: Final = {
    "kolom": "Kolommen",
    "naam": "Namen",
    "decimaal": "Decimaal",
    "periode": "Periode",
    "vul-aan": "Vul aan",
    "scheiding": "Scheiding",
}
_OPTIE: Final = re.compile(r"(?:\b([Mm])et )?--(" + "|".join(_VELDNAMEN) + r")\b")


class Inlezen(Invulling):
    """The cells, and under them what one only says when the trial asks for it."""

    naam: ClassVar[str] = "Inlezen"
    uitleg: ClassVar[str] = EERST_DE_PROEF
    handeling: ClassVar[Handeling] = "meting"
    knop: ClassVar[str] = "Naar de proef"
    eerst: ClassVar[str] = "cellen"

    def __init__(self, soort: Importsoort = "metingen") -> None:
        self.sleutel = "inlezen"
        self.titel = "cellen die nog niet ingelezen zijn"
        self._soort = soort

    def kop(self, width: int, look: Look) -> Sequence[Line]:  # noqa: ARG002
        """What happens here, in one sentence."""
        return wrap("Plak cellen uit een rekenblad, met hun koppen.", width - 1, "title", first=line(" "), indent=1)

    def velden(self, look: Look) -> Sequence[Veld]:  # noqa: ARG002
        """The kind and the cells first; the other fields only matter when the trial says so."""
        soorten = tuple(Option(str(n), woord, soort) for n, (soort, woord) in enumerate(SOORTEN, 1))
        scheidingen = tuple(Option(str(n), s, s) for n, s in enumerate(("tab", "puntkomma", "komma"), 1))
        ja = (Option("1", "ja", JA),)
        return (
            Veld("soort", "Wat", "keuze", self._soort, soorten),
            Veld("cellen", "Cellen", "tekst", plaats=_VOORBEELD, limiet=MAX_TEKENS, regels=7),
            Veld("periode", "Periode", breedte=14, plaats="zoals 2024", limiet=20),
            Veld("bron", "Bron", plaats="van cijfers die er geen hebben", limiet=200),
            Veld("namen", "Namen", plaats="naam in de cellen=sleutel; een andere=-", limiet=2000),
            Veld("kolommen", "Kolommen", plaats="waarde=Aantal; periode=B", limiet=1000),
            Veld("decimaal", "Decimaal", "keuze", "", _opties("komma", "punt"), optioneel=True, breedte=20),
            Veld(
                "zekerheid", "Cijfers zijn", "keuze", "", _opties("voorlopig", "definitief"), optioneel=True, breedte=30
            ),
            Veld("scheiding", "Scheiding", "keuze", "", scheidingen, optioneel=True, breedte=32),
            Veld("onbekend", "Sla over", "keuze", "", ja, optioneel=True, breedte=8),
            Veld("vul-aan", "Vul aan", "keuze", "", ja, optioneel=True, breedte=8),
            Veld("vergeet", "Vergeet", "keuze", "", ja, optioneel=True, breedte=8),
        )

    def keur(self, waarden: Waarden) -> Mapping[str, Oordeel]:
        """How the cells fall apart, and whether what was said about them can be read."""
        metingen = waarden["soort"] == "metingen"
        return {
            "cellen": _cellen(waarden),
            "periode": volgens(lambda: _periode(waarden)),
            "namen": volgens(lambda: _paren(waarden["namen"], "namen")),
            "kolommen": volgens(lambda: _paren(waarden["kolommen"], "kolommen")),
            "decimaal": Oordeel(True, "Als 1.234 twee dingen kan zijn." if metingen else "Geldt voor cijfers."),
            "zekerheid": Oordeel(True, "Zonder teken erbij." if metingen else "Geldt voor cijfers."),
            "scheiding": Oordeel(True, "Fout geraden?"),
            "onbekend": Oordeel(True, "Rijen over wat niet in het plan staat."),
            "vul-aan": Oordeel(True, "Een lege naam is die erboven."),
            "vergeet": Oordeel(True, "Wat u eerder over zulke cellen zei."),
        }

    def terzijde(self, width: int, look: Look) -> Sequence[Line]:  # noqa: ARG002
        """How cells are laid out, and what comes after."""
        lines: list[Line] = []
        for kop, soort in (("Cijfers", "metingen"), ("Meldingen", "voortgang")):
            lines.append(line((f" {kop}", "head")))
            for alinea in NODIG[soort]:
                lines += wrap(alinea, width - 1, "muted", first=line(" "), indent=1)
            lines.append(BLANK)
        lines.append(line((" Eerst de proef", "head")))
        return [*lines, *wrap(EERST_DE_PROEF, width - 1, "muted", first=line(" "), indent=1)]


_VOORBEELD: Final = "Plak hier: ctrl+shift+v, de rechtermuisknop, of cmd+v op een Mac."


def _opties(*woorden: str) -> tuple[Option, ...]:
    return tuple(Option(str(n), woord, woord) for n, woord in enumerate(woorden, 1))


def soort_van(waarden: Waarden) -> Importsoort:
    """Which import is meant."""
    return cast("Importsoort", waarden["soort"]) if waarden["soort"] else "metingen"


def wens_van(waarden: Waarden) -> Leeswens:
    """What was said about the cells. Raises `InvoerFout`."""
    from lama_zvp.workspace.invoer import maak_wens

    metingen = soort_van(waarden) == "metingen"
    return maak_wens(
        kolommen=_delen(waarden["kolommen"]),
        namen=_delen(waarden["namen"]),
        scheiding=waarden["scheiding"] or None,
        decimaal=(waarden["decimaal"] or None) if metingen else None,
        periode=(waarden["periode"].strip() or None) if metingen else None,
        bron=waarden["bron"].strip() if metingen else "",
        voorlopig={"voorlopig": True, "definitief": False}.get(waarden["zekerheid"]) if metingen else None,
        vul_aan=waarden["vul-aan"] == JA,
        alleen_bekende=waarden["onbekend"] == JA,
    )


def in_het_formulier(tekst: str) -> str:
    """Advice that speaks of options of the command line, in terms of the fields here."""

    def veld(gevonden: re.Match[str]) -> str:
        return f"{'Bij' if gevonden[1] == 'M' else 'bij'} {_VELDNAMEN[gevonden[2]]}"

    return _OPTIE.sub(veld, tekst)


def _delen(tekst: str) -> list[str]:
    return [deel for deel in tekst.split(";") if deel.strip()]


def _cellen(waarden: Waarden) -> Oordeel:
    tekst = waarden["cellen"]
    if not tekst.strip():
        return Oordeel(False, "Plak eerst de cellen.")
    scheiding = waarden["scheiding"] or None
    telling = tel_cellen(tekst, scheiding)  # type: ignore[arg-type]
    rijen = "1 rij" if telling.rijen == 1 else f"{getal(telling.rijen)} rijen"
    kolommen = "1 kolom" if telling.kolommen == 1 else f"{getal(telling.kolommen)} kolommen"
    if telling.kolommen == 1:
        return Oordeel(True, f"{rijen}, {kolommen}. Zijn de kolommen mee geplakt?")
    return Oordeel(True, f"{rijen}, {kolommen}, met {SCHEIDINGEN[telling.scheiding]} ertussen.")


def _periode(waarden: Waarden) -> str:
    from lama_zvp.workspace.plakken import keur_periode

    getypt = waarden["periode"].strip()
    if not getypt:
        return "Als de cellen geen jaar noemen."
    if waarden["soort"] != "metingen":
        return "Geldt voor cijfers."
    return f"Alle cijfers zijn van {keur_periode(getypt)}."


def _paren(tekst: str, soort: str) -> str:
    from lama_zvp.workspace.invoer import maak_wens

    if not tekst.strip():
        return {
            "namen": "Hoe een naam hier heet; =- slaat die rijen over.",
            "kolommen": "Welke kolom wat is: met de kop, of met de letter.",
        }[soort]
    try:
        maak_wens(**{soort: _delen(tekst)})  # type: ignore[arg-type]
    except InvoerFout as fout:
        raise InvoerFout(f"{fout.melding} Schrijf wat links en rechts van een = staat.") from fout
    aantal = len(_delen(tekst))
    return "1 afspraak." if aantal == 1 else f"{aantal} afspraken."
