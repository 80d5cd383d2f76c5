"""All entries of a kind as a table, and below it what nobody has said yet."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.cli import screen
from toolkit.models.engagement.goal import Goal
from toolkit.models.landscape.access_role import AccessRole
from toolkit.models.landscape.landscape import Landscape
from toolkit.models.landscape.process import Process
from toolkit.models.landscape.system import DataSource, Flow
from toolkit.stages.landscape.durations import durations

_RIGHTS = ("create", "change", "delete", "export", "print", "mass_change", "give_rights")
_WAYS = {"into_crm": "into the CRM", "out_of_crm": "out of the CRM", "both_ways": "both ways"}


@dataclass(frozen=True)
class _Page:
    """Heads and rows of a table, and what is missing: (what, ids)."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    missing: Sequence[tuple[str, Sequence[str]]]
    numbers: frozenset[int] = frozenset()
    last: str = ""


def show_kind(kind: str, landscape: Landscape, goals: Sequence[Goal], currency: str) -> None:
    """Print one of `PAGES`."""
    page = PAGES[kind](landscape, goals, currency)
    if not page.rows:
        screen.say(f"There are no {kind} yet. 'crmkit landscape accept' shows what the interviews propose.")
        return
    screen.table(page.heads, page.rows, numbers=page.numbers)
    if page.last:
        screen.say(page.last)
    for what, ids in page.missing:
        if ids:
            screen.say(f"Nobody has said {what}: {', '.join(ids)}.")


def _processes(landscape: Landscape, _goals: Sequence[Goal], _currency: str) -> _Page:
    return _Page(
        [
            "Id",
            "Process",
            "Owner",
            "A month",
            "Usual, d",
            "Worst, d",
            "Wanted, d",
            "Work, min",
            "Lead, h",
            "After, h",
        ],
        [_process(p) for p in landscape.processes],
        [("who owns it", [p.id for p in landscape.processes if p.owner is None])],
        numbers=frozenset(range(3, 10)),
        last="One as a chart: crmkit landscape show ID",
    )


def _process(p: Process) -> list[str]:
    times = durations(p)
    return [
        p.id, p.name, p.owner or "?", _number(p.times_a_month), _number(p.usual_days), _number(p.worst_days),
        _number(p.target_days), _number(times.now.touch_minutes if times.now else None),
        _rounded(times.now.lead_hours if times.now else None),
        _rounded(times.after.lead_hours if times.after else None),
    ]  # fmt: skip


def _systems(landscape: Landscape, _goals: Sequence[Goal], currency: str) -> _Page:
    found = landscape.systems
    known = [s.yearly_cost for s in found if s.yearly_cost is not None]
    leaving = [s for s in found if s.fate in ("replace", "retire")]
    return _Page(
        ["Id", "Program", "Used for", "Owner", "A year", "Fate", "Because", "Off on"],
        [[s.id, s.name, s.used_for, s.owner, _number(s.yearly_cost), _words(s.fate), s.fate_reason, _text(s.switch_off)]
         for s in found],
        [
            ("what becomes of", [s.id for s in found if s.fate == "undecided"]),
            ("what it costs a year", [s.id for s in found if s.yearly_cost is None]),
            ("when it is switched off", [s.id for s in leaving if s.switch_off is None]),
        ],
        numbers=frozenset({4}),
        last=f"{sum(known, Decimal(0)):,f} {currency} a year in all that is known." if known else "",
    )  # fmt: skip


def _flows(landscape: Landscape, _goals: Sequence[Goal], _currency: str) -> _Page:
    def lacking(get: Callable[[Flow], object]) -> list[str]:
        return [f.id for f in landscape.flows if not get(f) and f.status != "refused"]

    return _Page(
        ["Id", "Data", "Program", "Way", "Which", "When", "Master", "Task", "If it fails", "State"],
        [[f.id, f.data, f.system, _WAYS[f.direction], f.filter, f.trigger, f.master, f.serves_task or "",
          f.failure_notice, f.status] for f in landscape.flows],
        [
            ("when it runs", lacking(lambda f: f.trigger)),
            ("who is master", lacking(lambda f: f.master)),
            ("which task it serves", lacking(lambda f: f.serves_task)),
            ("who is told when it fails", lacking(lambda f: f.failure_notice)),
        ],
    )  # fmt: skip


def _data(landscape: Landscape, _goals: Sequence[Goal], _currency: str) -> _Page:
    found = landscape.data_sources
    return _Page(
        ["Id", "Source", "Holds", "Records", "Kept up", "Right of 20", "Fate", "Rule", "Cleaned by"],
        [[d.id, d.name, d.holds, _text(d.records), _words(d.last_maintained), _text(d.right_of_20), _words(d.fate),
          d.rule, d.cleaner or ""] for d in found],
        [
            ("what becomes of", [d.id for d in found if d.fate == "undecided"]),
            ("how many of 20 records are right", [d.id for d in found if d.right_of_20 is None]),
            ("who cleans", [d.id for d in found if d.fate == "migrate_after_cleaning" and d.cleaner is None]),
        ],
        numbers=frozenset({3, 5}),
        last="Somebody's own lists: " + ", ".join(private) if (private := _private(found)) else "",
    )  # fmt: skip


def _private(found: Iterable[DataSource]) -> list[str]:
    return [d.id for d in found if d.private]


def _roles(landscape: Landscape, _goals: Sequence[Goal], _currency: str) -> _Page:
    return _Page(
        ["Role", "People", "Records", *(_words(right) for right in _RIGHTS), "Sees", "Hidden"],
        [_role(r) for r in landscape.roles],
        [
            ("how many people", [r.id for r in landscape.roles if r.people is None]),
            ("what is seen by", [r.id for r in landscape.roles if not r.sees]),
        ],
        numbers=frozenset({1}),
    )


def _role(role: AccessRole) -> list[str]:
    marks = ["x" if right in role.may else "" for right in _RIGHTS]
    return [role.name, _text(role.people), role.records, *marks, ", ".join(role.sees), ", ".join(role.hidden)]


def _goals(_landscape: Landscape, goals: Sequence[Goal], _currency: str) -> _Page:
    return _Page(
        ["Id", "Goal", "Metric", "Now", "Target", "By", "Owner"],
        [[g.id, g.text, g.metric, _with(g.baseline, g.unit), _with(g.target, g.unit), _text(g.due), g.owner or ""]
         for g in goals],
        [
            ("in which figure one will see it", [g.id for g in goals if not g.metric]),
            ("what it is today", [g.id for g in goals if g.baseline is None]),
            ("what it shall be", [g.id for g in goals if g.target is None]),
            ("by when", [g.id for g in goals if g.due is None]),
            ("who answers for it", [g.id for g in goals if g.owner is None]),
        ],
        numbers=frozenset({3, 4}),
    )  # fmt: skip


PAGES: dict[str, Callable[[Landscape, Sequence[Goal], str], _Page]] = {
    "processes": _processes,
    "systems": _systems,
    "flows": _flows,
    "data": _data,
    "roles": _roles,
    "goals": _goals,
}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _words(code: str | None) -> str:
    return (code or "").replace("_", " ")


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():,f}"


def _rounded(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.1f}".removesuffix(".0")


def _with(value: Decimal | None, unit: str) -> str:
    return f"{_number(value)} {unit}".strip() if value is not None else ""
