"""What stands at the two ends: the colofon, the plan's speerpunt with its figures, and the page to sign."""

from __future__ import annotations

from lama_zvp.journal.events import Vaststelling
from lama_zvp.plan.model import KLASSEN, Editie
from lama_zvp.stuurbord.build.cijfers import indicatordeel
from lama_zvp.stuurbord.edities import Inzage
from lama_zvp.stuurbord.model import Akkoord, Colofon, Editiedeel, Handtekening, Speerpunt
from lama_zvp.stuurbord.stukken import Passage


def colofon(inzage: Inzage, plan_sha256: str, versie: int | None, *, voorbeeld: bool) -> Colofon:
    """Section 0, still without the fingerprint."""
    plan, beeld = inzage.plan, inzage.beeld
    eerder = beeld.vaststelling.inhoud if beeld.vaststelling else None
    return Colofon(
        zone=plan.zone.naam,
        zone_code=plan.zone.code or "",
        gemeenten=tuple(gemeente.naam for gemeente in plan.zone.gemeenten),
        plan_sleutel=plan.sleutel,
        plan_titel=plan.titel,
        plan_versie=plan.versie,
        plan_sha256=plan_sha256,
        plan_bron=plan.bron.titel,
        periode_van=plan.periode.van,
        periode_tot=plan.periode.einde,
        jaar=inzage.oordeel.jaar,
        editie=_editie(inzage.editie),
        toestand="ontwerp" if versie is None else "vastgesteld",
        versie=versie,
        eerdere_versie=eerder.versie if isinstance(eerder, Vaststelling) else None,
        opgemaakt_op=inzage.vandaag,
        peildag=inzage.oordeel.peildag,
        gegevens_tot=beeld.laatste_datum,
        journaal_tot=beeld.tot_volgnr if inzage.volledig else None,
        journaal_hash=beeld.laatste_hash,
        voorbeelddata=voorbeeld,
        vingerafdruk="",
    )


def _editie(editie: Editie) -> Editiedeel:
    return Editiedeel(
        sleutel=editie.sleutel,
        titel=editie.titel,
        klasse=editie.klasse,
        onderdruk_onder=editie.onderdruk_onder,
        werklijst=editie.werklijst,
        weglating=_weglating(editie),
    )


def _weglating(editie: Editie) -> str:
    """Depends on the edition alone, so that it tells nothing about what was left out."""
    zinnen = []
    if editie.klasse != KLASSEN[-1]:
        zinnen.append(
            f"Deze editie bevat alleen wat tot en met de klasse {editie.klasse} getoond mag worden. Wat strenger is, "
            "ontbreekt overal: ook in tellingen, oordelen en lijsten. Die steunen alleen op wat hier staat."
        )
    if editie.onderdruk_onder is not None:
        zinnen.append(
            f"Aantallen onder {editie.onderdruk_onder} staan er als “< {editie.onderdruk_onder}”. Waar een klein "
            "aantal anders af te leiden was, staat “n.g.” (niet getoond)."
        )
    return " ".join(zinnen)


def speerpunt(inzage: Inzage) -> Speerpunt:
    """The plan's aim in its own words, with the figures on trust and satisfaction that it names."""
    passage = inzage.plan.speerpunt
    sleutels = [sleutel for sleutel in inzage.plan.speerpunt_indicatoren if sleutel in inzage.oordeel.indicatoren]
    return Speerpunt(
        speerpunt=Passage(tekst=passage.tekst, bron=passage.bron),
        cijfers=tuple(indicatordeel(inzage, inzage.oordeel.indicatoren[sleutel]) for sleutel in sleutels),
    )


def akkoord(inzage: Inzage) -> Akkoord:
    """Section 10: a place to sign for each office that the plan names."""
    jaar = inzage.oordeel.jaar
    return Akkoord(
        tekst=f"Besproken in de zonale veiligheidsraad, als rekenschap over {jaar}.",
        handtekeningen=tuple(
            Handtekening(functie=persoon.functie, rol=persoon.rol or "") for persoon in inzage.plan.ondertekenaars
        ),
    )
