"""Sections of the document by hand that hold no figures and no measures, for the tests of the HTML form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lama_zvp.stuurbord import model as m
from lama_zvp.stuurbord import stukken as s


def colofon() -> m.Colofon:
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


def middelen() -> m.Middelendeel:
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


def gewijzigd() -> m.Gewijzigd:
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


def kwaliteit() -> m.Datakwaliteit:
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


def verantwoording() -> m.Verantwoording:
    return m.Verantwoording(
        beginselen=("Wat niet geweten is, heet onbekend.",),
        drempels=(m.Drempel(naam="Vers", waarde="180 dagen"),),
        methoden=(m.Methode(naam="z-toets", uitleg="Twee aandelen.", gebruikt_bij=("Tevreden",)),),
        bronnen=(m.Bron(bron="Bevraging", indicatoren=("Tevreden",)),),
        breuken=(m.Breuk(indicator="Tevreden", breuk=s.Reeksbreuk(jaar=2021, reden="Andere vraag.")),),
        marges=(m.Marge(indicator="Tevreden", periode="2024", n=1102, marge=Decimal("2.83")),),
    )
