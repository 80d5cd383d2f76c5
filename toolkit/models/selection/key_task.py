"""Key task: a task without which somebody cannot work; it is what vendors show and raters rate."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from toolkit.models.ids import Id
from toolkit.models.interviews.answer import InstanceId
from toolkit.models.noun import Noun
from toolkit.models.scalars import Amount, Day
from toolkit.models.selection.grade import Grade


class Priority(StrEnum):
    """MoSCoW."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    WONT = "wont"


Stops = Literal["work_stops", "workaround_for_days", "workaround_for_weeks", "nuisance_only"]


class KeyTask(Noun):
    """One key task. Weight and required level come from the priority unless stated.

    `instances` are the rounds of the interviews' key-task block that it came from.
    """

    id: Id
    name: str
    owner: Id
    priority: Literal[Priority.MUST, Priority.SHOULD, Priority.COULD]
    stops: Stops | None = None
    weight: int | None = Field(default=None, ge=0)
    required: Grade | None = None
    per_week: Amount | None = None
    minutes_today: Amount | None = None
    demo_case: str = ""
    done_well: str = ""
    sources: tuple[Id, ...] = ()
    instances: tuple[InstanceId, ...] = ()


class Lock(Noun):
    """Weights and required levels are locked and dated before the first rating."""

    date: Day
    by: Id
    reason: str = ""


class TaskStake(Noun):
    """What a lock holds fast of one task: how much it counts and what is the least that is accepted."""

    task: Id
    priority: Literal[Priority.MUST, Priority.SHOULD, Priority.COULD]
    weight: int = Field(ge=0)
    required: Grade


class EarlierLock(Noun):
    """Weights and required levels as they were locked before somebody opened them again."""

    locked: Lock
    unlocked: Lock
    stakes: tuple[TaskStake, ...] = ()


class TwinDecision(Noun):
    """What the owner said about two key tasks that look alike; `same` joins `other` to `task`."""

    task: Id
    other: InstanceId
    same: bool
    by: Id
    date: Day
    reason: str = ""


class DroppedTask(Noun):
    """A task from the interviews that is no key task, with who said so and why."""

    instance: InstanceId
    name: str
    by: Id
    date: Day
    reason: str


class KeyTaskList(Noun):
    """`key-tasks.yaml`."""

    schema_version: Literal["1"]
    locked: Lock | None = None
    tasks: tuple[KeyTask, ...] = ()
    earlier_locks: tuple[EarlierLock, ...] = ()
    twins: tuple[TwinDecision, ...] = ()
    dropped: tuple[DroppedTask, ...] = ()

    def find(self, wanted: str) -> KeyTask | None:
        """The task with this id, ignoring case."""
        return next((t for t in self.tasks if t.id.casefold() == wanted.casefold()), None)
