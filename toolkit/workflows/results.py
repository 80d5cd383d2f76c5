"""From the dossier to its results: the story of the method, one stage after the other."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from toolkit.models.advice.finding import Finding
from toolkit.models.dossier import Dossier
from toolkit.models.engagement.settings import PriorityWeights
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.models.planning.gap import Gap
from toolkit.models.planning.plan import Plan
from toolkit.models.selection.comparison import Comparison
from toolkit.models.selection.vendor import Vendor
from toolkit.problems import Refused
from toolkit.stages.gaps.gap_list import gap_list, refused_musts
from toolkit.stages.planning.currencies import converted, rates_used
from toolkit.stages.planning.plan import make_plan
from toolkit.stages.planning.request import PlanRequest
from toolkit.stages.scoring.compare import Ratings, compare
from toolkit.stages.selection.demos.access import as_seen_by
from toolkit.stages.signoff.blockers import blockers
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.workflows.user import user_if_said


def find_gaps(directory: Path, *, every_vendor: bool, by: str | None = None) -> tuple[Gap, ...]:
    """The gaps of the chosen vendor, or of every shortlisted one that `by` may see."""
    whole = read_dossier(find_root(directory))
    dossier, _ = as_seen_by(whole, user_if_said(by, whole))
    comparison = comparison_of(dossier)
    if every_vendor:
        return tuple(g for r in comparison.vendors for g in gaps_of(dossier, comparison, r.vendor))
    return gaps_of(dossier, comparison, chosen_vendor(dossier).id)


def comparison_of(dossier: Dossier, weights: PriorityWeights | None = None) -> Comparison:
    """Group grades, gate, points and verdict."""
    return compare(ratings_of(dossier, weights))


def ratings_of(dossier: Dossier, weights: PriorityWeights | None = None) -> Ratings:
    """What the comparison is made from."""
    engagement = dossier.engagement
    return Ratings(
        tasks=dossier.key_tasks.tasks,
        vendors=dossier.vendors,
        scorecards=dossier.scorecards,
        overrides=dossier.overrides,
        settings=engagement.settings,
        weights=weights,
        departments={m.id: m.department for m in engagement.people},
    )


def gaps_of(dossier: Dossier, comparison: Comparison, vendor_id: str) -> tuple[Gap, ...]:
    """The gap list of one vendor; empty when it was not compared."""
    result, vendor = comparison.result(vendor_id), dossier.vendor(vendor_id)
    if result is None or vendor is None:
        return ()
    go_live = dossier.plan.go_live if dossier.plan else None
    gaps = gap_list(result, dossier.key_tasks.tasks, dossier.gap_decisions, vendor.offer, go_live)
    sponsor = dossier.engagement.sponsor or ""
    musts = refused_musts(vendor, dossier.requirements.requirements, dossier.gap_decisions, sponsor, go_live)
    return tuple(sorted((*gaps, *musts), key=lambda gap: gap.list))


def require_prices(dossier: Dossier, vendor_id: str) -> None:
    """Without its prices a vendor's work would seem to cost nothing.

    Raises:
        Refused: the vendor's prices are locked.
    """
    if vendor_id in dossier.hidden_prices:
        raise Refused(
            f"The prices of {vendor_id} are locked, so its work has no cost yet.",
            "Open them with 'crmkit vendors unlock-price'; it says what is still missing.",
        )


def plan_of(
    dossier: Dossier, vendor: Vendor, gaps: tuple[Gap, ...], holidays: Collection[date] = ()
) -> Plan | None:
    """The plan for one vendor, None while there is no plan.yaml or the vendor's prices are locked."""
    if dossier.plan is None or vendor.id in dossier.hidden_prices:
        return None
    return make_plan(plan_request(dossier, vendor, gaps, holidays))


def plan_request(
    dossier: Dossier, vendor: Vendor, gaps: tuple[Gap, ...], holidays: Collection[date] = ()
) -> PlanRequest:
    """What the plan of one vendor follows from.

    Raises:
        Refused: there is no plan.yaml, or the vendor's prices are locked.
    """
    require_prices(dossier, vendor.id)
    if dossier.plan is None:
        raise Refused(
            "There is no plan.yaml yet.",
            "Begin one with 'crmkit plan --new' and adapt phases, work and prices.",
        )
    return PlanRequest(
        engagement=dossier.engagement,
        inputs=dossier.plan,
        vendor=converted(vendor, dossier.plan),
        vendors=tuple(converted(other, dossier.plan) for other in dossier.vendors),
        gaps=gaps,
        holidays=holidays,
        rates=tuple(rates_used(dossier.vendors, dossier.plan)),
    )


def blockers_of(
    dossier: Dossier,
    contradictions: tuple[Contradiction, ...],
    gaps: tuple[Gap, ...],
    advice: tuple[Finding, ...] = (),
) -> tuple[Finding, ...]:
    """What keeps the documents a draft; `advice` are the findings of the checks."""
    return blockers(
        dossier.requirements, contradictions, gaps, dossier.waivers, dossier.twin_decisions, advice
    )


def chosen_vendor(dossier: Dossier) -> Vendor:
    """The vendor the client chose.

    Raises:
        Refused: nobody has chosen yet.
    """
    vendor = dossier.vendor(dossier.chosen.vendor) if dossier.chosen else None
    if vendor is None:
        raise Refused(
            "No vendor has been chosen yet.",
            "Record the choice with 'crmkit vendors choose V1 --reason \"...\"', or use --all where it is offered.",
        )
    return vendor
