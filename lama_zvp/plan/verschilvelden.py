"""The properties of a plan's parts that are compared, each as Dutch text beside the value that gives it weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import singledispatch
from typing import Literal

from lama_zvp.plan.model import (
    Actiefiche,
    Eenmalig,
    Hefboom,
    Indicator,
    Kader,
    Laag,
    Maatregel,
    PerJaar,
    Plan,
    Ritme,
    Toezegging,
)
from lama_zvp.typografie import datum, getal

_Duiding = Literal["", "later", "vroeger", "verzacht", "verscherpt"]


@dataclass(frozen=True, slots=True)
class Veld:
    """A property as text. `dag`: of a deadline. `doel`: of a target, with `hoger` whether higher asks for more."""

    tekst: str
    dag: date | None = None
    doel: Decimal | None = None
    hoger: bool | None = None


def veldverschillen(
    oud: Mapping[str, Veld], nieuw: Mapping[str, Veld]
) -> Iterator[tuple[str, str | None, str | None, _Duiding]]:
    """Every property that reads otherwise: its name, what it said, what it says, and what that comes down to."""
    for naam in sorted(oud.keys() | nieuw.keys()):
        was, wordt = oud.get(naam), nieuw.get(naam)
        if (was.tekst if was else None) != (wordt.tekst if wordt else None):
            yield naam, was.tekst if was else None, wordt.tekst if wordt else None, _duiding(was, wordt)


def _duiding(oud: Veld | None, nieuw: Veld | None) -> _Duiding:
    voorbeeld = oud or nieuw
    if voorbeeld is None:
        return ""
    if voorbeeld.dag is not None:
        van, tot = (veld.dag if veld and veld.dag else date.max for veld in (oud, nieuw))
        return "later" if tot > van else "vroeger"
    if voorbeeld.doel is None:
        return ""
    if oud is None or nieuw is None:
        return "verzacht" if nieuw is None else "verscherpt"
    if oud.doel is None or nieuw.doel is None or oud.hoger is None or oud.hoger != nieuw.hoger:
        return ""
    return "verscherpt" if (nieuw.doel > oud.doel) == oud.hoger else "verzacht"


@singledispatch
def velden_van(deel: object, groep: str = "") -> dict[str, Veld]:
    """What is compared of a part of the plan, per property; what is not filled in is absent.

    `groep`: the fiche or hefboom in which the part stands.
    """
    raise TypeError(f"{type(deel).__name__} {groep}")


@velden_van.register
def _plan(deel: Plan, _groep: str = "") -> dict[str, Veld]:
    einde = deel.periode.einde
    return _gevuld(
        titel=deel.titel,
        begin=datum(deel.periode.van),
        speerpunt=deel.speerpunt.tekst,
        missie=deel.missie.tekst if deel.missie else None,
        visie=deel.visie.tekst if deel.visie else None,
    ) | {"einde": Veld(datum(einde), dag=einde)}


@velden_van.register
def _laag(deel: Laag, _groep: str = "") -> dict[str, Veld]:
    return _gevuld(titel=deel.titel, omschrijving=deel.omschrijving)


@velden_van.register
def _kader(deel: Kader, _groep: str = "") -> dict[str, Veld]:
    return _gevuld(titel=deel.titel, soort=deel.soort, thema_s=_lijst(t.titel for t in deel.themas))


@velden_van.register
def _fiche(deel: Actiefiche, _groep: str = "") -> dict[str, Veld]:
    return _gevuld(
        titel=deel.titel,
        groep=deel.groep,
        aanleiding=deel.aanleiding,
        doelstellingen=" ".join(p.tekst for p in deel.doelstellingen),
        doelgroep=deel.doelgroep,
        verantwoordelijke=deel.verantwoordelijke,
        klasse=deel.klasse,
        partners=_lijst(deel.partners),
        koppelingen=_lijst(deel.koppelingen),
        indicatoren=_lijst(deel.indicatoren),
    )


@velden_van.register
def _hefboom(deel: Hefboom, _groep: str = "") -> dict[str, Veld]:
    return _gevuld(
        titel=deel.titel,
        omschrijving=deel.omschrijving,
        verantwoordelijke=deel.verantwoordelijke,
        klasse=deel.klasse,
        koppelingen=_lijst(deel.koppelingen),
        indicatoren=_lijst(deel.indicatoren),
    )


@velden_van.register
def _maatregel(deel: Maatregel, groep: str = "") -> dict[str, Veld]:
    return _belofte(deel) | _gevuld(fiche=groep, laag=deel.laag)


@velden_van.register
def _toezegging(deel: Toezegging, groep: str = "") -> dict[str, Veld]:
    return _belofte(deel) | _gevuld(hefboom=groep)


def _belofte(deel: Toezegging) -> dict[str, Veld]:
    velden = _gevuld(
        titel=deel.titel,
        omschrijving=deel.omschrijving,
        verantwoordelijke=deel.verantwoordelijke,
        begroting=_lijst(f"{jaar}: {getal(bedrag)} euro" for jaar, bedrag in sorted(deel.begroting.items())),
        ritme=ritme_tekst(deel.ritme),
        klasse=deel.klasse,
        partners=_lijst(deel.partners),
        gemeenten=_lijst(deel.gemeenten),
        onderdelen=_lijst(deel.onderdelen),
        koppelingen=_lijst(deel.koppelingen),
    )
    termijn = deel.ritme.termijn if isinstance(deel.ritme, Eenmalig) else None
    return velden | ({"termijn": Veld(datum(termijn), dag=termijn)} if termijn else {})


@velden_van.register
def _indicator(deel: Indicator, _groep: str = "") -> dict[str, Veld]:
    velden = _gevuld(
        titel=deel.naam,
        omschrijving=deel.omschrijving,
        eenheid=deel.eenheid,
        soort=deel.soort,
        aard=deel.aard,
        richting=deel.richting,
        bron=deel.bron,
        klasse=deel.klasse,
        kernindicator="ja" if deel.kernindicator else None,
        reeksbreuken=_lijst(f"{b.jaar} ({b.reden})" for b in deel.reeksbreuken),
    )
    hoger = {"hoger-beter": True, "lager-beter": False}.get(deel.richting)
    for jaar, doel in deel.streefwaarden.items():
        velden[f"streefwaarde {jaar}"] = Veld(getal(doel.waarde), doel=doel.waarde, hoger=hoger)
    for periode, cijfer in (*deel.reeks().items(), *deel.deelcijfers.items()):
        if cijfer.waarde is not None:
            velden[f"cijfer {periode}"] = Veld(getal(cijfer.waarde) + (" (voorlopig)" if cijfer.voorlopig else ""))
    return velden | _gevuld(nulmeting=str(max(deel.nulmeting, default="")))


def ritme_tekst(ritme: Ritme | None) -> str | None:
    """`doorlopend`, `2 keer per jaar`, `eenmalig`; None where the plan does not say."""
    if isinstance(ritme, PerJaar):
        return f"{ritme.per_jaar} keer per jaar"
    return "eenmalig" if isinstance(ritme, Eenmalig) else ritme


def _gevuld(**velden: str | None) -> dict[str, Veld]:
    return {naam.replace("_s", "'s").replace("_", " "): Veld(tekst) for naam, tekst in velden.items() if tekst}


def _lijst(delen: Iterable[str]) -> str:
    return ", ".join(delen)
