"""Stacked bars: one line an alternative, its whole split into shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.documents.figures.canvas import draw
from toolkit.documents.figures.tones import EDGE, Tone
from toolkit.models.blocks import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

_WIDTH_MM, _ROW_MM, _FRAME_MM = 160, 7.6, 10
_ROOM_FOR_TEXT = 0.045
_LONGEST_NAME = 28


@dataclass(frozen=True)
class Bar:
    """A line: its name and its shares from 0 to 1, one for each tone."""

    name: str
    shares: tuple[float, ...]


def bars(lines: Sequence[Bar], tones: Sequence[Tone], *, caption: str, alt: str, figure_id: str) -> Figure:
    """The chart of some lines, first line on top.

    Args:
        lines: at least one.
        tones: how each share looks; shares of tones that no line has stay out of the legend.
        caption: below the figure.
        alt: what is to be seen.
        figure_id: to refer to it.
    """

    def paint(axes: "Axes", sheet: "Sheet") -> None:
        _paint(axes, lines, tones)
        sheet.legend(loc="outside upper center", ncols=6, frameon=False, handlelength=1.6, columnspacing=1.2)

    height = len(lines) * _ROW_MM + _FRAME_MM
    return draw(paint, width_mm=_WIDTH_MM, height_mm=height, alt=alt, caption=caption, figure_id=figure_id)


def _paint(axes: "Axes", lines: Sequence[Bar], tones: Sequence[Tone]) -> None:
    starts = [0.0] * len(lines)
    places = range(len(lines))
    for at, tone in enumerate(tones):
        widths = [line.shares[at] for line in lines]
        if not any(widths):
            continue
        axes.barh(
            places, widths, left=starts, height=0.7, color=tone.fill, hatch=tone.hatch, edgecolor=EDGE,
            linewidth=0.6, label=f"{tone.letter} {tone.word}".strip(),
        )  # fmt: skip
        for place, width in enumerate(widths):
            if width >= _ROOM_FOR_TEXT:
                _label(
                    axes, starts[place] + width / 2, place, f"{tone.letter} {_percent(width)}".strip(), tone
                )
        starts = [start + width for start, width in zip(starts, widths, strict=True)]
    axes.set_xlim(0, 1)
    axes.set_ylim(len(lines) - 0.5, -0.5)
    axes.set_yticks(list(places), [shortened(line.name) for line in lines])
    axes.tick_params(left=False, bottom=False, labelbottom=False)


def _label(axes: "Axes", x: float, y: float, text: str, tone: Tone) -> None:
    ground = {"facecolor": tone.fill, "edgecolor": "none", "pad": 1.0} if tone.hatch else None
    axes.text(x, y, text, ha="center", va="center", color=tone.ink, fontsize=7, bbox=ground)


def _percent(share: float) -> str:
    return f"{share * 100:.0f}"


def shortened(name: str, longest: int = _LONGEST_NAME) -> str:
    """The name, cut where it would take the room of the picture."""
    return name if len(name) <= longest else f"{name[: longest - 1]}…"
