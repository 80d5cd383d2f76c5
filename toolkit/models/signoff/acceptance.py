"""Acceptance record: the test steps of one phase, their results and the defects found."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Amount, Day, Moment

DefectClass = Literal["blocks", "hinders", "cosmetic"]


class AcceptanceStep(Noun):
    """One acceptance criterion tried out; `evidence` says what was seen, or names an attachment."""

    id: Id
    about: Id
    number: str = ""
    criterion: str
    must: bool = False
    result: Literal["open", "passed", "failed"] = "open"
    evidence: str = ""
    by: Id | None = None
    at: Moment | None = None


class Defect(Noun):
    """A fault found at acceptance, by class."""

    id: Id
    step: Id | None = None
    text: str
    defect_class: DefectClass
    found: Day | None = None
    due: Day | None = None
    solved: Day | None = None


class AcceptanceRecord(Noun):
    """`signoff/acceptance/<phase>.yaml`.

    `accepted`: no blocking defect is open and each hindering one has a date; `partial`: accepted but for
    the steps named in `excluded`. Only an accepted phase releases its payment.
    """

    schema_version: Literal["1"] = "1"
    phase: Id
    baseline: Id | None = None
    state: Literal["open", "partial", "accepted", "refused"] = "open"
    steps: tuple[AcceptanceStep, ...] = ()
    defects: tuple[Defect, ...] = ()
    excluded: tuple[Id, ...] = ()
    reason: str = ""
    started: Day | None = None
    date: Day | None = None
    by: Id | None = None
    cost: Amount | None = None
    """What the phase really cost, where it is known."""
