"""Demo: when a vendor shows the key tasks; same cases, same order, same minutes for every vendor."""

from typing import Annotated

from pydantic import Field

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Day


class Demo(Noun):
    """One vendor's demo; `tasks` in the order they are shown."""

    vendor: Id
    date: Day
    tasks: tuple[Id, ...] = ()
    minutes_per_task: Annotated[int, Field(ge=1, le=120)] = 10
    raters: tuple[Id, ...] = ()
