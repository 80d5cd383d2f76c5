"""A proposal who answers which forms when: no sitting over the ceiling, nobody twice on one day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from toolkit.kernel.workdays import is_working_day
from toolkit.models.engagement.engagement import BlockedPeriod
from toolkit.models.interviews.coverage import Hearing, PlannedSitting
from toolkit.models.interviews.questionnaire import Questionnaire

_LONGEST_SEARCH = 366


@dataclass(frozen=True)
class Diary:
    """When sittings can be held.

    `first` is the first day, `hours` the local times at which one can begin, `ceiling` the minutes one
    takes at most (a longer form gets a sitting of its own); nobody is asked on `holidays` or in `blocked`.
    """

    first: date
    hours: tuple[str, ...]
    ceiling: int
    holidays: frozenset[date] = frozenset()
    blocked: tuple[BlockedPeriod, ...] = ()

    def days(self) -> Iterator[date]:
        """The days of a year on which people can be asked."""
        for number in range(_LONGEST_SEARCH):
            day = self.first + timedelta(days=number)
            if is_working_day(day, self.holidays) and not any(
                b.start <= day <= b.finish for b in self.blocked
            ):
                yield day


def schedule(
    hearings: Sequence[Hearing], shelf: Mapping[str, Questionnaire], diary: Diary
) -> tuple[PlannedSitting, ...]:
    """Return the sittings that are still to be held, in the order of time.

    Args:
        hearings: what remains to be asked of whom.
        shelf: the questionnaires by id; forms that another command asks are left out.
        diary: when sittings can be held.

    The project form comes first, then the forms by number, people in the order of the engagement. What
    finds no place within a year is left out.
    """
    wanted = sorted(
        _sittings(hearings, shelf, diary.ceiling), key=lambda sitting: (sitting[1][0], sitting[2])
    )
    slots = list(product(diary.days(), diary.hours))
    busy: set[tuple[date, str]] = set()
    planned = []
    for member, forms, _ in wanted:
        slot = next((slot for slot in slots if (slot[0], member) not in busy), None)
        if slot is None:
            continue
        slots.remove(slot)
        busy.add((slot[0], member))
        minutes = sum(shelf[name].minutes for name in forms)
        planned.append(
            PlannedSitting(member=member, questionnaires=forms, day=slot[0], start=slot[1], minutes=minutes)
        )
    return tuple(sorted(planned, key=lambda sitting: (sitting.day, sitting.start)))


def _sittings(
    hearings: Sequence[Hearing], shelf: Mapping[str, Questionnaire], ceiling: int
) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Yield person, forms and the person's place; forms are taken in order while they fit."""
    for place, hearing in enumerate(hearings):
        packed: list[str] = []
        for name in hearing.to_hear:
            if shelf[name].run_by != "interview":
                continue
            if packed and sum(shelf[n].minutes for n in (*packed, name)) > ceiling:
                yield hearing.member, tuple(packed), place
                packed = []
            packed.append(name)
        if packed:
            yield hearing.member, tuple(packed), place
