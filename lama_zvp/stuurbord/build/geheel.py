"""The whole document, section by section, with its fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from lama_zvp.assess.model import Jaaroordeel
from lama_zvp.journal.beeld import Jaarbeeld
from lama_zvp.plan.check import Bevinding
from lama_zvp.plan.model import Editie, Plan
from lama_zvp.stuurbord.build.beslispunten import beslispunten
from lama_zvp.stuurbord.build.besluiten import besluitdelen
from lama_zvp.stuurbord.build.fiches import fichedelen, hefboomdelen
from lama_zvp.stuurbord.build.gewijzigd import Stand, gewijzigd
from lama_zvp.stuurbord.build.kop import akkoord, colofon, speerpunt
from lama_zvp.stuurbord.build.kwaliteit import datakwaliteit
from lama_zvp.stuurbord.build.middelen import gemeentedeel, middelendeel
from lama_zvp.stuurbord.build.oogopslag import oogopslag
from lama_zvp.stuurbord.build.verantwoording import verantwoording
from lama_zvp.stuurbord.edities import redigeer_voor
from lama_zvp.stuurbord.model import Stuurbord


def bouw_stuurbord(
    plan: Plan,
    plan_sha256: str,
    beeld: Jaarbeeld,
    oordeel: Jaaroordeel,
    vandaag: date,
    editie: Editie,
    *,
    versie: int | None = None,
    vorig: Stuurbord | None = None,
    vorige_versie: Stuurbord | None = None,
    bevindingen: Sequence[Bevinding] = (),
    voorbeeld: bool = False,
) -> Stuurbord:
    """The year's document for one edition; the same for the same input.

    versie: number of the version to be frozen; None makes a draft. vorig: the same edition's document of an earlier
    year. vorige_versie: the frozen document of this same year that a new version replaces. bevindingen: of
    `plan.check.controleer`. voorbeeld: the journal holds generated example data.
    For an edition that does not show everything `beeld` is best asked up to its class, see `edities.redigeer_voor`.
    """
    inzage = redigeer_voor(plan, beeld, oordeel, vandaag, editie, bevindingen)
    punten, codes = beslispunten(inzage)
    fiches, hefbomen = fichedelen(inzage, codes), hefboomdelen(inzage, codes)
    delen = (*fiches, *hefbomen)
    top = speerpunt(inzage)
    indicatoren = {i.sleutel: i for i in (*top.cijfers, *(i for deel in delen for i in deel.indicatoren))}
    stuurbord = Stuurbord(
        titel=f"Stuurbord {oordeel.jaar}",
        colofon=colofon(inzage, plan_sha256, versie, voorbeeld=voorbeeld),
        speerpunt=top,
        oogopslag=oogopslag(inzage, fiches, hefbomen, punten),
        beslispunten=punten,
        fiches=fiches,
        hefbomen=hefbomen,
        middelen=middelendeel(inzage, delen),
        per_gemeente=gemeentedeel(inzage),
        gewijzigd=gewijzigd(inzage, Stand.van(inzage, delen, top.cijfers, besluitdelen(inzage)), vorig, vorige_versie),
        datakwaliteit=datakwaliteit(inzage, fiches, hefbomen),
        verantwoording=verantwoording(inzage, tuple(indicatoren.values()), delen),
        akkoord=akkoord(inzage),
    )
    afdruk = vingerafdruk(stuurbord)
    return stuurbord.model_copy(update={"colofon": stuurbord.colofon.model_copy(update={"vingerafdruk": afdruk})})


def vingerafdruk(stuurbord: Stuurbord) -> str:
    """sha256, in hex, of the document's canonical JSON (sorted keys, no spaces, UTF-8) with an empty fingerprint."""
    kaal = stuurbord.model_copy(update={"colofon": stuurbord.colofon.model_copy(update={"vingerafdruk": ""})})
    tekst = json.dumps(kaal.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()
