"""The last touch, without a solver: everything as early as it can be, in the order it was planned."""

from collections.abc import Sequence

from toolkit.stages.planning.solver.problem import Activity, Placed, Problem, Role


def shift_left(problem: Problem, placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """Return the schedule with each activity at its earliest start within its phase.

    Activities are taken in the order of their starts (equal ones by id), so that the same schedule always
    gives the same one; nothing ends later than before.
    """
    activities = {a.id: a for a in problem.activities}
    windows = {p.id: p for p in problem.phases}
    used = {role.id: _Usage(role) for role in problem.roles}
    ends: dict[str, int] = {}
    shifted = []
    for old in sorted(placed, key=lambda p: (p.start, p.finish, p.id)):
        activity = activities[old.id]
        earliest = max(
            [
                windows[old.phase].start,
                *(ends[link.to] + link.lag for link in activity.after if link.to in ends),
            ]
        )
        start = old.start if activity.start is not None else _first_fit(activity, earliest, old.start, used)
        for role, units in activity.demand:
            used[role].take(start, start + activity.duration, units)
        ends[old.id] = start + activity.duration
        shifted.append(Placed(old.id, old.phase, start, ends[old.id]))
    return tuple(sorted(shifted, key=lambda p: (p.start, p.id)))


def _first_fit(activity: Activity, earliest: int, latest: int, used: "dict[str, _Usage]") -> int:
    """The first start from `earliest` on at which all roles are free; `latest` is known to fit."""
    candidates = {earliest}
    for role, _ in activity.demand:
        candidates.update(end for end in used[role].ends if earliest < end < latest)
    for start in sorted(candidates):
        if all(used[role].fits(start, start + activity.duration, units) for role, units in activity.demand):
            return min(start, latest)
    return latest


class _Usage:
    """What is taken of one role over time."""

    def __init__(self, role: Role) -> None:
        self._capacity = role.capacity
        self._taken = list(role.away)

    @property
    def ends(self) -> list[int]:
        return [end for _, end, _ in self._taken]

    def fits(self, start: int, end: int, units: int) -> bool:
        overlapping = [t for t in self._taken if t[0] < end and start < t[1]]
        times = {start, *(t[0] for t in overlapping if t[0] > start)}
        return all(
            units + sum(u for s, e, u in overlapping if s <= time < e) <= self._capacity for time in times
        )

    def take(self, start: int, end: int, units: int) -> None:
        if end > start:
            self._taken.append((start, end, units))
