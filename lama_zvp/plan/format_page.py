"""docs/plan-format.md, made from the schema: `python -m lama_zvp.plan.format_page` prints it, in a checkout."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lama_zvp.plan.load import parse_plan
from lama_zvp.plan.schema import json_schema
from lama_zvp.plan.verantwoording_uitleg import account_section
from lama_zvp.plan.voorbeelden import voorbeelden

INLEIDING = """# Een plan schrijven

*Deze pagina is gemaakt uit het schema van het programma. Wijzig haar niet met de hand.*

Een plan is één tekstbestand in YAML. `lama-zvp plan nieuw BESTAND` begint er een, met vragen of met een sjabloon. Zet
het in de map `plannen` van uw thuismap, of geef het met `--plan BESTAND`. `lama-zvp plan controleer BESTAND` noemt elke
fout met regel en kolom, en daarna wat het plan openlaat.

Het kleinste plan dat laadt:

```yaml
{minimaal}```

Waarop u let:

- Inspringen met twee spaties; een lijst begint met `- `.
- Tekst die op iets anders lijkt, staat tussen aanhalingstekens: `"5853"`, `"2020"`, `"nee"`.
- Getallen gewoon: `1028`, `103.60`, met een punt voor de decimalen en niets tussen de duizendtallen. Datums:
  `2024-12-31`.
- Een sleutel (`sleutel`) verandert u nooit meer: het journaal verwijst ernaar.
- Weet het brondocument iets niet, laat het veld dan weg. Het programma meldt dat als planhiaat; het vult niets in.
- Een editor die JSON Schema kent, vult aan en legt uit: `lama-zvp plan schema > plan.schema.json`, en bovenaan het
  plan `# yaml-language-server: $schema=plan.schema.json`. `lama-zvp plan nieuw` doet dat voor u.

Hieronder staat van elk onderdeel wat de velden betekenen, met een voorbeeld uit één plan dat laadt. Een leeg veld
schrijft u niet; de volgorde van de velden is vrij.
"""

MINIMAAL = """sleutel: mijn-zone-2026-2031
titel: Zonaal veiligheidsplan 2026-2031
zone:
  naam: Politiezone Voorbeeld
periode:
  van: 2026-01-01
  tot: 2031-12-31
bron:
  titel: Zonaal veiligheidsplan 2026-2031
speerpunt:
  tekst: Veiliger verkeer in elke wijk.
  bron: Hoofdstuk 1
fiches:
  - sleutel: verkeer
    titel: Verkeersveiligheid
    korte_titel: Verkeer
    bron: Hoofdstuk 2
    maatregelen:
      - sleutel: snelheidscontroles
        titel: Snelheidscontroles aan scholen
        omschrijving: Elke maand een controle in elke schoolomgeving.
        laag: ontraden
        ritme: {per_jaar: 12}
        bron: Hoofdstuk 2.1
"""

DREMPELS = """
De grenzen achter de oordelen hebben een standaardwaarde; een plan kan er andere kiezen.

- **180 dagen** voor een doorlopende maatregel: een halfjaarlijkse stuurvergadering heeft twee meldingen per jaar nodig.
  Alleen goed nieuws veroudert: wat geblokkeerd is, blijft dat tot iemand iets anders meldt.
- **18 maanden** voor een cijfer: jaarcijfers komen in het voorjaar na hun jaar.
- **75 %** van de maatregelen op koers voor een gunstige uitvoering, over álle maatregelen, ook de onbekende.
- **50 %** onbekend: dan zegt het programma niets over de uitvoering.
- **25 %** achter, geblokkeerd of stopgezet: dan vraagt de uitvoering bijsturing.
- **5 %** als tweezijdige grens van de toetsen: de gebruikelijke.
- **10** als grens van kleine aantallen: daaronder schommelt een telling van jaar tot jaar sterk door toeval alleen.
- **90 %** van het geplande aantal: een maatregel die er één van de tien mist, heet nog op koers.
"""

_SOORTEN = {
    "string": "tekst",
    "integer": "geheel getal",
    "number": "getal",
    "boolean": "true of false",
    "null": "leeg",
}


def page(voorbeeld: str) -> str:
    """The page as Markdown; `voorbeeld` is a plan in which every field occurs. Raises PlanOngeldig."""
    schema = json_schema()
    definities: dict[str, Any] = schema["$defs"]
    per_model = voorbeelden(parse_plan(voorbeeld.encode(), "voorbeeld.yaml"))
    regels = [INLEIDING.replace("{minimaal}", MINIMAAL)]
    for naam, deel in (("Plan", schema), *sorted(definities.items())):
        regels += _model(naam, deel)
        for tekst in per_model.get(naam, ()):
            regels += ["```yaml", tekst.rstrip(), "```", ""]
        if naam == "Plan":
            regels += ["Een volledig voorbeeld staat [onderaan](#een-plan-met-elk-veld).", ""]
    regels += account_section()
    regels += ["## Een plan met elk veld", "", "```yaml", voorbeeld.rstrip(), "```", ""]
    return "\n".join(regels)


def _model(naam: str, deel: dict[str, Any]) -> Iterator[str]:
    yield from (f"## {naam}", "", deel["description"], "")
    if naam == "Drempels":
        yield from (DREMPELS.strip(), "")
    verplicht = set(deel.get("required", ()))
    yield from ("| Veld | Wat er staat | Nodig | Uitleg |", "|---|---|---|---|")
    for veld, vorm in deel["properties"].items():
        nodig = "ja" if veld in verplicht else _standaard(vorm)
        yield f"| `{veld}` | {soort_in_woorden(vorm)} | {nodig} | {_cel(vorm['description'])} |"
    yield ""


def _standaard(vorm: dict[str, Any]) -> str:
    waarde = vorm.get("default")
    if isinstance(waarde, str | int | float) and not isinstance(waarde, bool):
        return f"nee: `{waarde}`"
    return "nee"


def soort_in_woorden(vorm: dict[str, Any]) -> str:
    """What may stand in a field, in words; `|` is escaped for the table."""
    if "$ref" in vorm:
        naam = vorm["$ref"].rpartition("/")[2]
        return f"[{naam}](#{naam.lower()})"
    if "enum" in vorm or "const" in vorm:
        return " of ".join(f"`{keuze}`" for keuze in vorm.get("enum", [vorm.get("const")]))
    for sleutel in ("anyOf", "oneOf", "allOf"):
        if sleutel in vorm:
            delen = [soort_in_woorden(deel) for deel in vorm[sleutel] if deel.get("type") != "null"]
            return " of ".join(dict.fromkeys(delen))
    if vorm.get("type") == "array":
        binnen = vorm.get("items") or {}
        return f"lijst van {soort_in_woorden(binnen)}" if binnen else "lijst"
    if vorm.get("type") == "object":
        binnen = vorm.get("additionalProperties")
        return f"per jaar: {soort_in_woorden(binnen)}" if isinstance(binnen, dict) else "velden"
    if vorm.get("format") == "date":
        return "datum"
    return _SOORTEN.get(str(vorm.get("type")), "waarde")


def _cel(tekst: str) -> str:
    return tekst.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(page(Path("tests/golden/plannen/klein.yaml").read_text(encoding="utf-8")))
