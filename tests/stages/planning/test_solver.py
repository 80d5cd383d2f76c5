"""The planner on small problems whose answers can be worked out by hand, and against brute force."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.stages.planning.solver.problem import (
    Activity,
    Link,
    PhaseWindow,
    Placed,
    Problem,
    Role,
    Solution,
)
from toolkit.stages.planning.solver.solve import Impossible, solve

ONE = (PhaseWindow("P1", 0, 20),)
TWO = (PhaseWindow("P1", 0, 10, budget=100), PhaseWindow("P2", 10, 30, budget=100))
DEV = (Role("dev", 1),)


def _activity(name: str, duration: int = 2, **more: object) -> Activity:
    given_ = {"demand": (("dev", 1),), **more}
    return Activity(name, duration, **given_)  # type: ignore[arg-type]


def _levels(solution: Solution) -> dict[str, tuple[int, bool]]:
    return {level.name: (level.value, level.proved) for level in solution.levels}


def _where(solution: Solution) -> dict[str, tuple[str, int, int]]:
    return {p.id: (p.phase, p.start, p.finish) for p in solution.placed}


def test_one_person_works_one_thing_after_the_other_with_links_and_lags() -> None:
    problem = Problem((_activity("a"), _activity("b", after=(Link("a", 3),)), _activity("c")), ONE, DEV)
    found = _where(solve(problem))
    assert found == {"a": ("P1", 0, 2), "c": ("P1", 2, 4), "b": ("P1", 5, 7)}


def test_two_people_work_at_once_and_leave_is_kept_free() -> None:
    roles = (Role("dev", 2, away=((0, 4, 1),)),)
    problem = Problem((_activity("a"), _activity("b"), _activity("c", 4)), ONE, roles)
    solution = solve(problem)
    assert max(p.finish for p in solution.placed) == 6
    assert _levels(solution)["phase ends"] == (6, True)


def test_musts_come_before_dates_before_value_before_cost() -> None:
    problem = Problem(
        (
            _activity("must", cost=90, needed_by=4),
            _activity("dear", cost=80, must=False, value=10),
            _activity("cheap", cost=60, must=False, value=10),
            _activity("late", cost=0, needed_by=1, weight=3),
        ),
        TWO,
        DEV,
    )
    solution = solve(problem)
    assert _levels(solution) == {
        "musts left out": (0, True),
        "weighted lateness": (3, True),
        "value": (10, True),
        "cost": (60, True),
        "phase ends": (16, True),
    }
    assert solution.left_out == ("dear",)
    assert _where(solution)["cheap"] == ("P2", 10, 12)


def test_a_must_that_no_budget_bears_is_left_out_and_counted() -> None:
    problem = Problem((_activity("a", cost=150), _activity("b", cost=50, after=(Link("a"),))), TWO, DEV)
    solution = solve(problem)
    assert _levels(solution)["musts left out"] == (2, True)
    assert solution.left_out == ("a", "b")


def test_fixed_phases_and_starts_are_kept() -> None:
    problem = Problem((_activity("a", phases=("P2",)), _activity("b", start=5)), TWO, DEV)
    assert _where(solve(problem)) == {"b": ("P1", 5, 7), "a": ("P2", 10, 12)}


def test_either_and_together() -> None:
    items = tuple(
        _activity(name, must=False, value=value) for name, value in zip("abcd", (5, 4, 3, 1), strict=True)
    )
    problem = Problem(items, ONE, DEV, either=(("a", "b"),), together=(("b", "c"),))
    assert {p.id for p in solve(problem).placed} == {"b", "c", "d"}


def test_what_fits_no_window_is_impossible() -> None:
    with pytest.raises(Impossible, match="no plan keeps"):
        solve(Problem((_activity("a", 4, start=18),), ONE, DEV))


def test_the_same_problem_gives_the_same_plan_and_a_hint_keeps_it() -> None:
    items = tuple(_activity(f"i{n:02}", 1 + n % 3, cost=10 + n, must=n % 3 == 0, value=n) for n in range(16))
    problem = Problem(items, TWO, (Role("dev", 2),))
    first = solve(problem)
    assert solve(problem) == first
    again = solve(problem, {p.id: p for p in first.placed})
    kept = {"items kept where they were": (len(first.placed), True)}
    assert _levels(again) == _levels(first) | kept
    assert again.placed == first.placed


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=7),
    st.integers(0, 25),
    st.data(),
)
@settings(max_examples=40)
def test_the_choice_under_a_budget_is_the_best_there_is(
    items: list[tuple[int, int]], budget: int, data: st.DataObject
) -> None:
    before = [
        data.draw(st.sets(st.integers(0, n - 1), max_size=2)) if n else set() for n in range(len(items))
    ]
    activities = tuple(
        Activity(str(n), 0, cost=c, must=False, value=v, after=tuple(Link(str(b)) for b in sorted(before[n])))
        for n, (c, v) in enumerate(items)
    )
    solution = solve(Problem(activities, (PhaseWindow("P", 0, 0, budget),)))

    def worth(chosen: tuple[int, ...]) -> tuple[int, int]:
        cost = sum(items[n][0] for n in chosen)
        allowed = cost <= budget and all(before[n] <= set(chosen) for n in chosen)
        return (sum(items[n][1] for n in chosen), -cost) if allowed else (-1, 0)

    numbers = range(len(items))
    best = max(worth(c) for size in range(len(items) + 1) for c in combinations(numbers, size))
    taken = tuple(int(p.id) for p in solution.placed)
    assert worth(taken) == best
    assert all(level.proved for level in solution.levels)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 2)), min_size=1, max_size=8), st.data())
@settings(max_examples=40)
def test_a_schedule_keeps_every_rule(items: list[tuple[int, int]], data: st.DataObject) -> None:
    before = [
        data.draw(st.sets(st.integers(0, n - 1), max_size=2)) if n else set() for n in range(len(items))
    ]
    activities = tuple(
        Activity(str(n), d, demand=(("dev", u),), after=tuple(Link(str(b), 1) for b in sorted(before[n])))
        for n, (d, u) in enumerate(items)
    )
    away = ((2, 5, 1),)
    solution = solve(Problem(activities, (PhaseWindow("P", 0, 60),), (Role("dev", 2, away),)))
    found: dict[str, Placed] = {p.id: p for p in solution.placed}
    assert set(found) == {a.id for a in activities}
    for n, activity in enumerate(activities):
        assert all(found[activity.id].start >= found[str(b)].finish + 1 for b in before[n])
    for time in range(60):
        used = sum(items[int(p.id)][1] for p in found.values() if p.start <= time < p.finish)
        assert used + sum(units for s, e, units in away if s <= time < e) <= 2
