"""A figure that is followed, in full: its chart, its comparisons, what is known of it and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lama_zvp import tekens
from lama_zvp.stuurbord.render.pdf.bouwstenen import (
    STREEP,
    Deel,
    Regel,
    alinea,
    alineas,
    bijeen,
    cel,
    dof,
    gescheiden,
    klein,
    kleur_van,
    kolom,
    kop,
    lijst,
    merkje,
    naast,
    oordeel,
    rij,
    spring,
    tabel,
    vet,
)
from lama_zvp.stuurbord.render.pdf.grafiek import regelkaart, staven
from lama_zvp.stuurbord.render.weergave import GEEN, cijfer, p_waarde, verandering
from lama_zvp.stuurbord.stukken import Indicatordeel, Punt, Regelkaart, Uitschieter, Vergelijking
from lama_zvp.typografie import NBSP, getal

RICHTING: Mapping[str, str] = {
    "lager-beter": "lager is beter",
    "hoger-beter": "hoger is beter",
    "neutraal": "geen gewenste richting",
}
_KANT: Mapping[str, str] = {
    "buiten-grens": "buiten de gewone schommeling",
    "acht-op-rij": "acht of meer op rij aan één kant van het gemiddelde",
}


class Cijferboek:
    """Shows each indicator in full once; where it returns, a line leads there."""

    def __init__(self, jaar: int) -> None:
        self.jaar = jaar
        self._eerder: dict[str, tuple[Indicatordeel, str, str]] = {}

    def delen(self, indicatoren: Iterable[Indicatordeel], plaats: str, niveau: int = 4) -> list[Deel]:
        """The indicators of one part of the document, which is called `plaats`; `niveau` is that of their headings."""
        uit: list[Deel] = []
        elders: list[tuple[Indicatordeel, str, str]] = []
        groep = ""
        for deel in indicatoren:
            eerder, waar, label = self._eerder.get(deel.sleutel, (None, "", ""))
            if eerder == deel:
                elders.append((deel, waar, label))
                continue
            label = f"cijfer-{len(self._eerder)}" if eerder is None else ""
            groepskop = [alinea(dof(deel.groep), maat=0.92)] if deel.groep and deel.groep != groep else []
            groep = deel.groep
            uit.append(bijeen(*groepskop, *self._voluit(deel, label, niveau)))
            self._eerder.setdefault(deel.sleutel, (deel, plaats, label))
        return uit + [_verwezen(deel, waar, label) for deel, waar, label in elders]

    def _voluit(self, deel: Indicatordeel, label: str, niveau: int) -> list[Deel]:
        kopje = kop(niveau, [deel.naam, klein(f" ({deel.eenheid})")], label=label)
        grafiek = staven(deel, self.jaar)
        boven: list[Deel] = [STREEP, naast(([kopje], [_oordelen(deel)]), ((1, "fr"), "auto"), 4), *_let_op(deel)]
        tekst = [*tabel_vergelijkingen(deel), *_duiding(deel)]
        romp = [naast(([grafiek], tekst), ((76, "mm"), (1, "fr")), 5)] if grafiek else tekst
        kaart = regelkaart(deel)
        onder = [kaart, *_uitschieters(deel.regelkaart)] if kaart and deel.regelkaart else []
        return [*boven, *romp, *onder, *_herkomst(deel)]


def _verwezen(deel: Indicatordeel, waar: str, label: str) -> Deel:
    return alinea(
        vet(f"{deel.naam} ({deel.eenheid})"),
        " ",
        oordeel(tekens.EFFECT[deel.effect.oordeel], kleur_van(deel.effect.oordeel)),
        " ",
        klein(spring(f"zie {waar}", label)),
    )


def _oordelen(deel: Indicatordeel) -> Deel:
    return alinea(
        *gescheiden(
            (
                merkje("kerncijfer") if deel.kernindicator else "",
                oordeel(tekens.EFFECT[deel.effect.oordeel], kleur_van(deel.effect.oordeel)),
                ["zekerheid ", oordeel(tekens.ZEKERHEID[deel.zekerheid.oordeel], "kalm")],
            ),
            "   ",
        )
    )


def _let_op(deel: Indicatordeel) -> list[Deel]:
    return [alinea(vet("Let op: "), tekst, kleur="zorg") for tekst in deel.waarschuwingen]


def tabel_vergelijkingen(deel: Indicatordeel) -> list[Deel]:
    """The year beside nulmeting, last year and target; the bare figures where nothing could be compared."""
    kolommen = [
        kolom("Tegenover", (1, "fr")),
        kolom("Toen", "auto", "rechts"),
        kolom("Nu", "auto", "rechts"),
        kolom("Verschil", "auto", "rechts"),
    ]
    rijen = []
    gezien = set()
    for v in deel.vergelijkingen:
        gezien.add(v.tegenover)
        rijen.append(
            rij(
                f"{v.tegenover} {v.oud.periode}",
                cijfer(v.oud),
                [vet(cijfer(v.nieuw)), *_periode(v.nieuw, deel.nu)],
                verandering(v, deel.eenheid) or GEEN,
            )
        )
        rijen.append(rij(cel(_toets(v), span=4), soort="vervolg"))
    for naam, punt in (("nulmeting", deel.nulmeting), ("vorig jaar", deel.vorig)):
        if naam not in gezien:
            naam_ = f"{naam} {punt.periode}" if punt else naam
            rijen.append(rij(naam_, cijfer(punt), vet(cijfer(deel.nu)), GEEN))
    if deel.doel and "streefwaarde" not in gezien:
        rijen.append(rij(f"streefwaarde {deel.doel.jaar}", getal(deel.doel.waarde), vet(cijfer(deel.nu)), GEEN))
    return tabel(kolommen, rijen, maat=0.85, marge=(1.2, 0.8))


def _periode(punt: Punt, nu: Punt | None) -> list[Regel]:
    """The period where it is another than that of the year's figure."""
    return [] if nu and nu.periode == punt.periode else [klein(f" {punt.periode}")]


def _toets(v: Vergelijking) -> Deel:
    woorden = [oordeel(tekens.EFFECT[v.effect.oordeel], kleur_van(v.effect.oordeel))]
    toets = f"{p_waarde(v)}: {v.p_woorden}" if v.p is not None else v.p_woorden
    return [*woorden, klein(f" · {'; '.join(deel for deel in (toets, v.methode) if deel)}")]


def _duiding(deel: Indicatordeel) -> list[Deel]:
    """Reasons that the comparisons do not give themselves, margin and sample."""
    al_gezegd = {reden for v in deel.vergelijkingen for reden in v.effect.redenen}
    redenen = [r for r in deel.effect.redenen if r not in al_gezegd]
    zinnen = [*redenen, *deel.zekerheid.redenen]
    if deel.marge is not None:
        zinnen.append(
            f"Marge bij 95 % zekerheid: ±{NBSP}{getal(deel.marge)} procentpunt.".replace("95 %", f"95{NBSP}%")
        )
    return [alinea(dof(" ".join(zinnen)), maat=0.83)] if zinnen else []


def _uitschieters(kaart: Regelkaart | None) -> list[Deel]:
    if kaart is None:
        return []
    return lijst(klein(_uitschieter(u)) for u in kaart.uitschieters)


def _uitschieter(u: Uitschieter) -> str:
    wanneer = u.van if u.van == u.tot else f"{u.van} tot en met {u.tot}"
    return f"{wanneer}: {u.kant}, {_KANT[u.soort]}."


def _herkomst(deel: Indicatordeel) -> list[Deel]:
    """The whole series with its sources, targets, breaks, the same elsewhere, and what kind of figure it is."""
    regels: list[Regel] = [[vet("Reeks "), _reeks(deel.reeks)]] if deel.reeks else []
    if deel.streefwaarden:
        doelen = "; ".join(f"{d.jaar}: {getal(d.waarde)} ({d.bron})" for d in deel.streefwaarden)
        regels.append([vet("Streefwaarden "), doelen])
    regels += [[vet(f"Reeksbreuk {b.jaar} "), b.reden] for b in deel.reeksbreuken]
    regels += [[vet(f"{e.naam} "), _reeks(e.punten)] for e in deel.elders]
    aard = (
        f"{deel.soort}; {deel.aard}; {RICHTING.get(deel.richting, deel.richting)}; klasse {deel.klasse}; {deel.sleutel}"
    )
    regels.append([vet("Bron "), f"{deel.bron}. {aard[0].upper()}{aard[1:]}."])
    return [*alineas(deel.omschrijving, maat=0.88), *(alinea(dof(regel), maat=0.8) for regel in regels)]


def _reeks(punten: Sequence[Punt]) -> str:
    """`2016: 207; 2020: 213* (n = 1.000)`; the source once for figures that share it."""
    delen = []
    for i, punt in enumerate(punten):
        n = f" (n{NBSP}={NBSP}{getal(punt.n)})" if punt.n is not None else ""
        laatste = i + 1 == len(punten) or punten[i + 1].bron != punt.bron
        bron = f" ({punt.bron})" if punt.bron and laatste else ""
        delen.append(f"{punt.periode}: {cijfer(punt)}{n}{bron}")
    return "; ".join(delen)
