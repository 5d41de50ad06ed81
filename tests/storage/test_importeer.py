"""An import is one transaction: all of it or nothing, whoever else records meanwhile and whatever the person may."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.errors import Geweigerd, OpslagFout
from lama_zvp.exchange.lezing import Leeswens
from lama_zvp.journal.events import Rol
from lama_zvp.journal.store import Journaal
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.invoer_metingen import importeer_metingen
from lama_zvp.workspace.invoer_voortgang import importeer_voortgang
from lama_zvp.workspace.uitvoer import exporteer

ROOT = Path(__file__).resolve().parents[2]
CIJFERS = b"indicator;2022;2023\nzwaargewonden;12;11\nlichtgewonden;80;75\n"
ACTIES = b"maatregel;datum;tekst\nverkeer.ontraden.slim;1/5/2024;Een\nverkeer.ontraden.slim;2/5/2024;Twee\n"


def persoon(rol: Rol, naam: str = "mede") -> Wie:
    return Wie(naam=naam, rol=rol, alleen=False, vingerafdruk="SHA256:x")


def bureau(thuis: Path, wie: Wie) -> Workspace:
    return Workspace(Keuze(thuis, vandaag=date(2025, 3, 14)), wie=wie)


@pytest.fixture
def mede(tmp_path: Path) -> Iterator[Workspace]:
    with bureau(tmp_path / "thuis", persoon("medewerker")) as werkruimte:
        yield werkruimte


def soorten(thuis: Path) -> list[str]:
    if not (thuis / "journaal.db").exists():
        return []
    with Journaal.open(thuis / "journaal.db", lezen_alleen=True) as journaal:
        return [event.soort for event in journaal.gebeurtenissen()]


def test_a_failing_row_at_the_end_means_that_nothing_is_written(mede: Workspace) -> None:
    rijen = b"".join(b"zwaargewonden;%d-%02d;%d\n" % (2020 + m // 12, m % 12 + 1, m) for m in range(48))
    verslag = importeer_metingen(
        mede, "x", b"indicator;periode;waarde\n" + rijen + b"zwaargewonden;2019;-1\n", Leeswens()
    )
    assert verslag.aantal("nieuw") == 48
    assert [str(p.plaats) for p in verslag.afgekeurd] == ["cel C50 (waarde)"]
    assert verslag.geschreven is False
    assert soorten(mede.thuis) == []


def test_an_event_that_the_journal_refuses_takes_the_whole_import_with_it(
    mede: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last event of the import names one that does not exist: the store refuses it inside the transaction."""
    importeer_voortgang(mede, "x", ACTIES, Leeswens())
    from lama_zvp.workspace import invoer_metingen

    echt = invoer_metingen.maak_concept
    monkeypatch.setattr(
        invoer_metingen,
        "maak_concept",
        lambda *a, **k: echt(*a, **{**k, "vervangt": "0" * 36 if k["onderwerp"] == "lichtgewonden" else None}),
    )
    with pytest.raises(Exception, match="Er is geen gebeurtenis"):
        importeer_metingen(mede, "x", CIJFERS, Leeswens())
    assert soorten(mede.thuis) == ["voortgang", "voortgang"]
    assert mede.journaal.controleer().in_orde


def test_what_somebody_records_between_looking_and_writing_is_seen(
    mede: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = Journaal.voeg_toe_na
    anderen = iter([True])

    def ertussen(self: Journaal, volgnr: int, *concepten: object) -> object:
        if next(anderen, False):
            with bureau(mede.thuis, persoon("medewerker", "ander")) as ander:
                ander.meting("zwaargewonden", "2022", "12")
        return echt(self, volgnr, *concepten)  # type: ignore[arg-type]

    monkeypatch.setattr(Journaal, "voeg_toe_na", ertussen)
    verslag = importeer_metingen(mede, "x", CIJFERS, Leeswens())
    assert verslag.geschreven
    assert (verslag.aantal("gelijk"), verslag.aantal("nieuw")) == (1, 3)
    assert soorten(mede.thuis) == ["meting"] * 4


def test_an_import_gives_up_when_others_never_stop(mede: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Journaal, "voeg_toe_na", lambda *_van: None)
    with pytest.raises(OpslagFout, match="niets ingelezen"):
        importeer_metingen(mede, "x", CIJFERS, Leeswens())


@pytest.mark.parametrize("rol", ["lezer", "beheerder"])
def test_who_may_not_record_may_not_import_either(rol: Rol, tmp_path: Path) -> None:
    with bureau(tmp_path / "thuis", persoon(rol)) as werkruimte:
        for importeer, inhoud in ((importeer_metingen, CIJFERS), (importeer_voortgang, ACTIES)):
            with pytest.raises(Geweigerd, match="Uw rol"):
                importeer(werkruimte, "x", inhoud, Leeswens())
    assert set(soorten(tmp_path / "thuis")) == {"toegang"}


def test_a_colleagues_figure_is_corrected_by_the_korpsleiding_alone(mede: Workspace) -> None:
    importeer_metingen(mede, "x", CIJFERS, Leeswens())
    anders = CIJFERS.replace(b"12;11", b"12;10")
    with bureau(mede.thuis, persoon("medewerker", "ander")) as ander:
        verslag = importeer_metingen(ander, "x", anders, Leeswens())
        assert verslag.code == 5
        assert "van iemand anders (#2)" in verslag.afgekeurd[0].reden
        assert importeer_metingen(ander, "x", CIJFERS, Leeswens()).code == 0
    with bureau(mede.thuis, persoon("korpsleiding", "korps")) as korps:
        assert importeer_metingen(korps, "x", anders, Leeswens()).aantal("gecorrigeerd") == 1
    assert soorten(mede.thuis).count("meting") == 5


def test_personal_data_are_refused_in_every_text_and_the_refusal_is_kept_without_them(mede: Workspace) -> None:
    geheim = "an@voorbeeld.be"
    bronnen = [
        (importeer_metingen, f"indicator;2023;bron\nzwaargewonden;1;{geheim}\n"),
        (importeer_metingen, f"indicator;2023;opmerking\nzwaargewonden;1;{geheim}\n"),
        (importeer_voortgang, f"maatregel;datum;tekst\nverkeer.ontraden.slim;1/5/2024;{geheim}\n"),
        (importeer_voortgang, f"maatregel;datum;status;bewijs\nverkeer.ontraden.slim;1/5/2024;lopend;{geheim}\n"),
    ]
    for importeer, tekst in bronnen:
        verslag = importeer(mede, "x", tekst.encode(), Leeswens())
        assert verslag.code == 5
        assert "e-mailadres" in verslag.afgekeurd[0].reden
        assert geheim not in str(verslag)
    verslag = importeer_metingen(mede, "x", b"indicator;2023\nzwaargewonden;1\n", Leeswens(bron=geheim))
    assert verslag.code == 5
    assert soorten(mede.thuis) == ["toegang"] * 5
    assert geheim not in b"".join(p.read_bytes() for p in mede.thuis.glob("journaal.db*")).decode("latin-1")


def test_what_one_person_said_about_a_file_is_not_anothers(mede: Workspace) -> None:
    eigen = b"a;b;c\nZG;2022;12\n"
    wens = Leeswens(kolommen={"indicator": "a", "jaar": "b", "waarde": "c"}, namen={"ZG": "zwaargewonden"})
    assert importeer_metingen(mede, "x", eigen, wens).geschreven
    assert importeer_metingen(mede, "x", eigen, Leeswens()).onthouden
    with bureau(mede.thuis, persoon("medewerker", "ander")) as ander, pytest.raises(Exception, match="geen kolom"):
        importeer_metingen(ander, "x", eigen, Leeswens())


@pytest.mark.parametrize(
    "inhoud", [b"", b"[]", b"{", b'{"kolommen": [1]}', b'{"namen": {"a": 1}}', b'{"decimaal": "x"}']
)
def test_a_memory_that_does_not_read_is_passed_over(inhoud: bytes, mede: Workspace) -> None:
    importeer_metingen(mede, "x", CIJFERS, Leeswens(decimaal="komma"))
    (pad,) = (mede.thuis / "indelingen").iterdir()
    assert json.loads(pad.read_bytes())["decimaal"] == "komma"
    pad.write_bytes(inhoud)
    assert not importeer_metingen(mede, "x", CIJFERS, Leeswens()).onthouden


def test_ten_thousand_figures_come_in_as_one_act(mede: Workspace) -> None:
    maanden = [f"{jaar}-{maand:02d}" for jaar in range(1990, 2025) for maand in range(1, 13)]
    indicatoren = [indicator.sleutel for indicator in mede.plan.indicatoren if indicator.soort == "telling"][:20]
    rijen = [f"{sleutel};{maand};{len(maand)}" for sleutel in indicatoren for maand in maanden]
    verslag = importeer_metingen(mede, "x", "\n".join(["indicator;periode;waarde", *rijen]).encode(), Leeswens())
    assert verslag.geschreven
    assert verslag.aantal("nieuw") == len(rijen) == len(indicatoren) * 420
    assert mede.journaal.kop()[0] == len(rijen)


def test_an_export_of_another_persons_class_holds_nothing_above_it(tmp_path: Path) -> None:
    from tests.kanarie import maak_thuis, te_zien

    maak_thuis(tmp_path / "thuis")
    klassen = {
        "lezer": {"openbaar"},
        "medewerker": {"openbaar", "intern"},
        "korpsleiding": {"openbaar", "intern", "beperkt"},
    }
    for rol, verwacht in klassen.items():
        with Workspace(Keuze(tmp_path / "thuis", plan="kanarie"), wie=persoon(rol)) as werkruimte:  # type: ignore[arg-type]
            for formaat in ("xlsx", "zip", "jsonl"):
                assert te_zien(exporteer(werkruimte, formaat)) == verwacht, (rol, formaat)  # type: ignore[arg-type]


KLEIN = ROOT / "tests" / "golden" / "plannen" / "klein.yaml"


def _strenger(thuis: Path) -> str:
    """A plan in which one indicator was for the korpsleiding alone, until the next version of the file."""
    map_ = thuis / "plannen"
    map_.mkdir(parents=True, exist_ok=True)
    open_ = KLEIN.read_text(encoding="utf-8")
    dicht = open_.replace(
        "    onderdruk_onder: 5\n    klasse: openbaar\n", "    onderdruk_onder: 5\n    klasse: beperkt\n"
    )
    assert dicht != open_
    (map_ / "klein.yaml").write_text(dicht, encoding="utf-8")
    return open_


def test_a_figure_that_the_person_may_not_see_is_not_entered_a_second_time(tmp_path: Path) -> None:
    thuis = tmp_path / "thuis"
    open_ = _strenger(thuis)
    cijfers = b"indicator;2022\nongevallen;97\n"
    with Workspace(Keuze(thuis, plan="klein", vandaag=date(2025, 3, 14)), wie=persoon("korpsleiding")) as leiding:
        assert importeer_metingen(leiding, "x", cijfers, Leeswens()).geschreven
    (thuis / "plannen" / "klein.yaml").write_text(open_, encoding="utf-8")
    with Workspace(Keuze(thuis, plan="klein", vandaag=date(2025, 3, 14)), wie=persoon("medewerker")) as mede:
        verslag = importeer_metingen(mede, "x", cijfers.replace(b"97", b"99"), Leeswens())
    assert [(str(p.plaats), p.reden, p.geweigerd) for p in verslag.afgekeurd] == [
        ("cel B2 (2022)", "hier staat al een cijfer dat u niet kunt lezen", True)
    ]
    assert "97" not in json.dumps(verslag.afgekeurd[0].raad)
    assert soorten(thuis).count("meting") == 1


def test_an_entry_that_the_person_may_not_see_is_not_entered_a_second_time(tmp_path: Path) -> None:
    thuis = tmp_path / "thuis"
    with bureau(thuis, persoon("korpsleiding", "chef")) as leiding:
        leiding.log("verkeer.ontraden.slim", "Gevoelig", datum=date(2024, 5, 1), klasse="beperkt")
        export = exporteer(leiding, "csv", "voortgang")
    with bureau(thuis, persoon("medewerker")) as mede:
        verslag = importeer_voortgang(mede, "x", export, Leeswens())
    assert [p.reden for p in verslag.afgekeurd] == ["deze rij komt uit een melding die u hier niet kunt lezen"]
    assert soorten(thuis).count("voortgang") == 1
