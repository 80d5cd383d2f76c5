"""What the person who leads the room sees: the agenda, who has handed in, what to talk about. No grade before."""

from dataclasses import dataclass

from toolkit.models.dossier import Dossier
from toolkit.models.selection.closed_round import ClosedRound
from toolkit.models.selection.comparison import Comparison, TaskResult
from toolkit.models.selection.key_task import KeyTask
from toolkit.models.selection.scorecard import Scorecard
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.problems import Refused
from toolkit.stages.selection.demos import access
from toolkit.stages.selection.demos.timetable import Slot, timetable
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.workflows.results import comparison_of
from toolkit.workflows.selection.papers import ScriptRequest
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_if_said


@dataclass(frozen=True)
class Round:
    """One vendor's demo while people rate it: counts only, for whoever leads the room may rate too.

    `rated` says of each task how many raters said something; `missing` are those who have not handed in.
    """

    vendor: Vendor
    slots: tuple[Slot, ...]
    tasks: tuple[KeyTask, ...]
    raters: tuple[str, ...]
    begun: frozenset[str]
    missing: tuple[str, ...]
    rated: dict[str, int]
    minutes: int
    closed: ClosedRound | None = None

    @property
    def handed_in(self) -> int:
        """How many raters have handed in."""
        return len(self.raters) - len(self.missing)

    @property
    def over(self) -> bool:
        """Whether everybody has handed in, or the round was closed, so that the group may talk."""
        return not self.missing or self.closed is not None

    def state(self, rater: str) -> str:
        """How far one rater is."""
        if rater not in self.missing:
            return "handed in"
        if self.closed:
            return "not handed in"
        return "is rating" if rater in self.begun else "not begun"


@dataclass(frozen=True)
class RoomState:
    """All demos, and what everybody is called."""

    rounds: tuple[Round, ...]
    names: dict[str, str]
    prices_open: bool

    @property
    def over(self) -> bool:
        """Whether the vendors may be compared: every round is over."""
        return bool(self.rounds) and all(one.over for one in self.rounds)

    @property
    def may_compare(self) -> bool:
        """Whether results may be shown: all rounds are over, or prices are open and nobody rates any more."""
        return self.over or self.prices_open

    @property
    def withheld(self) -> bool:
        """Whether there are grades that nobody may see yet, since somebody else has still to give some."""
        return not self.may_compare and any(one.begun for one in self.rounds)

    def name(self, member: str) -> str:
        """The full name of a member."""
        return self.names.get(member, member)

    def round(self, vendor: str) -> Round | None:
        """The demo of one vendor."""
        return next((r for r in self.rounds if r.vendor.id.casefold() == vendor.casefold()), None)


def room_state(session: Session) -> RoomState:
    """How far the demos of the shortlisted vendors are."""
    return _state(read_dossier(find_root(session.directory)))


def _state(dossier: Dossier) -> RoomState:
    competing = [v for v in dossier.vendors if v.state is VendorState.SHORTLISTED]
    return RoomState(
        rounds=tuple(_round(dossier, vendor) for vendor in competing),
        names=dossier.engagement.names,
        prices_open=dossier.prices_open is not None,
    )


def _round(dossier: Dossier, vendor: Vendor) -> Round:
    cards = [c for c in dossier.scorecards if c.vendor == vendor.id]
    minutes = ScriptRequest().minutes
    tasks = dossier.key_tasks.tasks
    return Round(
        vendor=vendor,
        slots=timetable(tasks, minutes),
        tasks=tasks,
        raters=dossier.engagement.raters,
        begun=frozenset(c.rater for c in cards),
        missing=access.outstanding(dossier, vendor.id),
        rated={task.id: sum(_says(card, task.id) for card in cards) for task in tasks},
        minutes=minutes,
        closed=access.closed_round(dossier, vendor.id),
    )


def _says(card: Scorecard, task: str) -> bool:
    return card.rating(task) is not None or card.abstention(task) is not None


@dataclass(frozen=True)
class Point:
    """A task to talk about: the raters differ, or the owner said that it does not work."""

    task: KeyTask
    result: TaskResult
    why: str


@dataclass(frozen=True)
class Talk:
    """The agenda of the talk about one vendor."""

    state: RoomState
    round: Round
    points: tuple[Point, ...]
    people: tuple[str, ...]


def talk_about(session: Session, vendor_id: str) -> Talk:
    """What the group talks about after everybody has rated alone.

    Raises:
        UsageError: there is no such vendor.
        Refused: scorecards are still missing, or the vendor is not on the shortlist.
    """
    dossier = read_dossier(find_root(session.directory))
    vendor = access.rateable(dossier, vendor_id)
    state = _state(dossier)
    found = state.round(vendor.id)
    if found is None or not found.over:
        left = ", ".join(state.name(rater) for rater in (found.missing if found else ()))
        raise Refused(
            f"Scorecards for {vendor.id} are still missing: {left}.", "Everybody rates alone first."
        )
    if not access.may_see(dossier, user_if_said(session.by, dossier), vendor.id):
        raise Refused(
            "You have not handed in your own scorecard.", "Nobody sees what others gave before that."
        )
    owners = (task.owner for task in dossier.key_tasks.tasks)
    people = tuple(dict.fromkeys((*dossier.engagement.raters, *owners)))
    return Talk(state, found, _points(dossier, comparison_of(dossier), vendor.id), people)


def _points(dossier: Dossier, comparison: Comparison, vendor: str) -> tuple[Point, ...]:
    """The heaviest disagreement first, then vetoes, then what was agreed already."""
    result = comparison.result(vendor)
    apart = [task for v, task in comparison.spreads if v == vendor]
    vetoed = [t.task for t in result.tasks if t.veto_by] if result else []
    agreed = [t.task for t in result.tasks if t.override] if result else []
    points = []
    for name in dict.fromkeys((*apart, *vetoed, *agreed)):
        task, found = dossier.key_tasks.find(name), result.task(name) if result else None
        if task is not None and found is not None:
            points.append(Point(task, found, _why(found, apart=name in apart)))
    return tuple(points)


def _why(found: TaskResult, *, apart: bool) -> str:
    words = [f"the ratings lie {found.spread} grades apart"] if apart else []
    words += ["its owner says that it is not performed"] if found.veto_by else []
    return ", and ".join(words) or "the group agreed on it"
