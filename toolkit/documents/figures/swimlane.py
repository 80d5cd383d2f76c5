"""A process as a picture: a lane for each role, the steps from left to right, what becomes of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from toolkit.documents.figures.bars import shortened
from toolkit.documents.figures.canvas import draw
from toolkit.documents.figures.tones import EDGE
from toolkit.models.blocks import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

STEPS = 9
"""Steps side by side on one sheet; more go on further ones."""
_WIDTH_MM, _LANE_MM, _FRAME_MM = 165, 15, 9
_LEAST_WIDE = 6
"""Steps that a sheet has room for even when there are fewer, so that boxes do not become bars."""
_BOX_WIDE, _BOX_HIGH = 0.84, 0.66
_LETTERS_WIDE, _LINES = 13, 4
_LANE_NAME = 16


@dataclass(frozen=True)
class Look:
    """How a kind of step looks; the letter tells them apart without colour."""

    letter: str
    word: str
    fill: str = "#FFFFFF"
    ink: str = "#111111"
    dashed: bool = False


@dataclass(frozen=True)
class LaneStep:
    """One step: name, role, how it looks, and a short line below its name, such as a time limit."""

    name: str
    role: str
    look: Look
    note: str = ""


def swimlanes(steps: Sequence[LaneStep], *, caption: str, alt: str, figure_id: str) -> Iterator[Figure]:
    """The picture on as many sheets as it needs; every sheet has the lanes of its own steps.

    Args:
        steps: in their order, at least one.
        caption: below each sheet; the number of the sheet is added.
        alt: what is to be seen.
        figure_id: of the first sheet.
    """
    sheets = [steps[at : at + STEPS] for at in range(0, len(steps), STEPS)]
    for number, part in enumerate(sheets, 1):
        many = len(sheets) > 1
        yield _sheet(
            part,
            first=(number - 1) * STEPS + 1,
            caption=f"{caption} ({number} of {len(sheets)})" if many else caption,
            alt=f"{alt} Sheet {number} of {len(sheets)}." if many else alt,
            figure_id=figure_id if number == 1 else f"{figure_id}-{number}",
        )


def _sheet(steps: Sequence[LaneStep], *, first: int, caption: str, alt: str, figure_id: str) -> Figure:
    lanes = list(dict.fromkeys(step.role for step in steps))

    def paint(axes: "Axes", sheet: "Sheet") -> None:
        _lanes(axes, lanes, len(steps))
        for at, step in enumerate(steps):
            _step(axes, at, lanes.index(step.role), step, first + at)
            if at:
                _arrow(axes, at, lanes.index(steps[at - 1].role), lanes.index(step.role))
        _key(sheet, steps)

    return draw(
        paint, width_mm=_WIDTH_MM, height_mm=len(lanes) * _LANE_MM + _FRAME_MM,
        alt=alt, caption=caption, figure_id=figure_id, audience="vendor",
    )  # fmt: skip


def _lanes(axes: "Axes", lanes: Sequence[str], count: int) -> None:
    from matplotlib.patches import Rectangle  # slow: see canvas

    wide = max(count, _LEAST_WIDE)
    for y in range(len(lanes)):
        ground = "#F4F7F8" if y % 2 == 0 else "#FFFFFF"
        axes.add_patch(Rectangle((0, y), wide, 1, facecolor=ground, edgecolor="none", zorder=0))
    for y in range(1, len(lanes)):
        axes.plot([0, wide], [y, y], color="#C9D3D6", linewidth=0.5, zorder=1)
    axes.set_xlim(0, wide)
    axes.set_ylim(len(lanes), 0)
    axes.set_xticks([])
    names = ["\n".join(wrap(shortened(name, 2 * _LANE_NAME), _LANE_NAME)) for name in lanes]
    axes.set_yticks([y + 0.5 for y in range(len(lanes))], names, fontsize=7)
    axes.tick_params(left=False)


def _step(axes: "Axes", x: int, y: int, step: LaneStep, number: int) -> None:
    from matplotlib.patches import Rectangle  # slow: see canvas

    look = step.look
    left, top = x + (1 - _BOX_WIDE) / 2, y + (1 - _BOX_HIGH) / 2
    axes.add_patch(
        Rectangle(
            (left, top), _BOX_WIDE, _BOX_HIGH, facecolor=look.fill, edgecolor=EDGE, linewidth=0.7,
            linestyle="--" if look.dashed else "-", zorder=3,
        )
    )  # fmt: skip
    text = _wrapped(step.name)
    if step.note:
        text += f"\n{step.note}"
    axes.text(x + 0.5, y + 0.5, text, ha="center", va="center", fontsize=5.4, color=look.ink, zorder=4,
              linespacing=1.05)  # fmt: skip
    mark = f"{number}{look.letter}"
    axes.text(left + 0.03, top - 0.015, mark, ha="left", va="bottom", fontsize=5.6, color="#333333", zorder=4)


def _wrapped(name: str) -> str:
    lines = wrap(name, _LETTERS_WIDE)
    return "\n".join(lines if len(lines) <= _LINES else [*lines[: _LINES - 1], f"{lines[_LINES - 1][:-1]}…"])


def _arrow(axes: "Axes", at: int, before: int, after: int) -> None:
    gap = (1 - _BOX_WIDE) / 2
    if before == after:
        start, end = (at - gap, before + 0.5), (at + gap, after + 0.5)
        style = "arc3"
    else:
        edge = _BOX_HIGH / 2
        start = (at - gap, before + 0.5)
        end = (at + 0.5, after + 0.5 + (-edge if after > before else edge))
        style = "angle,angleA=0,angleB=90,rad=0"
    axes.annotate(
        "", xy=end, xytext=start, zorder=2,
        arrowprops={"arrowstyle": "-|>", "color": EDGE, "linewidth": 0.7, "connectionstyle": style,
                    "shrinkA": 0, "shrinkB": 0, "mutation_scale": 6},
    )  # fmt: skip


def _key(sheet: "Sheet", steps: Sequence[LaneStep]) -> None:
    from matplotlib.patches import Patch  # slow: see canvas

    looks = list(dict.fromkeys(step.look for step in steps if step.look.word))
    keys = [
        Patch(facecolor=k.fill, edgecolor=EDGE, linestyle="--" if k.dashed else "-",
              label=f"{k.letter} {k.word}".strip())
        for k in looks
    ]  # fmt: skip
    if keys:
        sheet.legend(
            handles=keys,
            loc="outside lower center",
            ncols=len(keys),
            frameon=False,
            handlelength=1.6,
            fontsize=6,
        )
