"""Acceptance record: the test steps of one phase, their results and the defects found."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Day


class AcceptanceStep(Noun):
    """One acceptance criterion tried out."""

    requirement: Id
    criterion: str
    result: Literal["open", "passed", "failed"] = "open"
    evidence: str = ""


class Defect(Noun):
    """A fault found at acceptance, by class."""

    id: Id
    text: str
    defect_class: Literal["blocks", "hinders", "cosmetic"]
    due: Day | None = None
    solved: Day | None = None


class AcceptanceRecord(Noun):
    """`acceptance/<phase>.yaml`."""

    schema_version: Literal["1"]
    phase: Id
    state: Literal["open", "partial", "accepted", "refused"] = "open"
    steps: tuple[AcceptanceStep, ...] = ()
    defects: tuple[Defect, ...] = ()
    date: Day | None = None
    by: Id | None = None
