"""Action: what somebody decides about one requirement in a review, at the screen or in a file."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.requirements.requirement import Category
from toolkit.models.selection.key_task import Priority

Deed = Literal["accept", "edit", "merge", "split", "park", "reject", "clear"]


class Part(Noun):
    """One of the requirements that another one is split into."""

    statement: str
    acceptance: str = ""


class Action(Noun):
    """`requirement` is a number or a machine id. What is None is left as it is.

    edit: statement, acceptance, priority, category, owner, needed_by, rationale, key_tasks.
    merge: `into`. split: `parts`, the
    first of which stays under the old id. park, reject, clear: `reason`.
    """

    requirement: str
    do: Deed
    reason: str = ""
    statement: str | None = None
    acceptance: str | None = None
    priority: Priority | None = None
    category: Category | None = None
    owner: Id | None = None
    needed_by: Id | None = None
    rationale: str | None = None
    key_tasks: tuple[Id, ...] | None = None
    into: str = ""
    parts: tuple[Part, ...] = ()


class ActionList(Noun):
    """A file for `requirements review --actions`: what is done, in this order, all of it or nothing."""

    actions: tuple[Action, ...]
