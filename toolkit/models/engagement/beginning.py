"""Beginning: the few things one has to know to begin an engagement; a person's file or what was asked."""

from pydantic import Field

from toolkit.models.engagement.engagement import Country
from toolkit.models.engagement.member import Member, Respondent
from toolkit.models.ids import Id
from toolkit.models.money import Currency
from toolkit.models.noun import Noun
from toolkit.models.scalars import Day


class Beginning(Noun):
    """What `crmkit new --answers FILE` reads. All but the client's name may be left out and filled in later."""

    client: str = Field(min_length=1)
    country: Country = "LV"
    currency: Currency = "EUR"
    language: str = "en"
    timezone: str = "UTC"
    headcount: int | None = Field(default=None, ge=1)
    wished_go_live: Day | None = None
    members: tuple[Member, ...] = ()
    sponsor: Id | None = None
    consultant: Respondent | None = None
