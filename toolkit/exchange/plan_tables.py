"""A plan and a gap list as CSV, for spreadsheets and issue trackers; text never becomes a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from toolkit.exchange.project_file import ProjectFile
from toolkit.models.planning.gap import Gap
from toolkit.models.selection.key_task import KeyTask

_RISKY = ("=", "+", "-", "@", "\t", "\r")


def plan_csv(project: ProjectFile) -> bytes:
    """Return one line an item: phase, role, days, dates, cost, what comes before (UTF-8 with a mark)."""
    head = [
        "item",
        "name",
        "phase",
        "role",
        "start",
        "finish",
        "working_days",
        "effort_days",
        "cost",
        "currency",
        "after",
    ]
    rows = [
        [
            task.id,
            task.name,
            task.phase,
            task.role,
            task.start.isoformat(),
            task.finish.isoformat(),
            f"{task.half_days / 2:g}",
            f"{task.effort:.2f}",
            f"{task.cost:.2f}",
            project.currency,
            " ".join(link.to if not link.lag else f"{link.to}+{link.lag}" for link in task.links),
        ]
        for task in project.tasks
    ]
    return _csv([head, *rows])


def issues_csv(gaps: Iterable[Gap], tasks: dict[str, KeyTask], style: str) -> bytes:
    """Return the gaps as issues.

    Args:
        gaps: what becomes an issue each.
        tasks: key tasks by id, for case and criterion.
        style: `jira` (Summary, Description, Priority, Due Date, Labels) or `github` (title, body, labels).

    Raises:
        ValueError: the style is neither.
    """
    if style not in _STYLES:
        raise ValueError(f"unknown style {style}")
    head, row = _STYLES[style]
    return _csv([list(head), *(row(gap, _body(gap, tasks.get(gap.task))) for gap in gaps)])


def _jira(gap: Gap, body: str) -> list[str]:
    priority = {"must": "Highest", "should": "High", "could": "Medium"}.get(gap.priority, "Low")
    due = gap.needed_by.isoformat() if gap.needed_by else ""
    return [f"{gap.id}: {gap.task_name}", body, priority, due, f"gap list-{gap.list.value}"]


def _github(gap: Gap, body: str) -> list[str]:
    return [f"{gap.id}: {gap.task_name}", body, f"gap,list-{gap.list.value},{gap.priority}"]


_STYLES = {
    "jira": (("Summary", "Description", "Priority", "Due Date", "Labels"), _jira),
    "github": (("title", "body", "labels"), _github),
}


def _body(gap: Gap, task: KeyTask | None) -> str:
    lines = [
        f"Shown: {gap.grade.value}. Needed: {gap.required.value}.",
        f"Case: {task.demo_case}" if task and task.demo_case else "",
        f"Done well when: {task.done_well}" if task and task.done_well else "",
        f"Mechanism: {gap.offer.mechanism}" if gap.offer and gap.offer.mechanism else "",
        f"Acceptance: {gap.offer.conditions}" if gap.offer and gap.offer.conditions else "",
        f"Needed by: {gap.needed_by}" if gap.needed_by else "",
    ]
    return "\n".join(line for line in lines if line)


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerows([[_safe(cell) for cell in row] for row in rows])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _safe(text: str) -> str:
    """A text that a spreadsheet program would run gets an apostrophe in front."""
    return f"'{text}" if text.startswith(_RISKY) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.lstrip("+-").replace(".", "", 1).isdigit()
