"""What the fields of an earlier account mean, with an example of each, for the page on how plans are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lama_zvp.plan.verantwoording import AUTEUR, Verantwoording

UITLEG: Final[dict[str, dict[str, str]]] = {
    "Verantwoording": {
        "": "Wat over een plan al verantwoord is voor dit programma er was.",
        "plan": "De sleutel van het plan.",
        "auteur": "Onder welke naam het in het journaal komt.",
        "bron": "Het verslag waaruit dit is overgenomen.",
        "cijfers_van_het_plan": "Of de `cijfers` en `deelcijfers` die het plan zelf drukt, mee ingelezen worden.",
        "verslagen": "Een verslag per jaar.",
    },
    "Verslag": {
        "": "Wat één document over één jaar meldt.",
        "jaar": "Het jaar waarover het gaat; het moet in de looptijd van het plan vallen.",
        "titel": "Hoe het verslag heet.",
        "voortgang": "Wat gedaan is.",
        "metingen": "Cijfers van dat jaar die het plan niet zelf drukt.",
        "beoordelingen": "Hoe een thema ervoor stond.",
    },
    "EerdereVoortgang": {
        "": "Wat over één maatregel of toezegging gemeld is.",
        "maatregel": "De volledige naam: `fiche.laag.maatregel` of `hefboom.programma.toezegging`.",
        "tekst": "Wat gemeld is, in eigen woorden.",
        "datum": "De dag, als het verslag die noemt; anders telt de laatste dag van het jaar.",
        "status": "De toestand, als het verslag die noemt.",
        "aantal": "Hoeveel keer.",
        "klasse": "Enkel als ze strenger is dan die van de maatregel.",
        "bron": "Waar het in het verslag staat.",
    },
    "EerdereMeting": {
        "": "Eén cijfer van een indicator.",
        "indicator": "De sleutel van de indicator.",
        "waarde": "Het cijfer, met een punt voor de decimalen.",
        "n": "De steekproefgrootte van een aandeel.",
        "voorlopig": "Of het cijfer nog kan wijzigen.",
        "opmerking": "Wat de lezer erbij moet weten.",
        "bron": "Waar het cijfer vandaan komt.",
    },
    "EerdereBeoordeling": {
        "": "Het oordeel over een fiche.",
        "fiche": "De sleutel van de fiche.",
        "oordeel": "Hoe de fiche ervoor stond.",
        "herkomst": "bron: het verslag oordeelt zelf; afgeleid: het is uw lezing van zijn woorden.",
        "toelichting": "Waarom, in eigen woorden.",
        "bijsturing": "Wat er moest veranderen.",
        "bron": "Waar het in het verslag staat.",
    },
}

VOORBEELD: Final = """plan: voorbeeldplan
auteur: eerdere verantwoording
bron: {titel: Jaarverslag 2021, uitgever: Politiezone Voorbeeld, jaar: 2022}
cijfers_van_het_plan: true
verslagen:
  - jaar: 2021
    titel: Jaarverslag 2021
    voortgang:
      - maatregel: verkeer.ontraden.bob-winter
        datum: 2021-12-18
        status: uitgevoerd
        aantal: 2
        tekst: Twee grote controles in december.
        klasse: beperkt
        bron: p. 12
      - {maatregel: hefboom.gdpr.register, tekst: Het register is opgemaakt., bron: p. 20}
    metingen:
      - {indicator: ongevallen, waarde: 104, voorlopig: true, opmerking: Tot november., bron: p. 11}
      - {indicator: tevredenheid, waarde: 76.5, n: 980, bron: p. 14}
    beoordelingen:
      - fiche: verkeer
        oordeel: aandacht
        herkomst: afgeleid
        toelichting: De controles liepen, de ongevallen daalden traag.
        bijsturing: Ook in de zomer controleren.
        bron: p. 13
"""

INLEIDING: Final = f"""## Eerdere verantwoording

Wat over de voorbije jaren al gerapporteerd is, hoort niet in het plan maar in een bestand ernaast, met dezelfde naam in
een map `verantwoording`: bij `plannen/mijn-zone.yaml` hoort `plannen/verantwoording/mijn-zone.yaml`.
`lama-zvp importeer historiek --proef` kijkt het na; `lama-zvp importeer historiek` leest het in als gebeurtenissen van
`{AUTEUR}`, alles of niets. Nog eens inlezen verandert niets; wat u in het bestand verbetert, wordt in het
journaal gecorrigeerd.
"""


def account_section() -> Iterator[str]:
    """The section of the page on the account: what it is for, every field, and one example that loads."""
    from lama_zvp.plan.schema import as_written

    schema = as_written(Verantwoording)
    definities: dict[str, Any] = {"Verantwoording": schema, **schema["$defs"]}
    yield INLEIDING
    for naam, uitleg in UITLEG.items():
        yield from (f"### {naam}", "", uitleg[""], "")
        yield from ("| Veld | Wat er staat | Nodig | Uitleg |", "|---|---|---|---|")
        verplicht = set(definities[naam].get("required", ()))
        for veld, vorm in definities[naam]["properties"].items():
            yield f"| `{veld}` | {_soort(vorm)} | {'ja' if veld in verplicht else 'nee'} | {uitleg[veld]} |"
        yield ""
    yield from ("```yaml", VOORBEELD.rstrip(), "```", "")


def _soort(vorm: dict[str, Any]) -> str:
    from lama_zvp.plan.format_page import soort_in_woorden

    return soort_in_woorden(vorm)
