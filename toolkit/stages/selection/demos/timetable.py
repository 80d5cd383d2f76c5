"""The timetable of a demo: the cases in order, the same minutes for every vendor, breaks before attention falls."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.models.selection.key_task import KeyTask

#: Minutes at the beginning in which the vendor may say who they are; nobody rates them.
OPENING = 10
#: A break comes before more than so many minutes were watched at a stretch, and takes so long.
STRETCH, BREAK = 90, 15
#: Minutes at the end for questions that were left open.
CLOSING = 20
#: What a workgroup can watch in one day.
LONGEST_DAY = 300


@dataclass(frozen=True)
class Slot:
    """One line of the timetable: `start` in minutes from the beginning; `task` is None outside the cases."""

    start: int
    minutes: int
    what: str
    task: KeyTask | None = None


def timetable(tasks: Sequence[KeyTask], minutes_per_task: int) -> tuple[Slot, ...]:
    """The slots of a demo in order."""
    slots = [Slot(0, OPENING, "Opening: who is who, which version is shown")]
    at, watched = OPENING, OPENING
    for task in tasks:
        if watched + minutes_per_task > STRETCH:
            slots.append(Slot(at, BREAK, "Break: ratings are finished before anybody talks"))
            at, watched = at + BREAK, 0
        slots.append(Slot(at, minutes_per_task, task.name, task))
        at, watched = at + minutes_per_task, watched + minutes_per_task
    slots.append(Slot(at, CLOSING, "Open questions; what was not shown is named"))
    return tuple(slots)


def length(slots: Sequence[Slot]) -> int:
    """Minutes from the beginning to the end."""
    return slots[-1].start + slots[-1].minutes if slots else 0
