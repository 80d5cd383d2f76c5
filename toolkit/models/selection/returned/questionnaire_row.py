"""Lines of a vendor questionnaire that came back: text as it stands, each value with its place."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.problems import Place, Problem


@dataclass(frozen=True)
class AnswerLine:
    """One line of a page; `cells` are the texts by column."""

    cells: Mapping[str, str]
    places: Mapping[str, Place]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def place(self, column: str) -> Place:
        """Where a value stands, or the line where it does not."""
        return self.places.get(column, self.places[""])


@dataclass(frozen=True)
class ReturnedQuestionnaire:
    """The pages of a workbook that a vendor sent back.

    `about` are the facts of its first page, `faults` what is wrong with single cells and columns.
    """

    place: Place
    about: Mapping[str, str]
    answers: tuple[AnswerLine, ...]
    prices: tuple[AnswerLine, ...]
    faults: tuple[Problem, ...] = ()
