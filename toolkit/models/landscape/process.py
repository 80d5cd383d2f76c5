"""Process: how the work runs today step by step, what is struck out, and how it shall run."""

from typing import Literal

from pydantic import Field

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Amount

StepVerdict = Literal["keep", "simplify", "merge_with_next", "automate", "strike_out"]
Signal = Literal[
    "task_to_next_role",
    "reminder_before_limit",
    "alarm_to_owner_after_limit",
    "message_to_customer",
    "document_generated",
    "field_must_be_filled",
]


class Step(Noun):
    """A step as it is. `minutes` of work, `waiting_hours` until the next person takes it."""

    name: str
    role: str
    tool: str = ""
    minutes: Amount | None = None
    waiting_hours: Amount | None = None
    retyped: bool = False
    approval: bool = False
    refused_of_20: int | None = Field(default=None, ge=0, le=20)
    forgotten: str = ""
    verdict: StepVerdict | None = None
    reason: str = ""


class FutureStep(Noun):
    """A step as it shall be, with its time limit in hours and what the system does by itself."""

    name: str
    role: str
    limit_hours: Amount | None = None
    signals: tuple[Signal, ...] = ()


class Process(Noun):
    """One process. `owner_open` lists the people who name different owners, while nobody has decided."""

    id: Id
    name: str
    owner: Id | None = None
    owner_open: tuple[str, ...] = ()
    times_a_month: Amount | None = None
    usual_days: Amount | None = None
    worst_days: Amount | None = None
    target_days: Amount | None = None
    late_of_10: int | None = Field(default=None, ge=0, le=10)
    steps: tuple[Step, ...] = ()
    future: tuple[FutureStep, ...] = ()
    sources: tuple[Id, ...] = ()


class ProcessList(Noun):
    """`landscape/processes.yaml`."""

    schema_version: Literal["1"]
    processes: tuple[Process, ...] = ()
