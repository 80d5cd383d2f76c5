"""Register change: one line of `history.jsonl`: who changed what of a requirement, when and why."""

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Moment


class FieldChange(Noun):
    """One field before and after, as JSON text (empty = was not there)."""

    field: str
    before: str
    after: str


class RegisterChange(Noun):
    """What one command did to one requirement."""

    at: Moment
    by: str
    command: str
    requirement: Id
    changes: tuple[FieldChange, ...]
    reason: str = ""
