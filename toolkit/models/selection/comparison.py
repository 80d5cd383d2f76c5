"""Comparison: what the ratings come to. Computed, never stored."""

from enum import StrEnum
from fractions import Fraction

from pydantic import ConfigDict

from toolkit.models.noun import Noun
from toolkit.models.selection.grade import Grade


class Gate(StrEnum):
    """Must tasks decide: fail if one is not performed, pending if one was not shown."""

    PASS = "pass"
    FAIL = "fail"
    PENDING = "pending"


class VerdictWord(StrEnum):
    """How sure the result is; never a bare number."""

    CLEAR = "CLEAR"
    CLOSE = "CLOSE"
    UNDECIDED = "UNDECIDED"


class TaskResult(Noun):
    """The group grade of one task at one vendor and how it came about."""

    task: str
    grade: Grade
    required: Grade
    ratings: tuple[tuple[str, Grade], ...]
    veto_by: str | None = None
    spread: int = 0
    overridden: bool = False

    @property
    def is_gap(self) -> bool:
        """Below the required level; a task that was not shown is below every level."""
        return self.grade.rank < self.required.rank


class VendorResult(Noun):
    """One vendor's results over all key tasks."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    vendor: str
    points: int
    max_points: int
    fit_points: int
    fit_max_points: int
    gate: Gate
    failed_musts: tuple[str, ...]
    pending_musts: tuple[str, ...]
    tasks: tuple[TaskResult, ...]

    @property
    def share(self) -> Fraction:
        """Points of the maximum, 0 to 1; 0 when no task has a weight."""
        return Fraction(self.points, self.max_points) if self.max_points else Fraction(0)

    @property
    def gaps(self) -> tuple[str, ...]:
        """Ids of the tasks below their required level, in the order of the key tasks."""
        return tuple(t.task for t in self.tasks if t.is_gap)


class Verdict(Noun):
    """The word, the leading vendor if there is one, and the reason in a sentence."""

    word: VerdictWord
    vendor: str | None
    reason: str


class Comparison(Noun):
    """All vendors that were rated, best first.

    `spreads` are the (vendor, task) pairs on which raters differ by the grades the settings name or more.
    """

    weights: tuple[tuple[str, int], ...]
    vendors: tuple[VendorResult, ...]
    spreads: tuple[tuple[str, str], ...] = ()
    unrated_by_owner: tuple[str, ...]
    verdict: Verdict

    def result(self, vendor: str) -> VendorResult | None:
        """The result of one vendor by id, ignoring case."""
        wanted = vendor.casefold()
        return next((r for r in self.vendors if r.vendor.casefold() == wanted), None)
