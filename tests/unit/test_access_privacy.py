"""The personal-data guard: what it finds, what it lets pass, and that it never repeats what it found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.access.gegevens.cijfers import is_rijksregisternummer
from lama_zvp.access.gegevens.letters import IBAN_LENGTE
from lama_zvp.access.privacy import Gegeven, vind_persoonsgegevens, weiger_persoonsgegevens
from lama_zvp.errors import Geweigerd

ROOT = Path(__file__).resolve().parents[2]


def soorten(tekst: str) -> list[str]:
    return [vondst.soort for vondst in vind_persoonsgegevens(tekst)]


def rijksregisternummer(geboren: date, volgnummer: int) -> str:
    """A number with valid check digits, built from its definition."""
    stam = f"{geboren:%y%m%d}{volgnummer:03d}"
    getal = int(stam) if geboren.year < 2000 else int("2" + stam)
    return f"{stam}{97 - getal % 97:02d}"


def iban(land: str, rekening: str) -> str:
    """An account number with valid check digits, built from its definition (ISO 13616)."""
    cijfers = "".join(str(int(teken, 36)) for teken in f"{rekening}{land}00")
    return f"{land}{98 - int(cijfers) % 97:02d}{rekening}"


WEL: dict[Gegeven, tuple[str, ...]] = {
    "rijksregisternummer": (
        "85.07.30-033.28",
        "85073003328",
        "850730 033 28",
        "850730-033-28",
        "85 07 30 033 28",
        "8507 3003 328",
        "8 5 0 7 3 0 0 3 3 2 8",
        "85/07/30 - 033/28",
        "17073003384",
        "17.07.30-033.84",
        "85.47.30-033.17",
        "85:07:30:033:28",
        "85*07*30*033*28",
        "85|07|30|033|28",
        "85 \u2022 07 \u2022 30 \u2022 033 \u2022 28",
        "85.07.30 (033)28",
        "85\\07\\30\\033\\28",
    ),
    "nummerplaat": (
        "1-ABC-123",
        "1-abc-123",
        "1ABC123",
        "1 ABC 123",
        "2.XYZ.987",
        "1_ABC_123",
        "1/ABC/123",
        "ABC-123",
        "abc-123",
        "ABC.123",
        "ABC123",
        "123-ABC",
        "O-ABC-123",
        "Q-ABC-123",
        "S-ABC-123",
        "T-XAA-123",
        "kenteken ab 12 cd",
        "nummerplaat: abc 123",
        "AB-12-CD",
        "12-ABC-3",
        "1-XYZ-23",
        "G-123-BB",
        "12-34-AB",
    ),
    "pv-nummer": (
        "TG.20.L1.012345/2023",
        "TG.20.L1.12345/23",
        "HA.11.F1.123456-23",
        "HA 11 F1 123456/2023",
        "tg20l1012345/2023",
        "TG 20 L1 012345 2023",
        "TG.36B.L1.012345/2023",
        "20.L1.012345/23",
        "pv 012345/2023",
        "PV nr. 20.L1.012345/23",
        "proces-verbaal nummer 12345/23",
    ),
    "e-mailadres": (
        "voornaam.naam@voorbeeld.be",
        "a+b@mail.voorbeeld.museum",
        "a_b @ voorbeeld.be",
        "naam (at) voorbeeld [punt] be",
        "naam[at]voorbeeld.be",
        "jérôme@voorbeeld.be",
        "naam {at} voorbeeld{punt}be",
        "naam@voorbeeld\u3002be",
    ),
    "telefoonnummer": (
        "0475 12 34 56",
        "0475/12.34.56",
        "0475-123456",
        "0475123456",
        "0475.123.456",
        "+32 475 12 34 56",
        "+32475123456",
        "+32 (0)475 12 34 56",
        "(+32) 475 12 34 56",
        "0032 475 12 34 56",
        "089 12 34 56",
        "089/12.34.56",
        "02 123 45 67",
        "+32 89 12 34 56",
        "06-12345678",
        "06 12 34 56 78",
        "043-1234567",
        "+31 6 12345678",
        "0031612345678",
        "+49 170 1234567",
        "gsm 475 12 34 56",
    ),
    "rekeningnummer": (
        "BE68 5390 0754 7034",
        "BE68539007547034",
        "be68 5390 0754 7034",
        "BE68-5390-0754-7034",
        "BE 68 5390 0754 7034",
        "NL91 ABNA 0417 1643 00",
        "DE89 3704 0044 0532 0130 00",
        "LU28 0019 4006 4475 0000",
        "\u0392\u039568 5390 0754 7034",
        "\u0412\u041568 5390 0754 7034",
        "539-0075470-34",
        "539 - 0075470 - 34",
    ),
}


@pytest.mark.parametrize(("soort", "gegeven"), [(s, g) for s, gegevens in WEL.items() for g in gegevens])
def test_what_identifies_a_person_is_found_in_the_middle_of_a_sentence(soort: Gegeven, gegeven: str) -> None:
    tekst = f"De man ({gegeven}) werd gezien."
    (vondst,) = vind_persoonsgegevens(tekst)
    assert vondst.soort == soort
    assert tekst[vondst.begin : vondst.einde] in tekst[8 : 8 + len(gegeven)]
    assert vondst.einde == 8 + len(gegeven)


@pytest.mark.parametrize(
    "tekst",
    [
        "De anonieme lijn 0800-20877 staat op elke affiche.",
        "Bel 0800 20 877 of 0800/20.877, of +32 800 20 877.",
        "Tele-Onthaal 106, zelfmoordlijn 1813, 112 en 101, 1712, Child Focus 116 000.",
        "De zone is bereikbaar op 078 15 15 15 en 070 22 22 22.",
        "art. 458ter Sw., art. 44/11/3ter WPA, artikelen 28quinquies § 1 en 57 Sv.",
        "COL 4/2019, COL-123, GPI 101, PLP 053, MFO-2, ISO-900.",
        "KB van 5 december 2001, B.S. 05-01-1999, wet van 7 december 1998.",
        "Op 12/03/2024 150 bestuurders gecontroleerd.",
        "Op 02/03/24 150 controles, op 2024-03-12 123 en op 12.03.2024 12.",
        "Van 01/01/2024 tot 31/12/2024, vergadering op 14-02-2024.",
        "€ 1.234.567,89 en 12 345 678 euro en 1 234 567 890 euro.",
        "Begroting: 4.599.074 5.183.914 5.277.130 5.015.846 15.813",
        "Controles op de N78, E314, A2, N78a en op de E314-N78.",
        "De jaren 2018 2019 2020 2021, 2018-2020 en 2020-2025.",
        "100-150 wagens, 500-tal, 112-app, 30-jarigen, 24/7.",
        "Per kwartaal 23 11 18 45 154 en 18 07 30 45 245.",
        "Postcodes 3620, 3630, 3631, zone 5853.",
        "Zie #12, maatregel verkeer.ontraden.bob-winter en jeugd.nazorg.bin-360.",
        "Via intake@lama. De dienst volgt op; intake@lama ook.",
        "74 % van n = 1028; 107,60 FTE; 36,7 %; 123 + 30 = 153.",
        "Van 20u30 tot 23u15, van 08.30 - 12.00 5 ploegen, van 02.30-05.00 150 auto's.",
        "90 km/u, 5 AIR-rapporten, 3 van 120, 12-14 u, 2x ANPR 120 km.",
        "Onderneming BE 0475.123.456, KBO 0202.239.951.",
        "Structuur: 1. raadgeven 2. ontraden 3. reguleren 4. onderzoeken 5. nazorg",
        "Periodes 2023, 2023-K1 en 2023-05.",
        "5 BOB-acties: 412 bestuurders, 9 positief; 1 BOB 412.",
        "Artikel 539-0075470-35 uit voorraad; ploegen 12:30:00 150, 20:15-22:30 (45) en 06:00 | 12 | 33.",
        "Verslag 123/2024, dossiernummer 20240312001, RIR 45-2024.",
        "",
    ],
)
def test_everyday_police_prose_passes(tekst: str) -> None:
    assert vind_persoonsgegevens(tekst) == ()


def test_no_shipped_plan_sets_the_guard_off() -> None:
    def teksten(waarde: object) -> list[str]:
        if isinstance(waarde, dict):
            return [t for deel in waarde.values() for t in teksten(deel)]
        if isinstance(waarde, list):
            return [t for deel in waarde for t in teksten(deel)]
        return [waarde] if isinstance(waarde, str) else []

    for pad in (ROOT / "plans").glob("*.yaml"):
        for tekst in teksten(yaml.safe_load(pad.read_text(encoding="utf-8"))):
            assert vind_persoonsgegevens(tekst) == (), (pad.name, tekst)


@given(
    geboren=st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    volgnummer=st.integers(1, 998),
    tussen=st.sampled_from(["", " ", ".", "-", "\u00a0", "\n", "\u200b", " - ", "\u2013", "\u202f"]),
)
def test_every_valid_rijksregisternummer_of_both_centuries_is_found(
    geboren: date, volgnummer: int, tussen: str
) -> None:
    cijfers = rijksregisternummer(geboren, volgnummer)
    tekst = tussen.join((cijfers[:6], cijfers[6:9], cijfers[9:]))
    assert soorten(f"nr {tekst}!") == ["rijksregisternummer"]


@given(geboren=st.dates(date(1900, 1, 1), date(1999, 12, 31)), volgnummer=st.integers(1, 998), fout=st.integers(1, 96))
def test_eleven_digits_with_wrong_check_digits_are_no_rijksregisternummer(
    geboren: date, volgnummer: int, fout: int
) -> None:
    goed = rijksregisternummer(geboren, volgnummer)
    anders = f"{goed[:9]}{(int(goed[9:]) + fout - 1) % 97 + 1:02d}"
    tweeduizend = 97 - int("2" + goed[:9]) % 97
    assert is_rijksregisternummer(anders) == (int(anders[9:]) == tweeduizend)


@given(
    land=st.sampled_from(sorted(IBAN_LENGTE)),
    cijfers=st.text("0123456789", min_size=40, max_size=40),
    per=st.sampled_from([4, 40]),
)
def test_every_valid_iban_is_found_and_one_wrong_digit_lets_it_pass(land: str, cijfers: str, per: int) -> None:
    goed = iban(land, cijfers[: IBAN_LENGTE[land] - 4])
    fout = goed[:-1] + str((int(goed[-1]) + 1) % 10)
    for nummer, verwacht in ((goed, True), (fout, False)):
        tekst = " ".join(nummer[i : i + per] for i in range(0, len(nummer), per))
        assert ("rekeningnummer" in soorten(f"op {tekst}.")) is verwacht


@pytest.mark.parametrize(
    "tekst",
    [
        "85.07.30\u200b-033.28",
        "8\u200d5\u20600\ufeff7\u00ad30033\u061c28",
        "\uff18\uff15\uff0e\uff10\uff17\uff0e\uff13\uff10\uff0d\uff10\uff13\uff13\uff0e\uff12\uff18",
        "85\u00a007\u00a030\u00a0033\u00a028",
        "85.07.30-\n033.28",
        "85.07.30\r\n\t- 033.28",
        "85.07.30\u2013033.28",
        "\u0668\u0665\u0660\u0667\u0663\u0660\u0660\u0663\u0663\u0662\u0668",
        "\U0001d7d6\U0001d7d3\U0001d7ce\U0001d7d5\U0001d7d1\U0001d7ce\U0001d7ce\U0001d7d1\U0001d7d1\U0001d7d0\U0001d7d6",
        "8\ufe0f\u20e35\ufe0f\u20e30\ufe0f\u20e37\ufe0f\u20e33\ufe0f\u20e30\ufe0f\u20e3 033 28",
        "\u202e85073003328\u202c",
    ],
)
def test_invisible_characters_and_other_digits_do_not_hide_a_number(tekst: str) -> None:
    assert soorten(f"De man {tekst} werd gezien.") == ["rijksregisternummer"]


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("1\u200b-\u200bABC\u200b-\u200b123", "nummerplaat"),
        ("\uff11-\uff21\uff22\uff23-123", "nummerplaat"),
        ("naam\uff20voorbeeld.be", "e-mailadres"),
        ("naam@\nvoorbeeld.be", "e-mailadres"),
        ("BE68\u00a05390\u00a00754\n7034", "rekeningnummer"),
        ("TG.20.L1.\u200b012345\uff0f2023", "pv-nummer"),
        ("0475\u00a012\u202f34\n56", "telefoonnummer"),
    ],
)
def test_the_other_kinds_are_found_behind_the_same_detours(tekst: str, soort: str) -> None:
    assert soorten(f"Zie {tekst} hier.") == [soort]


def test_a_finding_names_its_place_in_the_text_as_typed() -> None:
    tekst = "a\u200bb 85.07.30\u200b-033.28 en 1-ABC-123"
    eerste, tweede = vind_persoonsgegevens(tekst)
    assert tekst[eerste.begin : eerste.einde] == "85.07.30\u200b-033.28"
    assert tekst[tweede.begin : tweede.einde] == "1-ABC-123"


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error_and_places_lie_inside_it(tekst: str) -> None:
    vorige = 0
    for vondst in vind_persoonsgegevens(tekst):
        assert vorige <= vondst.begin < vondst.einde <= len(tekst)
        vorige = vondst.einde


@pytest.mark.parametrize(("soort", "gegeven"), [(s, g) for s, gegevens in WEL.items() for g in gegevens])
def test_the_refusal_names_kind_field_and_place_and_never_the_value(soort: str, gegeven: str) -> None:
    with pytest.raises(Geweigerd) as fout:
        weiger_persoonsgegevens({"Titel": "Niets aan de hand", "Bewijs": f"zie {gegeven} in map"})
    boodschap = str(fout.value)
    assert fout.value.code == 5
    assert soort in boodschap
    (vondst,) = vind_persoonsgegevens(f"zie {gegeven} in map")
    assert f"Bewijs, teken {vondst.begin + 1} tot en met {4 + len(gegeven)}: een {soort}." in boodschap
    assert "Titel" not in boodschap
    assert gegeven not in boodschap
    assert not any(deel in boodschap for deel in gegeven.split() if len(deel) > 5 and any(c.isdigit() for c in deel))


def test_clean_fields_pass_in_silence() -> None:
    weiger_persoonsgegevens({"Tekst": "Vijf controles op de N78.", "Bewijs": "verslag 12"})


def test_a_long_text_is_read_in_time_that_grows_with_its_length() -> None:
    """Counting on the clock would be brittle: patterns that explode do not end at all within the test's patience."""
    for lap in ("1 ", "12 ", "0", "a@", "BE68 ", "1-", "+", "TG.20.", "pv ", "a.", "a@a."):
        vind_persoonsgegevens(lap * (100_000 // len(lap)))


GESCHEIDEN = (
    "{a}.{b}.{c}, {n}.{k}", "{a}.{b}.{c} nr {n}.{k}", "{a}{b}{c}+{n}{k}", "{a}{b}{c}={n}={k}", "{a}#{b}#{c}#{n}#{k}",
    "{a}'{b}'{c} {n}'{k}", "{a}.{b}.{c}...{n}.{k}", "{a}{b}{c}\u00d7{n}.{k}", "RR{a}{b}{c}{n}{k}",
    "({a}{b}{c}) {n}-{k}", "{a} . {b} . {c} - {n} . {k}", "{a}.{b}.{c}-\n{n}.{k}",
)  # fmt: skip
"""A national number in its five groups, as hands in a hurry part them."""


@pytest.mark.parametrize("vorm", GESCHEIDEN)
@pytest.mark.parametrize("hoger", [0, 20, 40])
@pytest.mark.parametrize("eeuw", ["", "2"])
def test_a_national_or_bis_number_is_found_however_its_groups_are_parted(vorm: str, hoger: int, eeuw: str) -> None:
    stam = f"0{1 + 5 * bool(eeuw)}{7 + hoger:02}30033"
    controle = 97 - int(eeuw + stam) % 97
    getypt = vorm.format(a=stam[:2], b=stam[2:4], c=stam[4:6], n=stam[6:], k=f"{controle:02}")
    assert [vondst.soort for vondst in vind_persoonsgegevens(f"gezien: {getypt} te Lanaken")] == ["rijksregisternummer"]


@pytest.mark.parametrize(
    ("getypt", "soort"),
    [
        ("in drieën: 810 730 033 {rest}", "rijksregisternummer"),
        ("M-ABC-123", "nummerplaat"),
        ("een Clio, 1ABC 123, grijs", "nummerplaat"),
        ("1 ABC-123", "nummerplaat"),
        ("voertuig abc123 stond er", "nummerplaat"),
        ("wagen ABC 123 stond er", "nummerplaat"),
        ("AA-123-BB", "nummerplaat"),
        ("nummerplaat KONING-1", "nummerplaat"),
        ("kentekenplaat WOB ZK 295", "nummerplaat"),
        ("PV-012345-2023", "pv-nummer"),
        ("p.v. 012345/2023", "pv-nummer"),
        ("APV 012345/2023", "pv-nummer"),
        ("pv\u2019s: 012345/2023 en volgende", "pv-nummer"),
        ("TG.20.L1.012.345/2023", "pv-nummer"),
        ("TG.20.L1.012345 van 2023", "pv-nummer"),
        ("PV TG20L10123452023", "pv-nummer"),
        ("IBANBE68539007547034", "rekeningnummer"),
        ("BE68/5390/0754/7034", "rekeningnummer"),
        ("BE68, 5390, 0754, 7034", "rekeningnummer"),
        ("32475123456", "telefoonnummer"),
        ("0475|123456", "telefoonnummer"),
        ("0475:12.34.56", "telefoonnummer"),
        ("0475,12,34,56", "telefoonnummer"),
        ("a.b at politie.be", "e-mailadres"),
        ("a.b-at-politie.be", "e-mailadres"),
        ("a.b apenstaartje politie.be", "e-mailadres"),
        ("a.b[@]politie.be", "e-mailadres"),
        ("a.b@@politie.be", "e-mailadres"),
        ("a.b@politie punt be", "e-mailadres"),
        ("a.b@politie . be", "e-mailadres"),
    ],
)
def test_what_a_careless_hand_writes_otherwise_is_found_too(getypt: str, soort: str) -> None:
    rest = f"{97 - int('810730033') % 97:02}"
    assert [vondst.soort for vondst in vind_persoonsgegevens(getypt.format(rest=rest))] == [soort]


@pytest.mark.parametrize(
    "tekst",
    [
        "aantal pv's 1484 / 2017", "pv 2015/2016", "PV's 2023: 512", "512 pv's in 2023", "pv: 12/148 opgehelderd",
        "aanwezig at random plaatsen", "vergadering at 10.00", "meet at the station", "intake@lama. De ploeg kwam",
        "auto met 125 cc", "wagen per 100", "motor van 125 cc", "wagen van 3500 kg", "nummerplaten: 512 gescand",
        "nummerplaat niet leesbaar in 12% van de gevallen", "nummerplaten BE 217, NL 169", "NL-158-BE", "M-12",
        "M-BOB-12", "Q3-2024", "32 475 voertuigen", "3247512 passages", "flitspaal 3247123",
        "12.03.24, 512 feiten, 33 op", "op 12.03.24 waren er 512.33", "22, 32, 21, 945, 13",
        "om 09:30:00.120", "09:31:12.004", "22;32;21;945;13", "512; 33; 12", "0,45 en 0,46 promille",
        "0 4 7 5 1 6 6 7 4 2", "tussen 04.30 en 06.15 uur",
    ],
)  # fmt: skip
def test_figures_and_phrases_of_every_day_are_let_through(tekst: str) -> None:
    assert vind_persoonsgegevens(tekst) == ()
