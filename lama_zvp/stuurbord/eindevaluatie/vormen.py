"""The forms of the eindevaluatie: Markdown, HTML, PDF and JSON, all from the same blocks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from lama_zvp.errors import NietGevonden
from lama_zvp.stuurbord.eindevaluatie.blokken import Alinea, Blok, Kop, Lijst, Tabel, blokken
from lama_zvp.stuurbord.eindevaluatie.model import Eindevaluatie

if TYPE_CHECKING:
    from lama_zvp.stuurbord.render.html.elementen import Html
    from lama_zvp.stuurbord.render.pdf.bouwstenen import Deel, Maat


_SMAL = 14
_BREED = 60


def render(evaluatie: Eindevaluatie, formaat: str) -> bytes:
    """The document in one format; the same bytes for the same document. Raises NietGevonden."""
    if formaat not in VORMEN:
        raise NietGevonden(f"Er is geen formaat “{formaat}”.", raad="Kies uit: " + ", ".join(VORMEN) + ".")
    return VORMEN[formaat](evaluatie)


def als_markdown(evaluatie: Eindevaluatie) -> bytes:
    from lama_zvp.stuurbord.render import md_vorm

    regels: list[str] = []
    for blok in blokken(evaluatie):
        match blok:
            case Kop(niveau, tekst):
                regels += [f"{'#' * niveau} {md_vorm.md(tekst)}", ""]
            case Alinea(tekst, citaat):
                regels += md_vorm.citaat(tekst) if citaat else [md_vorm.md(tekst), ""]
            case Lijst(punten):
                regels += md_vorm.lijst(md_vorm.md(punt) for punt in punten)
            case Tabel(_, koppen, rijen, rechts):
                regels += md_vorm.tabel(koppen, rijen, rechts=rechts)
    return ("\n".join(regels).rstrip("\n") + "\n").encode()


def als_html(evaluatie: Eindevaluatie) -> bytes:
    from lama_zvp.stuurbord.render.html.bladzijde import hoofding
    from lama_zvp.stuurbord.render.html.elementen import el

    c = evaluatie.colofon
    voorbeeld = " · voorbeelddata" if c.voorbeelddata else ""
    voet = f"Eindevaluatie {c.periode_van.year}-{c.periode_tot.year} · klasse {c.editie.klasse}{voorbeeld}"
    romp = el(
        "body",
        el("a", "Naar de inhoud", href="#inhoud", class_="spring"),
        el("main", list(_html(evaluatie)), id="inhoud", tabindex="-1"),
        el("footer", el("p", f"{evaluatie.titel} · {c.zone} · {c.editie.titel}")),
    )
    kop = hoofding(f"{evaluatie.titel}, {c.zone}, {c.editie.titel}", voet)
    return f"<!DOCTYPE html>\n{el('html', kop, romp, lang='nl-BE')}".encode()


def _html(evaluatie: Eindevaluatie) -> Iterator[Html]:
    from lama_zvp.stuurbord.render.html.elementen import alineas, el, lijst
    from lama_zvp.stuurbord.render.html.tabel import Kolom, schuif, tabel

    for blok in blokken(evaluatie):
        match blok:
            case Kop(niveau, tekst):
                yield el(f"h{niveau}", tekst)
            case Alinea(tekst, citaat):
                yield el("blockquote", alineas(tekst)) if citaat else alineas(tekst)
            case Lijst(punten):
                yield lijst(punten)
            case Tabel(naam, koppen, rijen, rechts):
                kolommen = [Kolom(kop, "r" if i in rechts else "") for i, kop in enumerate(koppen)]
                yield schuif(tabel(naam, kolommen, rijen), naam)


def als_pdf(evaluatie: Eindevaluatie) -> bytes:
    """Raises GebruikFout when the optional parts for PDF are not installed."""
    from lama_zvp.stuurbord.render.pdf.zetter import zet

    c = evaluatie.colofon
    dag = c.opgemaakt_op
    merk = "VOORBEELDDATA" if c.voorbeelddata else ""
    blad = {
        "titel": f"{evaluatie.titel}, {c.zone}, editie {c.editie.titel}",
        "auteur": c.zone,
        "omschrijving": f"{c.plan_titel}. Klasse {c.editie.klasse}.",
        "trefwoorden": [woord for woord in (evaluatie.titel, c.editie.titel, c.editie.klasse, merk) if woord],
        "datum": [dag.year, dag.month, dag.day],
        "merk": merk,
        "kopregel": {"links": c.zone, "rechts": c.editie.titel, "toestand": evaluatie.titel, "kleur": "merk"},
        "voetregel": {"links": f"Klasse {c.editie.klasse}", "midden": merk},
    }
    inhoud = [deel for blok in blokken(evaluatie) for deel in _pdf(blok)]
    return zet({"blad": blad, "inhoud": inhoud}, dag)


def _pdf(blok: Blok) -> list[Deel]:
    from lama_zvp.stuurbord.render.pdf import bouwstenen as b

    match blok:
        case Kop(niveau, tekst):
            return [b.kop(min(niveau, 3), tekst)]
        case Alinea(tekst, citaat):
            return [b.kader(b.alineas(tekst))] if citaat else b.alineas(tekst)
        case Lijst(punten):
            return b.lijst(punten)
        case Tabel(_, koppen, rijen, rechts):
            kolommen = [
                b.kolom(kop, _maat(kop, [rij[i] for rij in rijen]), "rechts" if i in rechts else "links")
                for i, kop in enumerate(koppen)
            ]
            return b.tabel(kolommen, [b.rij(*(b.alinea(cel) for cel in rij)) for rij in rijen], maat=0.8)
    raise AssertionError(blok)


def _maat(kop: str, cellen: Sequence[str]) -> Maat:
    """A column of short texts is as wide as they are; the room that is left goes to the others by their length."""
    langste = max(len(kop), *(len(cel) for cel in cellen)) if cellen else len(kop)
    return "auto" if langste <= _SMAL else (min(langste, _BREED) / _SMAL, "fr")


def als_json(evaluatie: Eindevaluatie) -> bytes:
    return (json.dumps(evaluatie.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


VORMEN: Mapping[str, Callable[[Eindevaluatie], bytes]] = MappingProxyType(
    {"md": als_markdown, "html": als_html, "pdf": als_pdf, "json": als_json}
)
