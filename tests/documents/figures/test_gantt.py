"""The chart of a plan: equal bytes, a figure for every plan however small, long names and close milestones."""

from datetime import date

import pytest

from toolkit.documents.figures.gantt import GanttBar, GanttChart, gantt
from toolkit.models.blocks import Figure

PHASE = GanttBar("P1 Set-up", date(2026, 4, 13), date(2026, 6, 12), phase=True)
WORK = GanttBar(
    "Exchange $\\frac{$ <b> 株式会社 " * 5, date(2026, 4, 13), date(2026, 4, 24), date(2026, 4, 30)
)


def drawn(chart: GanttChart) -> Figure:
    return gantt(chart, caption="Schedule", alt="Two bars.", figure_id="fig-gantt")


@pytest.mark.parametrize(
    "chart",
    [
        GanttChart((WORK,)),
        GanttChart((GanttBar("", date(2026, 1, 1), date(2026, 1, 1)),)),
        GanttChart(
            (PHASE, WORK),
            milestones=(date(2026, 4, 13), date(2026, 4, 14), date(2026, 4, 15), date(2026, 6, 15)),
            closed=((date(2026, 4, 20), date(2026, 4, 22)), (date(2025, 1, 1), date(2025, 1, 2))),
        ),
    ],
    ids=["one bar", "one day", "everything"],
)
def test_the_same_bytes_every_time(chart: GanttChart) -> None:
    assert drawn(chart) == drawn(chart)


def test_each_part_changes_the_picture() -> None:
    plain = GanttChart((PHASE, WORK))
    pictures = [
        drawn(plain),
        drawn(GanttChart((PHASE, GanttBar(WORK.name, WORK.start, WORK.finish)))),
        drawn(GanttChart((PHASE, WORK), milestones=(date(2026, 5, 4),))),
        drawn(GanttChart((PHASE, WORK), closed=((date(2026, 5, 4), date(2026, 5, 8)),))),
    ]
    assert len({repr(p) for p in pictures}) == len(pictures)
