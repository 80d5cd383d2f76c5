"""Heat map: tasks by vendors, a tone and a letter for each grade, black where nothing was shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.documents.figures.bars import shortened
from toolkit.documents.figures.canvas import draw
from toolkit.documents.figures.tones import EDGE, TONES
from toolkit.models.blocks import Figure
from toolkit.models.selection.grade import Grade

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

ROWS = 36
"""Tasks on one sheet; more go on further ones, so that each fits on a page."""
_WIDTH_MM, _ROW_MM, _FRAME_MM = 160, 5.6, 16
_LONGEST_TASK, _LONGEST_HEAD = 44, 56


@dataclass(frozen=True)
class HeatRow:
    """A task: its name, and for each vendor the grade with the text in its field."""

    name: str
    cells: tuple[tuple[Grade, str], ...]


def heat_maps(
    vendors: Sequence[str], rows: Sequence[HeatRow], *, caption: str, figure_id: str
) -> Iterator[Figure]:
    """The map on as many sheets as it needs.

    Args:
        vendors: names of the columns.
        rows: the tasks, each with a cell for each vendor.
        caption: below each sheet; the number of the sheet is added.
        figure_id: of the first sheet.
    """
    sheets = [rows[at : at + ROWS] for at in range(0, len(rows), ROWS)]
    for number, sheet in enumerate(sheets, 1):
        part = f" ({number} of {len(sheets)})" if len(sheets) > 1 else ""
        yield _sheet(
            vendors, sheet, f"{caption}{part}", figure_id if number == 1 else f"{figure_id}-{number}"
        )


def _sheet(vendors: Sequence[str], rows: Sequence[HeatRow], caption: str, figure_id: str) -> Figure:
    def paint(axes: "Axes", sheet: "Sheet") -> None:
        _paint(axes, vendors, rows)
        _key(sheet)

    height = len(rows) * _ROW_MM + _FRAME_MM
    alt = "; ".join(_spoken(vendor, at, rows) for at, vendor in enumerate(vendors))
    return draw(
        paint, width_mm=_WIDTH_MM, height_mm=height, caption=caption, figure_id=figure_id,
        alt=f"Heat map of {len(rows)} tasks by {len(vendors)} vendors. {alt}.",
    )  # fmt: skip


def _spoken(vendor: str, at: int, rows: Sequence[HeatRow]) -> str:
    grades = [row.cells[at][0] for row in rows]
    counts = [f"{grades.count(grade)} {tone.word}" for grade, tone in TONES.items() if grade in grades]
    return f"{vendor}: {', '.join(counts)}"


def _paint(axes: "Axes", vendors: Sequence[str], rows: Sequence[HeatRow]) -> None:
    from matplotlib.patches import Rectangle  # slow: see canvas

    for y, row in enumerate(rows):
        for x, (grade, text) in enumerate(row.cells):
            tone = TONES[grade]
            field = Rectangle(
                (x, y), 1, 1, facecolor=tone.fill, hatch=tone.hatch, edgecolor=EDGE, linewidth=0.6
            )
            axes.add_patch(field)
            ground = {"facecolor": tone.fill, "edgecolor": "none", "pad": 0.8} if tone.hatch else None
            axes.text(
                x + 0.5, y + 0.5, text, ha="center", va="center", color=tone.ink, fontsize=7, bbox=ground
            )
    axes.set_xlim(0, len(vendors))
    axes.set_ylim(len(rows), 0)
    axes.set_xticks(
        [x + 0.5 for x in range(len(vendors))],
        [shortened(name, max(4, _LONGEST_HEAD // len(vendors))) for name in vendors],
    )
    axes.set_yticks([y + 0.5 for y in range(len(rows))], [shortened(row.name, _LONGEST_TASK) for row in rows])
    axes.tick_params(left=False, top=False, bottom=False, labeltop=True, labelbottom=False)


def _key(sheet: "Sheet") -> None:
    from matplotlib.patches import Patch  # slow: see canvas

    keys = [
        Patch(facecolor=tone.fill, hatch=tone.hatch, edgecolor=EDGE, label=f"{tone.letter} {tone.word}")
        for tone in TONES.values()
    ]
    sheet.legend(handles=keys, loc="outside lower center", ncols=5, frameon=False, handlelength=1.6)
