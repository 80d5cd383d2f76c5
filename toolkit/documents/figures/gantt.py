"""A plan as bars over time: work, what P80 adds, phases, milestones, days on which nobody works."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from toolkit.documents.figures.bars import shortened
from toolkit.documents.figures.canvas import draw
from toolkit.documents.figures.tones import EDGE
from toolkit.models.blocks import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

_WIDTH_MM, _ROW_MM, _FRAME_MM = 165, 5.2, 22
_CLOSED = "#EEEEEE"
_ONE_DAY = timedelta(days=1)
_LONGEST = 34
_CLOSE_DAYS = 6


@dataclass(frozen=True)
class _Look:
    """How a kind of bar looks; the three stay apart in black and white."""

    fill: str
    height: float
    hatch: str = ""


_PHASE, _WORK, _TAIL = _Look("#D3E0E4", 0.82), _Look("#1F4E5F", 0.62), _Look("#FFFFFF", 0.62, "////")


@dataclass(frozen=True)
class GanttBar:
    """A line of the chart: work from `start` to `finish` (both worked), and `tail` to the finish at P80."""

    name: str
    start: date
    finish: date
    tail: date | None = None
    phase: bool = False


@dataclass(frozen=True)
class GanttChart:
    """What is drawn, lines from top to bottom.

    `milestones` are numbered in their order; `closed` are stretches without work, first and last day.
    """

    bars: tuple[GanttBar, ...]
    milestones: tuple[date, ...] = ()
    closed: tuple[tuple[date, date], ...] = ()


def gantt(chart: GanttChart, *, caption: str, alt: str, figure_id: str) -> Figure:
    """The chart of a plan; there has to be at least one bar."""
    height = len(chart.bars) * _ROW_MM + _FRAME_MM

    def paint(axes: "Axes", sheet: "Sheet") -> None:
        _paint(axes, chart)
        sheet.legend(loc="outside lower center", ncols=5, frameon=False, handlelength=1.8, columnspacing=1.2)

    return draw(paint, width_mm=_WIDTH_MM, height_mm=height, alt=alt, caption=caption, figure_id=figure_id)


def _paint(axes: "Axes", chart: GanttChart) -> None:
    first = min(bar.start for bar in chart.bars)
    last = max(max(bar.finish, bar.tail or bar.finish) for bar in chart.bars)
    _closed(axes, chart.closed, first, last)
    labelled: set[str] = set()
    for row, bar in enumerate(chart.bars):
        if bar.phase:
            _bar(axes, row, (bar.start, bar.finish), _PHASE, _once("phase", labelled))
            continue
        _bar(axes, row, (bar.start, bar.finish), _WORK, _once("work", labelled))
        if bar.tail is not None and bar.tail > bar.finish:
            _bar(axes, row, (bar.finish + _ONE_DAY, bar.tail), _TAIL, _once("to P80", labelled))
    _milestones(axes, chart.milestones)
    axes.set_ylim(len(chart.bars) - 0.5, -0.8)
    axes.set_xlim(first.toordinal() - 2, last.toordinal() + 3)
    axes.set_yticks(range(len(chart.bars)), [shortened(bar.name, _LONGEST) for bar in chart.bars], fontsize=7)
    for tick, bar in zip(axes.get_yticklabels(), chart.bars, strict=True):
        tick.set_fontweight("bold" if bar.phase else "normal")
    months = _months(first, last)
    names = [f"{day:%Y-%m}" if day.month == 1 or day == months[0] else f"{day:%m}" for day in months]
    axes.set_xticks([day.toordinal() for day in months], names, fontsize=7)
    axes.tick_params(left=False, length=2)
    axes.grid(axis="x", color="#CCCCCC", linewidth=0.4)
    axes.set_axisbelow(True)


def _bar(axes: "Axes", row: int, days: tuple[date, date], look: "_Look", label: str | None) -> None:
    start, finish = days
    axes.barh(
        row, (finish - start).days + 1, left=start.toordinal(), height=look.height, color=look.fill, edgecolor=EDGE,
        linewidth=0.5, hatch=look.hatch, label=label,
    )  # fmt: skip


def _closed(axes: "Axes", stretches: Sequence[tuple[date, date]], first: date, last: date) -> None:
    label: str | None = "nobody works"
    for start, finish in stretches:
        if finish >= first and start <= last:
            axes.axvspan(start.toordinal(), finish.toordinal() + 1, color=_CLOSED, linewidth=0, label=label)
            label = None


def _milestones(axes: "Axes", days: Sequence[date]) -> None:
    """Numbered lines; the numbers of two close ones step aside, or 1 and 2 would read as 12."""
    for number, day in enumerate(days, 1):
        label = "milestone" if number == 1 else None
        axes.axvline(day.toordinal(), color="#111111", linewidth=0.7, linestyle=":", label=label)
        before = number > 1 and (day - days[number - 2]).days <= _CLOSE_DAYS
        after = number < len(days) and (days[number] - day).days <= _CLOSE_DAYS
        side = "center" if before == after else "left" if before else "right"
        axes.text(day.toordinal(), -0.95, str(number), fontsize=6, ha=side, va="bottom", clip_on=False)


def _once(label: str, used: set[str]) -> str | None:
    if label in used:
        return None
    used.add(label)
    return label


def _months(first: date, last: date) -> list[date]:
    months, day = [], first.replace(day=1)
    while day <= last:
        if day >= first - timedelta(days=2):
            months.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return months
