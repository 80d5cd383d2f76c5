"""A plan under other assumptions, beside the present one; nothing is written."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from toolkit.models.planning.gap import Gap
from toolkit.models.planning.plan_inputs import Budget, PlanInputs
from toolkit.problems import UsageError
from toolkit.stages.planning.request import PlanRequest

KINDS = {
    "budget": "budget=+2000 or budget=24000: the one-off cap",
    "half-year": "half-year=17000: the cap of the first half-year",
    "rate": "rate=300: the day rate",
    "go-live": "go-live=2026-07-01",
    "drop": "drop=G3: a gap or item is not built",
    "move": "move=G2:P2: a gap is closed in that phase, a work item done in it",
    "needed-by": "needed-by=G3:2026-12-15",
    "phase-end": "phase-end=P3:2026-12-18",
}
"""What can be changed, each with an example; `vendor=V4` is for the workflow to resolve."""


def change(request: PlanRequest, assumption: str) -> PlanRequest:
    """Return the request under one assumption such as `budget=+2000`.

    Raises:
        UsageError: it cannot be read, or names what is not there.
    """
    kind, has_value, value = assumption.partition("=")
    if kind not in _CHANGES or not has_value or not value.strip():
        raise UsageError(f"'{assumption}' is no assumption.", f"Write one of: {'; '.join(KINDS.values())}.")
    return _CHANGES[kind](request, value.strip())


def _inputs(request: PlanRequest, **update: Any) -> PlanRequest:
    return replace(
        request, inputs=PlanInputs.model_validate(request.inputs.model_copy(update=update).model_dump())
    )


def _cap(field: str) -> Callable[[PlanRequest, str], PlanRequest]:
    def apply(request: PlanRequest, value: str) -> PlanRequest:
        now = getattr(request.inputs.budget, field) or Decimal(0)
        after = now + _number(value) if value[:1] in "+-" else _number(value)
        return _inputs(
            request, budget=Budget.model_validate({**request.inputs.budget.model_dump(), field: after})
        )

    return apply


def _rate(request: PlanRequest, value: str) -> PlanRequest:
    rate = _number(value)
    offer = request.vendor.offer
    vendor = request.vendor
    if offer is not None:
        vendor = vendor.model_copy(update={"offer": offer.model_copy(update={"rate_per_day": rate})})
    return replace(_inputs(request, rate_per_day=rate), vendor=vendor)


def _go_live(request: PlanRequest, value: str) -> PlanRequest:
    return _inputs(request, go_live=_day(value))


def _drop(request: PlanRequest, value: str) -> PlanRequest:
    gaps = tuple(g for g in request.gaps if g.id.casefold() != value.casefold())
    work = tuple(w for w in request.inputs.work if w.id.casefold() != value.casefold())
    if len(gaps) == len(request.gaps) and len(work) == len(request.inputs.work):
        raise _unknown(request, value)
    kept = {w.id for w in work} | {g.id for g in gaps}
    linked = tuple(w.model_copy(update={"after": tuple(a for a in w.after if a in kept)}) for w in work)
    return replace(_inputs(request, work=linked), gaps=gaps)


def _move(request: PlanRequest, value: str) -> PlanRequest:
    name, phase = _pair(value)
    known = {p.id.casefold(): p.id for p in request.inputs.phases}
    if phase.casefold() not in known:
        raise UsageError(f"There is no phase '{phase}'.", f"Known are: {', '.join(known.values())}.")
    to = known[phase.casefold()]
    if any(w.id.casefold() == name.casefold() for w in request.inputs.work):
        work = tuple(
            w.model_copy(update={"phase": to}) if w.id.casefold() == name.casefold() else w
            for w in request.inputs.work
        )
        return _inputs(request, work=work)
    return _decided(request, name, {"decision": "build_later", "phase": to})


def _needed_by(request: PlanRequest, value: str) -> PlanRequest:
    name, day = _pair(value)
    return _decided(request, name, {"needed_by": _day(day)})


def _phase_end(request: PlanRequest, value: str) -> PlanRequest:
    name, day = _pair(value)
    phases = tuple(
        p.model_copy(update={"finish": _day(day)}) if p.id.casefold() == name.casefold() else p
        for p in request.inputs.phases
    )
    if phases == request.inputs.phases and all(p.id.casefold() != name.casefold() for p in phases):
        raise UsageError(f"There is no phase '{name}'.", f"Known are: {', '.join(p.id for p in phases)}.")
    return _inputs(request, phases=phases)


def _decided(request: PlanRequest, name: str, update: dict[str, object]) -> PlanRequest:
    gap = next((g for g in request.gaps if g.id.casefold() == name.casefold()), None)
    if gap is None:
        raise _unknown(request, name)
    if gap.decision is None:
        raise UsageError(
            f"{gap.id} has no decision that could be changed.", "Decide it with 'crmkit gaps decide'."
        )
    changed = gap.model_copy(update={"decision": gap.decision.model_copy(update=update)})
    gaps: Sequence[Gap] = tuple(changed if g.id == gap.id else g for g in request.gaps)
    return replace(request, gaps=gaps)


def _unknown(request: PlanRequest, name: str) -> UsageError:
    known = [g.id for g in request.gaps] + [w.id for w in request.inputs.work]
    return UsageError(f"There is no gap or work item '{name}'.", f"Known are: {', '.join(known)}.")


def _pair(value: str) -> tuple[str, str]:
    left, has_right, right = value.partition(":")
    if not has_right or not left.strip() or not right.strip():
        raise UsageError(f"'{value}' is no pair.", "Write it as NAME:VALUE, for example G2:P2.")
    return left.strip(), right.strip()


def _number(text: str) -> Decimal:
    if not re.fullmatch(r"[+-]?[0-9]{1,12}(\.[0-9]{1,2})?", text):
        raise UsageError(f"'{text}' is no amount.", "Write digits and a point, for example +2000 or 300.50.")
    return Decimal(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"'{text}' is no day.", "Write it as YYYY-MM-DD.") from None


_CHANGES: dict[str, Callable[[PlanRequest, str], PlanRequest]] = {
    "budget": _cap("once_cap"),
    "half-year": _cap("first_half_year_cap"),
    "rate": _rate,
    "go-live": _go_live,
    "drop": _drop,
    "move": _move,
    "needed-by": _needed_by,
    "phase-end": _phase_end,
}
