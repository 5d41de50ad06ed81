"""Commands on access: toegang lijst, voeg-toe, intrekken, meldingen, sshd-config; and redigeer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lama_zvp.cli.app import bureau, groep
from lama_zvp.cli.dutch import Commando
from lama_zvp.cli.schrijven import AlsJson
from lama_zvp.keuzelijsten import ROLLEN

app = groep("Toegang over SSH: wie mag wat, met welke sleutel.")


@app.command("lijst", cls=Commando)
def lijst(ctx: typer.Context, als_json: AlsJson = False) -> None:
    """Toon wie toegang heeft, en of toegangslijst, journaal en sleutelbestand het eens zijn."""
    from lama_zvp.cli.uitvoer import druk, druk_json, tabel, zeg

    with bureau(ctx).open() as werkruimte:
        beeld = werkruimte.toegang_lijst()
    if als_json:
        druk_json(
            {
                "actief": beeld.actief,
                "sleutelbestand": beeld.sleutelbestand,
                "andere_sleutels": beeld.vreemd,
                "personen": [
                    {"naam": p.naam, "rol": p.rol, "soort": p.sleutel.soort, "vingerafdruk": p.vingerafdruk}
                    for p in beeld.personen
                ],
                "afwijkingen": beeld.afwijkingen,
            }
        )
    elif not beeld.actief:
        druk("Er is geen toegangslijst: alleen deze account gebruikt het programma, met alle rechten.")
    elif not beeld.personen:
        druk("Niemand heeft toegang over SSH.")
    else:
        rijen = [(p.naam, p.rol, p.sleutel.soort, p.vingerafdruk) for p in beeld.personen]
        druk(tabel(("Naam", "Rol", "Sleutel", "Vingerafdruk"), rijen))
    for afwijking in beeld.afwijkingen:
        zeg(f"Let op: {afwijking}")
    if beeld.vreemd:
        zeg(f"Let op: in {beeld.sleutelbestand} staan ook sleutels die niet van dit programma zijn ({beeld.vreemd}).")
    for zin in beeld.raad:
        zeg(f"Let op: {zin}")
    if beeld.afwijkingen:
        raise typer.Exit(6)


@app.command("voeg-toe", cls=Commando)
def voeg_toe(
    ctx: typer.Context,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="Naam in het journaal: een functie of dienstnummer.")],
    rol: Annotated[str, typer.Option("--rol", metavar="ROL", help=", ".join(ROLLEN) + ".")],
    sleutel: Annotated[Path, typer.Option("--sleutel", metavar="BESTAND", help="De publieke sleutel (.pub).")],
    sleutelbestand: Annotated[
        Path | None,
        typer.Option(
            "--sleutelbestand", metavar="BESTAND", help="authorized_keys van de dienstaccount, als het elders staat."
        ),
    ] = None,
    vervang: Annotated[
        bool, typer.Option("--vervang", help="Geef wie al toegang heeft een andere rol of sleutel.")
    ] = False,
) -> None:
    """Geef iemand toegang over SSH, met een rol en een sleutel."""
    from lama_zvp.access.sleutels import MAX_BYTES
    from lama_zvp.cli.uitvoer import druk
    from lama_zvp.files import vertaal_fouten

    with vertaal_fouten(f"De sleutel {sleutel} lezen"), sleutel.open("rb") as bestand:
        inhoud = bestand.read(MAX_BYTES + 1)
    with bureau(ctx).open() as werkruimte:
        persoon, pad = werkruimte.toegang_voeg_toe(
            naam, rol=rol, sleutel=inhoud, sleutelbestand=sleutelbestand, vervang=vervang
        )
    druk(f"{persoon.naam} heeft toegang als {persoon.rol}, met sleutel {persoon.vingerafdruk}.\nGeschreven in {pad}.")


@app.command("intrekken", cls=Commando)
def intrekken(
    ctx: typer.Context,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="Wie geen toegang meer heeft.")],
) -> None:
    """Neem iemands toegang weg, meteen: ook open sessies sluiten."""
    from lama_zvp.cli.uitvoer import druk

    with bureau(ctx).open() as werkruimte:
        persoon, gesloten = werkruimte.toegang_intrekken(naam)
    open_ = "er stond geen sessie open" if not gesloten else f"gesloten sessies: {gesloten}"
    druk(f"{persoon.naam} heeft geen toegang meer ({open_}).")


@app.command("meldingen", cls=Commando)
def meldingen(
    ctx: typer.Context,
    alle: Annotated[
        bool, typer.Option("--alle", help="Ook wie minder dan tien keer na elkaar geweigerd werd.")
    ] = False,
    als_json: AlsJson = False,
) -> None:
    """Toon wie keer op keer geweigerd werd."""
    from lama_zvp.cli.uitvoer import druk, druk_json, tabel

    with bureau(ctx).open() as werkruimte:
        gevonden = werkruimte.toegang_meldingen(alle=alle)
    if als_json:
        druk_json(gevonden)
        return
    if not gevonden:
        druk("Geen meldingen." if alle else "Niemand werd tien keer na elkaar geweigerd.")
        return
    rijen = [
        (m.naam, m.aantal, _moment(m.eerste), _moment(m.laatste), ", ".join(m.wat), ", ".join(m.vingerafdrukken))
        for m in gevonden
    ]
    druk(tabel(("Naam", "Na elkaar", "Eerste", "Laatste", "Wat", "Sleutel"), rijen, rechts=(1,)))


@app.command("sshd-config", cls=Commando)
def sshd_config(
    ctx: typer.Context,
    account: Annotated[
        str | None, typer.Option("--account", metavar="NAAM", help="De dienstaccount; anders deze account.")
    ] = None,
    controleer: Annotated[
        bool, typer.Option("--controleer", help="Druk niets af, maar kijk na of sshd doet wat hoort.")
    ] = False,
    van: Annotated[
        str | None,
        typer.Option("--van", metavar="BESTAND", help="Kijk deze uitvoer van `sshd -T` na; - is de invoer."),
    ] = None,
) -> None:
    """Druk af wat in /etc/ssh/sshd_config.d hoort, met de stappen erbij; of kijk na of het geldt."""
    from lama_zvp.cli.uitvoer import druk

    with bureau(ctx).open() as werkruimte:
        if not controleer:
            druk(werkruimte.sshd_config(account).rstrip("\n"))
            return
        from lama_zvp.workspace.sshdcontrole import controleer_sshd

        beeld = controleer_sshd(werkruimte, account, uitvoer=None if van is None else _lees_uitvoer(van))
    for zin in beeld.open:
        druk(f"Open: {zin}")
    if beeld.open:
        raise typer.Exit(6)
    druk(f"sshd laat voor {beeld.account} niets meer toe dan hoort.")


def _lees_uitvoer(van: str) -> str:
    """What `sshd -T` printed, from a file or from standard input."""
    import sys

    from lama_zvp.files import vertaal_fouten

    hoogstens = 1024 * 1024
    with vertaal_fouten(f"Het bestand {van} lezen"):
        if van == "-":
            return sys.stdin.buffer.read(hoogstens).decode("utf-8", "replace")
        with Path(van).open("rb") as bestand:
            return bestand.read(hoogstens).decode("utf-8", "replace")


def redigeer(
    ctx: typer.Context,
    gebeurtenis: Annotated[str, typer.Argument(metavar="ID", help="Nummer of id uit het journaal.")],
    reden: Annotated[str, typer.Option("--reden", metavar="TEKST", help="Waarom deze tekst weg moet.")],
    als_json: AlsJson = False,
) -> None:
    """Wis voorgoed een tekst die er nooit had mogen staan; de ketting blijft kloppen."""
    from lama_zvp.cli.uitvoer import druk, druk_json

    with bureau(ctx).open() as werkruimte:
        verslag = werkruimte.redigeer(gebeurtenis, reden=reden)
    if als_json:
        verwijderd = [pad.name for pad in verslag.verwijderd]
        druk_json(
            {
                "gebeurtenis": verslag.gebeurtenis,
                "verwijderd": verwijderd,
                "elders": verslag.elders,
                "bevroren": verslag.bevroren,
                "kopieen": [pad.name for pad in verslag.kopieen],
                "op_server": verslag.op_server,
            }
        )
        return
    for pad in verslag.kopieen:
        druk(f"Let op: {pad.name} is een vroeger journaal in deze map en kan de tekst nog bevatten; verwijder het.")
    if verslag.gebeurtenis is None:
        druk(
            "De tekst was al gewist."
            if verslag.op_server
            else "De tekst was al gewist; het bestand is opnieuw opgeschoond."
        )
        return
    druk(f"Gewist; bewaard als #{verslag.gebeurtenis.volgnr}. Reservekopieën van vroeger bevatten de tekst nog.")
    for pad in verslag.verwijderd:
        druk(f"Ook verwijderd: {pad.parent.name}/{pad.name}")
    for volgnr in verslag.elders:
        druk(f"Let op: dezelfde tekst staat ook in #{volgnr}; wis ze daar ook.")
    for volgnr in verslag.bevroren:
        druk(f"Let op: het vastgestelde document #{volgnr} bevat de tekst; stel dat jaar opnieuw vast.")
    if verslag.op_server:
        druk(
            "Let op: in de bestanden van de server staat de oude tekst, tot de eigenaar `lama-zvp zone opruimen` geeft."
        )


def _moment(moment: object) -> str:
    from datetime import datetime

    from lama_zvp.typografie import datum_kort

    assert isinstance(moment, datetime)
    plaatselijk = moment.astimezone()
    return f"{datum_kort(plaatselijk.date())} {plaatselijk:%H:%M}"


COMMANDOS = {"redigeer": redigeer}
