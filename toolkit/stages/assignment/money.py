"""What is paid and when: phases with their lines, licences, recurring charges, instalments."""

from datetime import date, timedelta
from decimal import Decimal

from toolkit.kernel.money import round_half_up, split
from toolkit.kernel.price_sheet import line_sum
from toolkit.models.assignment.clause import (
    LicenceClause,
    MilestoneClause,
    PaymentClause,
    PhaseClause,
    PriceClause,
)
from toolkit.models.planning.plan import PlannedItem, PlannedPhase
from toolkit.models.planning.plan_inputs import Phase, PlanInputs
from toolkit.models.selection.price_sheet import Charge, PriceLine
from toolkit.models.selection.vendor import Vendor
from toolkit.stages.assignment.request import AssignmentRequest


def phase_clauses(request: AssignmentRequest) -> tuple[PhaseClause, ...]:
    """The phases with the offered price of every line; expected values stay inside."""
    inputs, plan = request.dossier.plan, request.plan
    if inputs is None or plan is None:
        return ()
    results = {work.id: work.result for work in inputs.work}
    conditions = {g.id: g.offer.conditions for g in request.gaps if g.offer}
    given = {phase.id: phase for phase in inputs.phases}
    known = {**results, **conditions}
    return tuple(_phase(phase, given[phase.id], known, inputs.vat_percent) for phase in plan.phases)


def _phase(planned: PlannedPhase, given: Phase, results: dict[str, str], vat: Decimal) -> PhaseClause:
    return PhaseClause(
        id=planned.id,
        name=planned.name,
        start=planned.start,
        finish=planned.finish,
        working_days=planned.working_days,
        acceptance=given.acceptance,
        lines=tuple(_line(item, results, vat) for item in planned.items),
        milestones=tuple(MilestoneClause(name=m.name, day=m.date) for m in given.milestones),
        price=planned.price,
    )


def _line(item: PlannedItem, results: dict[str, str], vat: Decimal) -> PriceClause:
    return PriceClause(
        id=item.id,
        name=item.name,
        result=results.get(item.id, ""),
        price=item.price,
        price_model=item.price_model,
        open=item.undecided,
        vat=round_half_up(item.price * vat / 100),
    )


def licence_clauses(vendor: Vendor | None) -> tuple[LicenceClause, ...]:
    """Lines of the price sheet that are paid once; the work is in the phases, not here."""
    return _lines(vendor, once=True)


def recurring_clauses(vendor: Vendor | None) -> tuple[LicenceClause, ...]:
    """Lines of the price sheet that come again: support, updates, subscriptions."""
    return _lines(vendor, once=False)


def _lines(vendor: Vendor | None, *, once: bool) -> tuple[LicenceClause, ...]:
    if vendor is None or vendor.price_sheet is None:
        return ()
    sheet = vendor.price_sheet
    return tuple(
        LicenceClause(
            id=line.id,
            label=line.label,
            charge=_charge(line),
            quantity=line.quantity,
            unit_price=line.unit_price,
            total=round_half_up(line_sum(sheet, line)),
            vat=round_half_up(line_sum(sheet, line) * line.vat_percent / 100),
        )
        for line in sheet.lines
        if (line.charge is Charge.ONCE) == once and line.kind != "services"
    )


def _charge(line: PriceLine) -> str:
    if line.charge is Charge.EVERY_YEARS:
        return f"every {line.interval_years} years"
    return {Charge.ONCE: "once", Charge.MONTHLY: "a year, paid monthly", Charge.YEARLY: "a year"}[line.charge]


def payment_clauses(request: AssignmentRequest, phases: tuple[PhaseClause, ...]) -> tuple[PaymentClause, ...]:
    """Instalments by accepted phase with advance and retention; they add up to the phases' price."""
    inputs = request.dossier.plan
    if inputs is None or inputs.payment is None or not phases:
        return ()
    terms, wait = inputs.payment, timedelta(days=inputs.payment.days_to_pay)
    total = sum((phase.price for phase in phases), Decimal(0))
    advance = round_half_up(total * terms.advance_percent / 100)
    retention = round_half_up(total * terms.retention_percent / 100)
    rest = total - advance - retention
    payments = (
        [PaymentClause(what="Advance on signing", due=request.day + wait, amount=advance)] if advance else []
    )
    if total:
        parts = split(rest, [phase.price for phase in phases])
        payments += [
            PaymentClause(what=f"Acceptance of {phase.id}", due=phase.finish + wait, amount=part)
            for phase, part in zip(phases, parts, strict=True)
        ]
    if retention:
        payments.append(
            PaymentClause(
                what="Retention, after stabilisation", due=_stable(inputs, phases) + wait, amount=retention
            )
        )
    return tuple(sorted(payments, key=lambda p: p.due))


def _stable(inputs: PlanInputs, phases: tuple[PhaseClause, ...]) -> date:
    """The last dated event of all: nothing is retained beyond it."""
    days = [m.date for phase in inputs.phases for m in phase.milestones] + [phases[-1].finish]
    return max(days)
