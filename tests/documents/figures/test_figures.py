"""Charts: the same bytes every time, whatever the user's settings; words for those who cannot see them."""

import struct
from itertools import pairwise

from lxml import etree

from toolkit.documents.figures.bars import Bar, bars
from toolkit.documents.figures.heat import ROWS, HeatRow, heat_maps
from toolkit.documents.figures.tones import TONES
from toolkit.models.blocks import Figure
from toolkit.models.selection.grade import Grade

HOSTILE = "=cmd $\\frac{$ <b>&amp;</b> 株式会社"


def merit(name: str = "V1") -> Figure:
    lines = [Bar(name, (0.5, 0.25, 0.15, 0.1, 0.0)), Bar("V2", (0.0, 0.0, 0.5, 0.0, 0.5))]
    return bars(lines, list(TONES.values()), caption="Merit", alt="Two bars.", figure_id="fig")


def heat(rows: int, vendors: int = 3) -> list[Figure]:
    made = [HeatRow(f"KT{n}", tuple((grade, "x") for grade in list(Grade)[:vendors])) for n in range(rows)]
    return list(heat_maps([f"V{n}" for n in range(vendors)], made, caption="Grades", figure_id="heat"))


def test_the_same_bytes_every_time() -> None:
    assert merit() == merit()
    assert heat(3) == heat(3)


def test_settings_of_the_user_change_nothing() -> None:
    import matplotlib as mpl

    before = merit()
    with mpl.rc_context():
        mpl.rcParams["font.size"] = 20
        mpl.rcParams["axes.facecolor"] = "red"
        assert merit() == before


def test_no_day_and_no_program_in_the_bytes() -> None:
    figure = merit()
    assert "dc:date" not in figure.svg
    assert b"Matplotlib" not in figure.png


def test_a_name_is_a_name_whatever_it_holds() -> None:
    figure = merit(HOSTILE)
    root = etree.fromstring(figure.svg.encode())
    assert root.tag.endswith("svg")
    assert not [element for element in root.iter() if str(element.tag).endswith("script")]


def test_the_pixels_fit_the_width() -> None:
    figure = merit()
    width, _ = struct.unpack(">II", figure.png[16:24])
    assert width == int(figure.width_mm / 25.4 * 200)


def test_each_tone_differs_in_black_and_white() -> None:
    """By at least an eighth of the way from black to white; white is hatched, black is alone."""

    def light(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255

    lights = sorted(light(tone.fill) for tone in TONES.values())
    assert all(b - a > 1 / 8 for a, b in pairwise(lights))
    assert TONES[Grade.NOT_SHOWN].fill == "#000000"


def test_the_heat_map_is_told_in_words() -> None:
    (figure,) = heat(2)
    assert figure.alt == (
        "Heat map of 2 tasks by 3 vendors. V0: 2 not shown; V1: 2 not performed; V2: 2 satisfactory."
    )
    assert figure.audience == "client"


def test_many_tasks_go_on_several_sheets() -> None:
    sheets = heat(ROWS + 1)
    assert [(s.id, s.caption) for s in sheets] == [
        ("heat", ("Grades (1 of 2)",)),
        ("heat-2", ("Grades (2 of 2)",)),
    ]
