"""Sections 8 and 9: what plan and data leave open, and how the verdicts were reached."""

from __future__ import annotations

from collections.abc import Sequence

from lama_zvp.stuurbord.model import Datakwaliteit, Marge, Verantwoording, Werklijst
from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, Inhoud, el, lijst, samen
from lama_zvp.stuurbord.render.html.tabel import Groep, Kolom, groepentabel, tabel
from lama_zvp.stuurbord.render.html.woorden import bron, dof, klasselabel
from lama_zvp.stuurbord.stukken import Bevinding
from lama_zvp.typografie import NBSP, getal


def datakwaliteit(deel: Datakwaliteit) -> Html:
    return samen(
        el("h3", "Wat het plan openlaat"),
        _bevindingen(deel.planhiaten) or el("p", dof("Geen planhiaten gevonden.")),
        _met_kop("Nagerekend", _bevindingen(deel.narekenen)),
        _met_kop("Opmerkingen bij het plan", _bevindingen(deel.opmerkingen)),
        el("h3", "Wat de gegevens openlaten"),
        lijst(deel.gegevens) or el("p", dof("Geen opmerkingen.")),
        _met_kop("Vervallen namen met meldingen", lijst(deel.vervallen, "namen")),
        _met_kop("Werklijst per verantwoordelijke", _werklijst(deel.werklijst)),
    )


def _met_kop(kop: str, inhoud: Html) -> Html:
    return samen(el("h3", kop), inhoud) if inhoud else NIETS


def _bevindingen(bevindingen: Sequence[Bevinding]) -> Html:
    """Findings by place; those of one place stand together."""
    per: dict[str, list[Bevinding]] = {}
    for bevinding in bevindingen:
        per.setdefault(bevinding.plaats, []).append(bevinding)
    return lijst(
        ((el("strong", f"{plaats}. ") if plaats else NIETS, _zinnen(groep)) for plaats, groep in per.items()),
        "bevindingen",
    )


def _zinnen(bevindingen: Sequence[Bevinding]) -> Html:
    return samen((b.tekst, " ", bron(b.bron), " ") for b in bevindingen)


def _werklijst(werklijsten: Sequence[Werklijst]) -> Html:
    groepen = [
        Groep(
            werk.verantwoordelijke or "Zonder verantwoordelijke in het plan",
            tuple(
                ((punt.soort.replace("-", " "), " ", klasselabel(punt.klasse, "intern")), punt.onderwerp, punt.tekst)
                for punt in werk.punten
            ),
        )
        for werk in werklijsten
    ]
    kolommen = (Kolom("Wat"), Kolom("Waarover"), Kolom("Toelichting", "breed"))
    return groepentabel("Wat op wie wacht", kolommen, groepen, klasse="werklijst stapel")


# --- how it was done ---------------------------------------------------------------------------------------------


def verantwoording(deel: Verantwoording) -> Html:
    drempels: list[Sequence[Inhoud]] = [(drempel.naam, drempel.waarde) for drempel in deel.drempels]
    return samen(
        el("h3", "Beginselen"),
        lijst(deel.beginselen),
        _met_kop("Drempels", tabel("Drempels", (Kolom("Drempel"), Kolom("Waarde")), drempels, klasse="smal stapel")),
        _met_kop("Methoden", _methoden(deel)),
        _met_kop("Bronnen", lijst((el("strong", b.bron), ": ", ", ".join(b.indicatoren)) for b in deel.bronnen)),
        _met_kop(
            "Reeksbreuken",
            lijst((el("strong", f"{b.indicator}, vanaf {b.breuk.jaar}"), ": ", b.breuk.reden) for b in deel.breuken),
        ),
        _met_kop("Foutenmarges", _marges(deel.marges)),
    )


def _methoden(deel: Verantwoording) -> Html:
    return lijst(
        (
            el("strong", methode.naam),
            (": ", methode.uitleg) if methode.uitleg else NIETS,
            el("span", " Gebruikt bij: ", ", ".join(methode.gebruikt_bij), ".", class_="bron")
            if methode.gebruikt_bij
            else NIETS,
        )
        for methode in deel.methoden
    )


def _marges(marges: Sequence[Marge]) -> Html:
    kolommen = (
        Kolom("Cijfer", "breed"),
        Kolom("Periode"),
        Kolom("Steekproef", "r"),
        Kolom(f"Marge (95{NBSP}%), procentpunt", "r"),
    )
    rijen: list[Sequence[Inhoud]] = [
        (
            marge.indicator,
            marge.periode,
            dof("onbekend") if marge.n is None else f"n = {getal(marge.n)}",
            f"±{NBSP}{getal(marge.marge)}",
        )
        for marge in marges
    ]
    return tabel("Foutenmarges", kolommen, rijen, klasse="smal stapel")
