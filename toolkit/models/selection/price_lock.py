"""Price lock: prices stay hidden until the group has seen and rated; opening them is recorded."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Moment
from toolkit.models.selection.price_sheet import PriceSheet


class PriceUnlock(Noun):
    """`decisions/prices.yaml`: who opened the prices, when; without the file they are locked."""

    schema_version: Literal["1"]
    at: Moment
    by: Id
    reason: str = ""


class Alternative(Noun):
    """What could be done instead of buying, with what it costs over the years."""

    id: Literal["do_nothing", "build"]
    label: str
    note: str = ""
    by: Id | None = None
    price_sheet: PriceSheet


class Alternatives(Noun):
    """`decisions/alternatives.yaml`."""

    schema_version: Literal["1"]
    alternatives: tuple[Alternative, ...] = ()
