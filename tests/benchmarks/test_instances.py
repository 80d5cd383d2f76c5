"""The readers of public instances, each on a tiny one whose answer can be counted on the fingers."""

from decimal import Decimal
from pathlib import Path

from benchmarks import nrp, rcpsp
from toolkit.stages.planning.solver.solve import solve

SM = """************************************************************************
jobs (incl. supersource/sink ):  4
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           4
   4        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     3       2    0
  3      1     4       2    1
  4      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    3    1
************************************************************************
"""
# Two levels (2 and 1 requirements), one dependency (1 before 3), three customers.
NRP = "2  2  5 4  1  3   1  1 3   3  10 1 3  6 2 1 2  2 1 2"


def test_a_project_of_two_jobs_that_cannot_run_at_once(tmp_path: Path) -> None:
    file = tmp_path / "tiny.sm"
    file.write_text(SM)
    solution = solve(rcpsp.read(file))
    assert max(placed.finish for placed in solution.placed) == 7
    assert solution.levels[-1].proved


def test_a_release_under_a_budget_that_is_rounded_half_up() -> None:
    problem = nrp.read(NRP, Decimal("0.625"))
    assert problem.phases[0].budget == 8  # 7.5 rounded half up
    solution = solve(problem)
    assert {placed.id for placed in solution.placed} == {"r1", "r3", "c1"}
    assert next(level.value for level in solution.levels if level.name == "value") == 10
