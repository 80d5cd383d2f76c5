"""What a plan follows from, and what several of its parts read off it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.kernel.price_sheet import once
from toolkit.models.engagement.engagement import Engagement
from toolkit.models.planning.gap import Gap
from toolkit.models.planning.plan import PlanFinding
from toolkit.models.planning.plan_inputs import PlanInputs
from toolkit.models.selection.vendor import Vendor
from toolkit.stages.planning.items import Item, plan_items
from toolkit.stages.planning.timeline import Timeline, timeline

_LICENCE_KINDS = frozenset({"user_licence", "module", "add_on", "subscription"})


@dataclass(frozen=True)
class PlanRequest:
    """Everything a plan follows from; prices are in its currency, `rates` say at which rates they came there."""

    engagement: Engagement
    inputs: PlanInputs
    vendor: Vendor
    vendors: Sequence[Vendor]
    gaps: Sequence[Gap]
    holidays: Collection[date] = ()
    rates: tuple[PlanFinding, ...] = ()


def planned_items(request: PlanRequest) -> list[Item]:
    """Work items in the order of the plan, then the gaps that something is built for."""
    return plan_items(request.inputs, request.gaps, request.vendor.offer, request.inputs.go_live)


def timeline_of(request: PlanRequest) -> Timeline:
    """The working days of the plan; there has to be a phase."""
    phases = request.inputs.phases
    return timeline(
        starts=(phase.start for phase in phases),
        finishes=(phase.finish for phase in phases),
        holidays=request.holidays,
        overrides=((o.day, o.working) for o in request.inputs.calendar),
        blocked=request.engagement.blocked,
    )


def licences_of(vendor: Vendor) -> Decimal:
    """What is paid once for licences and modules."""
    return once(vendor.price_sheet, _LICENCE_KINDS) if vendor.price_sheet else Decimal(0)
