"""`python -m benchmarks.rcpsp FILE.sm...`: project scheduling instances of PSPLIB with crmkit's own planner.

Prints the makespan found and the bound that was proved, ten seconds a file.
"""

import re
import sys
import time
from pathlib import Path

from toolkit.stages.planning.solver.problem import Activity, Link, PhaseWindow, Problem, Role
from toolkit.stages.planning.solver.solve import Limits, solve

SECONDS = 10.0


def read(path: Path) -> Problem:
    """Return a single-mode instance in the format `.sm` as a problem of one phase.

    Raises:
        ValueError: a section is missing.
    """
    text = path.read_text("latin-1")
    followers = {row[0]: row[3:] for row in _rows(text, "PRECEDENCE RELATIONS")}
    modes = {row[0]: (row[2], row[3:]) for row in _rows(text, "REQUESTS/DURATIONS")}
    (there,) = _rows(text, "RESOURCEAVAILABILITIES")
    before: dict[int, list[int]] = {job: [] for job in modes}
    for job, after in followers.items():
        for other in after:
            before[other].append(job)
    activities = tuple(
        Activity(
            id=str(job),
            duration=duration,
            demand=tuple((f"R{k}", units) for k, units in enumerate(wanted) if units),
            after=tuple(Link(str(other)) for other in before[job]),
        )
        for job, (duration, wanted) in modes.items()
    )
    horizon = sum(activity.duration for activity in activities)
    roles = tuple(Role(f"R{k}", capacity) for k, capacity in enumerate(there))
    return Problem(activities, (PhaseWindow("all", 0, horizon),), roles)


def _rows(text: str, section: str) -> list[list[int]]:
    found = re.search(rf"^{re.escape(section)}.*?\n(.*?)^\*", text, re.MULTILINE | re.DOTALL)
    if found is None:
        raise ValueError(f"there is no section {section}")
    lines = [line for line in found.group(1).splitlines() if re.fullmatch(r"[\s\d]+", line) and line.strip()]
    return [[int(word) for word in line.split()] for line in lines]


def main() -> None:
    """Schedule each file of the command line."""
    print(f"{'instance':<16} makespan  bound  proved  seconds")
    for name in sys.argv[1:]:
        began = time.perf_counter()
        solution = solve(read(Path(name)), limits=Limits(seconds=SECONDS))
        ends = solution.levels[-1]
        makespan = max(placed.finish for placed in solution.placed)
        spent = time.perf_counter() - began
        print(
            f"{Path(name).stem:<16} {makespan:>8} {ends.bound:>6} {'yes' if ends.proved else 'no':>7} {spent:>8.2f}"
        )


if __name__ == "__main__":
    main()
