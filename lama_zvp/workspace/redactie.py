"""Removing text that should never have been written: from the journal's bytes, and from the copies this home keeps."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lama_zvp.errors import Geweigerd, InvoerFout
from lama_zvp.files import vertaal_fouten
from lama_zvp.journal.events import Concept, Gebeurtenis, Gewist, Redactie, Toegang, Vaststelling
from lama_zvp.workspace.context import JOURNAALBESTAND
from lama_zvp.workspace.keuring import keur_tekst, vrije_teksten
from lama_zvp.workspace.toegang import Toegangsbeheer

WEGWERPMAPPEN = ("concepten", "export", "cache")
"""Folders of the home whose files can be made again or are unfinished: a copy of removed text there goes with it."""
KORTSTE = 12
"""A removed text shorter than this is too common a phrase to throw a document away for; a draft of just that goes."""


@dataclass(frozen=True, slots=True)
class Redactieverslag:
    """What a redaction did. `gebeurtenis`: the redaction itself, None when only the file was cleaned again.

    verwijderd: files of this home that held the text too and are gone. elders: numbers of other events that hold it,
    such as what a correction corrected. bevroren: numbers of freezes whose documents hold it; those stand until the
    year is frozen anew. kopieen: earlier journals beside this one, set aside by a restore or a newer schema, or left by
    something that was killed: they may hold the text still. These three are for a person to decide on.
    """

    gebeurtenis: Gebeurtenis | None
    verwijderd: tuple[Path, ...] = ()
    elders: tuple[int, ...] = ()
    bevroren: tuple[int, ...] = ()
    kopieen: tuple[Path, ...] = ()
    op_server: bool = False
    """The journal is on a server, whose files keep the old row until its owner has the table rewritten."""


class Redigeren(Toegangsbeheer):
    """The one act that takes something away."""

    def redigeer(self, gebeurtenis: str, *, reden: str) -> Redactieverslag:
        """Blank the text of an event for good; its place, figures and hash stay, with who removed it and why.

        Asked again for an event that is blank already, it cleans the database file once more: what could not be done
        while others were reading. Raises NietGevonden, InvoerFout, Geweigerd or OpslagFout.
        """
        self.wie.eis("redigeer")
        doel = self._bestaande(gebeurtenis)
        kaal = keur_tekst(reden, "Reden", verplicht=True)
        self.weiger_gegevens({"Reden": kaal})
        if isinstance(doel.inhoud, Toegang):
            raise Geweigerd(f"#{doel.volgnr} gaat over toegang en kan niet gewist worden.")
        if isinstance(doel.inhoud, Gewist):
            self.journaal.ruim_op()
            return Redactieverslag(None, kopieen=self._kopieen(doel), op_server=self.keuze.database is not None)
        stukken = kenmerkende_stukken(vrije_teksten(doel.inhoud).values())
        if not stukken:
            raise InvoerFout(f"#{doel.volgnr} heeft geen tekst om te wissen.", raad="Een cijfer corrigeert u.")
        verwijderd = tuple(self._ruim_kopieen(stukken, doel.vastgelegd_op))
        elders, bevroren = self._ook_in(stukken, doel)
        redactie = self.journaal.redigeer(self._redactie(doel, kaal))
        return Redactieverslag(
            redactie, verwijderd, elders, bevroren, self._kopieen(doel), op_server=self.keuze.database is not None
        )

    def _redactie(self, doel: Gebeurtenis, reden: str) -> Concept:
        from lama_zvp.journal.chain import uuid7

        wie, nu = self.wie, self.klok.nu()
        return Concept(
            id=uuid7(nu, secrets.token_bytes(10)),
            plan=doel.plan,
            onderwerp=doel.onderwerp,
            jaar=doel.jaar,
            datum=self.klok.vandaag(),
            gemeente=doel.gemeente,
            auteur=wie.naam,
            rol=wie.rol,
            vastgelegd_op=nu,
            klasse=doel.klasse,
            betreft=doel.id,
            inhoud=Redactie(reden=reden, met_sleutel=wie.vingerafdruk),
        )

    def _ruim_kopieen(self, stukken: frozenset[str], sinds: datetime) -> Iterator[Path]:
        """Remove what holds the text, and what cannot be read as text and was made since it was written."""
        for map_ in WEGWERPMAPPEN:
            with vertaal_fouten("De kopieën van de tekst zoeken"):
                paden = [
                    pad for pad in sorted((self.thuis / map_).rglob("*")) if pad.is_file() and not pad.is_symlink()
                ]
                for pad in paden:
                    inhoud = pad.read_bytes()
                    gesloten = b"\0" in inhoud or inhoud.startswith(b"%PDF")
                    later = pad.stat().st_mtime >= sinds.timestamp()
                    if (gesloten and later) or _bevat(inhoud, stukken):
                        pad.unlink(missing_ok=True)
                        yield pad

    def _kopieen(self, doel: Gebeurtenis) -> tuple[Path, ...]:
        """The other journals of this home that were written to since the text was."""
        with vertaal_fouten("De kopieën van het journaal zoeken"):
            return tuple(
                pad
                for pad in sorted(self.thuis.glob(f"*{JOURNAALBESTAND}.*"))
                if pad.is_file() and pad.stat().st_mtime >= doel.vastgelegd_op.timestamp()
            )

    def _ook_in(self, stukken: frozenset[str], doel: Gebeurtenis) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Numbers of the other events, and of the freezes, that hold the text too."""
        elders: list[int] = []
        bevroren: list[int] = []
        for gebeurtenis in self.journaal.gebeurtenissen():
            inhoud = gebeurtenis.inhoud
            if isinstance(inhoud, Vaststelling):
                if any(_bevat(uitgave.document() or b"", stukken) for uitgave in inhoud.uitgaven):
                    bevroren.append(gebeurtenis.volgnr)
            elif gebeurtenis.id != doel.id and any(
                _hoort_bij(tekst, stuk) for stuk in stukken for tekst in vrije_teksten(inhoud).values()
            ):
                elders.append(gebeurtenis.volgnr)
        return tuple(elders), tuple(bevroren)


def kenmerkende_stukken(teksten: Iterable[str]) -> frozenset[str]:
    """By which removed text is known again elsewhere: each whole text, and each of its longer lines."""
    stukken: set[str] = set()
    for tekst in teksten:
        stukken.add(tekst.strip())
        stukken |= {regel.strip() for regel in tekst.splitlines() if len(regel.strip()) >= KORTSTE}
    return frozenset(stuk for stuk in stukken if stuk)


def _bevat(inhoud: bytes, stukken: frozenset[str]) -> bool:
    """Whether a file holds any of the pieces: as text of whatever layout, or escaped in JSON."""
    tekst = inhoud.decode("utf-8", "replace")
    vormen = [tekst]
    with suppress(ValueError, RecursionError):
        vormen = list(_teksten(json.loads(tekst)))
    return any(_hoort_bij(vorm, stuk) for stuk in stukken for vorm in vormen)


def _hoort_bij(tekst: str, stuk: str) -> bool:
    """The same, around it, or a begun piece of it."""
    vorm, deel = _letters(tekst), _letters(stuk)
    if tekst.strip() == stuk or (len(deel) >= KORTSTE and deel in vorm):
        return True
    return len(vorm) >= KORTSTE and " " in tekst.strip() and vorm in deel


def _letters(tekst: str) -> str:
    """Letters and digits alone: line ends, escapes and tags between words make no difference."""
    return "".join(re.findall(r"[^\W_]+", re.sub(r"<[^>]{0,200}>|&#?\w{1,10};", " ", tekst)))


def _teksten(waarde: object) -> Iterator[str]:
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, dict):
        for deel in waarde.values():
            yield from _teksten(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from _teksten(deel)
