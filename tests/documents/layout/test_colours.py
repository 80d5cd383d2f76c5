"""Contrast as WCAG 2.1 counts it, and brand colours that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.documents.layout.colours import DARK_GROUND, LIGHT_GROUND, contrast, readable


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#767676", "#FFFFFF", 4.54),  # the lightest grey that passes on white, a much used example
        ("#777777", "#FFFFFF", 4.48),
    ],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


def test_a_readable_colour_stays_and_a_pale_one_becomes_darker() -> None:
    assert readable("#1F4E5F") == "#1F4E5F"
    assert readable("#FFE600") == "#736800"
    assert readable("#1F4E5F", DARK_GROUND) != "#1F4E5F"


@given(st.integers(0, 0xFFFFFF), st.sampled_from([LIGHT_GROUND, DARK_GROUND, "#FFFFFF"]))
def test_every_colour_becomes_readable(number: int, ground: str) -> None:
    made = readable(f"#{number:06X}", ground)
    assert contrast(made, ground) >= 4.5
    assert readable(made, ground) == made
