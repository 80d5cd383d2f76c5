"""A vendor questionnaire that came back."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.models.selection.returned.line import ReturnedLine
from toolkit.problems import Place, Problem


@dataclass(frozen=True)
class ReturnedQuestionnaire:
    """The pages of a workbook that a vendor sent back.

    `about` are the facts of its first page, `faults` what is wrong with single cells and columns.
    """

    place: Place
    about: Mapping[str, str]
    answers: tuple[ReturnedLine, ...]
    prices: tuple[ReturnedLine, ...]
    faults: tuple[Problem, ...] = ()
