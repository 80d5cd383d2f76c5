"""A requirement template: the sentence that an answer turns into."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.requirements.requirement import Category

PriorityLetter = Literal["M", "S", "C", "W"]


class RequirementTemplate(Noun):
    """When `when` holds, `statement` and `acceptance` with their `${slots}` filled become a proposal."""

    id: Id
    when: str
    category: Category
    priority: PriorityLetter
    statement: str
    acceptance: str
