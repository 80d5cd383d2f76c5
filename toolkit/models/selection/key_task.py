"""Key task: a task without which somebody cannot work; it is what vendors show and raters rate."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from toolkit.models.ids import Id
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
    """One key task. Weight and required level come from the priority unless stated."""

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


class Lock(Noun):
    """Weights and required levels are locked and dated before the first rating."""

    date: Day
    by: Id
    reason: str = ""


class KeyTaskList(Noun):
    """`key-tasks.yaml`."""

    schema_version: Literal["1"]
    locked: Lock | None = None
    tasks: tuple[KeyTask, ...] = ()
