"""Who has been heard on what, and who not."""

from datetime import date
from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.interviews.question import QuestionName
from toolkit.models.noun import Noun


class SittingLine(Noun):
    """One sitting in a list: how many questions were answered, how many left open for somebody else."""

    id: Id
    questionnaire: Id
    member: Id
    day: date
    state: Literal["submitted", "unfinished"]
    answered: int
    open: int
    minutes: int = 0
    scope: tuple[QuestionName, ...] = ()


class Hearing(Noun):
    """What one person was heard on in whole sittings, and what remains to be asked of them."""

    member: Id
    name: str
    department: str
    heard: tuple[Id, ...] = ()
    to_hear: tuple[Id, ...] = ()


class Coverage(Noun):
    """All sittings and hearings; `unheard` are the departments that work with the system and said nothing."""

    sittings: tuple[SittingLine, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    unheard: tuple[str, ...] = ()


class PlannedSitting(Noun):
    """A proposal: who answers which forms on which day, from `start` (local time, HH:MM) for `minutes`."""

    member: Id
    questionnaires: tuple[Id, ...]
    day: date
    start: str
    minutes: int
