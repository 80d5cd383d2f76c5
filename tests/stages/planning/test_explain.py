"""Conflicts are smallest, confirmed, and each way out is the least that helps."""

from dataclasses import replace

from toolkit.stages.planning.solver.explain import Rule, explain
from toolkit.stages.planning.solver.problem import Activity, Link, PhaseWindow, Problem, Role
from toolkit.stages.planning.solver.solve import solve

PHASES = (PhaseWindow("P1", 0, 10, budget=100), PhaseWindow("P2", 10, 30, budget=300))
DEV = (Role("dev", 1),)


def _problem(*activities: Activity) -> Problem:
    return Problem(activities, PHASES, DEV)


def _activity(name: str, duration: int, **more: object) -> Activity:
    return Activity(name, duration, demand=(("dev", 1),), **more)  # type: ignore[arg-type]


def test_what_can_be_kept_needs_no_explanation() -> None:
    assert explain(_problem(_activity("a", 2, cost=50, needed_by=5))) is None


def test_budget_must_and_date_that_cannot_hold_together() -> None:
    problem = _problem(
        _activity("a", 2, cost=80, phases=("P1",)),
        _activity("b", 2, cost=60, needed_by=8),
        _activity("free", 2, cost=300, must=False),
    )
    found = explain(problem)
    assert found is not None
    assert found.confirmed
    assert found.conflict == (Rule("budget", "P1"), Rule("must", "a"), Rule("must", "b"), Rule("date", "b"))
    assert {(w.rule.kind, w.rule.id): (w.amount, w.enough) for w in found.ways_out} == {
        ("budget", "P1"): (40, True),
        ("must", "a"): (None, True),
        ("must", "b"): (None, True),
        ("date", "b"): (4, True),
    }


def test_each_way_out_really_helps_and_less_does_not() -> None:
    problem = _problem(_activity("a", 2, cost=80, phases=("P1",)), _activity("b", 2, cost=60, needed_by=8))
    raised = replace(problem, phases=(replace(PHASES[0], budget=140), PHASES[1]))
    assert explain(raised) is None
    assert explain(replace(problem, phases=(replace(PHASES[0], budget=139), PHASES[1]))) is not None
    late = _problem(problem.activities[0], replace(problem.activities[1], needed_by=12))
    assert explain(late) is None
    assert solve(late).left_out == ()


def test_too_few_people() -> None:
    problem = Problem(
        (_activity("a", 6, needed_by=8), _activity("b", 6, needed_by=8)), (PhaseWindow("P", 0, 20),), DEV
    )
    found = explain(problem)
    assert found is not None
    assert Rule("role", "dev") in found.conflict
    ways = {w.rule: w.amount for w in found.ways_out}
    assert ways[Rule("role", "dev")] == 1
    assert ways[Rule("date", "a")] == 4


def test_a_chain_that_is_longer_than_its_date() -> None:
    problem = _problem(_activity("a", 4), _activity("b", 4, after=(Link("a", 2),), needed_by=7))
    found = explain(problem)
    assert found is not None
    assert found.conflict == (Rule("must", "b"), Rule("date", "b"))
    assert {w.rule.kind: w.amount for w in found.ways_out} == {"must": None, "date": 3}


def test_two_conflicts_are_told_one_at_a_time() -> None:
    problem = _problem(_activity("a", 2, cost=500), _activity("b", 12, needed_by=4))
    found = explain(problem)
    assert found is not None
    assert all(not way.enough for way in found.ways_out)
