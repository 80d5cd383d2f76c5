"""Planner, explanation and simulation on made-up plans of 40 and 200 enhancements, in process."""

import random
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from toolkit.stages.planning.simulation.draws import ThreePoints, draw_durations
from toolkit.stages.planning.simulation.forward import Step, forward
from toolkit.stages.planning.solver.explain import explain
from toolkit.stages.planning.solver.problem import Activity, Link, PhaseWindow, Problem, Role
from toolkit.stages.planning.solver.solve import solve

_RATES = {"analyst": 450, "developer": 520, "tester": 380}


def measure() -> None:
    """Print CPU seconds beside the limits."""
    for count, limit in ((40, "5.000 (levels 1-4: 1.000)"), (200, "30.000")):
        spent, solution = _timed(partial(solve, made_up(count)))
        proved = sum(level.proved for level in solution.levels)
        what = f"plan of {count}: {proved} of {len(solution.levels)} levels proved"
        print(f"{what:<48} {spent:>7.3f}          {limit}")
    tight = made_up(40, divide=3)
    spent, found = _timed(lambda: explain(tight))
    rules = len(found.conflict) if found else 0
    print(f"{f'why 40 cannot be kept ({rules} rules)':<48} {spent:>7.3f}          1.000")
    points = [ThreePoints(1 + n % 7, 2 + n % 7 + n % 3, 6 + n % 7 * 2.0) for n in range(200)]
    steps = [Step(str(n), 0.0, tuple((str(b), 0.0) for b in (n - 3, n - 7) if b >= 0)) for n in range(200)]

    def simulated() -> object:
        drawn = draw_durations(points, 0.2, 10_000, 1)
        return forward(steps, {str(n): row for n, row in enumerate(drawn)})

    spent, _ = _timed(simulated)
    print(f"{'Monte Carlo, 10,000 draws of 200 items':<48} {spent:>7.3f}          0.500")


def made_up(count: int, divide: int = 1) -> Problem:
    """Return a plan of `count` enhancements, three roles, four phases; budgets of 75 % of all cost / `divide`."""
    chance = random.Random(7)  # noqa: S311  # a made-up plan, no secret
    activities = []
    for n in range(count):
        likely = chance.choice([2, 3, 4, 5, 6, 8, 10, 13])
        role = chance.choices(list(_RATES), [2, 5, 3])[0]
        priority = chance.choices(["must", "should", "could"], [3, 4, 3])[0]
        before = (
            {chance.randrange(max(0, n - 12), n) for _ in range(chance.choice([0, 0, 1, 1, 2]))}
            if n
            else set()
        )
        days = max(1, round((0.6 * likely + 4 * likely + likely * chance.uniform(1.5, 2.6)) / 6 + 0.5))
        activities.append(
            Activity(
                id=f"E{n:04}",
                duration=days,
                cost=days * _RATES[role],
                demand=((role, 1),),
                after=tuple(Link(f"E{b:04}", chance.choice([0, 0, 0, 2])) for b in sorted(before)),
                must=priority == "must",
                value={"must": 0, "should": 3, "could": 1}[priority] * chance.randint(1, 100),
            )
        )
    span = min(max(60, count * 3), 260)
    work = {role: sum(a.duration for a in activities if a.demand[0][0] == role) for role in _RATES}
    roles = tuple(Role(role, max(1, -(-days // int(span * 0.8)))) for role, days in work.items())
    length = int(span * 1.2) // 4
    budget = int(sum(a.cost for a in activities) * 0.75 / 4) // divide
    phases = tuple(PhaseWindow(f"P{k + 1}", k * length, (k + 1) * length, budget) for k in range(4))
    dated = [
        Activity(**{**vars(a), "needed_by": chance.choice(phases).end})
        if a.must and chance.random() < 0.4
        else a
        for a in activities
    ]
    return Problem(tuple(dated), phases, roles)


T = TypeVar("T")


def _timed(call: Callable[[], T]) -> tuple[float, T]:
    before = time.process_time()
    result = call()
    return time.process_time() - before, result
