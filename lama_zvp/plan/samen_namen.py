"""The keys of a second plan beside those of a first: what is taken by something else gets another name, everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from lama_zvp.plan.koppelen import lijkt
from lama_zvp.plan.model import Actiefiche, Hefboom, Maatregel, Plan, Toezegging
from lama_zvp.plan.sjabloon import sleutel_van
from lama_zvp.plan.yaml_schrijf import Pad

_DEEL = TypeVar("_DEEL")
_GROEP = TypeVar("_GROEP", Actiefiche, Hefboom)
_BELOFTE = TypeVar("_BELOFTE", bound=Toezegging)


@dataclass(slots=True)
class Namen:
    """How the second plan's keys are called in the new one, per list; what is not in it keeps its key."""

    code: str
    per: dict[str, dict[str, str]] = field(default_factory=dict)

    def geef(self, lijst: str, sleutel: str, bezet: Iterable[str], *, zelfde: bool = False) -> str:
        """The key that something of the second plan gets; `zelfde`: what bears this key already is the same thing."""
        in_gebruik = set(bezet)
        nieuw = sleutel
        if sleutel in in_gebruik and not zelfde:
            nieuw = sleutel_van(f"{self.code}-{sleutel}", in_gebruik, hoogstens=56)
        self.per.setdefault(lijst, {})[sleutel] = nieuw
        return nieuw

    def van(self, lijst: str, sleutel: str) -> str:
        return self.per.get(lijst, {}).get(sleutel, sleutel)

    def alle(self, lijst: str, sleutels: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.van(lijst, sleutel) for sleutel in sleutels)


def hernoemd(b: Plan, a: Plan, namen: Namen) -> Plan:
    """The second plan with every key that the first one uses for something else under a name of its own."""
    lagen_a = {laag.sleutel: laag for laag in a.lagen}
    for laag in b.lagen:
        zelfde = laag.sleutel in lagen_a and lagen_a[laag.sleutel].titel == laag.titel
        namen.geef("lagen", laag.sleutel, lagen_a, zelfde=zelfde)
    gemeenten_a = {g.sleutel: g for g in a.zone.gemeenten}
    for g in b.zone.gemeenten:
        zelfde = g.sleutel in gemeenten_a and gemeenten_a[g.sleutel].naam == g.naam
        namen.geef("gemeenten", g.sleutel, gemeenten_a, zelfde=zelfde)
    for indicator in b.indicatoren:
        namen.geef(
            "indicatoren", indicator.sleutel, (*(i.sleutel for i in a.indicatoren), *_nieuwe(namen, "indicatoren"))
        )
    for partij in b.overleg:
        namen.geef("overleg", partij.sleutel, (*(p.sleutel for p in a.overleg), *_nieuwe(namen, "overleg")))
    _noem_kaders(a, b, namen)
    _noem_groepen("fiches", "maatregelen", a.fiches, b.fiches, namen)
    _noem_groepen("hefbomen", "toezeggingen", a.hefbomen, b.hefbomen, namen)
    return _toegepast(b, namen)


def _nieuwe(namen: Namen, lijst: str) -> Iterable[str]:
    return namen.per.get(lijst, {}).values()


def _noem_kaders(a: Plan, b: Plan, namen: Namen) -> None:
    kaders_a = {k.sleutel: k for k in a.kaders}
    for kader in b.kaders:
        ander = kaders_a.get(kader.sleutel)
        zelfde = ander is not None and (ander.titel, ander.soort) == (kader.titel, kader.soort)
        nieuw = namen.geef("kaders", kader.sleutel, kaders_a, zelfde=zelfde)
        themas = {t.sleutel: t.titel for t in ander.themas} if ander is not None and zelfde else {}
        for thema in kader.themas:
            gelijk = themas.get(thema.sleutel) == thema.titel
            eigen = namen.geef(f"kaders/{kader.sleutel}", thema.sleutel, themas, zelfde=gelijk)
            namen.per.setdefault("koppelingen", {})[f"{kader.sleutel}.{thema.sleutel}"] = f"{nieuw}.{eigen}"


def _noem_groepen(lijst: str, veld: str, a: Sequence[_GROEP], b: Sequence[_GROEP], namen: Namen) -> None:
    groepen_a: dict[str, Any] = {groep.sleutel: groep for groep in a}
    for groep in b:
        ander = groepen_a.get(groep.sleutel)
        zelfde = ander is not None and lijkt(ander.titel, groep.titel)
        namen.geef(lijst, groep.sleutel, (*groepen_a, *_nieuwe(namen, lijst)), zelfde=zelfde)
        bezet: list[str] = [deel.sleutel for deel in getattr(ander, veld)] if zelfde else []
        for deel in getattr(groep, veld):
            plek: str = f"{lijst}/{groep.sleutel}"
            namen.geef(plek, deel.sleutel, (*bezet, *_nieuwe(namen, plek)))


def _toegepast(b: Plan, namen: Namen) -> Plan:
    def belofte(deel: _BELOFTE, plek: str) -> _BELOFTE:
        wissel: dict[str, Any] = {"sleutel": namen.van(plek, deel.sleutel)}
        if isinstance(deel, Maatregel):
            wissel["laag"] = namen.van("lagen", deel.laag)
        if deel.gemeenten:
            wissel["gemeenten"] = namen.alle("gemeenten", deel.gemeenten)
        if deel.locaties:
            wissel["locaties"] = tuple(
                plaats.model_copy(update={"gemeente": namen.van("gemeenten", plaats.gemeente)})
                for plaats in deel.locaties
            )
        return deel.model_copy(update=wissel | _koppelingen(deel.koppelingen))

    def _koppelingen(oud: tuple[str, ...]) -> dict[str, Any]:
        return {"koppelingen": namen.alle("koppelingen", oud)} if oud else {}

    def groep(deel: _GROEP, lijst: str, veld: str) -> _GROEP:
        plek = f"{lijst}/{deel.sleutel}"
        wissel: dict[str, Any] = {
            "sleutel": namen.van(lijst, deel.sleutel),
            "indicatoren": namen.alle("indicatoren", deel.indicatoren),
            veld: tuple(belofte(d, plek) for d in getattr(deel, veld)),
        }
        if isinstance(deel, Actiefiche):
            wissel["lagen"] = namen.alle("lagen", deel.lagen)
        return deel.model_copy(update=wissel | _koppelingen(deel.koppelingen))

    return b.model_copy(
        update={
            "zone": b.zone.model_copy(update={"gemeenten": _met_sleutel(b.zone.gemeenten, "gemeenten", namen)}),
            "lagen": _met_sleutel(b.lagen, "lagen", namen),
            "indicatoren": _met_sleutel(b.indicatoren, "indicatoren", namen),
            "speerpunt_indicatoren": namen.alle("indicatoren", b.speerpunt_indicatoren),
            "fiches": tuple(groep(f, "fiches", "maatregelen") for f in b.fiches),
            "hefbomen": tuple(groep(h, "hefbomen", "toezeggingen") for h in b.hefbomen),
            "kaders": tuple(
                kader.model_copy(update={"themas": _met_sleutel(kader.themas, f"kaders/{oud}", namen)})
                for oud, kader in zip(
                    (k.sleutel for k in b.kaders), _met_sleutel(b.kaders, "kaders", namen), strict=True
                )
            ),
            "overleg": tuple(
                partij.model_copy(
                    update={
                        "verwachtingen": tuple(
                            v.model_copy(
                                update={
                                    "fiches": namen.alle("fiches", v.fiches),
                                    "hefbomen": namen.alle("hefbomen", v.hefbomen),
                                }
                            )
                            for v in partij.verwachtingen
                        )
                    }
                )
                for partij in _met_sleutel(b.overleg, "overleg", namen)
            ),
        }
    )


def _met_sleutel(delen: Sequence[_DEEL], lijst: str, namen: Namen) -> tuple[_DEEL, ...]:
    return tuple(
        deel.model_copy(update={"sleutel": namen.van(lijst, deel.sleutel)})  # type: ignore[attr-defined]
        for deel in delen
    )


def hernoemd_pad(pad: Pad, namen: Namen) -> Pad:
    """Where something of the second plan's file stands in the new one."""
    if len(pad) < 2 or not isinstance(pad[1], str):
        return pad
    nieuw: list[str | int] = [pad[0], namen.van(str(pad[0]), pad[1]), *pad[2:]]
    if len(pad) >= 4 and isinstance(pad[3], str) and pad[2] in ("maatregelen", "toezeggingen", "themas"):
        nieuw[3] = namen.van(f"{pad[0]}/{pad[1]}", pad[3])
    return tuple(nieuw)
