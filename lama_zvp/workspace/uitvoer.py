"""Figures out: journal, figures and plan as tables in every form, as far as this person may see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from lama_zvp.errors import GebruikFout, InvoerFout
from lama_zvp.exchange.tafel import Inhoud, Tafel, Uitkolom, Uitvoer
from lama_zvp.files import maak_map, schrijf_heel
from lama_zvp.journal.events import Gebeurtenis, Meting, Planversie, Vaststelling, Voortgang
from lama_zvp.plan.model import Eenmalig, PerJaar, Toezegging
from lama_zvp.typografie import datum
from lama_zvp.workspace.keuring import vrije_teksten
from lama_zvp.workspace.stap import Stap, zonder_stap

if TYPE_CHECKING:
    from lama_zvp.plan.model import Indicator
    from lama_zvp.workspace import Workspace

Formaat = Literal["xlsx", "zip", "csv", "jsonl"]
FORMATEN: Final[tuple[Formaat, ...]] = ("xlsx", "zip", "csv", "jsonl")
Deel = Literal["metingen", "voortgang", "journaal", "maatregelen", "indicatoren"]
DELEN: Final[tuple[Deel, ...]] = ("metingen", "voortgang", "journaal", "maatregelen", "indicatoren")


def exporteer(werkruimte: Workspace, formaat: Formaat, deel: Deel | None = None) -> bytes:
    """The bytes of an export. `deel` leaves one table; CSV alone holds no more than that one.

    Nothing that this person may not see is in it, counted or shown. Raises Geweigerd, GebruikFout or InvoerFout.
    """
    werkruimte.wie.eis("lezen")
    if formaat == "csv" and deel is None:
        raise GebruikFout(
            "Een CSV-bestand houdt één tabel.", raad=f"Kies met --deel ({', '.join(DELEN)}), of neem .zip voor alles."
        )
    uitvoer = maak_uitvoer(werkruimte, (deel,) if deel else DELEN)
    if formaat == "xlsx":
        from lama_zvp.exchange.excel_schrijven import schrijf_excel

        return schrijf_excel(uitvoer)
    if formaat == "jsonl":
        from lama_zvp.exchange.jsonl import schrijf_jsonl

        return schrijf_jsonl(uitvoer)
    from lama_zvp.exchange.csv_schrijven import schrijf_csv, schrijf_zip

    return schrijf_zip(uitvoer) if formaat == "zip" else schrijf_csv(uitvoer.tafels[0])


def schrijf_in_exportmap(werkruimte: Workspace, formaat: Formaat = "xlsx", *, stap: Stap = zonder_stap) -> Path:
    """Write an export of everything into the export folder of the home, in place of an earlier one."""
    stap(0, 2, f"journaal, cijfers en plan, {formaat}")
    inhoud = exporteer(werkruimte, formaat)
    stap(1, 2, "wegschrijven")
    map_ = maak_map(maak_map(werkruimte.thuis) / "export")
    pad = map_ / f"gegevens-{werkruimte.plan.sleutel}.{formaat}"
    schrijf_heel(pad, inhoud)
    return pad


def kies_formaat(bestand: str, gevraagd: str | None) -> Formaat:
    """The form that was asked for, or that the file's name ends in. Raises GebruikFout or InvoerFout."""
    from lama_zvp.workspace.keuring import keur_keuze

    if gevraagd:
        return keur_keuze(gevraagd, "Formaat", FORMATEN)
    einde = Path(bestand).suffix.lower().removeprefix(".")
    for formaat in FORMATEN:
        if einde == formaat:
            return formaat
    raad = "Geef --formaat, of een naam die eindigt op " + ", ".join(f".{f}" for f in FORMATEN) + "."
    raise GebruikFout("In welke vorm?", raad=raad)


def bewaar(bestand: str, inhoud: bytes, *, vervang: bool) -> None:
    """Write an export whole or not at all, for this account alone; an existing file only with `vervang`."""
    pad = Path(bestand)
    if pad.exists() and not vervang:
        raise InvoerFout(f"{bestand} bestaat al.", raad="Kies een andere naam, of geef --vervang.")
    schrijf_heel(pad, inhoud)


def maak_uitvoer(werkruimte: Workspace, delen: Iterable[Deel] = DELEN) -> Uitvoer:
    """The tables of an export with its colophon."""
    makers = {
        "metingen": _metingen,
        "voortgang": _voortgang,
        "journaal": _journaal,
        "maatregelen": _maatregelen,
        "indicatoren": _indicatoren,
    }
    plan, dag = werkruimte.plan, werkruimte.klok.vandaag()
    tafels = tuple(makers[deel](werkruimte) for deel in delen)
    periode = f"{datum(plan.periode.van)} tot en met {datum(plan.periode.einde)}"
    colofon = [
        ("Plan", plan.titel),
        ("Sleutel", plan.sleutel),
        ("Versie", plan.versie),
        ("Zone", plan.zone.naam),
        ("Periode", periode),
        ("Gemaakt op", datum(dag)),
        ("Tot en met klasse", werkruimte.wie.zicht()),
    ]
    if werkruimte.voorbeeld:
        colofon.append(("Let op", "Dit zijn verzonnen voorbeelddata."))
    return Uitvoer(plan.titel, dag, tuple(colofon), tafels)


# --- the journal -------------------------------------------------------------------------------------------------

_HERKOMST: Final = (
    Uitkolom("klasse", "Klasse"),
    Uitkolom("auteur", "Auteur", breedte=18),
    Uitkolom("vastgelegd_op", "Vastgelegd op (UTC)", "moment", 20),
    Uitkolom("nummer", "Nummer", "getal", 10),
    Uitkolom("id", "Id", breedte=38),
)
_METING: Final = (
    Uitkolom("indicator", "Indicator", breedte=28),
    Uitkolom("naam", "Naam", breedte=36),
    Uitkolom("eenheid", "Eenheid"),
    Uitkolom("periode", "Periode", breedte=10),
    Uitkolom("waarde", "Waarde", "getal", 12),
    Uitkolom("voorlopig", "Voorlopig", "janee", 10),
    Uitkolom("n", "n", "getal", 8),
    Uitkolom("gemeente", "Gemeente"),
    Uitkolom("bron", "Bron", "lang", 30),
    Uitkolom("opmerking", "Opmerking", "lang", 40),
    *_HERKOMST,
)
_VOORTGANG: Final = (
    Uitkolom("maatregel", "Maatregel", breedte=40),
    Uitkolom("titel", "Titel", breedte=36),
    Uitkolom("datum", "Datum", "dag", 12),
    Uitkolom("status", "Status"),
    Uitkolom("aantal", "Aantal", "getal", 8),
    Uitkolom("tekst", "Tekst", "lang", 60),
    Uitkolom("gemeente", "Gemeente"),
    Uitkolom("bewijs", "Bewijs", "lang", 30),
    *_HERKOMST,
)
_JOURNAAL: Final = (
    Uitkolom("nummer", "Nummer", "getal", 10),
    Uitkolom("soort", "Soort", breedte=16),
    Uitkolom("onderwerp", "Onderwerp", breedte=40),
    Uitkolom("jaar", "Jaar", "getal", 8),
    Uitkolom("datum", "Datum", "dag", 12),
    Uitkolom("gemeente", "Gemeente"),
    Uitkolom("auteur", "Auteur", breedte=18),
    Uitkolom("rol", "Rol"),
    Uitkolom("vastgelegd_op", "Vastgelegd op (UTC)", "moment", 20),
    Uitkolom("status", "Status"),
    Uitkolom("aantal", "Aantal", "getal", 8),
    Uitkolom("periode", "Periode", breedte=10),
    Uitkolom("waarde", "Waarde", "getal", 12),
    Uitkolom("tekst", "Tekst", "lang", 80),
    Uitkolom("klasse", "Klasse"),
    Uitkolom("geldt", "Geldt nu", "janee", 10),
    Uitkolom("vervangt", "Vervangt nummer", "getal", 10),
    Uitkolom("betreft", "Over nummer", "getal", 10),
    Uitkolom("id", "Id", breedte=38),
)


def _metingen(werkruimte: Workspace) -> Tafel:
    indicatoren = {indicator.sleutel: indicator for indicator in werkruimte.plan.indicatoren}
    volgorde = {sleutel: plek for plek, sleutel in enumerate(indicatoren)}
    rijen = []
    for event in _geldend(werkruimte, "meting"):
        if isinstance(event.inhoud, Meting):
            indicator = indicatoren.get(event.onderwerp)
            plek = (volgorde.get(event.onderwerp, len(volgorde)), event.onderwerp, event.inhoud.periode, event.gemeente)
            rijen.append((plek, event.volgnr, _meting(event, event.inhoud, indicator)))
    return Tafel("metingen", "Metingen", _METING, tuple(rij for *_, rij in sorted(rijen, key=lambda r: r[:2])))


def _meting(event: Gebeurtenis, inhoud: Meting, indicator: Indicator | None) -> tuple[Inhoud, ...]:
    naam, eenheid = (indicator.naam, indicator.eenheid) if indicator else ("", "")
    cijfer = (inhoud.periode, inhoud.waarde, inhoud.voorlopig, inhoud.n)
    return (event.onderwerp, naam, eenheid, *cijfer, event.gemeente, inhoud.bron, inhoud.opmerking, *_herkomst(event))


def _voortgang(werkruimte: Workspace) -> Tafel:
    titels = {onderwerp.naam: onderwerp.titel for onderwerp in werkruimte.namen.maatregelen}
    volgorde = {naam: plek for plek, naam in enumerate(titels)}
    events = sorted(
        _geldend(werkruimte, "voortgang"),
        key=lambda e: (volgorde.get(e.onderwerp, len(volgorde)), e.onderwerp, e.datum, e.volgnr),
    )
    rijen = tuple(
        (
            event.onderwerp,
            titels.get(event.onderwerp, ""),
            event.datum,
            event.inhoud.status,
            event.inhoud.aantal,
            event.inhoud.tekst,
            event.gemeente,
            event.inhoud.bewijs,
            *_herkomst(event),
        )
        for event in events
        if isinstance(event.inhoud, Voortgang)
    )
    return Tafel("voortgang", "Voortgang", _VOORTGANG, rijen)


def _herkomst(event: Gebeurtenis) -> tuple[Inhoud, ...]:
    moment = event.vastgelegd_op.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    return (event.klasse, event.auteur, moment, event.volgnr, event.id)


def _journaal(werkruimte: Workspace) -> Tafel:
    events = werkruimte.geschiedenis()
    nummers = {event.id: event.volgnr for event in events}
    geldt = {event.id for event in _geldend(werkruimte)}
    return Tafel("journaal", "Journaal", _JOURNAAL, tuple(_gebeurtenis(e, nummers, geldt) for e in events))


def _gebeurtenis(event: Gebeurtenis, nummers: dict[str, int], geldt: set[str]) -> tuple[Inhoud, ...]:
    moment = event.vastgelegd_op.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    return (
        event.volgnr,
        event.soort,
        event.onderwerp,
        event.jaar,
        event.datum,
        event.gemeente,
        event.auteur,
        event.rol,
        moment,
        event.status,
        event.aantal,
        event.inhoud.periode if isinstance(event.inhoud, Meting) else None,
        event.waarde,
        _tekst(event),
        event.klasse,
        event.id in geldt,
        nummers.get(event.vervangt or ""),
        nummers.get(event.betreft or ""),
        event.id,
    )


def _tekst(event: Gebeurtenis) -> str:
    """Everything that was typed in an event; of a whole plan or a frozen document only what it is."""
    inhoud = event.inhoud
    if isinstance(inhoud, Planversie):
        return f"planversie {inhoud.versie}"
    if isinstance(inhoud, Vaststelling):
        return f"versie {inhoud.versie}, {len(inhoud.uitgaven)} documenten"
    delen = list(vrije_teksten(inhoud).items())
    extra = [str(getattr(inhoud, naam)) for naam in ("oordeel", "stand", "handeling") if hasattr(inhoud, naam)]
    teksten = [delen[0][1]] if len(delen) == 1 else [f"{naam}: {tekst}" for naam, tekst in delen]
    return "\n".join((*extra, *teksten))


def _geldend(werkruimte: Workspace, soort: Literal["meting", "voortgang"] | None = None) -> Iterator[Gebeurtenis]:
    """What counts, as far as this person may see it."""
    from lama_zvp.journal.filter import Filter

    if not werkruimte.heeft_journaal():
        return
    vraag = Filter(
        plan=werkruimte.plan.sleutel,
        soorten=(soort,) if soort else (),
        alleen_geldend=True,
        tot_klasse=werkruimte.wie.zicht(),
    )
    for event in werkruimte.journaal.gebeurtenissen(vraag):
        if event.onderwerp not in werkruimte.verborgen:
            yield event


# --- the plan ----------------------------------------------------------------------------------------------------

_MAATREGEL: Final = (
    Uitkolom("maatregel", "Maatregel", breedte=40),
    Uitkolom("fiche", "Fiche of hefboom", breedte=28),
    Uitkolom("laag", "Laag"),
    Uitkolom("titel", "Titel", breedte=36),
    Uitkolom("omschrijving", "Omschrijving", "lang", 60),
    Uitkolom("ritme", "Ritme", breedte=16),
    Uitkolom("termijn", "Termijn", "dag", 12),
    Uitkolom("verantwoordelijke", "Verantwoordelijke", breedte=28),
    Uitkolom("partners", "Partners", "lang", 30),
    Uitkolom("gemeenten", "Gemeenten"),
    Uitkolom("klasse", "Klasse"),
    Uitkolom("bron", "Bron", "lang", 20),
)


def _maatregelen(werkruimte: Workspace) -> Tafel:
    namen, plan = werkruimte.namen, werkruimte.plan
    dragers = {fiche.sleutel: (fiche.titel, fiche.verantwoordelijke) for fiche in plan.fiches}
    dragers |= {f"hefboom.{h.sleutel}": (h.titel, h.verantwoordelijke) for h in plan.hefbomen}
    rijen = []
    for onderwerp in namen.maatregelen:
        drager = onderwerp.fiche_sleutel or f"hefboom.{onderwerp.hefboom_sleutel}"
        titel, verantwoordelijke = dragers[drager]
        rijen.append(
            (
                onderwerp.naam,
                titel,
                onderwerp.laag,
                onderwerp.titel,
                *_toezegging(namen.bij_naam[onderwerp.naam], verantwoordelijke),
                onderwerp.klasse,
                namen.bij_naam[onderwerp.naam].bron,
            )
        )
    return Tafel("maatregelen", "Maatregelen", _MAATREGEL, tuple(rijen))


def _toezegging(toezegging: Toezegging, verantwoordelijke: str | None) -> tuple[Inhoud, ...]:
    ritme = toezegging.ritme
    woorden = "eenmalig" if isinstance(ritme, Eenmalig) else ritme if isinstance(ritme, str) else ""
    return (
        toezegging.omschrijving,
        f"{ritme.per_jaar} per jaar" if isinstance(ritme, PerJaar) else woorden,
        ritme.termijn if isinstance(ritme, Eenmalig) else None,
        verantwoordelijke,
        ", ".join(toezegging.partners),
        ", ".join(toezegging.gemeenten),
    )


_INDICATOR: Final = (
    Uitkolom("indicator", "Indicator", breedte=28),
    Uitkolom("naam", "Naam", breedte=40),
    Uitkolom("eenheid", "Eenheid"),
    Uitkolom("soort", "Soort"),
    Uitkolom("aard", "Aard"),
    Uitkolom("richting", "Richting", breedte=16),
    Uitkolom("kernindicator", "Kernindicator", "janee"),
    Uitkolom("klasse", "Klasse"),
    Uitkolom("bron", "Bron", "lang", 30),
)


def _indicatoren(werkruimte: Workspace) -> Tafel:
    """The plan's indicators with the figures that the plan itself prints, a column a year, and its targets."""
    indicatoren = werkruimte.plan.indicatoren
    jaren = sorted({jaar for indicator in indicatoren for jaar in indicator.reeks()})
    doelen = sorted({jaar for indicator in indicatoren for jaar in indicator.streefwaarden})
    kolommen = (
        *_INDICATOR,
        *(Uitkolom(str(jaar), str(jaar), "getal", 10) for jaar in jaren),
        *(Uitkolom(f"doel_{jaar}", f"Doel {jaar}", "getal", 10) for jaar in doelen),
        Uitkolom("voorlopig", "Voorlopige jaren", breedte=16),
    )
    rijen = tuple(_indicator(indicator, jaren, doelen) for indicator in indicatoren)
    return Tafel("indicatoren", "Indicatoren", kolommen, rijen)


def _indicator(indicator: Indicator, jaren: list[int], doelen: list[int]) -> tuple[Inhoud, ...]:
    reeks = indicator.reeks()
    waarden: list[Decimal | None] = [reeks[jaar].waarde if jaar in reeks else None for jaar in jaren]
    gericht = [indicator.streefwaarden[j].waarde if j in indicator.streefwaarden else None for j in doelen]
    return (
        indicator.sleutel,
        indicator.naam,
        indicator.eenheid,
        indicator.soort,
        indicator.aard,
        indicator.richting,
        indicator.kernindicator,
        indicator.klasse,
        indicator.bron,
        *waarden,
        *gericht,
        ", ".join(str(jaar) for jaar, cijfer in reeks.items() if cijfer.voorlopig),
    )
