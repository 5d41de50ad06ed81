"""Loading a plan file: what it gives, what it refuses, and what it keeps for the next time."""

from __future__ import annotations

import hashlib
import os
import stat
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from lama_zvp.errors import InvoerFout, NietGevonden, OpslagFout, Planfout, PlanOngeldig
from lama_zvp.plan import load
from lama_zvp.plan.limits import MAX_FOUTEN
from lama_zvp.plan.load import file_hash, load_plan, parse_plan, read_plan
from lama_zvp.plan.model import LAGEN_ZVP, Plan
from lama_zvp.plan.shipped import plan_lijst, vind_plan

ROOT = Path(__file__).resolve().parents[2]
PLANNEN = ROOT / "tests" / "golden" / "plannen"
KLEIN = PLANNEN / "klein.yaml"
FOUTE_PLANNEN = sorted(PLANNEN.glob("fout-*.yaml"))
MEEGELEVERD = sorted((ROOT / "plans").glob("*.yaml"))

MINIMAAL = b"""
sleutel: proef
titel: Proefplan
zone: {naam: Zone}
periode: {van: 2020-01-01, tot: 2025-12-31}
bron: {titel: Bron}
speerpunt: {tekst: Vertrouwen, bron: "1"}
fiches:
  - {sleutel: verkeer, titel: Verkeer, korte_titel: Verkeer, bron: "4"}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    pad = tmp_path / "proef.yaml"
    pad.write_bytes(MINIMAAL)
    return pad


def kept(cache: Path) -> list[Path]:
    return sorted(cache.iterdir())


# --- a plan that loads -------------------------------------------------------------------------------------------


def test_a_plan_needs_little_and_gets_the_layers_of_a_zvp() -> None:
    assert parse_plan(MINIMAAL, "proef.yaml").lagen == LAGEN_ZVP


def test_a_plan_that_uses_every_field_loads() -> None:
    plan = load_plan(KLEIN)
    assert [naam for naam in Plan.model_fields if not getattr(plan, naam)] == []


def test_a_loaded_plan_comes_with_its_bytes_and_their_hash(plan: Path) -> None:
    geladen = read_plan(plan)
    assert geladen.bytes == MINIMAAL
    assert geladen.sha256 == file_hash(MINIMAAL) == hashlib.sha256(MINIMAAL).hexdigest()


@pytest.mark.parametrize("pad", MEEGELEVERD, ids=lambda pad: pad.stem)
def test_every_shipped_plan_loads_under_its_own_key(pad: Path) -> None:
    assert load_plan(pad).sleutel == pad.stem


@pytest.mark.parametrize("pad", [KLEIN, *MEEGELEVERD], ids=lambda pad: pad.stem)
def test_a_plan_survives_its_own_json(pad: Path) -> None:
    plan = load_plan(pad)
    assert Plan.model_validate_json(plan.model_dump_json()) == plan


# --- a plan that does not ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("pad", FOUTE_PLANNEN, ids=lambda pad: pad.stem)
def test_a_broken_plan_tells_every_defect_with_its_place(pad: Path) -> None:
    with pytest.raises(PlanOngeldig) as fout:
        parse_plan(pad.read_bytes(), pad.name)
    assert [str(f) for f in fout.value.fouten] == pad.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


def test_the_defects_come_in_order_of_place_and_the_message_counts_them() -> None:
    with pytest.raises(PlanOngeldig) as fout:
        parse_plan((PLANNEN / "fout-verwijzingen.yaml").read_bytes(), "p")
    plaatsen = [(f.regel, f.kolom) for f in fout.value.fouten]
    assert plaatsen == sorted(plaatsen)
    assert f"({len(plaatsen)} fouten)" in str(fout.value)


@pytest.mark.parametrize(
    "data",
    [
        b"fiches:\n" + b" - {}\n" * 20_000,
        b"speerpunt_indicatoren: [" + b"x," * 40_000 + b"]",
        b"indicatoren:\n" + b"".join(b" - {sleutel: i%d}\n" % i for i in range(15_000)),
    ],
    ids=["schema", "verwijzingen", "indicatoren"],
)
def test_a_flood_of_defects_is_cut_off(data: bytes) -> None:
    with pytest.raises(PlanOngeldig) as fout:
        parse_plan(data, "p")
    assert len(fout.value.fouten) <= 3 * MAX_FOUTEN
    assert len(str(fout.value)) < 300_000


def test_a_missing_file_names_the_plans_beside_it(plan: Path) -> None:
    with pytest.raises(NietGevonden, match=r"proeff\.yaml") as fout:
        read_plan(plan.with_name("proeff.yaml"))
    assert fout.value.suggesties == ("proef.yaml",)


@pytest.mark.parametrize("naam", ["weg/plan.yaml", "nul\x00.yaml", "proef.yaml/onder.yaml"])
def test_a_path_that_cannot_exist_is_a_missing_file(plan: Path, naam: str) -> None:
    with pytest.raises(NietGevonden):
        read_plan(plan.parent / naam)


def test_a_folder_or_a_pipe_is_no_plan_file(tmp_path: Path) -> None:
    with pytest.raises(InvoerFout, match="is een map"):
        read_plan(tmp_path)
    os.mkfifo(tmp_path / "pijp.yaml")
    with pytest.raises(InvoerFout, match="geen gewoon bestand"):
        read_plan(tmp_path / "pijp.yaml")


def test_a_file_that_the_system_refuses_to_open_is_out_of_reach(tmp_path: Path) -> None:
    kring = tmp_path / "kring.yaml"
    kring.symlink_to(kring)
    with pytest.raises(OpslagFout, match="wijzen naar elkaar"):
        read_plan(kring)
    with pytest.raises(OpslagFout, match="naam is te lang"):
        read_plan(tmp_path / ("x" * 300 + ".yaml"))


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    groot = tmp_path / "groot.yaml"
    with groot.open("wb") as bestand:
        bestand.truncate(100 * 1024 * 1024)
    tracemalloc.start()
    try:
        with pytest.raises(PlanOngeldig, match="groter dan 2 MB"):
            read_plan(groot)
        _, piek = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert piek < 8 * 1024 * 1024


# --- kept plans --------------------------------------------------------------------------------------------------


def test_a_kept_plan_is_the_same_plan(tmp_path: Path) -> None:
    eerst = read_plan(KLEIN, cache=tmp_path / "cache")
    assert len(kept(tmp_path / "cache")) == 1
    assert read_plan(KLEIN, cache=tmp_path / "cache") == eerst == read_plan(KLEIN)


def test_a_kept_plan_is_really_used_and_readable_by_its_owner_alone(plan: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    read_plan(plan, cache=cache)
    (bestand,) = kept(cache)
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    anders = bestand.read_bytes().partition(b"\n")[2].replace(b"Proefplan", b"Bewaard plan")
    bestand.write_bytes(hashlib.sha256(anders).hexdigest().encode() + b"\n" + anders)
    assert load_plan(plan, cache=cache).titel == "Bewaard plan"


def _edit(data: bytes) -> bytes:
    return data.replace(b"Proefplan", b"Vervalst!")


@pytest.mark.parametrize(
    "schade",
    [_edit, lambda _: b"", lambda data: data[:-20], lambda _: b"\xff" * 100, lambda data: data.partition(b"\n")[0]],
    ids=["aangepast", "leeg", "afgebroken", "onzin", "enkel de som"],
)
def test_a_damaged_kept_plan_is_passed_over_and_written_anew(plan: Path, tmp_path: Path, schade: Any) -> None:
    cache = tmp_path / "cache"
    read_plan(plan, cache=cache)
    (bestand,) = kept(cache)
    goed = bestand.read_bytes()
    bestand.write_bytes(schade(goed))
    assert load_plan(plan, cache=cache).titel == "Proefplan"
    assert bestand.read_bytes() == goed


def test_a_kept_plan_that_no_longer_fits_the_schema_is_passed_over(plan: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    read_plan(plan, cache=cache)
    (bestand,) = kept(cache)
    anders = b'{"sleutel": "proef"}'
    bestand.write_bytes(hashlib.sha256(anders).hexdigest().encode() + b"\n" + anders)
    assert load_plan(plan, cache=cache).titel == "Proefplan"


def test_a_changed_file_or_a_changed_schema_makes_a_new_kept_plan(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    read_plan(plan, cache=cache)
    plan.write_bytes(MINIMAAL.replace(b"Proefplan", b"Ander plan"))
    assert load_plan(plan, cache=cache).titel == "Ander plan"
    monkeypatch.setattr(load, "_fingerprint", lambda: "0" * 16)
    load_plan(plan, cache=cache)
    assert len(kept(cache)) == 3


def test_a_broken_plan_is_never_kept(plan: Path, tmp_path: Path) -> None:
    plan.write_bytes(MINIMAAL + b"extra: 1\n")
    with pytest.raises(PlanOngeldig):
        read_plan(plan, cache=tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_a_place_that_cannot_hold_kept_plans_does_not_stop_the_loading(plan: Path, tmp_path: Path) -> None:
    in_de_weg = tmp_path / "cache"
    in_de_weg.write_text("een bestand")
    assert load_plan(plan, cache=in_de_weg).titel == "Proefplan"
    assert load_plan(plan, cache=in_de_weg / "dieper").titel == "Proefplan"
    assert in_de_weg.read_text() == "een bestand"


def test_a_write_that_is_cut_short_leaves_nothing_behind(plan: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    read_plan(plan, cache=cache)
    (bestand,) = kept(cache)
    bestand.unlink()
    bestand.mkdir()
    (bestand / "in de weg").touch()
    assert load_plan(plan, cache=cache).titel == "Proefplan"
    assert kept(cache) == [bestand]


def test_only_the_latest_few_plans_are_kept(plan: Path, tmp_path: Path) -> None:
    for nummer in range(12):
        plan.write_bytes(MINIMAAL.replace(b"Proefplan", b"Plan %d" % nummer))
        read_plan(plan, cache=tmp_path / "cache")
    assert len(kept(tmp_path / "cache")) == 8
    assert load_plan(plan, cache=tmp_path / "cache").titel == "Plan 11"


# --- plans by name -----------------------------------------------------------------------------------------------


def test_a_plan_is_found_by_name_in_the_first_folder_that_has_it(tmp_path: Path) -> None:
    eigen, mee = tmp_path / "eigen", tmp_path / "mee"
    for folder, naam in ((eigen, "a.yaml"), (mee, "a.yaml"), (mee, "b.yml"), (mee, "lees.txt")):
        folder.mkdir(exist_ok=True)
        (folder / naam).touch()
    assert plan_lijst((eigen, tmp_path / "weg", mee)) == {"a": eigen / "a.yaml", "b": mee / "b.yml"}
    assert vind_plan("b", (eigen, mee)) == mee / "b.yml"


def test_what_looks_like_a_file_is_taken_for_one(tmp_path: Path) -> None:
    assert vind_plan("plan.yaml", (tmp_path,)) == Path("plan.yaml")
    assert vind_plan("map/plan", (tmp_path,)) == Path("map/plan")


def test_an_unknown_name_suggests_the_plans_there_are(tmp_path: Path) -> None:
    (tmp_path / "lama-2020-2025.yaml").touch()
    with pytest.raises(NietGevonden, match="geen plan `lama`") as fout:
        vind_plan("lama", (tmp_path,))
    assert fout.value.suggesties == ("lama-2020-2025",)
    with pytest.raises(NietGevonden, match="pad van een planbestand"):
        vind_plan("lama", ())


# --- laws --------------------------------------------------------------------------------------------------------


def within(fout: Planfout, data: bytes) -> bool:
    regels = data.decode().split("\n")
    if fout.regel == 0:
        return fout.kolom == 0
    return fout.regel <= len(regels) and 1 <= fout.kolom <= len(regels[fout.regel - 1]) + 1


def _paths(boom: Any, pad: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    deel = boom.items() if isinstance(boom, dict) else enumerate(boom) if isinstance(boom, list) else ()
    return [pad, *(p for sleutel, kind in deel for p in _paths(kind, (*pad, sleutel)))]


def _klein() -> Any:
    return yaml.safe_load(KLEIN.read_text(encoding="utf-8"))


_PADEN = _paths(_klein())[1:]
_ANDERS = st.sampled_from(
    (
        *(None, True, 0, -1, 2018, 3.5, "", "x", "verkeer", "nee", "9" * 40, "\U0001f693", "doorlopend", [], {}, [1]),
        *("a/b/c", "personeel/burger/bezet", {2018: {"waarde": 1}}, ["verkeer"], {"per_jaar": 0}, {"eenmalig": True}),
    )
)


@given(pad=st.sampled_from(_PADEN), anders=_ANDERS, weg=st.booleans(), naam=st.sampled_from(["sleutl", "bron", 7, ""]))
@settings(max_examples=150, deadline=None)
def test_a_plan_changed_anywhere_loads_or_says_where_it_is_wrong(pad: Any, anders: Any, weg: bool, naam: Any) -> None:
    data = _klein()
    ouder = data
    for stap in pad[:-1]:
        ouder = ouder[stap]
    if weg:
        del ouder[pad[-1]]
        if isinstance(ouder, dict):
            ouder[naam] = anders
    else:
        ouder[pad[-1]] = anders
    tekst = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()
    try:
        plan = parse_plan(tekst, "p")
    except PlanOngeldig as fout:
        gevonden = fout.fouten
    else:
        assert Plan.model_validate_json(plan.model_dump_json()) == plan
        return
    assert gevonden
    assert all(within(fout, tekst) and fout.wat and fout.raad for fout in gevonden)


@given(knip=st.integers(0, 5000), stuk=st.binary(max_size=12), lengte=st.integers(0, 40))
@settings(max_examples=150, deadline=None)
def test_a_plan_file_damaged_anywhere_loads_or_is_refused(knip: int, stuk: bytes, lengte: int) -> None:
    data = KLEIN.read_bytes()
    data = data[:knip] + stuk + data[knip + lengte :]
    try:
        parse_plan(data, "p")
    except PlanOngeldig as fout:
        gevonden = fout
    else:
        return
    assert gevonden.fouten
