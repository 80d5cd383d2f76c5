"""Guidance: where an engagement stands, stage by stage, who is waited for, and what to type next.

Plain dataclasses with text and whole numbers only, so that a kept result comes back from JSON as it was.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

StageState = Literal["done", "open", "blocked"]
STATES: tuple[StageState, ...] = get_args(StageState)


@dataclass(frozen=True)
class Stage:
    """One stage of the method: blocked ones cannot begin, `waits` are (person, for what)."""

    key: str
    name: str
    state: StageState
    says: str
    waits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Step:
    """Something to do next, and the command to type."""

    what: str
    command: str


@dataclass(frozen=True)
class Blocker:
    """A point against a freeze, or one that somebody waived; `about` is what a waiver names."""

    check: str
    state: str
    message: str
    about: str = ""

    @property
    def code(self) -> str:
        """The code of the advice check that says so; empty for a rule of the freeze itself."""
        return self.check if self.check.startswith("AP-") else ""


@dataclass(frozen=True)
class Figures:
    """The health of the figures; money is exact text in `currency`, None where it is not known.

    `budget_holds` is None while there is no plan or no cap; `over` names the caps that are exceeded beside `cap`,
    which is that of the one-off cost.
    """

    sittings: int
    unfinished: int
    departments: int
    unheard: tuple[str, ...]
    contradictions: int
    contradictions_open: int
    requirements: int
    accepted: int
    musts_lacking: int
    key_tasks: int
    gaps_a: int
    gaps_b: int
    gaps_undecided: int
    currency: str = ""
    expected: str | None = None
    p80: str | None = None
    cap: str | None = None
    budget_holds: bool | None = None
    over: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dates:
    """Days as YYYY-MM-DD. `days` is how many the least realistic date lies behind the wished one; below 0 before it."""

    today: str
    wished: str | None
    because: str
    least_realistic: str | None
    days: int | None


@dataclass(frozen=True)
class Guidance:
    """The whole engagement at one look. Blockers that fire keep the documents a draft."""

    id: str
    title: str
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    figures: Figures
    dates: Dates
    blockers: tuple[Blocker, ...]
    verdict: str = ""
    leader: str = ""
    chosen: str = ""

    @property
    def open_points(self) -> tuple[Blocker, ...]:
        """Blockers that are neither solved nor waived."""
        return tuple(blocker for blocker in self.blockers if blocker.state == "fires")

    def stage(self, key: str) -> Stage:
        """One stage by its key."""
        return next(stage for stage in self.stages if stage.key == key)


def to_data(guidance: Guidance) -> dict[str, Any]:
    """As plain data for JSON."""
    return asdict(guidance)


def from_data(data: Mapping[str, Any]) -> Guidance:
    """What `to_data` wrote.

    Raises:
        ValueError, TypeError, KeyError: it is something else.
    """
    stages = tuple(Stage(**{**s, "waits": tuple((w[0], w[1]) for w in s["waits"])}) for s in data["stages"])
    figures = Figures(**{**data["figures"], **{k: tuple(data["figures"][k]) for k in ("unheard", "over")}})
    rest = {
        "stages": stages,
        "steps": tuple(Step(**step) for step in data["steps"]),
        "figures": figures,
        "dates": Dates(**data["dates"]),
        "blockers": tuple(Blocker(**blocker) for blocker in data["blockers"]),
    }
    return Guidance(**{**data, **rest})
