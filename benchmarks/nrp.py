"""`python -m benchmarks.nrp FILE --ratio R`: instances of the Next Release Problem with crmkit's own planner.

Format: levels; for each level the number of requirements and their costs; number of dependencies and the pairs
(A before B); customers, each with profit, number of requirements and their numbers, counted from 1. The budget
is the ratio of all cost, rounded half up. A customer pays only if all requirements and what they rest on are in.
"""

import argparse
import time
from decimal import Decimal
from pathlib import Path

from toolkit.kernel.money import round_half_up
from toolkit.stages.planning.solver.problem import Activity, Link, PhaseWindow, Problem
from toolkit.stages.planning.solver.solve import Limits, solve


def read(text: str, ratio: Decimal) -> Problem:
    """Return an instance as a choice without dates: requirements cost, customers are worth something."""
    numbers = iter(int(word) for word in text.split())
    costs = [next(numbers) for _ in range(next(numbers)) for _ in range(next(numbers))]
    before: dict[int, list[int]] = {}
    for _ in range(next(numbers)):
        first, then = next(numbers), next(numbers)
        before.setdefault(then, []).append(first)
    requirements = [
        Activity(f"r{n}", 0, cost=cost, must=False, after=tuple(Link(f"r{b}") for b in before.get(n, ())))
        for n, cost in enumerate(costs, 1)
    ]
    customers = []
    for n in range(1, next(numbers) + 1):
        profit, wanted = next(numbers), [next(numbers) for _ in range(next(numbers))]
        links = tuple(Link(f"r{number}") for number in wanted)
        customers.append(Activity(f"c{n}", 0, must=False, value=profit, after=links))
    budget = int(round_half_up(ratio * sum(costs), Decimal(1)))
    return Problem((*requirements, *customers), (PhaseWindow("release", 0, 0, budget),))


def main() -> None:
    """Print the value reached and the bound."""
    parser = argparse.ArgumentParser(description="Next Release Problem with crmkit's planner")
    parser.add_argument("file", type=Path)
    parser.add_argument("--ratio", type=Decimal, required=True)
    parser.add_argument("--seconds", type=float, default=10.0)
    given = parser.parse_args()
    began = time.perf_counter()
    problem = read(given.file.read_text("latin-1"), given.ratio)
    solution = solve(problem, limits=Limits(seconds=given.seconds))
    value = next(level for level in solution.levels if level.name == "value")
    spent = time.perf_counter() - began
    print(
        f"{given.file.stem} ratio {given.ratio}: value {value.value}, bound {value.bound}, "
        f"{'proved' if value.proved else 'not proved'}, budget {problem.phases[0].budget}, {spent:.2f} s"
    )


if __name__ == "__main__":
    main()
