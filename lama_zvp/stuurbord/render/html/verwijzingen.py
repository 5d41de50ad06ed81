"""Where things stand in the document, so that every part can point to every other; ids come from places, not texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lama_zvp.stuurbord.model import Stuurbord
from lama_zvp.stuurbord.render.html.elementen import Html, el, samen
from lama_zvp.stuurbord.stukken import Indicatordeel

SPEERPUNT = "speerpunt"
Kaart = tuple[str, Indicatordeel]
"""An id, and the indicator that is told in full there."""


@dataclass(frozen=True, slots=True)
class Verwijzingen:
    """Ids by what they stand for. An indicator that several parts show is told in full where it comes first."""

    jaar: int
    delen: Mapping[str, str]
    """Key of a fiche or hefboom → id."""
    punten: Mapping[str, str]
    """Code of a beslispunt → id."""
    kaarten: Mapping[str, tuple[Kaart, ...]]
    """Id of a fiche, a hefboom or the speerpunt → what is told in full there."""

    @classmethod
    def van(cls, bord: Stuurbord) -> Verwijzingen:
        delen = [(f"deel-{nr}", deel) for nr, deel in enumerate((*bord.fiches, *bord.hefbomen), 1)]
        groepen = [(SPEERPUNT, bord.speerpunt.cijfers), *((id_, deel.indicatoren) for id_, deel in delen)]
        return cls(
            bord.colofon.jaar,
            {deel.sleutel: id_ for id_, deel in delen},
            {punt.code: f"punt-{nr}" for nr, punt in enumerate(bord.beslispunten.punten, 1)},
            dict(_kaarten(groepen)),
        )

    def kaart(self, deel: Indicatordeel) -> str | None:
        """Id of the place where this indicator is told in full."""
        alle = (kaart for kaarten in self.kaarten.values() for kaart in kaarten)
        return next((id_ for id_, ander in alle if ander.sleutel == deel.sleutel and ander == deel), None)

    def codes(self, codes: Iterable[str]) -> Html:
        """Links to beslispunten: `B1 B3`."""
        return samen((naar(self.punten.get(code), code, "code"), " ") for code in codes)


def naar(id_: str | None, tekst: str, klasse: str | None = None) -> Html:
    """A link within the document, or only the words when there is no such place."""
    return el("a", tekst, href=f"#{id_}", class_=klasse) if id_ else el("span", tekst, class_=klasse)


def _kaarten(
    groepen: Iterable[tuple[str, tuple[Indicatordeel, ...]]],
) -> Iterator[tuple[str, tuple[Kaart, ...]]]:
    gehad: dict[str, list[Indicatordeel]] = {}
    nummer = 0
    for plaats, indicatoren in groepen:
        kaarten: list[Kaart] = []
        for deel in indicatoren:
            eerder = gehad.setdefault(deel.sleutel, [])
            if deel not in eerder:
                eerder.append(deel)
                nummer += 1
                kaarten.append((f"cijfer-{nummer}", deel))
        yield plaats, tuple(kaarten)
