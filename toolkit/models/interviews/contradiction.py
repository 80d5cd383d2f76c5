"""Two people answered the same question differently, and who decided what then holds."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import CompareRule
from toolkit.models.noun import Noun
from toolkit.models.scalars import Day


class Version(Noun):
    """What one person answered, in the stored value and in their own words."""

    member: Id
    value: Stored
    interview: Id
    quote: str = ""


class ContradictionDecision(Noun):
    """The group's word on a contradiction; the value need not be one of the versions."""

    contradiction: Id
    value: Stored
    owner: Id
    reason: str
    decided: Day | None = None
    by: Id | None = None


class Contradiction(Noun):
    """One question (of one subject, in one instance of a repeat) with answers that do not agree.

    `instance` is the path of the subject and the repeats, as in `kernel.answers.scopes`; empty for a
    question of the whole company. `owner` is who decides or decided, None while nobody is named.
    """

    id: Id
    question: str
    questionnaire: Id
    instance: str = ""
    rule: CompareRule
    versions: tuple[Version, ...]
    state: Literal["open", "decided"] = "open"
    decision: Stored | None = None
    owner: Id | None = None
    reason: str = ""
