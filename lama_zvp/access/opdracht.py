"""What may be asked over SSH: one table of commands with their options, and the reading of a remote command line by it.

A remote line is read here completely and then written anew in a form that has one reading only: every option as
`--naam=waarde`, then `--`, then the other words. So the parser behind it can never see a line differently than this
check did. Nothing that names a file, a database or a person can be said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from lama_zvp.access.rollen import Handeling
from lama_zvp.access.woorden import splits
from lama_zvp.errors import Geweigerd

Soort = Literal["tekst", "naam", "getal", "jaar", "jaren", "datum", "woord", "nummer", "plan", "streepje"]

_VORMEN: Final[Mapping[Soort, re.Pattern[str]]] = {
    "tekst": re.compile(r".*", re.DOTALL),
    "naam": re.compile(r"[\w][\w .\-&']{0,199}"),
    "getal": re.compile(r"[+\-]?[\d.,% \u00a0]{1,40}"),
    "jaar": re.compile(r"\d{4}"),
    "jaren": re.compile(r"\d{4}(?::\d{4})?"),
    "datum": re.compile(r"\d[\d/.\- A-Za-z]{0,29}|[a-z]{1,20}"),
    "woord": re.compile(r"[A-Za-z0-9][A-Za-z0-9\-_]{0,59}"),
    "nummer": re.compile(r"#?[0-9a-fA-F\-]{1,36}"),
    "plan": re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"),
    "streepje": re.compile(r"-"),
}


@dataclass(frozen=True, slots=True)
class Opdracht:
    """A command that may come over SSH.

    woorden: the positional words it takes, in order; `minstens` of them are needed. A last word of kind `tekst` takes
    all that remain, joined by spaces. waarden: options with a value. vlaggen: options without. herhaalbaar: those of
    the options with a value that may stand there more than once. stdin: whether it documents reading its standard
    input.
    """

    naam: tuple[str, ...]
    handeling: Handeling
    woorden: tuple[Soort, ...] = ()
    minstens: int = 0
    waarden: Mapping[str, Soort] = field(default_factory=dict)
    vlaggen: frozenset[str] = frozenset()
    herhaalbaar: frozenset[str] = frozenset()
    stdin: bool = False


def _opdracht(
    naam: str,
    handeling: Handeling,
    /,
    *woorden: Soort,
    minstens: int | None = None,
    vlaggen: str = "",
    herhaalbaar: str = "",
    stdin: bool = False,
    **waarden: Soort,
) -> Opdracht:
    return Opdracht(
        naam=tuple(naam.split()),
        handeling=handeling,
        woorden=woorden,
        minstens=len(woorden) if minstens is None else minstens,
        waarden={f"--{optie.replace('_', '-')}": soort for optie, soort in waarden.items()},
        vlaggen=frozenset(f"--{vlag}" for vlag in vlaggen.split()),
        herhaalbaar=frozenset(f"--{optie}" for optie in herhaalbaar.split()),
        stdin=stdin,
    )


OPDRACHTEN: Final[tuple[Opdracht, ...]] = (
    _opdracht("tui", "lezen"),
    _opdracht("overzicht", "lezen", vlaggen="json", jaar="jaar", vandaag="datum"),
    _opdracht(
        "maatregelen",
        "lezen",
        "naam",
        minstens=0,
        vlaggen="json zonder-voortgang",
        laag="woord",
        status="woord",
        jaar="jaar",
        vandaag="datum",
    ),
    _opdracht(
        "journaal", "lezen", vlaggen="json", fiche="naam", jaar="jaar", auteur="naam", zoek="tekst", limiet="getal"
    ),
    _opdracht("wijzigingen", "lezen", vlaggen="json gezien"),
    _opdracht("instellingen toon", "lezen", vlaggen="json"),
    _opdracht("instellingen zet", "lezen", "naam", "tekst"),
    _opdracht("stuurbord", "lezen", "jaar", editie="woord", formaat="woord", vandaag="datum"),
    _opdracht("eindevaluatie", "lezen", editie="woord", formaat="woord", vandaag="datum"),
    _opdracht("tabel", "lezen", "plan", minstens=0, vlaggen="json", jaren="jaren", tabel="woord", formaat="woord"),
    _opdracht("besluit lijst", "lezen", vlaggen="json"),
    _opdracht("plan lijst", "lezen", vlaggen="json"),
    _opdracht("plan toon", "lezen", "plan", minstens=0, vlaggen="json"),
    _opdracht("plan controleer", "lezen", "plan", minstens=0, vlaggen="json"),
    _opdracht("plan schema", "lezen"),
    _opdracht("plan verschil", "lezen", "plan", "plan", vlaggen="json", formaat="woord"),
    _opdracht("plan dekking", "lezen", "plan", minstens=0, vlaggen="json", formaat="woord"),
    _opdracht(
        "log",
        "log",
        "naam",
        "tekst",
        minstens=1,
        vlaggen="json",
        status="woord",
        aantal="getal",
        datum="datum",
        gemeente="naam",
        bewijs="tekst",
        klasse="woord",
        privacy_reden="tekst",
    ),
    _opdracht(
        "meting",
        "meting",
        "naam",
        "woord",
        "getal",
        vlaggen="json voorlopig",
        n="getal",
        bron="tekst",
        gemeente="naam",
        opmerking="tekst",
        privacy_reden="tekst",
    ),
    _opdracht(
        "corrigeer",
        "corrigeer",
        "nummer",
        vlaggen="json voorlopig definitief",
        tekst="tekst",
        status="woord",
        aantal="getal",
        datum="datum",
        gemeente="naam",
        bewijs="tekst",
        klasse="woord",
        waarde="getal",
        n="getal",
        bron="tekst",
        opmerking="tekst",
        titel="tekst",
        verantwoordelijke="tekst",
        termijn="datum",
        privacy_reden="tekst",
    ),
    _opdracht("intrekken", "intrekken", "nummer", vlaggen="json", reden="tekst", privacy_reden="tekst"),
    _opdracht(
        "beoordeel",
        "beoordeel",
        "naam",
        "jaar",
        "woord",
        vlaggen="json",
        toelichting="tekst",
        bijsturing="tekst",
        privacy_reden="tekst",
    ),
    _opdracht(
        "besluit nieuw",
        "besluit",
        "tekst",
        vlaggen="json",
        verantwoordelijke="tekst",
        termijn="datum",
        fiche="naam",
        tekst="tekst",
        datum="datum",
        klasse="woord",
        privacy_reden="tekst",
    ),
    _opdracht("besluit opvolgen", "besluit", "nummer", "woord", vlaggen="json", tekst="tekst", privacy_reden="tekst"),
    _opdracht("exporteer", "lezen", "streepje", formaat="woord", deel="woord", vandaag="datum"),
    _opdracht(
        "importeer metingen",
        "meting",
        "streepje",
        stdin=True,
        vlaggen="json proef voorlopig definitief vul-aan alleen-bekende vergeet",
        herhaalbaar="kolom naam",
        kolom="tekst",
        naam="tekst",
        blad="tekst",
        scheiding="woord",
        decimaal="woord",
        periode="woord",
        bron="tekst",
    ),
    _opdracht(
        "importeer voortgang",
        "log",
        "streepje",
        stdin=True,
        vlaggen="json proef vul-aan alleen-bekende vergeet",
        herhaalbaar="kolom naam",
        kolom="tekst",
        naam="tekst",
        blad="tekst",
        scheiding="woord",
    ),
    _opdracht("vaststellen", "vaststellen", "jaar", vlaggen="json toch proef"),
    _opdracht("redigeer", "redigeer", "nummer", vlaggen="json", reden="tekst"),
    _opdracht("controle", "controle", vlaggen="json"),
    _opdracht("diagnose", "controle", vlaggen="json"),
    _opdracht("toegang lijst", "toegang", vlaggen="json"),
    _opdracht("toegang meldingen", "toegang", vlaggen="json alle"),
)
"""Every command that a person may give over SSH, with the act of lama_zvp.access.rollen that it needs."""

ALLEEN_TER_PLAATSE: Final = frozenset(
    {
        "backup",
        "demo",
        "herstel",
        "importeer historiek",
        "importeer journaal",
        "plan nieuw",
        "plan samenvoegen",
        "toegang voeg-toe",
        "toegang intrekken",
        "toegang sshd-config",
        "verhuis",
        "zone bijwerken",
        "zone inzage",
        "zone lijst",
        "zone nieuw",
        "zone opruimen",
        "zone opzij",
    }
)
"""Commands for whoever sits at the machine: they read or write files of their own choosing, or give access."""

OVERAL: Final = frozenset({"--plain"})
HULP: Final = frozenset({"--help", "-h"})


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A remote line that may be run: the command, and its arguments in the form with one reading."""

    opdracht: Opdracht
    argumenten: tuple[str, ...]


def lees_opdracht(regel: bytes) -> Gelezen | None:
    """Read a remote line; None when it is empty, which asks for the app. Raises `Geweigerd`.

    Whether the person may do what it asks is decided behind this, by the right that the command names.
    """
    woorden = splits(regel)
    if not woorden:
        return None
    if OVERAL.issuperset(woorden):
        return Gelezen(OPDRACHTEN[0], tuple(dict.fromkeys(woorden)))
    if woorden in (("--version",), *((hulp,) for hulp in HULP)):
        return Gelezen(OPDRACHTEN[0], woorden)
    opdracht, rest = _zoek(woorden)
    if len(rest) == 1 and rest[0] in HULP:
        return Gelezen(opdracht, (*opdracht.naam, "--help"))
    return Gelezen(opdracht, _herschrijf(opdracht, rest))


def toegelaten(mag: Callable[[Handeling], bool]) -> tuple[str, ...]:
    """The names of the commands whose act is allowed, in the order of the table."""
    return tuple(" ".join(opdracht.naam) for opdracht in OPDRACHTEN if mag(opdracht.handeling))


def _zoek(woorden: Sequence[str]) -> tuple[Opdracht, Sequence[str]]:
    voor = [woord for woord in woorden[:2] if woord in OVERAL]
    woorden = woorden[len(voor) :] if voor and woorden[0] in OVERAL else woorden
    for opdracht in OPDRACHTEN:
        lengte = len(opdracht.naam)
        if tuple(woorden[:lengte]) == opdracht.naam:
            return opdracht, [*voor, *woorden[lengte:]]
    raise Geweigerd("Dit commando bestaat niet over SSH.", raad="`--help` toont de commando's.")


def _herschrijf(opdracht: Opdracht, woorden: Sequence[str]) -> tuple[str, ...]:
    opties: list[str] = []
    los: list[str] = []
    over = list(woorden)
    while over:
        woord = over.pop(0)
        if woord == "--":
            los += over
            break
        if woord in opdracht.vlaggen or woord in OVERAL:
            opties.append(woord)
        elif woord.startswith("-") and woord != "-" and not _VORMEN["getal"].fullmatch(woord):
            opties.append(_optie(opdracht, woord, over))
        else:
            los.append(woord)
    eenmalig = [naam for optie in opties if (naam := optie.split("=")[0]) not in opdracht.herhaalbaar]
    if len(set(eenmalig)) != len(eenmalig):
        raise Geweigerd("Een optie staat er twee keer.", raad="Geef elke optie één keer.")
    voor = [optie for optie in opties if optie in OVERAL or optie.startswith("--vandaag=")]
    na = [optie for optie in opties if optie not in voor]
    return (*voor, *opdracht.naam, *na, "--", *_losse(opdracht, los))


def _optie(opdracht: Opdracht, woord: str, over: list[str]) -> str:
    naam, gelijk, waarde = woord.partition("=")
    soort = opdracht.waarden.get(naam)
    if soort is None:
        raise Geweigerd("Deze optie bestaat niet over SSH.", raad=f"`{' '.join(opdracht.naam)} --help` toont wat kan.")
    if not gelijk:
        if not over or over[0].startswith("--"):
            raise Geweigerd(f"De optie {naam} vraagt een waarde.", raad=f"Schrijf {naam}=WAARDE.")
        waarde = over.pop(0)
    return f"{naam}={_keur(soort, waarde, naam)}"


def _losse(opdracht: Opdracht, woorden: list[str]) -> list[str]:
    soorten = opdracht.woorden
    if soorten and soorten[-1] == "tekst" and len(woorden) > len(soorten):
        plek = len(soorten) - 1
        woorden = [*woorden[:plek], " ".join(woorden[plek:])]
    if not opdracht.minstens <= len(woorden) <= len(soorten):
        raise Geweigerd(
            "Er staan te veel of te weinig woorden in dit commando.",
            raad="Zet een waarde met spaties tussen aanhalingstekens, ook op de andere computer.",
        )
    return [_keur(soort, woord, "Dit commando") for soort, woord in zip(soorten, woorden, strict=False)]


def _keur(soort: Soort, waarde: str, waar: str) -> str:
    if not _VORMEN[soort].fullmatch(waarde):
        raise Geweigerd(f"{waar}: hier hoort een {soort}.", raad="Over SSH kan geen bestand genoemd worden.")
    return waarde
