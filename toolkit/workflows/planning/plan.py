"""The plan of the chosen vendor in detail: made, explained, tried otherwise, accepted."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from toolkit.models.dossier import Dossier
from toolkit.models.planning.accepted_plan import AcceptedItem, AcceptedPlan, Move
from toolkit.models.planning.cash_flow import CashMonth
from toolkit.models.planning.explanation import PlanExplanation
from toolkit.models.planning.plan import Plan, PlanFinding
from toolkit.models.planning.plan_detail import PlanDetail
from toolkit.problems import Refused, UsageError
from toolkit.stages.planning.consequences.cash_flow import cash_flow
from toolkit.stages.planning.consequences.impossible import explain_plan
from toolkit.stages.planning.consequences.moves import hints, moves
from toolkit.stages.planning.consequences.warnings import simulated
from toolkit.stages.planning.consequences.what_if import change
from toolkit.stages.planning.detail import detail
from toolkit.stages.planning.plan import make_plan
from toolkit.stages.planning.request import PlanRequest
from toolkit.store import canonical
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import decision_file, find_root
from toolkit.store.transaction import transaction
from toolkit.version import VERSION
from toolkit.workflows.calendar import holidays_of
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.results import chosen_vendor, comparison_of, gaps_of, plan_request
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_or_fail

FILE = decision_file("plan")
VENDOR = "vendor"


@dataclass(frozen=True)
class DetailedPlan:
    """A plan with its schedule and simulation; `moved` is against the plan that was accepted."""

    plan: Plan
    detail: PlanDetail
    moved: tuple[Move, ...] = ()
    cash: tuple[CashMonth, ...] = ()

    @property
    def findings(self) -> tuple[PlanFinding, ...]:
        """Those of the sums and those of the simulation."""
        return (*self.plan.findings, *simulated(self.plan, self.detail))


def plan_work(directory: Path) -> DetailedPlan:
    """The plan for the chosen vendor.

    Raises:
        Refused: nobody has been chosen, or there is no plan.yaml.
    """
    return detailed_plan(read_dossier(find_root(directory)))


def detailed_plan(dossier: Dossier) -> DetailedPlan:
    """The plan for the chosen vendor of an engagement that was read already.

    Raises:
        Refused: nobody has been chosen, or there is no plan.yaml.
    """
    return _detailed(dossier, _request(dossier))


def explain_work(directory: Path) -> PlanExplanation:
    """Why the plan does not hold and what each way out costs; empty where it holds."""
    return explain_plan(_request(read_dossier(find_root(directory))))


@dataclass(frozen=True)
class Alternative:
    """A plan under other assumptions beside the present one."""

    assumptions: tuple[str, ...]
    now: DetailedPlan
    then: DetailedPlan


def what_if(directory: Path, assumptions: Sequence[str]) -> Alternative:
    """Return the present plan and the one under the assumptions; nothing is written.

    Raises:
        UsageError: an assumption cannot be read or names what is not there.
    """
    dossier = read_dossier(find_root(directory))
    request = _request(dossier)
    other = request
    for assumption in assumptions:
        if assumption.startswith(f"{VENDOR}="):
            other = _request(dossier, assumption.partition("=")[2])
    for assumption in assumptions:
        if not assumption.startswith(f"{VENDOR}="):
            other = change(other, assumption)
    return Alternative(tuple(assumptions), _detailed(dossier, request), _detailed(dossier, other))


def accept_plan(session: Session, reason: str) -> AcceptedPlan:
    """Write down the present plan as the accepted one, with who, when and why.

    Raises:
        Refused: the plan does not hold.
        UsageError: nobody says who accepts.
    """
    root = find_root(session.directory)
    with transaction(root, command="plan --accept", at=now_or(session.today)) as tx:
        dossier = read_dossier(root)
        made = _detailed(dossier, _request(dossier))
        if made.detail.overrun:
            late = ", ".join(made.detail.overrun)
            raise Refused(
                f"The work does not fit into {late}.", "'crmkit plan --explain' says what would help."
            )
        accepted = AcceptedPlan(
            schema_version="1",
            vendor=made.plan.vendor,
            by=user_or_fail(session.by, dossier),
            date=today_or(session.today),
            reason=reason,
            holidays=tuple(sorted(holidays_of(dossier))),
            made_with=f"crmkit {VERSION}, ortools {version('ortools')}, numpy {version('numpy')}",
            items=tuple(
                AcceptedItem(
                    item=s.item,
                    phase=s.phase,
                    start=s.start,
                    finish=s.finish,
                    half_days=s.half_days,
                    from_noon=s.from_noon,
                )
                for s in made.detail.schedule
            ),
        )
        tx.write(FILE, canonical.dump(accepted))
    return accepted


def _request(dossier: Dossier, vendor_id: str = "") -> PlanRequest:
    vendor = dossier.vendor(vendor_id) if vendor_id else chosen_vendor(dossier)
    if vendor is None:
        known = ", ".join(v.id for v in dossier.vendors)
        raise UsageError(f"There is no vendor '{vendor_id}'.", f"Known are: {known}.")
    gaps = gaps_of(dossier, comparison_of(dossier), vendor.id)
    return plan_request(dossier, vendor, gaps, holidays_of(dossier))


def _detailed(dossier: Dossier, request: PlanRequest) -> DetailedPlan:
    accepted = dossier.accepted_plan
    same = accepted is not None and accepted.vendor == request.vendor.id
    made = detail(request, hints(request, accepted) if same and accepted else None)
    plan = make_plan(request)
    return DetailedPlan(
        plan=plan,
        detail=made,
        cash=cash_flow(request, plan, made),
        moved=moves(request, accepted, made) if same and accepted else (),
    )
