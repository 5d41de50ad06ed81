"""Material for the tests of the HTML form: a small document made by hand, and a reader that sees its elements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from lama_zvp.stuurbord import model as m
from lama_zvp.stuurbord import stukken as s

VOID = frozenset({"meta", "br"})


def punt(jaar: int, waarde: str | None, **velden: Any) -> s.Punt:
    return s.Punt(periode=str(jaar), jaar=jaar, waarde=None if waarde is None else Decimal(waarde), **velden)


def indicator(**velden: Any) -> s.Indicatordeel:
    """Seriously injured: three printed years, two entered ones, a target, and nothing else."""
    reeks = velden.pop("reeks", None) or (
        punt(2016, "24", gedrukt=True),
        punt(2017, "18", gedrukt=True),
        punt(2018, "15", gedrukt=True),
        punt(2023, "14", bron="Ongevallenregister"),
        punt(2024, "9", bron="Ongevallenregister", voorlopig=True),
    )
    per_jaar = {p.jaar: p for p in reeks if len(p.periode) == 4}
    doel = s.Doel(jaar=2025, waarde=Decimal(12), bron="Fiche verkeer")
    vast: dict[str, Any] = {
        "sleutel": "zwaargewonden",
        "naam": "Zwaargewonden in het verkeer",
        "eenheid": "personen",
        "soort": "telling",
        "aard": "fenomeen",
        "richting": "lager-beter",
        "klasse": "openbaar",
        "kernindicator": True,
        "groep": "Verkeersongevallen",
        "omschrijving": "",
        "bron": "Ongevallenregister",
        "reeks": reeks,
        "nulmeting": per_jaar.get(2018),
        "vorig": per_jaar.get(2023),
        "nu": per_jaar.get(2024),
        "streefwaarden": (doel,),
        "doel": doel,
        "vergelijkingen": (),
        "effect": s.Effectoordeel(oordeel="geen-aantoonbaar-verschil", redenen=("Toeval kan dit verschil verklaren.",)),
        "zekerheid": s.Zekerheidsoordeel(oordeel="middel", redenen=("Het cijfer van 2024 is voorlopig.",)),
        "marge": None,
        "reeksbreuken": (),
        "elders": (),
        "regelkaart": None,
        "waarschuwingen": (),
    }
    return s.Indicatordeel(**(vast | velden))


def vergelijking() -> s.Vergelijking:
    return s.Vergelijking(
        tegenover="nulmeting",
        oud=punt(2018, "15", gedrukt=True),
        nieuw=punt(2024, "9", voorlopig=True),
        verschil=Decimal(-6),
        relatief=Decimal("-40.0"),
        p=Decimal("0.30746"),
        effect=s.Effectoordeel(
            oordeel="geen-aantoonbaar-verschil",
            redenen=("Tegenover de nulmeting van 2018: van 15 naar 9 personen (−6, −40 %); p = 0,31.",),
        ),
        methode="exacte voorwaardelijke binomiale toets van twee tellingen",
        **({"p_woorden": "toeval verklaart dit"} if "p_woorden" in s.Vergelijking.model_fields else {}),
    )


def maatregel(titel: str, **velden: Any) -> s.Maatregeldeel:
    """Reported in November, on course."""
    vast: dict[str, Any] = {
        "naam": "verkeer.ontraden.bob",
        "titel": titel,
        "afgeleid": False,
        "klasse": "openbaar",
        "ritme": "4 keer per jaar",
        "termijn": None,
        "gemeenten": ("Aalbeek",),
        "stand": s.Maatregeloordeel(oordeel="op-koers", redenen=("3 keer gemeld; gepland was 4 keer.",)),
        "status": "lopend",
        "status_datum": date(2024, 11, 5),
        "laatste_datum": date(2024, 11, 5),
        "dagen": 56,
        "verouderd": False,
        "gepland": 4,
        "gerealiseerd": s.Telling(aantal=3),
        "te_laat": False,
        "gemeld": True,
        "laatste": s.Melding(
            nummer=31,
            datum=date(2024, 11, 5),
            status="lopend",
            aantal=s.Telling(aantal=1),
            gemeente="Aalbeek",
            tekst="Vier controles,\n412 bestuurders getest.",
            ingekort=False,
            klasse="openbaar",
        ),
        "nummers": (31, 12),
        "bewijzen": (s.Bewijs(verwijzing="Verslag BOB", datum=date(2024, 11, 6), nummer=32),),
    }
    return s.Maatregeldeel(**(vast | velden))


def stil(titel: str) -> s.Maatregeldeel:
    """Never heard of."""
    return maatregel(
        titel,
        stand=s.Maatregeloordeel(oordeel="onbekend", redenen=("Er is nog niets gemeld.",)),
        status=None,
        status_datum=None,
        laatste_datum=None,
        dagen=None,
        gerealiseerd=None,
        gemeld=False,
        laatste=None,
        nummers=(),
        bewijzen=(),
        afgeleid=True,
    )


def oogopslagrij(titel: str, kern: m.Kerncijfer | None = None, **velden: Any) -> m.Oogopslagrij:
    vast: dict[str, Any] = {
        "sleutel": titel.lower(),
        "titel": titel,
        "klasse": "openbaar",
        "uitvoering": "aandacht",
        "effect": "geen-aantoonbaar-verschil",
        "zekerheid": "middel",
        "actualiteit": "actueel",
        "beoordeling": "op-koers",
        "kerncijfer": kern,
        "gevraagd": ("B1",),
    }
    return m.Oogopslagrij(**(vast | velden))


def kerncijfer(naam: str = "Zwaargewonden in het verkeer") -> m.Kerncijfer:
    deel = indicator()
    return m.Kerncijfer(
        naam=naam,
        eenheid=deel.eenheid,
        klasse="openbaar",
        nulmeting=deel.nulmeting,
        vorig=deel.vorig,
        nu=deel.nu,
        doel=deel.doel,
        verloop=deel.reeks,
        breuken=(),
    )


def signaal(tekst: str, grond: str = "Zekerheid van het cijfer: middel.") -> s.Signaal:
    return s.Signaal(tekst=tekst, grond=grond, onderwerp="Verkeer", klasse="openbaar")


def klein() -> m.Stuurbord:
    """One fiche, one hefboom, and something in every section."""
    return m.Stuurbord(
        titel="Stuurbord 2024",
        colofon=_colofon(),
        speerpunt=m.Speerpunt(
            speerpunt=s.Passage(tekst="Meer vertrouwen in de eigen politie.", bron="Voorwoord"),
            cijfers=(tevreden(),),
        ),
        oogopslag=m.Oogopslag(
            rijen=(oogopslagrij("Verkeer", kerncijfer()), oogopslagrij("Jeugd", beoordeling=None, gevraagd=())),
            goed=(signaal("Zwaargewonden: van 15 (2018) naar 9 (2024)."),),
            goed_tekort="Meer waarvan vaststaat dat het goed gaat, is er niet te noemen.",
            bijsturen=(),
            bijsturen_tekort="Uit wat bekend is, volgt niets dat bijsturing vraagt.",
            besluiten_open=1,
            besluiten_te_laat=1,
        ),
        beslispunten=_beslispunten(),
        fiches=(_fiche(),),
        hefbomen=(_hefboom(),),
        middelen=_middelen(),
        per_gemeente=m.Gemeentedeel(
            gemeenten=("Aalbeek", "Beekdorp"),
            meldingen=(
                m.Gemeenterij(
                    fiche="Verkeer",
                    klasse="openbaar",
                    aantallen=(s.Telling(aantal=12), s.Telling(aantal=None, kleiner_dan=5)),
                    zone=s.Telling(aantal=None, niet_getoond=True),
                ),
            ),
            cijfers=(),
            opmerking="",
        ),
        gewijzigd=_gewijzigd(),
        datakwaliteit=_kwaliteit(),
        verantwoording=_verantwoording(),
        akkoord=m.Akkoord(
            tekst="Besproken in de zonale veiligheidsraad.",
            handtekeningen=(m.Handtekening(functie="Korpschef", rol="Hoofdcommissaris"),),
        ),
    )


def tevreden() -> s.Indicatordeel:
    """A survey share with a margin, a break and a figure from elsewhere."""
    reeks = (punt(2018, "59", n=1028, gedrukt=True), punt(2021, "57", n=990), punt(2024, "64", n=1102))
    return indicator(
        sleutel="tevreden",
        naam="Tevreden over de politie",
        eenheid="%",
        soort="percentage",
        aard="beleving",
        richting="hoger-beter",
        kernindicator=False,
        groep="",
        bron="Bevraging",
        reeks=reeks,
        vorig=None,
        streefwaarden=(),
        doel=None,
        marge=Decimal("2.83"),
        reeksbreuken=(s.Reeksbreuk(jaar=2021, reden="Andere vraag in de bevraging."),),
        elders=(s.Elders(naam="Limburg", punten=(punt(2018, "69"),)),),
        effect=s.Effectoordeel(oordeel="niet-vergelijkbaar", redenen=("De vraag is gewijzigd.",)),
    )


def _colofon() -> m.Colofon:
    return m.Colofon(
        zone="Politiezone Beek",
        zone_code="5999",
        gemeenten=("Aalbeek", "Beekdorp"),
        plan_sleutel="beek",
        plan_titel="Zonaal veiligheidsplan Beek",
        plan_versie="2",
        plan_sha256="ab" * 32,
        plan_bron="ZVP 2020-2025",
        periode_van=date(2020, 1, 1),
        periode_tot=date(2025, 12, 31),
        jaar=2024,
        editie=m.Editiedeel(
            sleutel="zonale-veiligheidsraad",
            titel="Zonale veiligheidsraad",
            klasse="beperkt",
            onderdruk_onder=None,
            werklijst=False,
            weglating="",
        ),
        toestand="ontwerp",
        versie=None,
        eerdere_versie=None,
        opgemaakt_op=date(2025, 3, 14),
        peildag=date(2024, 12, 31),
        gegevens_tot=date(2024, 11, 5),
        journaal_tot=41,
        journaal_hash="cd" * 32,
        voorbeelddata=False,
        vingerafdruk="ef" * 32,
    )


def _beslispunten() -> m.Beslispunten:
    besluit = s.Besluitdeel(
        nummer=12,
        titel="Extra controles",
        tekst="",
        onderwerp="Verkeer",
        onderwerp_sleutel="verkeer",
        verantwoordelijke="Diensthoofd verkeer",
        datum=date(2024, 3, 12),
        termijn=date(2024, 10, 1),
        stand="open",
        stand_datum=None,
        stand_tekst="",
        te_laat=True,
        klasse="openbaar",
    )
    vraag = s.Beslispunt(
        code="B1",
        soort="besluit",
        onderwerpen=("Verkeer",),
        vraag="Een eerder besluit uitvoeren, verlengen of laten vervallen.",
        toelichting="De termijn verstreek op 1 oktober 2024.\nTweede regel.",
        klasse="openbaar",
    )
    return m.Beslispunten(punten=(vraag,), open_besluiten=(besluit,), afgesloten_besluiten=())


def _oordelen() -> dict[str, Any]:
    return {
        "uitvoering": s.Uitvoeringsoordeel(oordeel="aandacht", redenen=("1 van 2 op koers.",)),
        "effect": s.Effectoordeel(oordeel="geen-aantoonbaar-verschil", redenen=("Zie het kerncijfer.",)),
        "zekerheid": s.Zekerheidsoordeel(oordeel="middel", redenen=("Voorlopig cijfer.",)),
        "actualiteit": s.Actualiteitsoordeel(oordeel="actueel", redenen=("Laatste melding op 5 november 2024.",)),
        "voorstel": "aandacht",
        "voorstel_redenen": ("De uitvoering vraagt aandacht.",),
    }


def _fiche() -> m.Fichedeel:
    uitvoering = s.Uitvoeringsoordeel(oordeel="aandacht", redenen=("1 op koers, 1 onbekend.",))
    return m.Fichedeel(
        nummer="3.1",
        soort="fiche",
        sleutel="verkeer",
        titel="Verkeersveiligheid",
        korte_titel="Verkeer",
        klasse="openbaar",
        verantwoordelijke="Diensthoofd verkeer",
        doelstellingen=(s.Passage(tekst="Minder slachtoffers.", bron="Fiche verkeer"),),
        beoordeling=s.Beoordelingsdeel(
            oordeel="op-koers",
            toelichting="De controles zijn gehaald.",
            bijsturing="Meer zichtbaarheid.",
            datum=date(2025, 3, 1),
            nummer=40,
            klasse="openbaar",
        ),
        lagen=(
            s.Laagdeel(
                sleutel="ontraden",
                titel="Ontraden",
                uitvoering=uitvoering,
                maatregelen=(maatregel("BOB-controles"), stil("Snelheidscamera")),
            ),
        ),
        leeg="Geen maatregelen in de laag nazorg.",
        indicatoren=(indicator(vergelijkingen=(vergelijking(),)),),
        gevraagd=("B1",),
        bron="Actiefiche verkeer",
        **_oordelen(),
    )


def _hefboom() -> m.Fichedeel:
    return m.Fichedeel(
        nummer="4.1",
        soort="hefboom",
        sleutel="hefboom.communicatie",
        titel="Communicatie",
        korte_titel="Communicatie",
        klasse="intern",
        verantwoordelijke="",
        doelstellingen=(),
        beoordeling=None,
        lagen=(s.Laagdeel(sleutel="", titel="", uitvoering=None, maatregelen=(maatregel("Website"),)),),
        leeg="",
        indicatoren=(),
        gevraagd=(),
        bron="Communicatie",
        **_oordelen(),
    )


def _middelen() -> m.Middelendeel:
    rij = m.Tabelrij(titel="Hoofdinspecteurs", cellen=(Decimal("1234.5"), None))
    return m.Middelendeel(
        tabellen=(
            m.Tabeldeel(
                titel="Personeel",
                eenheid="voltijds",
                decimalen=1,
                kolommen=("2020", "2025"),
                rijen=(rij,),
                totaal=m.Tabelrij(titel="Totaal", cellen=(Decimal("1234.5"), None)),
                opmerking="",
                bron="Middelen",
                klasse="openbaar",
            ),
        ),
        afspraken=(s.Passage(tekst="Het kader blijft.", bron="Middelen"),),
        federaal=(
            m.FederalePartner(
                naam="Federale wegpolitie",
                maatregelen=(m.Bijdrage(titel="BOB-controles", fiche="Verkeer", stand="op-koers", klasse="openbaar"),),
            ),
        ),
    )


def _gewijzigd() -> m.Gewijzigd:
    verwijzing = s.Besluitverwijzing(nummer=12, titel="Extra controles", datum=date(2024, 3, 12))
    return m.Gewijzigd(
        vorig_jaar=2023,
        vorige_versie=1,
        vorige_datum=date(2024, 3, 10),
        wijzigingen=(
            s.Wijziging(
                soort="streefwaarde-verzacht",
                onderwerp="Zwaargewonden",
                tekst="Streefwaarde voor 2025 van 10 naar 12.",
                besluiten=(),
                klasse="openbaar",
            ),
            s.Wijziging(
                soort="termijn-verschoven",
                onderwerp="Verkeer: Trajectcontrole",
                tekst="Termijn verschoven.",
                besluiten=(verwijzing,),
                klasse="openbaar",
            ),
        ),
        sinds_versie=(),
    )


def _kwaliteit() -> m.Datakwaliteit:
    return m.Datakwaliteit(
        planhiaten=(s.Bevinding(plaats="Verkeer", tekst="Geen streefwaarde.", bron="Fiche verkeer"),),
        narekenen=(),
        opmerkingen=(),
        gegevens=("Over 2 van de 3 maatregelen is iets gemeld.",),
        vervallen=(),
        werklijst=(
            m.Werklijst(
                verantwoordelijke="",
                punten=(s.Aandachtspunt(soort="te-laat", onderwerp="Verkeer", tekst="Te laat.", klasse="openbaar"),),
            ),
        ),
    )


def _verantwoording() -> m.Verantwoording:
    return m.Verantwoording(
        beginselen=("Wat niet geweten is, heet onbekend.",),
        drempels=(m.Drempel(naam="Vers", waarde="180 dagen"),),
        methoden=(m.Methode(naam="z-toets", uitleg="Twee aandelen.", gebruikt_bij=("Tevreden",)),),
        bronnen=(m.Bron(bron="Bevraging", indicatoren=("Tevreden",)),),
        breuken=(m.Breuk(indicator="Tevreden", breuk=s.Reeksbreuk(jaar=2021, reden="Andere vraag.")),),
        marges=(m.Marge(indicator="Tevreden", periode="2024", n=1102, marge=Decimal("2.83")),),
    )


# --- other texts in the same document ----------------------------------------------------------------------------


def met_teksten(waarde: Any, maak: Callable[[str], str]) -> Any:
    """The same value with every free text replaced; what comes from a fixed list of words stays."""
    if isinstance(waarde, BaseModel):
        nieuw = {}
        for naam, veld in type(waarde).model_fields.items():
            oud = getattr(waarde, naam)
            nieuw[naam] = oud if _vast(veld.annotation) else met_teksten(oud, maak)
        return type(waarde).model_validate(nieuw)
    if isinstance(waarde, tuple):
        return tuple(met_teksten(deel, maak) for deel in waarde)
    return maak(waarde) if isinstance(waarde, str) else waarde


def _vast(annotatie: Any) -> bool:
    return any(get_origin(deel) is Literal for deel in (annotatie, *get_args(annotatie)))


# --- what a browser makes of it ----------------------------------------------------------------------------------


@dataclass
class Element:
    naam: str
    attributen: dict[str, str | None]
    ouder: Element | None
    kinderen: list[Element] = field(default_factory=list)
    teksten: list[str] = field(default_factory=list)

    def alle(self, *namen: str) -> Iterator[Element]:
        for kind in self.kinderen:
            if not namen or kind.naam in namen:
                yield kind
            yield from kind.alle(*namen)

    def tekst(self) -> str:
        """All text in it, in order."""
        return "".join(self.teksten)

    def klassen(self) -> set[str]:
        return set((self.attributen.get("class") or "").split())


class _Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wortel = Element("", {}, None)
        self.hier = self.wortel
        self.opmerkingen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), self.hier)
        assert len(element.attributen) == len(attrs), f"attribute twice in {tag}"
        self.hier.kinderen.append(element)
        if tag not in VOID:
            self.hier = element

    def handle_endtag(self, tag: str) -> None:
        assert self.hier.naam == tag, f"</{tag}> closes <{self.hier.naam}>"
        assert self.hier.ouder is not None
        self.hier = self.hier.ouder

    def handle_data(self, data: str) -> None:
        element: Element | None = self.hier
        while element is not None:
            element.teksten.append(data)
            element = element.ouder

    def handle_comment(self, data: str) -> None:
        self.opmerkingen.append(data)


def lees(bytes_: bytes) -> Element:
    """The elements of a page. Every tag must be closed where it was opened, and there are no comments."""
    lezer = _Lezer()
    lezer.feed(bytes_.decode())
    lezer.close()
    assert lezer.hier is lezer.wortel
    assert lezer.opmerkingen == []
    return lezer.wortel
