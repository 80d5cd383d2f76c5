"""Gather the facts that the guidance looks at from everything an engagement folder holds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from toolkit.kernel.questions.form import Form
from toolkit.models.advice.finding import Finding
from toolkit.models.dossier import Dossier
from toolkit.models.guidance.facts import (
    Facts,
    Hearing,
    PlanFacts,
    RegisterFacts,
    SelectionFacts,
)
from toolkit.models.guidance.guidance import Blocker
from toolkit.models.planning.gap import GapList
from toolkit.models.requirements.requirement import RequirementStatus
from toolkit.models.selection.key_task import Priority
from toolkit.models.selection.vendor import VendorState
from toolkit.stages.interview.coverage import cover
from toolkit.stages.selection.demos.access import as_seen_by, outstanding
from toolkit.stages.selection.vendors.prices import still_open
from toolkit.stages.signoff.blockers import NOTHING_DEMANDED
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.store.user_config import read_config
from toolkit.workflows.forms import forms_of
from toolkit.workflows.guidance.made import made
from toolkit.workflows.guidance.next_sitting import next_sitting
from toolkit.workflows.guidance.signoff import signoff_facts
from toolkit.workflows.register.waiting import unaccepted_sittings
from toolkit.workflows.session import Session
from toolkit.workflows.status import Stock, stock_of
from toolkit.workflows.user import user_if_said

_WAITING = (RequirementStatus.DRAFT, RequirementStatus.PROPOSED)
_OVER = {"first-half-year-cap": "first half-year", "yearly-cap": "yearly"}
"""Findings of the plan about money beside the cap of the one-off cost."""


def gather(session: Session, today: date) -> Facts:
    """The facts on one day, without what a rater (`session.by`) may not see yet."""
    root = find_root(session.directory)
    whole = read_dossier(root)
    seen, _ = as_seen_by(whole, user_if_said(session.by, whole))
    forms = forms_of(seen, root)
    stock = stock_of(seen, forms, today=today)
    engagement = whole.engagement
    still = [c for c in stock.contradictions if c.state == "open"]
    return Facts(
        id=engagement.id,
        title=engagement.title,
        today=today,
        members=len(engagement.members),
        goals=len(engagement.goals),
        sponsor=engagement.sponsor or "",
        consultant=_consultant(whole),
        signatories=_signing(whole),
        wished=engagement.wished_go_live,
        wished_because=engagement.wished_because,
        hearing=_hearing(whole, root, forms),
        contradictions_found=len(stock.contradictions),
        contradictions=tuple((c.number or c.id, c.owner or "") for c in still),
        register=_register(whole),
        selection=_selection(whole, stock),
        plan=_plan(whole, stock),
        phases=tuple(phase.id for phase in whole.plan.phases) if whole.plan else (),
        signoff=signoff_facts(root, session),
        made=made(root),
        blockers=tuple(Blocker(b.check, b.state, b.message, b.about) for b in _blockers(whole, stock)),
    )


def _blockers(dossier: Dossier, stock: Stock) -> Iterator[Finding]:
    """What stands against a freeze; that a new engagement has no requirements yet is what its stages say."""
    for blocker in stock.blockers:
        if blocker.check != NOTHING_DEMANDED or dossier.requirements.requirements:
            yield blocker


def _signing(dossier: Dossier) -> int:
    """How many sign; none while a side has nobody."""
    signing = [s for s in dossier.engagement.signatories if not s.may_veto]
    return len(signing) if {s.party for s in signing} == {"client", "vendor"} else 0


def _consultant(dossier: Dossier) -> str:
    """Who types the commands: a consultant, else the sponsor or the first member, for somebody has to be named.

    Nobody where the user's configuration says it already.
    """
    engagement = dossier.engagement
    if engagement.person(read_config().me or ""):
        return ""
    for person in engagement.consultants:
        return person.id
    return engagement.sponsor or next((member.id for member in engagement.members), "")


def _hearing(dossier: Dossier, root: Path, forms: dict[str, Form]) -> Hearing:
    client = dossier.engagement.client
    coverage = cover(dossier.engagement, {}, dossier.interviews)
    submitted = sum(i.submitted is not None for i in dossier.interviews)
    wanted = bool(coverage.unheard) or not submitted
    return Hearing(
        submitted=submitted,
        unfinished=tuple((i.questionnaire, i.respondent) for i in dossier.interviews if not i.submitted),
        departments=len(client.affected_departments or client.departments),
        unheard=coverage.unheard,
        next=next_sitting(dossier, root, forms, coverage.unheard) if wanted else None,
        unaccepted=len({s for waiting in unaccepted_sittings(dossier, root).values() for s in waiting}),
    )


def _register(dossier: Dossier) -> RegisterFacts:
    demanded = [r for r in dossier.requirements.requirements if r.in_assignment]
    musts = [r for r in demanded if r.priority is Priority.MUST]
    return RegisterFacts(
        all=len(dossier.requirements.requirements),
        demanded=len(demanded),
        accepted=sum(r.status is RequirementStatus.ACCEPTED for r in demanded),
        todo=sum(r.status in _WAITING for r in demanded),
        musts_lacking=sum(not r.acceptance.strip() or not (r.sources or r.foreign) for r in musts),
    )


def _selection(dossier: Dossier, stock: Stock) -> SelectionFacts:
    competing = [v.id for v in dossier.vendors if v.state is VendorState.SHORTLISTED]
    verdict = stock.comparison.verdict
    handed_in = [c for c in dossier.scorecards if c.submitted]
    rating = dossier.prices_open is None and dossier.chosen is None
    return SelectionFacts(
        tasks=len(dossier.key_tasks.tasks),
        locked=dossier.key_tasks.locked.date if dossier.key_tasks.locked else None,
        vendors=len(dossier.vendors),
        shortlisted=len(competing),
        raters=len(dossier.engagement.raters),
        to_rate=tuple((r, v) for v in competing for r in outstanding(dossier, v)) if rating else (),
        cards=len(handed_in),
        verdict=verdict.word.value if handed_in else "",
        leader=verdict.vendor or "" if handed_in else "",
        reason=verdict.reason,
        prices_open=dossier.prices_open is not None
        or (dossier.chosen is not None and not dossier.hidden_prices),
        price_obstacles=still_open(dossier) if rating else (),
        chosen=dossier.chosen.vendor if dossier.chosen else "",
    )


def _plan(dossier: Dossier, stock: Stock) -> PlanFacts:
    inputs, plan = dossier.plan, stock.plan
    vendor = dossier.vendor(dossier.chosen.vendor) if dossier.chosen else None
    finishes = [phase.finish for phase in inputs.phases] if inputs else []
    go_live = inputs.go_live or max(finishes, default=None) if inputs else None
    return PlanFacts(
        gaps_a=sum(gap.list is GapList.A for gap in stock.gaps),
        gaps_b=sum(gap.list is GapList.B for gap in stock.gaps),
        undecided=tuple(gap.id for gap in stock.gaps if gap.decided is None),
        offered=vendor is not None and vendor.offer is not None,
        written=inputs is not None,
        phases=len(plan.phases) if plan else 0,
        accepted=dossier.accepted_plan.date if dossier.accepted_plan else None,
        go_live=go_live,
        currency=plan.currency if plan else "",
        expected=plan.one_off.expected if plan else None,
        p80=plan.one_off.p80 if plan else None,
        cap=inputs.budget.once_cap if inputs else None,
        breaks=tuple(f.message for f in plan.findings if f.level == "block") if plan else (),
        over=tuple(_OVER[f.code] for f in plan.findings if f.code in _OVER) if plan else (),
    )
