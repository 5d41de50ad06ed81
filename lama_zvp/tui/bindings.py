"""Every key of the app, declared once: it feeds the screens, the footer, the help, the palette and docs/keys.

No key here is one that SSH, tmux or screen take for themselves: no function keys, no ctrl with h, i, j, m or s.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from lama_zvp.access.rollen import Handeling


@dataclass(frozen=True, slots=True)
class Key:
    """`keys` as Textual names them, `shown` as people read them; `help` is a full sentence.

    `footer`: the lower, the longer it stays when room is short; None keeps it out of the footer.
    `palette`: also offered as an action to search for. `listed`: has a line of its own in the help.
    """

    keys: str
    action: str
    label: str
    help: str
    shown: str
    footer: int | None = 5
    palette: bool = True
    listed: bool = True
    eist: Handeling | None = None
    """What a person must be allowed to do for this key to be shown to them."""
    elders: bool = False
    """Whether it can be done at once from another screen: its own opens first, and nothing need be chosen there."""
    own: bool = False
    """Whether a person may give it a key of their own; the binding's id is then the action's name."""


LOG = Key("l", "log", "loggen", "Log voortgang op de gekozen maatregel, of kies er eerst een.", "l", 2, own=True)
HERHAAL = Key(
    "h",
    "herhaal",
    "herhalen",
    "Log nog eens wat u laatst logde, hier of op deze maatregel; Enter bewaart.",
    "h",
    6,
    own=True,
)
UNDO = Key("u", "intrekken", "intrekken", "Trek uw laatste eigen melding in.", "u", 8, own=True)
STUURBORD = Key(
    "s", "stuurbord", "stuurbord", "Bekijk het stuurbord van het jaar en schrijf het weg.", "s", 2, own=True
)
JOURNAAL = Key("j", "journaal", "journaal", "Bekijk alles wat vastgelegd is, het nieuwste eerst.", "j", 4, own=True)
WIJZIGINGEN = Key("w", "wijzigingen", "nieuw", "Bekijk wat anderen vastlegden sinds u laatst keek.", "w", 6, own=True)
KOPIEER = Key(
    "c", "kopieer", "kopiëren", "Kopieer wat aangeduid is naar het klembord van uw terminal.", "c", None, own=True
)
ZOEK = Key(
    "slash,ctrl+p",
    "zoek",
    "zoeken",
    "Vind een maatregel, cijfer, melding, besluit of opdracht door een stuk ervan te typen.",
    "/",
    5,
    own=True,
)
INDICATOREN = Key("i", "indicatoren", "indicatoren", "Bekijk de cijfers en voer ze in.", "i", 5, own=True)
BEOORDELEN = Key(
    "b", "beoordelen", "beoordelen", "Beoordeel de fiches van het jaar, naast het voorstel.", "b", 5, own=True
)
BESLUITEN = Key(
    "d", "besluiten", "besluiten", "Bekijk de besluiten, neem er een op of volg er een op.", "d", 6, own=True
)
MAATREGELEN = Key(
    "m",
    "maatregelen",
    "maatregelen",
    "Bekijk alle maatregelen: te laat, nooit gemeld, per laag of per dienst.",
    "m",
    6,
    own=True,
)
INLEZEN = Key(
    "p",
    "inlezen",
    "inlezen",
    "Importeer cijfers of meldingen: plak ze uit een rekenblad, en leg ze in één keer vast.",
    "p",
    7,
    eist="meting",
    own=True,
)
CONTROLE = Key(
    "k",
    "controle",
    "controle",
    "Kijk na of het journaal en de vastgestelde jaren ongeschonden zijn.",
    "k",
    6,
    eist="controle",
    elders=True,
)
HULP = Key("question_mark", "hulp", "hulp", "Toon de toetsen van dit scherm.", "?", 0, own=True)
THEMA = Key("t", "thema", "licht/donker", "Wissel tussen de lichte en de donkere weergave.", "t", None, own=True)
RONDLEIDING = Key("r", "rondleiding", "rondleiding", "Een rondleiding in drie stappen.", "r", None, own=True)
INSTELLINGEN = Key(
    "comma",
    "instellingen",
    "instellingen",
    "Kies kleuren, beginscherm en eigen toetsen, alleen voor u.",
    ",",
    None,
    own=True,
)
STOP = Key("q,ctrl+q", "stop", "stoppen", "Verlaat het programma; wat bewaard is, blijft bewaard.", "q", 0, own=True)
TERUG = Key("escape", "terug", "terug", "Ga terug naar het vorige scherm.", "esc", 1, palette=False)

OVERAL = (
    LOG,
    HERHAAL,
    STUURBORD,
    JOURNAAL,
    WIJZIGINGEN,
    INDICATOREN,
    BEOORDELEN,
    BESLUITEN,
    MAATREGELEN,
    INLEZEN,
    ZOEK,
    UNDO,
    KOPIEER,
    THEMA,
    RONDLEIDING,
    INSTELLINGEN,
    HULP,
    STOP,
)
"""Work on every screen where nothing is being typed."""

JAAR = Key("left_square_bracket,right_square_bracket", "none", "jaar", "Ga een jaar terug of vooruit.", "[ ]", 3, False)
VORIG_JAAR = Key("left_square_bracket", "jaar(-1)", "vorig jaar", "Ga een jaar terug.", "[", None, listed=False)
VOLGEND_JAAR = Key("right_square_bracket", "jaar(1)", "volgend jaar", "Ga een jaar vooruit.", "]", None, listed=False)
PIJL_TERUG = Key("left", "jaar(-1)", "vorig jaar", "Ga een jaar terug.", "←", None, False, False)
PIJL_VOORUIT = Key("right", "jaar(1)", "volgend jaar", "Ga een jaar vooruit.", "→", None, False, False)
_JAREN = (JAAR, VORIG_JAAR, VOLGEND_JAAR)
_PIJLEN = (PIJL_TERUG, PIJL_VOORUIT)

OPEN = Key("enter", "none", "openen", "Open wat aangeduid is.", "enter", 1, palette=False)
LIJST = Key("up,down", "none", "kiezen", "Ga door de lijst; ook met pageup, pagedown, home en end.", "↑ ↓", None, False)
ANDER_DEEL = Key("tab", "none", "ander deel", "Spring naar het volgende deel van het scherm.", "tab", 7, palette=False)

OVERZICHT = (OPEN, *_JAREN, *_PIJLEN, LIJST, ANDER_DEEL)
FICHE = (
    TERUG,
    Key("enter", "none", "loggen", "Log op de aangeduide maatregel.", "enter", None, palette=False),
    Key("o", "deel", "wisselen", "Wissel onderaan tussen geschiedenis, cijfers en het waarom van de oordelen.", "o", 3),
    *_JAREN,
    *_PIJLEN,
    LIJST,
    ANDER_DEEL,
)
STUURBORDSCHERM = (
    TERUG,
    Key("e", "schrijf", "wegschrijven", "Schrijf deze editie in de gekozen vorm in de exportmap.", "e", 1, elders=True),
    Key("f", "vorm", "vorm", "Kies de vorm waarin u wegschrijft of kopieert: md, html, pdf of json.", "f", 1),
    Key("c", "kopieer", "kopiëren", "Kopieer deze editie naar het klembord van uw terminal.", "c", 3, own=True),
    Key("v", "editie", "editie", "Toon de volgende editie.", "v", 1),
    Key(
        "g",
        "geheel",
        "eindevaluatie",
        "Wissel tussen het stuurbord van het jaar en de eindevaluatie.",
        "g",
        4,
        elders=True,
    ),
    Key(
        "a",
        "vaststellen",
        "vaststellen",
        "Stel het jaar vast, na een samenvatting en een bevestiging.",
        "a",
        2,
        eist="vaststellen",
        elders=True,
    ),
    *_JAREN,
    LIJST,
)
INDICATORENSCHERM = (
    TERUG,
    Key(
        "enter",
        "none",
        "invoeren",
        "Voer het cijfer van het jaar in, of verbeter het.",
        "enter",
        1,
        False,
        eist="meting",
    ),
    Key(
        "n", "meting", "cijfer invoeren", "Voer het cijfer van het jaar in, of verbeter het.", "n", None, eist="meting"
    ),
    Key("o", "tabel", "tabel", "Bekijk de tabellen van het plan, met alle jaren naast elkaar.", "o", 3, elders=True),
    *_JAREN,
    *_PIJLEN,
    LIJST,
    ANDER_DEEL,
)
TABELSCHERM = (
    TERUG,
    Key("v", "volgende", "volgende", "Toon de volgende tabel.", "v", 1),
    Key("left,right", "none", "kolommen", "Ga door de kolommen die niet in de breedte passen.", "← →", 2, False),
    Key("left", "schuif(-1)", "kolom terug", "Ga een kolom terug.", "←", None, False, False),
    Key("right", "schuif(1)", "kolom verder", "Ga een kolom verder.", "→", None, False, False),
    Key("c", "kopieer", "kopiëren", "Kopieer de hele tabel, om in een rekenblad te plakken.", "c", 3, own=True),
    LIJST,
)
MAATREGELENSCHERM = (
    TERUG,
    OPEN,
    Key("f", "filter", "filteren", "Zoek op naam, fiche, laag, stand of wie verantwoordelijk is.", "f", 1, elders=True),
    Key("a", "alles", "alles", "Toon weer alle maatregelen.", "a", 3),
    *_JAREN,
    LIJST,
    ANDER_DEEL,
)
BEOORDEELSCHERM = (
    TERUG,
    Key(
        "enter",
        "none",
        "beoordelen",
        "Beoordeel de fiche, of pas het oordeel aan.",
        "enter",
        1,
        False,
        eist="beoordeel",
    ),
    Key("o", "fiche", "fiche openen", "Open de fiche met haar maatregelen.", "o", 4),
    Key("n", "besluit", "nieuw besluit", "Leg een besluit over deze fiche vast.", "n", 5, eist="besluit"),
    *_JAREN,
    *_PIJLEN,
    LIJST,
    ANDER_DEEL,
)
BESLUITENSCHERM = (
    TERUG,
    Key("enter", "none", "opvolgen", "Zeg hoever het aangeduide besluit staat.", "enter", 1, False, eist="besluit"),
    Key("n", "nieuw", "nieuw besluit", "Leg een besluit van de raad vast.", "n", 1, eist="besluit", elders=True),
    Key("v", "verbeter", "verbeteren", "Verbeter het aangeduide besluit.", "v", 6, eist="corrigeer"),
    Key("a", "alles", "open/alles", "Toon alleen wat openstaat, of ook wat af is.", "a", 4),
    *_JAREN,
    *_PIJLEN,
    LIJST,
    ANDER_DEEL,
)
JOURNAALSCHERM = (
    TERUG,
    Key("f", "filter", "filteren", "Zoek in alle tekst, of op fiche, jaar, persoon of soort.", "f", 1, elders=True),
    Key("a", "alles", "alles", "Toon weer alles.", "a", 3),
    Key(
        "v",
        "verbeter",
        "verbeteren",
        "Verbeter wat aangeduid is; de oude versie blijft staan.",
        "v",
        4,
        eist="corrigeer",
    ),
    Key("x", "trek_in", "intrekken", "Laat wat aangeduid is niet meer meetellen.", "x", 5, eist="intrekken"),
    Key(
        "e",
        "exporteer",
        "exporteren",
        "Schrijf journaal, cijfers en plan als rekenblad (Excel) in de exportmap.",
        "e",
        None,
        elders=True,
    ),
    Key("z", "wis", "tekst wissen", "Wis de tekst van wat aangeduid is, voorgoed.", "z", 7, eist="redigeer"),
    CONTROLE,
    LIJST,
)
LOGSCHERM = (
    Key("ctrl+o", "opslaan", "opslaan", "Leg de melding vast.", "ctrl+o", 0, palette=False),
    Key("escape", "terug", "terug", "Ga terug; wat niet opgeslagen is, wordt eerst gevraagd.", "esc", 1, palette=False),
    Key("tab", "none", "volgend veld", "Ga naar het volgende veld; shift+tab gaat terug.", "tab", 2, palette=False),
    Key("ctrl+r", "andere", "andere maatregel", "Kies een andere maatregel voor deze melding.", "ctrl+r", 4, False),
    Key("ctrl+q", "stop", "stoppen", "Verlaat het programma; uw tekst blijft als concept bewaard.", "ctrl+q", 5, False),
)
WIJZIGINGENSCHERM = (
    TERUG,
    Key("enter", "none", "openen", "Open waar de wijziging over gaat.", "enter", 1, palette=False),
    LIJST,
)
INSTELLINGENSCHERM = (
    Key("enter", "none", "veranderen", "Neem de volgende waarde, of kies een nieuwe toets.", "enter", 0, palette=False),
    Key("left,right", "none", "waarde", "Neem de vorige of de volgende waarde.", "← →", 1, palette=False),
    Key("backspace,delete", "standaard", "standaard", "Neem de aangeduide instelling terug.", "backspace", 2, False),
    Key("escape", "terug", "terug", "Ga terug; elke instelling is al bewaard.", "esc", 0, palette=False),
    LIJST,
)
INVULSCHERM = (
    Key("ctrl+o", "opslaan", "opslaan", "Leg vast wat er staat.", "ctrl+o", 0, palette=False),
    Key("escape", "terug", "terug", "Ga terug; wat niet opgeslagen is, wordt eerst gevraagd.", "esc", 1, palette=False),
    Key("tab", "none", "volgend veld", "Ga naar het volgende veld; shift+tab gaat terug.", "tab", 2, palette=False),
    Key("ctrl+q", "stop", "stoppen", "Verlaat het programma; uw tekst blijft als concept bewaard.", "ctrl+q", 5, False),
)
INLEESSCHERM = (
    Key("ctrl+o", "opslaan", "naar de proef", "Toon wat er ingelezen zou worden.", "ctrl+o", 0, palette=False),
    *INVULSCHERM[1:],
)
PROEFSCHERM = (
    Key("enter", "inlezen", "vastleggen", "Leg alles vast, in één keer.", "enter", 0, palette=False),
    Key("escape", "terug", "terug", "Ga terug naar de cellen; ze staan er nog.", "esc", 0, palette=False),
    Key("c", "kopieer", "kopiëren", "Kopieer de proef naar het klembord van uw terminal.", "c", 3, False, own=True),
    Key("up,down", "none", "lezen", "Ga door de tekst; ook met pageup en pagedown.", "↑ ↓", 1, palette=False),
)
HULPSCHERM = (
    Key("escape,question_mark,q", "terug", "terug", "Ga terug naar het scherm.", "esc", 0, palette=False),
    Key("up,down", "none", "lezen", "Ga door de tekst; ook met pageup en pagedown.", "↑ ↓", 1, palette=False),
)
VASTSTELSCHERM = (
    Key("enter", "none", "vaststellen", "Stel vast, als getypt is wat gevraagd wordt.", "enter", 0, palette=False),
    Key("up,down", "none", "lezen", "Ga door de tekst; ook met pageup en pagedown.", "↑ ↓", 1, palette=False),
    Key("escape", "terug", "niet doen", "Ga terug; er verandert niets.", "esc", 0, palette=False),
)
CONTROLESCHERM = (TERUG, CONTROLE, LIJST)
INTREKSCHERM = (
    Key("enter", "none", "intrekken", "Trek de melding in, met de reden die er staat.", "enter", 0, palette=False),
    Key("escape", "terug", "niet doen", "Ga terug; er verandert niets.", "esc", 0, palette=False),
)
FOUTSCHERM = (
    Key("r", "opnieuw", "opnieuw proberen", "Probeer opnieuw te openen.", "r", 0, palette=False),
    Key("q,ctrl+q", "stop", "stoppen", "Verlaat het programma.", "q", 0, palette=False),
)
KIEZER = (
    Key("enter", "none", "kiezen", "Neem wat aangeduid is.", "enter", 0, palette=False),
    Key("up,down", "none", "aanduiden", "Ga door de lijst terwijl u typt.", "↑ ↓", 1, palette=False),
    Key("escape", "terug", "terug", "Sluit zonder te kiezen.", "esc", 1, palette=False),
)


VERTREKKEN = (
    (STUURBORD, STUURBORDSCHERM),
    (JOURNAAL, JOURNAALSCHERM),
    (INDICATOREN, INDICATORENSCHERM),
    (BESLUITEN, BESLUITENSCHERM),
    (BEOORDELEN, BEOORDEELSCHERM),
    (MAATREGELEN, MAATREGELENSCHERM),
)
"""The screens that a key opens from anywhere, with their own keys: what is done there can be searched for here."""


def textual_bindings(keys: Iterable[Key]) -> list[Binding]:
    """What Textual needs to know; a key whose action is `none` is handled by the widget that has the focus."""
    return [
        Binding(key.keys, key.action, key.label, show=False, tooltip=key.help, id=key.action if key.own else None)
        for key in keys
        if key.action != "none"
    ]
