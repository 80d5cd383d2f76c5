"""A scorecard that came in a file."""

from dataclasses import dataclass, field

from toolkit.models.selection.returned.line import ReturnedLine
from toolkit.problems import Place


@dataclass(frozen=True)
class CardSheet:
    """The lines of one rater for one vendor: task, name, grade, evidence, seen, minutes, abstain.

    `engagement` and `locked` say for which list of key tasks the sheet was printed; empty in files that
    were not made by crmkit.
    """

    vendor: str
    rater: str
    place: Place
    rows: tuple[ReturnedLine, ...]
    engagement: str = ""
    locked: str = ""
    unread: tuple[str, ...] = field(default=())
