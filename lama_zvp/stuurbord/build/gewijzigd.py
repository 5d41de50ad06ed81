"""Section 7: what differs from an earlier document: terms, targets, measures, figures, each with its decisions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lama_zvp import tekens
from lama_zvp.plan.model import Klasse
from lama_zvp.stuurbord.edities import Inzage
from lama_zvp.stuurbord.model import Fichedeel, Gewijzigd, Stuurbord
from lama_zvp.stuurbord.stukken import (
    Besluitdeel,
    Besluitverwijzing,
    Doel,
    Indicatordeel,
    Maatregeldeel,
    Punt,
    Telling,
    Wijziging,
    Wijzigingsoort,
)
from lama_zvp.typografie import datum, getal


@dataclass(frozen=True, slots=True)
class Stand:
    """A document's promises and figures by name, as far as the edition at hand may see them."""

    fiches: dict[str, Fichedeel]
    maatregelen: dict[str, tuple[Maatregeldeel, Fichedeel]]
    indicatoren: dict[str, tuple[Indicatordeel, tuple[str, ...]]]
    besluiten: tuple[Besluitdeel, ...]

    @classmethod
    def van(
        cls,
        inzage: Inzage,
        delen: Iterable[Fichedeel],
        speerpunt: Iterable[Indicatordeel],
        besluiten: Iterable[Besluitdeel],
    ) -> Stand:
        def mag(naam: str, klasse: Klasse) -> bool:
            return naam not in inzage.verborgen and inzage.ziet(klasse)

        fiches = {deel.sleutel: deel for deel in delen if mag(deel.sleutel, deel.klasse)}
        indicatoren: dict[str, tuple[Indicatordeel, tuple[str, ...]]] = {}
        for bij, deel in [("", d) for d in speerpunt] + [
            (f.sleutel, d) for f in fiches.values() for d in f.indicatoren
        ]:
            if mag(deel.sleutel, deel.klasse):
                _, eerder = indicatoren.get(deel.sleutel, (deel, ()))
                indicatoren[deel.sleutel] = (deel, (*eerder, bij))
        return cls(
            fiches,
            {
                m.naam: (m, fiche)
                for fiche in fiches.values()
                for laag in fiche.lagen
                for m in laag.maatregelen
                if mag(m.naam, m.klasse)
            },
            indicatoren,
            tuple(b for b in besluiten if mag(b.onderwerp_sleutel, b.klasse)),
        )

    @classmethod
    def van_document(cls, inzage: Inzage, document: Stuurbord) -> Stand:
        besluiten = (*document.beslispunten.open_besluiten, *document.beslispunten.afgesloten_besluiten)
        return cls.van(inzage, (*document.fiches, *document.hefbomen), document.speerpunt.cijfers, besluiten)


def gewijzigd(
    inzage: Inzage, nieuw: Stand, vorig: Stuurbord | None, vorige_versie: Stuurbord | None = None
) -> Gewijzigd:
    """The section. `vorig` is an earlier year's document, `vorige_versie` the frozen one of this same year."""
    versie = tuple(_wijzigingen(inzage, vorige_versie, nieuw, zelfde_jaar=True)) if vorige_versie is not None else ()
    if vorig is None:
        return Gewijzigd(vorig_jaar=None, vorige_versie=None, vorige_datum=None, wijzigingen=(), sinds_versie=versie)
    return Gewijzigd(
        vorig_jaar=vorig.colofon.jaar,
        vorige_versie=vorig.colofon.versie,
        vorige_datum=vorig.colofon.opgemaakt_op,
        wijzigingen=tuple(_wijzigingen(inzage, vorig, nieuw, zelfde_jaar=False)),
        sinds_versie=versie,
    )


def _wijzigingen(inzage: Inzage, document: Stuurbord, nieuw: Stand, *, zelfde_jaar: bool) -> Iterator[Wijziging]:
    oud = Stand.van_document(inzage, document)
    waar = "in het plan" if inzage.volledig else "in deze editie"
    melder = _Melder(nieuw.besluiten, document.colofon.opgemaakt_op, waar)
    yield from _fiches(melder, oud, nieuw)
    yield from _maatregelen(melder, oud, nieuw)
    yield from _termijnen(melder, oud, nieuw)
    yield from _besluittermijnen(melder, oud, nieuw)
    yield from _indicatoren(melder, oud, nieuw)
    if zelfde_jaar:
        yield from _voortgang(melder, oud, nieuw)


@dataclass(frozen=True, slots=True)
class _Melder:
    """Makes a change with the decisions taken on it since the earlier document.

    A decision covers a change when it is about the thing itself, or about its fiche while it calls the thing by its
    name or key.
    """

    besluiten: Sequence[Besluitdeel]
    sinds: date
    waar: str
    """Where something came or went: an edition that does not show everything speaks of itself."""

    def wijziging(
        self,
        soort: Wijzigingsoort,
        onderwerp: str,
        tekst: str,
        klasse: Klasse,
        zelf: str,
        bij: Iterable[str] = (),
        naam: str = "",
    ) -> Wijziging:
        """`zelf`: key of what changed; `bij`: keys of the fiches it belongs to; `naam`: what people call it."""
        return Wijziging(
            soort=soort,
            onderwerp=onderwerp,
            tekst=tekst,
            besluiten=tuple(
                Besluitverwijzing(nummer=b.nummer, titel=b.titel, datum=b.datum)
                for b in self.besluiten
                if b.datum >= self.sinds and ((zelf and b.onderwerp_sleutel == zelf) or _noemt(b, set(bij), naam, zelf))
            ),
            klasse=klasse,
        )

    def over_maatregel(
        self, soort: Wijzigingsoort, tekst: str, maatregel: Maatregeldeel, fiche: Fichedeel
    ) -> Wijziging:
        return self.wijziging(
            soort,
            f"{fiche.korte_titel}: {maatregel.titel}",
            tekst,
            maatregel.klasse,
            maatregel.naam,
            [fiche.sleutel],
            maatregel.titel,
        )


def _noemt(besluit: Besluitdeel, fiches: set[str], naam: str, sleutel: str) -> bool:
    """By its name, or by the key that commands know it by; a key counts as a whole word only."""
    if besluit.onderwerp_sleutel not in fiches:
        return False
    tekst = f"{besluit.titel} {besluit.tekst}".casefold()
    if naam and naam.casefold() in tekst:
        return True
    return bool(sleutel) and re.search(rf"(?<![\w.-]){re.escape(sleutel)}(?![\w-])", tekst) is not None


def _fiches(melder: _Melder, oud: Stand, nieuw: Stand) -> Iterator[Wijziging]:
    for sleutel, deel in oud.fiches.items():
        if sleutel not in nieuw.fiches:
            yield melder.wijziging(
                "fiche-vervallen", deel.titel, f"Staat niet meer {melder.waar}.", deel.klasse, sleutel
            )
    for sleutel, deel in nieuw.fiches.items():
        if sleutel not in oud.fiches:
            yield melder.wijziging("fiche-nieuw", deel.titel, f"Is nieuw {melder.waar}.", deel.klasse, sleutel)


def _maatregelen(melder: _Melder, oud: Stand, nieuw: Stand) -> Iterator[Wijziging]:
    """Measures that came or went within a fiche that stayed."""
    for naam, (maatregel, fiche) in oud.maatregelen.items():
        if naam not in nieuw.maatregelen and fiche.sleutel in nieuw.fiches:
            tekst = f"De maatregel staat niet meer {melder.waar}."
            yield melder.over_maatregel("maatregel-vervallen", tekst, maatregel, fiche)
    for naam, (maatregel, fiche) in nieuw.maatregelen.items():
        if naam not in oud.maatregelen and fiche.sleutel in oud.fiches:
            tekst = f"De maatregel is nieuw {melder.waar}."
            yield melder.over_maatregel("maatregel-nieuw", tekst, maatregel, fiche)


def _termijnen(melder: _Melder, oud: Stand, nieuw: Stand) -> Iterator[Wijziging]:
    for naam, (maatregel, fiche) in nieuw.maatregelen.items():
        if naam not in oud.maatregelen:
            continue
        vroeger = oud.maatregelen[naam][0]
        if vroeger.termijn != maatregel.termijn:
            soort = _termijnsoort(vroeger.termijn, maatregel.termijn)
            tekst = _termijntekst(vroeger.termijn, maatregel.termijn)
            yield melder.over_maatregel(soort, tekst, maatregel, fiche)
        elif vroeger.ritme != maatregel.ritme:
            tekst = f"Hoe vaak: van {vroeger.ritme or 'niet bepaald'} naar {maatregel.ritme or 'niet bepaald'}."
            yield melder.over_maatregel("termijn-gewijzigd", tekst, maatregel, fiche)


def _besluittermijnen(melder: _Melder, oud: Stand, nieuw: Stand) -> Iterator[Wijziging]:
    """A decision is recognised by its subject, its day and its title."""
    vroeger = {(b.onderwerp_sleutel, b.datum, b.titel): b.termijn for b in oud.besluiten}
    for besluit in nieuw.besluiten:
        sleutel = (besluit.onderwerp_sleutel, besluit.datum, besluit.titel)
        if sleutel in vroeger and vroeger[sleutel] != besluit.termijn:
            yield melder.wijziging(
                _termijnsoort(vroeger[sleutel], besluit.termijn),
                f"Besluit: {besluit.titel}",
                _termijntekst(vroeger[sleutel], besluit.termijn),
                besluit.klasse,
                "",
                [besluit.onderwerp_sleutel],
                besluit.titel,
            )


def _termijnsoort(oud: date | None, nieuw: date | None) -> Wijzigingsoort:
    later = oud is not None and (nieuw is None or nieuw > oud)
    return "termijn-verschoven" if later else "termijn-gewijzigd"


def _termijntekst(oud: date | None, nieuw: date | None) -> str:
    if oud is None and nieuw is not None:
        return f"Heeft nu een termijn: {datum(nieuw)}."
    if oud is not None and nieuw is None:
        return f"De termijn van {datum(oud)} is geschrapt."
    assert oud is not None
    assert nieuw is not None
    return f"Termijn {'verschoven' if nieuw > oud else 'vervroegd'} van {datum(oud)} naar {datum(nieuw)}."


# --- figures -----------------------------------------------------------------------------------------------------


def _indicatoren(melder: _Melder, oud: Stand, nieuw: Stand) -> Iterator[Wijziging]:
    for sleutel, (deel, bij) in nieuw.indicatoren.items():
        if sleutel in oud.indicatoren:
            vroeger = oud.indicatoren[sleutel][0]
            for soort, tekst in (*_doelen(vroeger, deel), *_correcties(vroeger, deel)):
                yield melder.wijziging(soort, deel.naam, tekst, deel.klasse, sleutel, bij, deel.naam)


def _doelen(oud: Indicatordeel, nieuw: Indicatordeel) -> Iterator[tuple[Wijzigingsoort, str]]:
    vroeger = {doel.jaar: doel for doel in oud.streefwaarden}
    nu = {doel.jaar: doel for doel in nieuw.streefwaarden}
    for jaar in sorted(vroeger.keys() | nu.keys()):
        van, naar = vroeger.get(jaar), nu.get(jaar)
        if naar is None and van is not None:
            yield "streefwaarde-verzacht", f"De streefwaarde voor {jaar} ({getal(van.waarde)}) is geschrapt."
        elif van is None and naar is not None:
            yield "streefwaarde-gewijzigd", f"Nieuwe streefwaarde voor {jaar}: {getal(naar.waarde)}."
        elif van is not None and naar is not None and van.waarde != naar.waarde:
            zachter = _zachter(nieuw.richting, van, naar)
            soort: Wijzigingsoort = "streefwaarde-verzacht" if zachter else "streefwaarde-gewijzigd"
            woord = "verzacht" if zachter else "gewijzigd"
            yield soort, f"Streefwaarde voor {jaar} {woord} van {getal(van.waarde)} naar {getal(naar.waarde)}."


def _zachter(richting: str, oud: Doel, nieuw: Doel) -> bool:
    if richting == "lager-beter":
        return nieuw.waarde > oud.waarde
    return richting == "hoger-beter" and nieuw.waarde < oud.waarde


def _correcties(oud: Indicatordeel, nieuw: Indicatordeel) -> Iterator[tuple[Wijzigingsoort, str]]:
    """Figures that an earlier document gave and that now read otherwise; hidden ones are not compared."""
    nu = {punt.periode: punt for punt in nieuw.reeks}
    for punt in oud.reeks:
        later = nu.get(punt.periode)
        if punt.waarde is None or (later is not None and _verborgen(later)):
            continue
        voorlopig = " (toen voorlopig)" if punt.voorlopig or punt.tussenstand else ""
        if later is None or later.waarde is None:
            yield (
                "cijfer-gecorrigeerd",
                f"Het cijfer voor {punt.periode} ({getal(punt.waarde)}{voorlopig}) is ingetrokken.",
            )
        elif later.waarde != punt.waarde:
            tekst = f"Cijfer voor {punt.periode} van {getal(punt.waarde)}{voorlopig} naar {getal(later.waarde)}."
            yield "cijfer-gecorrigeerd", tekst


def _verborgen(punt: Punt) -> bool:
    return punt.niet_getoond or punt.kleiner_dan is not None


# --- within one year ---------------------------------------------------------------------------------------------


def _voortgang(melder: _Melder, oud: Stand, nieuw: Stand) -> Iterator[Wijziging]:
    """What a later version of the same year says otherwise about measures and judgements."""
    for naam, (maatregel, fiche) in nieuw.maatregelen.items():
        vroeger = oud.maatregelen.get(naam)
        tekst = _verschil(vroeger[0], maatregel) if vroeger else ""
        if tekst:
            yield melder.over_maatregel("voortgang-gewijzigd", tekst, maatregel, fiche)
    for sleutel, deel in nieuw.fiches.items():
        eerder = oud.fiches.get(sleutel)
        if eerder is not None and eerder.beoordeling != deel.beoordeling:
            tekst = _werd("Beoordeling", _oordeel(eerder), _oordeel(deel))
            if _oordeel(eerder) == _oordeel(deel):
                tekst = "De toelichting of de bijsturing bij de beoordeling is gewijzigd."
            yield melder.wijziging("beoordeling-gewijzigd", deel.titel, tekst, deel.klasse, "", [sleutel])


def _werd(wat: str, oud: str, nieuw: str) -> str:
    """One sentence; an empty text is what was not there, before or any more."""
    if not oud:
        return f"{wat}: nu {nieuw}, toen nog niets."
    return f"{wat}: {oud} werd {nieuw}." if nieuw else f"{wat}: {oud} is ingetrokken zonder vervanging."


def _oordeel(deel: Fichedeel) -> str:
    return tekens.UITVOERING[deel.beoordeling.oordeel].woord if deel.beoordeling else ""


def _verschil(oud: Maatregeldeel, nieuw: Maatregeldeel) -> str:
    zinnen = []
    if (oud.status, oud.status_datum) != (nieuw.status, nieuw.status_datum):
        zinnen.append(_werd("Status", _status(oud), _status(nieuw)))
    if _aantal(oud.gerealiseerd) != _aantal(nieuw.gerealiseerd):
        zinnen.append(_werd("Gerealiseerd", _aantal(oud.gerealiseerd), _aantal(nieuw.gerealiseerd)))
    return " ".join(zinnen)


def _status(deel: Maatregeldeel) -> str:
    woord = tekens.STATUS[deel.status].woord if deel.status else ""
    return f"{woord} ({datum(deel.status_datum)})" if deel.status_datum else woord


def _aantal(telling: Telling | None) -> str:
    if telling is None:
        return ""
    if telling.kleiner_dan is not None:
        return f"< {telling.kleiner_dan}"
    return "niet getoond" if telling.aantal is None else getal(telling.aantal)
