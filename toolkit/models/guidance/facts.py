"""What the guidance looks at: a few figures and names that the rest of an engagement comes to.

Plain dataclasses, not pydantic nouns: they are never read from a file of a person, and `status` has to be shown
without loading the nouns.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.models.guidance.guidance import Blocker


@dataclass(frozen=True)
class Hearing:
    """How far the interviews are; `next` is (questionnaire, member) of a sitting worth holding next.

    `unaccepted` is how many sittings told of the landscape and were not accepted into it.
    """

    submitted: int = 0
    unfinished: tuple[tuple[str, str], ...] = ()
    departments: int = 0
    unheard: tuple[str, ...] = ()
    next: tuple[str, str] | None = None
    unaccepted: int = 0


@dataclass(frozen=True)
class RegisterFacts:
    """The register: `todo` wait for a decision, `musts_lacking` are musts without criterion or source."""

    all: int = 0
    demanded: int = 0
    accepted: int = 0
    todo: int = 0
    musts_lacking: int = 0


@dataclass(frozen=True)
class SelectionFacts:
    """Key tasks, vendors and demos. `to_rate` are (rater, vendor) pairs whose card is not handed in."""

    tasks: int = 0
    locked: date | None = None
    vendors: int = 0
    shortlisted: int = 0
    raters: int = 0
    to_rate: tuple[tuple[str, str], ...] = ()
    cards: int = 0
    verdict: str = ""
    leader: str = ""
    reason: str = ""
    prices_open: bool = False
    price_obstacles: tuple[str, ...] = ()
    chosen: str = ""


@dataclass(frozen=True)
class PlanFacts:
    """Gaps and plan of the chosen vendor. `breaks` are findings that block, in words.

    `over` names the caps that are exceeded beside that of the one-off cost: `first half-year`, `yearly`.
    """

    gaps_a: int = 0
    gaps_b: int = 0
    undecided: tuple[str, ...] = ()
    offered: bool = False
    written: bool = False
    phases: int = 0
    accepted: date | None = None
    go_live: date | None = None
    currency: str = ""
    expected: Decimal | None = None
    p80: Decimal | None = None
    cap: Decimal | None = None
    breaks: tuple[str, ...] = ()
    over: tuple[str, ...] = ()


@dataclass(frozen=True)
class SignoffFacts:
    """The newest edition. `state` is one of `models.signoff.baseline.BaselineState`.

    `unread` are (person, sections) still to acknowledge, `next` is who signs next, `open_changes` and
    `accepted_changes` are change requests that nobody decided on, and that wait to be frozen; `departed` says that
    the text of today differs from what was agreed and no change request says so. `deciding` are (person, change)
    of the open ones; `trusted` says that an authority's certificate lies in signoff/trust/. `in_force` is the signed
    contract edition that holds until the newest one is signed.
    """

    state: str = "draft"
    edition: str = ""
    baseline: str = ""
    superseded: int = 0
    unread: tuple[tuple[str, int], ...] = ()
    next: str = ""
    signed: int = 0
    to_sign: int = 0
    remarks: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    open_changes: tuple[str, ...] = ()
    accepted_changes: tuple[str, ...] = ()
    departed: bool = False
    broken: bool = False
    accepted_phases: tuple[str, ...] = ()
    deciding: tuple[tuple[str, str], ...] = ()
    trusted: bool = False
    in_force: str = ""

    @property
    def contract_to_come(self) -> bool:
        """Whether the requirements edition is signed, and the contract edition is what comes next."""
        return self.state == "signed" and self.edition == "requirements"


@dataclass(frozen=True)
class Facts:
    """Everything; `made` are the names of the documents in out/; `contradictions` are (number, owner or "") of the open ones, `blockers` points against a freeze."""

    id: str
    title: str
    today: date
    members: int = 0
    goals: int = 0
    sponsor: str = ""
    consultant: str = ""
    signatories: int = 0
    wished: date | None = None
    wished_because: str = ""
    hearing: Hearing = Hearing()
    contradictions_found: int = 0
    contradictions: tuple[tuple[str, str], ...] = ()
    register: RegisterFacts = RegisterFacts()
    selection: SelectionFacts = SelectionFacts()
    plan: PlanFacts = PlanFacts()
    phases: tuple[str, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    signoff: SignoffFacts = SignoffFacts()
    made: tuple[str, ...] = ()

    @property
    def held_up(self) -> int:
        """How many points stand against a freeze."""
        return sum(blocker.state == "fires" for blocker in self.blockers)
