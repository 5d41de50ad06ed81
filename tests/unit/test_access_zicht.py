"""Nobody reads above their class: canaries in every text of plan and journal, looked for in all that comes out."""

from __future__ import annotations

import io
import shlex
from pathlib import Path

import pytest
import yaml

from lama_zvp.access.opdracht import OPDRACHTEN, Opdracht, lees_opdracht
from lama_zvp.access.rollen import ZICHT, Wie
from lama_zvp.cli.bureau import Sessie
from lama_zvp.cli.draai import draai
from lama_zvp.journal.events import ROLLEN, Rol
from lama_zvp.plan.load import load_plan
from lama_zvp.plan.model import KLASSEN, Klasse
from lama_zvp.plan.names import Naamregister
from lama_zvp.plan.zicht import indicatorklassen, zichtbaar
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from tests.kanarie import BRON, KANARIE, maak_thuis, te_zien


@pytest.fixture(scope="module")
def thuis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    thuis = tmp_path_factory.mktemp("zicht") / "thuis"
    maak_thuis(thuis)
    return thuis


def hoger(rol: Rol) -> set[str]:
    return set(KLASSEN[KLASSEN.index(ZICHT[rol]) + 1 :])


def regels(opdracht: Opdracht) -> list[str]:
    """Ways to ask this command: for what is hidden, for what resembles it, and for everything."""
    plan = load_plan(BRON)
    namen = Naamregister(plan)
    verborgen = next(o.naam for o in namen.maatregelen if o.klasse == "beperkt")
    edities = [e.sleutel for e in plan.edities]
    kop = " ".join(opdracht.naam)
    per: dict[str, list[str]] = {
        "overzicht": ["", "--json", "--jaar 2024", "--jaar 2024 --json", "--jaar 2023 --json"],
        "maatregelen": ["", "--json", "--jaar 2024 --json", "radicalisme", "ondermijning --json", "drugs --json",
                        "radi", "--zonder-voortgang", "--status lopend --json", "--laag nazorg"],
        "journaal": ["", "--json", "--fiche radicalisme", "--fiche drugs --json", "--zoek kanarie",
                     "--jaar 2024 --json", "--auteur korps --json", "--limiet 5"],
        "stuurbord": [f"2024 --editie {e} --formaat {f}" for e in edities for f in ("md", "json", "html", "pdf")]
        + [f"2023 --editie {e} --formaat {f}" for e in edities for f in ("md", "json", "html")]
        + ["2024", "2023", "2025 --formaat json"],
        "tabel": ["", "--tabel kanarieopenbaar", "--tabel kanarieintern", "--tabel kanariebeperkt", "--tabel kan",
                  "kanarie --json"],
        "eindevaluatie": ["", *(f"--editie {e} --formaat {f}" for e in edities for f in ("md", "json", "html"))],
        "besluit lijst": ["", "--json"],
        "plan lijst": ["", "--json"],
        "plan toon": ["", "--json", "kanarie", "kanarie --json"],
        "plan controleer": ["", "--json", "kanarie", "kanarie --json"],
        "plan schema": [""],
        "plan verschil": ["kanarie lama-2020-2025", "lama-2020-2025 kanarie --json",
                          "kanarie lama-2020-2025 --formaat md"],
        "plan dekking": ["", "--json", "kanarie --formaat md"],
        "log": [f"{verborgen} x", "kanariebeperkt x", "radicalisme x", "bob-wint x", "livc x", "taforalim x"],
        "meting": ["kanariebeperkt 2023 5", "kanarieintern 2023 5", "kanarie 2023 5", "kanariebeperkt 2024 5",
                   "kanarieintern 2024 5"],
        "corrigeer": [f"{n} --tekst x" for n in range(1, 60, 3)],
        "intrekken": [f"{n} --reden x" for n in range(2, 60, 5)],
        "beoordeel": ["radicalisme 2024 aandacht --toelichting x", "radi 2024 aandacht --toelichting x"],
        "besluit nieuw": ["x --verantwoordelijke y --fiche radicalisme", "x --verantwoordelijke y --fiche radi"],
        "besluit opvolgen": [f"{n} lopend" for n in range(1, 60, 4)],
        "exporteer": ["- --formaat jsonl", "- --formaat xlsx", "- --formaat zip",
                      *(f"- --formaat csv --deel {d}" for d in ("metingen", "voortgang", "journaal", "indicatoren"))],
        "importeer metingen": ["-", "- --json", "- --proef --alleen-bekende"],
        "importeer voortgang": ["-", "- --json", "- --proef"],
        "vaststellen": ["2024 --proef", "2023 --proef --json"],
        "redigeer": [f"{n} --reden x" for n in range(1, 60, 6)],
        "controle": ["", "--json"],
        "wijzigingen": ["", "--json", "--gezien --json", "--json"],
        "instellingen toon": ["", "--json"],
        "instellingen zet": ["fiche radicalisme", "fiche radi", "thema licht", "jaar 1", "toets.log y"],
        "diagnose": ["", "--json"],
        "toegang lijst": ["", "--json"],
        "toegang meldingen": ["", "--alle", "--alle --json"],
        "tui": [""],
    }  # fmt: skip
    return [f"{kop} {rest}".strip() for rest in per[kop]]


INVOER = {
    ("importeer", "metingen"): "indicator;2023;2024\ncijfer;1;2\nbeperkt;1;2\nzwaargewonden;n.v.t.;x12\n",
    ("importeer", "voortgang"): "maatregel;datum;tekst\nbeperkt;1/5/2024;x\nradicalisme;1/5/2024;y\nlivc;2/5/2024;z\n",
}
"""What is sent along with the commands that read it: names that resemble what is hidden."""


@pytest.mark.parametrize("rol", [rol for rol in ROLLEN if hoger(rol)])
@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=lambda opdracht: " ".join(opdracht.naam))
def test_no_command_shows_a_role_anything_above_its_class(
    opdracht: Opdracht,
    rol: Rol,
    thuis: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    persoon = Wie(naam=f"een-{rol}", rol=rol, alleen=False, vingerafdruk="SHA256:x")
    sessie = Sessie(str(thuis), lambda: persoon)
    for regel in regels(opdracht):
        gelezen = lees_opdracht(regel.encode())
        assert gelezen is not None
        invoer = io.BytesIO(INVOER.get(opdracht.naam, "").encode())
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(invoer))
        code = draai(gelezen.argumenten, sessie)
        uit, fout = capsysbinary.readouterr()
        assert code != 1, (regel, fout)
        # What the person typed may come back in a message: it is theirs.
        eigen = {treffer.decode().lower() for treffer in KANARIE.findall(regel.encode())}
        assert not (te_zien(uit) & hoger(rol)), regel
        assert not ((te_zien(fout) - eigen) & hoger(rol)), (regel, fout)


def test_the_korpsleiding_sees_every_canary_so_the_test_above_can_fail(
    thuis: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    persoon = Wie(naam="korps", rol="korpsleiding", alleen=False, vingerafdruk="SHA256:x")
    for regel in (
        "plan toon",
        "plan toon --json",
        "journaal --json",
        "exporteer - --formaat xlsx",
        "stuurbord 2024 --formaat json",
        "maatregelen",
    ):
        gelezen = lees_opdracht(shlex.join(shlex.split(regel)).encode())
        assert gelezen is not None
        assert draai(gelezen.argumenten, Sessie(str(thuis), lambda: persoon)) == 0
        assert te_zien(capsysbinary.readouterr().out) == set(KLASSEN), regel


def test_what_may_be_seen_is_still_there(thuis: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for rol, klassen in (("lezer", {"openbaar"}), ("medewerker", {"openbaar", "intern"})):
        persoon = Wie(naam="x", rol=rol, alleen=False)  # type: ignore[arg-type]
        for regel in (["plan", "toon", "--json"], ["journaal", "--json"], ["maatregelen"], ["overzicht", "--json"]):
            assert draai(regel, Sessie(str(thuis), lambda persoon=persoon: persoon)) == 0  # type: ignore[misc]
            assert te_zien(capsysbinary.readouterr().out) == klassen, (rol, regel)


def test_numbers_of_hidden_entries_read_as_if_they_did_not_exist(
    thuis: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    persoon = Wie(naam="mede", rol="medewerker", alleen=False)
    with Workspace(Keuze(thuis, plan="kanarie"), wie=persoon) as werkruimte:
        zichtbaar = {gebeurtenis.volgnr for gebeurtenis in werkruimte.geschiedenis()}
        verborgen = min(set(range(1, max(zichtbaar))) - zichtbaar)
    sessie = Sessie(str(thuis), lambda: persoon)
    meldingen = []
    for nummer in (verborgen, 999_999):
        assert draai(["corrigeer", str(nummer), "--tekst", "x"], sessie) == 4
        meldingen.append(capsys.readouterr().err.replace(str(nummer), "N"))
    assert meldingen[0] == meldingen[1]


def test_hidden_entries_are_not_counted_either(thuis: Path) -> None:
    """On one public measure stand an entry of 3 in each class, and one that was withdrawn."""
    namen = {}
    for rol in ("lezer", "medewerker", "korpsleiding"):
        persoon = Wie(naam="x", rol=rol, alleen=False)  # type: ignore[arg-type]
        with Workspace(Keuze(thuis, plan="kanarie"), wie=persoon) as werkruimte:
            maatregel = next(m for m in werkruimte.maatregelen(jaar=2024) if m.gerealiseerd is not None)
            namen[rol] = (maatregel.naam, maatregel.gerealiseerd, maatregel.meldingen)
    assert len({naam for naam, _, _ in namen.values()}) == 1
    assert [rest for _, *rest in namen.values()] == [[3, 1], [6, 2], [9, 3]]


@pytest.mark.parametrize("tot", KLASSEN)
def test_the_plan_up_to_a_class_holds_exactly_what_that_class_may_see(tot: Klasse) -> None:
    plan = load_plan(BRON)
    deel = zichtbaar(plan, tot)
    mag = KLASSEN[: KLASSEN.index(tot) + 1]
    heel, rest = Naamregister(plan), Naamregister(deel)
    assert [o.naam for o in rest.maatregelen] == [o.naam for o in heel.maatregelen if o.klasse in mag]
    assert [o.naam for o in rest.fiches] == [o.naam for o in heel.fiches if o.klasse in mag]
    klassen = indicatorklassen(plan)
    assert [i.sleutel for i in deel.indicatoren] == [i.sleutel for i in plan.indicatoren if klassen[i.sleutel] in mag]
    bekend = {i.sleutel for i in deel.indicatoren}
    assert all(bekend.issuperset(d.indicatoren) for d in (*deel.fiches, *deel.hefbomen))


def test_an_indicator_that_is_called_like_a_fiche_does_not_open_that_fiche() -> None:
    plan = load_plan(BRON)
    dubbel = plan.indicatoren[0].model_copy(update={"sleutel": "radicalisme", "klasse": "openbaar"})
    deel = zichtbaar(plan.model_copy(update={"indicatoren": (*plan.indicatoren, dubbel)}), "openbaar")
    assert "radicalisme" in {i.sleutel for i in deel.indicatoren}
    assert "radicalisme" not in {f.sleutel for f in deel.fiches}


def test_nor_does_it_open_that_fiche_in_a_public_edition(tmp_path: Path) -> None:
    plan = yaml.safe_load(BRON.read_text(encoding="utf-8"))
    plan["indicatoren"].append(dict(plan["indicatoren"][0], sleutel="radicalisme", klasse="openbaar"))
    (tmp_path / "plannen").mkdir()
    (tmp_path / "plannen" / "dubbel.yaml").write_text(yaml.safe_dump(plan, allow_unicode=True), encoding="utf-8")
    with Workspace(Keuze(tmp_path, plan="dubbel"), wie=Wie("korps")) as werkruimte:
        werkruimte.log(_eerste(werkruimte, "radicalisme"), "KANARIE", datum="2024-05-01")
        for formaat in ("md", "json", "html"):
            document = werkruimte.document(2024, "politieraad", formaat)
            assert b"KANARIE" not in document
            assert werkruimte.namen.zoek_fiche("radicalisme").titel.encode() not in document


def _eerste(werkruimte: Workspace, fiche: str) -> str:
    """The full name of the first measure of a fiche."""
    return next(o.naam for o in werkruimte.namen.maatregelen if o.fiche_sleutel == fiche)


def test_a_plan_that_does_not_load_says_no_more_than_that_to_who_may_not_read_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plannen").mkdir()
    (tmp_path / "plannen" / "stuk.yaml").write_text("titel: kanarie-beperkt\nkanarie-beperkt: 1\n")
    (tmp_path / "instellingen.toml").write_text('plan = "stuk"\n')
    for rol, ziet in (("lezer", False), ("medewerker", False), ("korpsleiding", True)):
        persoon = Wie(naam="x", rol=rol, alleen=False)  # type: ignore[arg-type]
        for regel in (["overzicht"], ["plan", "toon"], ["plan", "controleer", "stuk"]):
            assert draai(regel, Sessie(str(tmp_path), lambda persoon=persoon: persoon)) == 3  # type: ignore[misc]
            gezegd = "".join(capsys.readouterr())
            assert ("kanarie-beperkt" in gezegd) is ziet, (rol, regel)
