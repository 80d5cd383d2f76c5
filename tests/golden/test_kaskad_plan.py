"""The Kaskad plan in detail: schedule, simulation beside the sum, explanation, what if."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from toolkit.problems import UsageError
from toolkit.workflows.planning.plan import DetailedPlan, explain_work, plan_work, what_if

KASKAD = Path(__file__).parents[2] / "samples" / "kaskad-pack"


@pytest.fixture(scope="module")
def made() -> DetailedPlan:
    return plan_work(KASKAD)


def test_every_item_has_its_days_inside_its_phase(made: DetailedPlan) -> None:
    days = {s.item: (s.phase, s.start, s.finish) for s in made.detail.schedule}
    assert len(days) == 14
    windows = {p.id: (p.start, p.finish) for p in made.plan.phases}
    assert all(
        windows[phase][0] <= start <= finish <= windows[phase][1] for phase, start, finish in days.values()
    )
    assert days["stock_read"][1] >= days["exchange_1c"][2]
    # 1 and 4 May are holidays in Latvia: nobody works on them.
    assert date(2026, 5, 1) not in {start for _, start, _ in days.values()}


def test_all_levels_are_proved(made: DetailedPlan) -> None:
    assert [(level.name, level.value, level.proved) for level in made.detail.levels] == [
        ("musts left out", 0, True),
        ("weighted lateness", 0, True),
        ("phase ends", 723, True),
    ]
    assert (made.detail.left_out, made.detail.overrun) == ((), ())


def test_the_correlated_p80_crosses_the_cap_that_the_sum_keeps(made: DetailedPlan) -> None:
    simulation = made.detail.simulation
    assert simulation is not None
    assert (simulation.draws, simulation.correlation) == (10_000, Decimal("0.2"))
    assert round(made.plan.one_off.p80) == 21_679
    assert 22_100 < simulation.one_off_p80 < 22_400
    assert [f.code for f in made.findings if f.code == "simulated-cap"] == ["simulated-cap"]
    budget = next(c for c in simulation.chances if c.what == "one-off budget")
    assert 73 <= budget.percent <= 79
    assert simulation.drivers[0].item == "G3"


def test_the_simulated_means_are_those_of_the_sum(made: DetailedPlan) -> None:
    simulation = made.detail.simulation
    assert simulation is not None
    assert abs(simulation.total.p50_days - made.plan.total.mean_days) < Decimal("0.6")
    assert simulation.total.p80_days > made.plan.total.p80_days


def test_why_the_half_year_does_not_hold() -> None:
    found = explain_work(KASKAD)
    assert found.conflict == (
        "The cost of the first half-year has a P80 of 16,711 EUR (expected 16,167), the cap is 16,500.",
    )
    assert [way.change for way in found.ways_out] == [
        "raise the cap of the first half-year by 211 EUR",
        "move G4 (stop an order of an overdue customer and release it) to P2: P80 15,923 EUR and then misses its date",
        "move G2 (pass a complaint to production and get it back) to P2: P80 16,404 EUR and then misses its date",
    ]
    assert found.ways_out[0].cost == Decimal("210.53")


def test_moving_g2_keeps_the_cap_and_breaks_the_date() -> None:
    other = what_if(KASKAD, ["move=G2:P2"])
    before, after = ({f.code for f in made.findings} for made in (other.now, other.then))
    assert "first-half-year-cap" in before - after
    assert any("G2" in f.message and f.code == "needed-by" for f in other.then.findings)


@pytest.mark.parametrize(
    ("assumption", "said"),
    [
        ("budget", "is no assumption"),
        ("luck=1", "is no assumption"),
        ("budget=+a", "is no amount"),
        ("drop=G99", "no gap or work item 'G99'"),
        ("move=G2", "is no pair"),
        ("move=G2:P9", "no phase 'P9'"),
        ("needed-by=G3:2026-13-01", "is no day"),
        ("vendor=V9", "no vendor 'V9'"),
    ],
)
def test_assumptions_that_cannot_be_read(assumption: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        what_if(KASKAD, [assumption])


def test_dropping_and_raising() -> None:
    other = what_if(KASKAD, ["drop=G3", "budget=+500", "rate=300"])
    assert "G3" not in {s.item for s in other.then.detail.schedule}
    assert other.then.plan.once_cap == Decimal(22_500)
    assert other.then.plan.total.mean_days < other.now.plan.total.mean_days
