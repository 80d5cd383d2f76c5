"""A vendor's round that was closed by hand: the group goes on without those who have not handed in."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Moment


class ClosedRound(Noun):
    """Who closed the round of a vendor, when and why, and whose scorecards were missing then."""

    vendor: Id
    at: Moment
    by: Id
    reason: str
    missing: tuple[Id, ...] = ()


class ClosedRounds(Noun):
    """`decisions/rounds.yaml`; a round that is not in it closes by itself with the last scorecard."""

    schema_version: Literal["1"]
    rounds: tuple[ClosedRound, ...] = ()
