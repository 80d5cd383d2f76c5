"""Touch time, waiting share and lead time before and after; what nobody stated is said."""

from decimal import Decimal

from toolkit.models.landscape.process import FutureStep, Process, Step
from toolkit.stages.landscape.durations import durations


def test_before_and_after() -> None:
    process = Process(
        id="p",
        name="P",
        owner="anna",
        target_days=Decimal(1),
        steps=(
            Step(name="a", role="x", minutes=Decimal(20), waiting_hours=Decimal(1), verdict="keep"),
            Step(name="b", role="y", minutes=Decimal(30), waiting_hours=Decimal("1.5"), verdict="automate"),
            Step(name="c", role="y", minutes=Decimal(10), waiting_hours=Decimal(0), verdict="strike_out"),
        ),
        future=(
            FutureStep(name="a", role="x", limit_hours=Decimal(1)),
            FutureStep(name="b", role="y", limit_hours=Decimal("0.5")),
        ),
    )
    found = durations(process)
    assert found.missing == ()
    assert found.now is not None
    assert found.after is not None
    assert found.now.touch_minutes == Decimal(60)
    assert (found.now.waiting_hours, found.now.lead_hours) == (Decimal("2.5"), Decimal("3.5"))
    assert found.now.waiting_share == Decimal("2.5") / Decimal("3.5")
    assert (found.after.touch_minutes, found.after.lead_hours) == (Decimal(20), Decimal("1.5"))


def test_what_is_missing_is_said() -> None:
    process = Process(
        id="p",
        name="P",
        owner_open=("A names B",),
        steps=(Step(name="a", role="x"), Step(name="b", role="x", minutes=Decimal(1))),
        future=(FutureStep(name="a", role="x"),),
    )
    found = durations(process)
    assert found.after is None
    assert found.missing == (
        "an owner (A names B)",
        "the days it should take",
        "minutes of work of step 1",
        "hours of waiting of steps 1, 2",
        "a verdict of steps 1, 2",
        "a limit of future step 1",
    )
    bare = durations(Process(id="p", name="P"))
    assert (bare.now, bare.after) == (None, None)
    assert bare.missing[2:] == ("the steps of today", "the steps of the future")


def test_a_process_that_takes_no_time_has_no_share() -> None:
    now = durations(Process(id="p", name="P", steps=(Step(name="a", role="x", minutes=Decimal(0)),))).now
    assert now is not None
    assert now.waiting_share is None
