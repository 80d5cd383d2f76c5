"""The programs around the CRM and what flows between them: one arrow a flow, in the direction of the data."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Literal

from toolkit.documents.figures.bars import shortened
from toolkit.documents.figures.canvas import draw
from toolkit.documents.figures.tones import EDGE
from toolkit.models.blocks import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

_WIDTH_MM, _ROW_MM, _FRAME_MM = 165, 7.5, 6
_GAP = 0.6
_CRM, _SYSTEM = (0.0, 2.0), (6.6, 3.4)
"""Left edge and width of the boxes, of ten units of width."""
_ABREAST, _APART_WIDE, _APART_GAP = 3, 3.2, 0.2
"""Programs without a flow stand below, some side by side."""
_LABEL, _NAME = 38, 24
_ARROWS = {"into_crm": "<|-", "out_of_crm": "-|>", "both_ways": "<|-|>"}


@dataclass(frozen=True)
class MapFlow:
    """An arrow with its number and kind of data."""

    id: str
    data: str
    direction: Literal["into_crm", "out_of_crm", "both_ways"]


@dataclass(frozen=True)
class MapSystem:
    """A program; one without flows stands below, with what becomes of it."""

    name: str
    flows: tuple[MapFlow, ...] = ()
    note: str = ""


def integration_map(systems: Sequence[MapSystem], *, caption: str, alt: str, figure_id: str) -> Figure:
    """The map; the CRM is the box on the left.

    Args:
        systems: at least one.
        caption: below the figure.
        alt: what is to be seen.
        figure_id: to refer to it.
    """
    linked = [s for s in systems if s.flows]
    apart = [s for s in systems if not s.flows]
    middle = sum(len(s.flows) + _GAP for s in linked)
    rows = middle + -(-len(apart) // _ABREAST) * (1 + _GAP)

    def paint(axes: "Axes", _: "Sheet") -> None:
        y = _GAP / 2
        for system in linked:
            y = _system(axes, system, y) + _GAP
        if linked:
            _box(axes, _CRM, _GAP / 2, middle - _GAP, "CRM", strong=True)
        for at, system in enumerate(apart):
            left = (at % _ABREAST) * (_APART_WIDE + _APART_GAP)
            top = middle + _GAP / 2 + at // _ABREAST * (1 + _GAP)
            _box(axes, (left, _APART_WIDE), top, 1, _named(system), strong=False)
        axes.set_xlim(-0.05, 10.05)
        axes.set_ylim(rows, 0)
        axes.set_xticks([])
        axes.set_yticks([])

    return draw(
        paint, width_mm=_WIDTH_MM, height_mm=rows * _ROW_MM + _FRAME_MM,
        alt=alt, caption=caption, figure_id=figure_id, audience="vendor",
    )  # fmt: skip


def _named(system: MapSystem) -> str:
    name = "\n".join(wrap(shortened(system.name, 2 * _NAME), _NAME))
    return f"{name} ({system.note})" if system.note else name


def _system(axes: "Axes", system: MapSystem, top: float) -> float:
    """Draws one program; returns where it ends."""
    high = len(system.flows)
    _box(axes, _SYSTEM, top, high, _named(system), strong=True)
    start, end = _CRM[0] + _CRM[1] + 0.05, _SYSTEM[0] - 0.05
    for at, flow in enumerate(system.flows):
        y = top + at + 0.62
        axes.annotate(
            "", xy=(end, y), xytext=(start, y),
            arrowprops={"arrowstyle": _ARROWS[flow.direction], "color": "#1F4E5F", "linewidth": 0.9,
                        "shrinkA": 0, "shrinkB": 0, "mutation_scale": 8},
        )  # fmt: skip
        label = shortened(f"{flow.id} {flow.data}", _LABEL)
        axes.text((start + end) / 2, y - 0.08, label, ha="center", va="bottom", fontsize=6.5)
    return top + high


def _box(
    axes: "Axes", place: tuple[float, float], top: float, high: float, text: str, *, strong: bool
) -> None:
    from matplotlib.patches import Rectangle  # slow: see canvas

    left, wide = place
    axes.add_patch(
        Rectangle((left, top), wide, high, facecolor="#D3E0E4" if strong else "#FFFFFF", edgecolor=EDGE,
                  linewidth=0.7, linestyle="-" if strong else "--")
    )  # fmt: skip
    axes.text(left + wide / 2, top + high / 2, text, ha="center", va="center", fontsize=7)
