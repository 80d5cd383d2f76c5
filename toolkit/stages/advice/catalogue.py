"""All checks, found by folder: a module with `CHECK` and `look` in one of the rooms is a check."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from toolkit import discover
from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Outcome
from toolkit.stages.advice import (
    assignment,
    gaps,
    goals,
    people,
    processes,
    security,
    selection,
    systems,
)

#: The rooms in the order of the way.
ROOMS = (people, goals, processes, systems, selection, security, assignment, gaps)


@dataclass(frozen=True)
class Entry:
    """A check with its function and its docstring."""

    check: AdviceCheck
    look: Callable[[Facts], Outcome]
    doc: str
    room: str


@cache
def all_checks() -> tuple[Entry, ...]:
    """Every check, by code."""
    found = (
        Entry(module.CHECK, module.look, module.__doc__ or "", room.__name__.rpartition(".")[2])
        for room in ROOMS
        for _, module in discover.modules(room)
    )
    return tuple(sorted(found, key=lambda entry: entry.check.code))
