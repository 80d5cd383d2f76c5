"""Grade: what a rater saw when a key task was shown."""

from enum import StrEnum


class Grade(StrEnum):
    """From worst to best; `not_shown` stands outside the order: the vendor did not show the task."""

    NOT_SHOWN = "not_shown"
    NOT_PERFORMED = "not_performed"
    SATISFACTORY = "satisfactory"
    GOOD = "good"
    EXCELLENT = "excellent"

    rank: int
    """0 for not_performed up to 3 for excellent; -1 for not_shown."""


for _rank, _grade in enumerate(Grade, start=-1):
    _grade.rank = _rank
