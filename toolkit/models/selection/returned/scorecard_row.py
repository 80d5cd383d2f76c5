"""A line of a scorecard that came in a file: text as it stands, each value with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.problems import Place


@dataclass(frozen=True)
class CardRow:
    """One line: `cells` are the texts by column (task, name, grade, evidence, seen, minutes, abstain)."""

    cells: Mapping[str, str]
    places: Mapping[str, Place]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def place(self, column: str) -> Place:
        """Where a value stands, or the line where it does not."""
        return self.places.get(column, self.places[""])


@dataclass(frozen=True)
class CardSheet:
    """The lines of one rater for one vendor.

    `engagement` and `locked` say for which list of key tasks the sheet was printed; empty in files that
    were not made by crmkit.
    """

    vendor: str
    rater: str
    place: Place
    rows: tuple[CardRow, ...]
    engagement: str = ""
    locked: str = ""
    unread: tuple[str, ...] = field(default=())
