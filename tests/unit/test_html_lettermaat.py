"""The letters of the one-page section: never larger for more text, always a size that the style knows."""

from __future__ import annotations

import re
from importlib import resources

from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.stuurbord.model import Oogopslag
from lama_zvp.stuurbord.render.html.lettermaat import MATEN, hoogte, lettermaat
from tests.unit.html_stof import kerncijfer, klein, oogopslagrij, signaal

SIZES = dict(MATEN)


def section(rijen: int, lang: int, naam: int = 20) -> Oogopslag:
    return klein().oogopslag.model_copy(
        update={
            "rijen": tuple(oogopslagrij("x" * naam, kerncijfer("k" * lang)) for _ in range(rijen)),
            "goed": (signaal("t" * lang),) * 3,
        }
    )


counts = st.integers(0, 40)
lengths = st.integers(1, 400)


@given(counts, lengths, st.integers(0, 5), st.integers(0, 100))
def test_more_rows_or_longer_texts_never_get_larger_letters(rijen: int, lang: int, meer: int, langer: int) -> None:
    eerst, dan = lettermaat(section(rijen, lang)), lettermaat(section(rijen + meer, lang + langer))
    assert SIZES[dan] <= SIZES[eerst]


@given(counts, lengths)
def test_smaller_letters_never_need_more_height(rijen: int, lang: int) -> None:
    hoogten = [hoogte(section(rijen, lang), punten) for _, punten in MATEN]
    assert hoogten == sorted(hoogten, reverse=True)


def test_little_text_is_set_large_and_too_much_as_small_as_it_goes() -> None:
    assert lettermaat(section(2, 20)) == MATEN[0][0]
    assert lettermaat(section(60, 300)) == MATEN[-1][0]


def test_the_sizes_are_those_of_the_print_style() -> None:
    stijl = (resources.files("lama_zvp.stuurbord.render.html") / "druk.css").read_text("utf-8")
    gevonden = re.findall(r"\.(maat-\d) \{ font-size: ([0-9.]+)pt; \}", stijl)
    assert [(naam, float(punten)) for naam, punten in gevonden] == list(MATEN)
