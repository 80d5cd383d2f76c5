"""Working days with holidays and days worked by exception."""

from datetime import date

from toolkit.kernel.workdays import add_months, is_working_day, working_days


def test_a_week_has_five_working_days() -> None:
    assert working_days(date(2026, 3, 30), date(2026, 4, 5), ()) == 5


def test_holidays_are_off_and_exceptions_are_worked() -> None:
    good_friday, saturday = date(2026, 4, 3), date(2026, 4, 4)
    assert working_days(date(2026, 3, 30), date(2026, 4, 5), {good_friday}) == 4
    assert working_days(date(2026, 3, 30), date(2026, 4, 5), {good_friday}, {saturday}) == 5
    assert is_working_day(good_friday, {good_friday}, {good_friday})


def test_backwards_is_none() -> None:
    assert working_days(date(2026, 4, 5), date(2026, 3, 30), ()) == 0


def test_months_end_where_the_month_ends() -> None:
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2026, 2, 2), 6) == date(2026, 8, 2)
    assert add_months(date(2026, 12, 1), 0) == date(2026, 12, 1)
    assert add_months(date(2026, 11, 30), 1) == date(2026, 12, 30)
    assert add_months(date(2023, 11, 30), 3) == date(2024, 2, 29)
