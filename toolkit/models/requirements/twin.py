"""Twins: two requirements that seem to ask for the same, and what a person decided about them."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Day

Verdict = Literal["same", "refines", "conflicts", "different"]


class TwinPair(Noun):
    """Machine ids and likeness from 0 to 1; `conflicts` says which slots differ, in words.

    `group` counts the groups of pairs that hang together; the best pair of each group comes first.
    """

    a: Id
    b: Id
    score: float
    group: int
    conflicts: tuple[str, ...] = ()


class TwinDecision(Noun):
    """What holds between two requirements: who said so, when and why.

    same: `b` was merged into `a`. refines: `b` says more exactly what `a` says. conflicts: both cannot
    hold. different: they only look alike.
    """

    a: Id
    b: Id
    verdict: Verdict
    by: Id
    date: Day
    reason: str = ""


class TwinDecisions(Noun):
    """`decisions/twins.yaml`."""

    schema_version: Literal["1"] = "1"
    twins: tuple[TwinDecision, ...] = ()


class Judgement(Noun):
    """One entry of a file for `requirements twins --decisions`; `a` and `b` are numbers or machine ids."""

    a: str
    b: str
    verdict: Verdict
    reason: str = ""


class Judgements(Noun):
    """A file for `requirements twins --decisions`: done in this order, all of it or nothing."""

    decisions: tuple[Judgement, ...]
