"""A small document made by hand, with something in every section, for the tests of the HTML form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from lama_zvp.stuurbord import model as m
from lama_zvp.stuurbord import stukken as s
from tests.unit.html_delen import colofon, gewijzigd, kwaliteit, middelen, verantwoording


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
        p_woorden="toeval verklaart zo'n verschil gemakkelijk",
        effect=s.Effectoordeel(
            oordeel="geen-aantoonbaar-verschil",
            redenen=("Tegenover de nulmeting van 2018: van 15 naar 9 personen (−6, −40 %); p = 0,31.",),
        ),
        methode="exacte voorwaardelijke binomiale toets van twee tellingen",
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
        colofon=colofon(),
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
        middelen=middelen(),
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
        gewijzigd=gewijzigd(),
        datakwaliteit=kwaliteit(),
        verantwoording=verantwoording(),
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
