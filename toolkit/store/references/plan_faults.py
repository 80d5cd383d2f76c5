"""What cannot be in a plan whatever its figures: circles, phases out of order, days that do not fit."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from toolkit.kernel.workdays import is_working_day
from toolkit.models.dossier import Dossier
from toolkit.models.planning.plan_inputs import Phase, PlanInputs, WorkItem
from toolkit.store.references.names import Fault

FILE = "plan.yaml"


def plan_faults(dossier: Dossier) -> Iterator[Fault]:
    """Yield every fault of plan.yaml that needs more than one of its entries to be seen."""
    plan = dossier.plan
    if plan is None:
        return
    yield from _circles(plan.work)
    yield from _phases(plan.phases)
    yield from _days_of_phases(dossier, plan)
    yield from _currencies(dossier, plan)
    for place, work in enumerate(plan.work):
        yield from _work(place, work, plan)


def _circles(work: Sequence[WorkItem]) -> Iterator[Fault]:
    """Each circle of `after` once, named in full."""
    after = {item.id.casefold(): [name.casefold() for name in item.after] for item in work}
    names = {item.id.casefold(): item.id for item in work}
    places = {item.id.casefold(): place for place, item in enumerate(work)}
    done: set[str] = set()
    for start in after:
        path: list[str] = []
        for circle in _walk(start, after, path, done):
            least = min(range(len(circle)), key=lambda n: places[circle[n]])
            turned = [*circle[least:], *circle[:least]]
            words = " -> ".join(names[name] for name in (*turned, turned[0]))
            yield Fault(
                FILE,
                ("work", places[turned[0]], "after"),
                "plan-circle",
                f"The work goes round in a circle: {words} (each waits for the next).",
                "Take one of these links out.",
            )


def _walk(name: str, after: dict[str, list[str]], path: list[str], done: set[str]) -> Iterator[list[str]]:
    """Go down the links without recursion and yield the circles met; what was seen is not walked again."""
    stack = [(name, iter(after.get(name, ())))] if name not in done else []
    if stack:
        path.append(name)
    while stack:
        current, following = stack[-1]
        step = next(following, None)
        if step is None:
            stack.pop()
            path.pop()
            done.add(current)
        elif step in path:
            yield path[path.index(step) :]
        elif step in after and step not in done:
            path.append(step)
            stack.append((step, iter(after[step])))


def _phases(phases: Sequence[Phase]) -> Iterator[Fault]:
    for place, (before, phase) in enumerate(pairwise(phases), 1):
        if phase.start <= before.finish:
            yield Fault(
                FILE,
                ("phases", place, "start"),
                "phase-order",
                f"Phase {phase.id} begins on {phase.start}, but {before.id} before it ends on {before.finish}.",
                "Put the phases in the order of time, one after the other.",
            )


def _days_of_phases(dossier: Dossier, plan: PlanInputs) -> Iterator[Fault]:
    worked = {o.day for o in plan.calendar if o.working}
    off = {o.day for o in plan.calendar if not o.working}
    for place, phase in enumerate(plan.phases):
        days = (
            phase.start + timedelta(days=n) for n in range(min((phase.finish - phase.start).days + 1, 4000))
        )
        if not any(_is_worked(day, off, worked, dossier) for day in days):
            yield Fault(
                FILE,
                ("phases", place, "start"),
                "empty-calendar",
                f"Phase {phase.id} has no working day from {phase.start} to {phase.finish}.",
                "Move the phase, or correct the calendar and the blocked weeks.",
            )


def _currencies(dossier: Dossier, plan: PlanInputs) -> Iterator[Fault]:
    """Prices in another currency without a dated rate."""
    known = {plan.currency, *(rate.currency for rate in plan.exchange_rates)}
    for vendor in dossier.vendors:
        if vendor.price_sheet is not None and vendor.price_sheet.currency not in known:
            yield Fault(
                f"vendors/{vendor.id}.yaml",
                ("price_sheet", "currency"),
                "currency-mixed",
                f"The prices are in {vendor.price_sheet.currency}, the plan is in {plan.currency}.",
                "Give a dated rate in plan.yaml: exchange_rates: [{currency: ..., rate: ..., date: ..., source: ...}].",
            )


def _is_worked(day: date, off: set[date], worked: set[date], dossier: Dossier) -> bool:
    blocked = any(b.start <= day <= b.finish for b in dossier.engagement.blocked)
    return not blocked and is_working_day(day, off, worked)


def _work(place: int, work: WorkItem, plan: PlanInputs) -> Iterator[Fault]:
    begins = min((phase.start for phase in plan.phases), default=None)
    if begins is not None and work.needed_by is not None and work.needed_by < begins:
        yield Fault(
            FILE,
            ("work", place, "needed_by"),
            "needed-too-early",
            f"{work.id} is needed by {work.needed_by}, before the first phase begins ({begins}).",
            "Correct the date.",
        )
    for name in work.lag_days:
        if name.casefold() not in {other.casefold() for other in work.after}:
            yield Fault(
                FILE,
                ("work", place, "lag_days", name),
                "lag-without-link",
                f"{work.id} has a lag after '{name}', but does not come after it.",
                f"Name '{name}' in `after`, or take the lag out.",
            )
    phase = next((p for p in plan.phases if work.phase and p.id.casefold() == work.phase.casefold()), None)
    if work.start is not None and phase is not None and not phase.start <= work.start <= phase.finish:
        yield Fault(
            FILE,
            ("work", place, "start"),
            "start-outside-phase",
            f"{work.id} is to start on {work.start}, outside {phase.id} ({phase.start} to {phase.finish}).",
            "Correct the start or the phase.",
        )
