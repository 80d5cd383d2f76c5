"""Goal: what should be different for the business, with the figure in which one will see it."""

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Day, Number


class Goal(Noun):
    """A goal; what is empty is not known, and an advice check says so."""

    id: Id
    text: str
    metric: str = ""
    unit: str = ""
    baseline: Number | None = None
    target: Number | None = None
    due: Day | None = None
    owner: Id | None = None
