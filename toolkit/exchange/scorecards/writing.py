"""A scorecard to fill in at the screen, for one rater and one vendor; `reading` takes it back."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.exchange.sheets.writing import Layout, write_book
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask
from toolkit.models.selection.scorecard import Scorecard

CARD, HEAD = "Scorecard", "About"
HEADER = (
    "Task",
    "What is done",
    "Case",
    "Done well when",
    "Grade",
    "Evidence",
    "Seen",
    "Minutes",
    "No grade because",
)
_WIDTHS = {1: 8, 2: 34, 3: 34, 4: 34, 5: 16, 6: 46, 7: 16, 8: 9, 9: 19}


@dataclass(frozen=True)
class CardHead:
    """For whom and for which list of key tasks a sheet is made; people's words stand beside ids."""

    engagement: str
    vendor: str
    vendor_name: str
    rater: str
    rater_name: str
    locked: str
    meanings: Sequence[tuple[str, str]]


def write_scorecard(
    head: CardHead,
    tasks: Sequence[KeyTask],
    seen: Sequence[str],
    reasons: Sequence[str],
    card: Scorecard | None = None,
) -> bytes:
    """Return the workbook.

    Args:
        head: for whom it is.
        tasks: the key tasks in the order they are shown.
        seen: the codes of how a task was seen.
        reasons: the codes of why no grade is given.
        card: what this rater said so far.
    """
    rows = [HEADER, *(_row(task, card) for task in tasks)]
    about = [
        ("What", "Value"),
        ("engagement", head.engagement),
        ("vendor", head.vendor),
        ("vendor's name", head.vendor_name),
        ("rater", head.rater),
        ("rater's name", head.rater_name),
        ("key tasks locked", head.locked),
        ("", ""),
        (
            "How to rate",
            "Alone, within 15 minutes of seeing the task. Leave a line empty if you did not see the task.",
        ),
        *head.meanings,
    ]
    grades = [g.value for g in reversed(Grade)]
    return write_book(
        {CARD: rows, HEAD: about},
        "Scorecard",
        {CARD: {5: grades, 7: seen, 9: reasons}},
        {CARD: Layout(_WIDTHS, frozenset(range(5, 10)), landscape=True), HEAD: Layout({1: 24, 2: 90})},
    )


def _row(task: KeyTask, card: Scorecard | None) -> tuple[str, ...]:
    known = (task.id, task.name, task.demo_case, task.done_well)
    rating = card.rating(task.id) if card else None
    if rating is not None:
        minutes = "" if rating.minutes is None else f"{rating.minutes:f}"
        return (*known, rating.grade.value, rating.evidence, rating.seen, minutes, "")
    abstention = card.abstention(task.id) if card else None
    return (*known, "", "", "", "", abstention.why if abstention else "")
