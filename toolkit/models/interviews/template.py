"""A requirement template: the sentence that an answer turns into."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.requirements.requirement import Category

PriorityLetter = Literal["M", "S", "C", "W"]


class RequirementTemplate(Noun):
    """When `when` holds, `statement` and `acceptance` with their `${slots}` filled become a proposal.

    `parked` is the reason for which such a proposal is set aside at once; empty for all others.
    """

    id: Id
    when: str
    category: Category
    priority: PriorityLetter
    statement: str
    acceptance: str
    parked: str = ""
