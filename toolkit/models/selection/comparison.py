"""Comparison: what the ratings come to. Computed, never stored."""

from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Literal

from pydantic import ConfigDict

from toolkit.models.noun import Noun
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import Priority
from toolkit.models.selection.scorecard import ConsensusOverride

DecidedBy = Literal["median", "veto", "consensus"]


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


_SHOWN = (Grade.NOT_PERFORMED, Grade.SATISFACTORY, Grade.GOOD, Grade.EXCELLENT)


class TaskResult(Noun):
    """The group grade of one task at one vendor and how it came about.

    `ratings` and `evidence` go by rater; `group` is the part of the house the task belongs to, by which
    weights are varied. `override` is what the group agreed, kept also where it does not beat the veto.
    """

    task: str
    grade: Grade
    required: Grade
    ratings: tuple[tuple[str, Grade], ...]
    evidence: tuple[tuple[str, str], ...] = ()
    veto_by: str | None = None
    spread: int = 0
    overridden: bool = False
    override: ConsensusOverride | None = None
    weight: int = 1
    priority: Priority = Priority.MUST
    group: str = ""

    @property
    def is_gap(self) -> bool:
        """Below the required level; a task that was not shown is below every level."""
        return self.grade.rank < self.required.rank

    @property
    def decided_by(self) -> DecidedBy:
        """What made the grade: the median of the ratings, the owner's veto or the group's agreement."""
        if self.overridden:
            return "consensus"
        return "veto" if self.veto_by else "median"

    @cached_property
    def graded(self) -> tuple[tuple[str, Grade], ...]:
        """The ratings that are grades, without those that say `not_shown`."""
        return tuple([pair for pair in self.ratings if pair[1] is not Grade.NOT_SHOWN])

    @property
    def deciding(self) -> tuple[tuple[str, Grade, str], ...]:
        """Rater, grade and comment of the ratings that made the grade: the owner's at a veto, else those equal to it."""
        said = dict(self.evidence)
        return tuple(
            (rater, grade, said.get(rater, ""))
            for rater, grade in self.graded
            if (rater == self.veto_by if self.decided_by == "veto" else grade is self.grade)
        )

    @property
    def typical(self) -> Fraction:
        """Share of ratings above the group grade minus share below it; 0 where no median decided.

        The tie-break "typical judgment" of Fabre (2021), Social Choice and Welfare.
        """
        given = self.graded
        if self.decided_by != "median" or not given:
            return Fraction(0)
        above = sum(grade.rank > self.grade.rank for _, grade in given)
        below = sum(grade.rank < self.grade.rank for _, grade in given)
        return Fraction(above - below, len(given))

    @property
    def sign(self) -> str:
        """`+` when more raters stand above the grade than below it, `-` when fewer, else nothing."""
        return "+" if self.typical > 0 else "-" if self.typical < 0 else ""


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
    def fit_share(self) -> Fraction:
        """Points of the maximum of the tasks that were shown, as if the rest worked like them; 0 when none was."""
        return Fraction(self.fit_points, self.fit_max_points) if self.fit_max_points else Fraction(0)

    @property
    def merit(self) -> dict[Grade, int]:
        """Task weight at each grade, best first, `not_shown` last; it needs no points for grades."""
        weights = dict.fromkeys((*reversed(_SHOWN), Grade.NOT_SHOWN), 0)
        for task in self.tasks:
            weights[task.grade] += task.weight
        return weights

    @property
    def weight(self) -> int:
        """The weight of all tasks."""
        return sum(task.weight for task in self.tasks)

    @property
    def shown(self) -> int:
        """How many tasks were shown and graded."""
        return sum(task.grade is not Grade.NOT_SHOWN for task in self.tasks)

    @property
    def coverage(self) -> Fraction:
        """Weight of the tasks that were shown, of all weight; their number where no task has a weight."""
        if not self.weight:
            return Fraction(self.shown, len(self.tasks)) if self.tasks else Fraction(0)
        return (
            Fraction(self.weight - self.merit[Grade.NOT_SHOWN], self.weight) if self.weight else Fraction(0)
        )

    def task(self, task_id: str) -> TaskResult | None:
        """The result of one task."""
        return next((t for t in self.tasks if t.task == task_id), None)

    @property
    def gaps(self) -> tuple[str, ...]:
        """Ids of the tasks below their required level, in the order of the key tasks."""
        return tuple(t.task for t in self.tasks if t.is_gap)


class Verdict(Noun):
    """The word, the leading vendor if there is one, and the reason in a sentence.

    `see_again` are (vendor, task) pairs, the most telling first; `kept` is the share of runs in which the
    leader stays first among the vendors that pass, None where no run was needed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    word: VerdictWord
    vendor: str | None
    reason: str
    see_again: tuple[tuple[str, str], ...] = ()
    kept: Fraction | None = None


class Comparison(Noun):
    """All vendors that were rated, best first.

    `spreads` are the (vendor, task) pairs on which raters differ by the grades the settings name or more,
    the heaviest task first. `points` are those of the grades, best first: a convention, printed with them.
    """

    weights: tuple[tuple[str, int], ...]
    points: tuple[tuple[Grade, int], ...] = ()
    vendors: tuple[VendorResult, ...]
    spreads: tuple[tuple[str, str], ...] = ()
    unrated_by_owner: tuple[str, ...]
    verdict: Verdict

    @property
    def raters(self) -> tuple[str, ...]:
        """Everybody who gave a grade, by id."""
        return tuple(sorted({rater for r in self.vendors for t in r.tasks for rater, _ in t.graded}))

    def result(self, vendor: str) -> VendorResult | None:
        """The result of one vendor by id, ignoring case."""
        wanted = vendor.casefold()
        return next((r for r in self.vendors if r.vendor.casefold() == wanted), None)
