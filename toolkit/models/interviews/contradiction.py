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
    """The group's word on a contradiction; the value need not be one of the versions.

    `contradiction` is the id that follows from question and place, `number` the one that people say
    (C7), given once. Without a `value` it is numbered but still open.
    """

    contradiction: Id
    number: Id | None = None
    value: Stored | None = None
    owner: Id | None = None
    reason: str = ""
    date: Day | None = None
    by: Id | None = None


class ContradictionDecisions(Noun):
    """`decisions/contradictions.yaml`."""

    schema_version: Literal["1"]
    contradictions: tuple[ContradictionDecision, ...] = ()


class Contradiction(Noun):
    """One question (of one subject, in one instance of a repeat) with answers that do not agree.

    `instance` is the path of the subject and the repeats, as in `kernel.questions.scopes`; empty for a
    question of the whole company. `owner` is who decides or decided, None while nobody is named.
    `number` is what people say (C7), None until one was given.
    """

    id: Id
    number: Id | None = None
    question: str
    questionnaire: Id
    instance: str = ""
    rule: CompareRule
    versions: tuple[Version, ...]
    state: Literal["open", "decided"] = "open"
    decision: Stored | None = None
    owner: Id | None = None
    reason: str = ""
