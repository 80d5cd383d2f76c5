"""Money of the Kaskad plan: payments by month, other currencies at a dated rate, VAT at the line."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from toolkit.models.planning.plan import PlanFinding
from toolkit.problems import BadData
from toolkit.workflows.build import BuildRequest, build_documents
from toolkit.workflows.planning.plan import plan_work
from toolkit.workflows.session import Session

KASKAD = Path(__file__).parents[2] / "samples" / "kaskad-pack"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KASKAD, tmp_path / "k"))


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def _finding(root: Path, code: str) -> PlanFinding:
    return next(f for f in plan_work(root).findings if f.code == code)


def test_payments_by_month_add_up_to_what_is_offered_and_the_first_year() -> None:
    made = plan_work(KASKAD)
    assert [(c.month, c.p50) for c in made.cash] == [
        (date(2026, 4, 1), Decimal("8238.00")),
        (date(2026, 6, 1), Decimal("12870.00")),
        (date(2026, 9, 1), Decimal("3654.00")),
        (date(2026, 12, 1), Decimal("6608.00")),
    ]
    assert sum(c.p80 for c in made.cash) == made.plan.one_off.price + 900


def test_work_by_effort_is_paid_as_it_comes(root: Path) -> None:
    vendor = root / "vendors" / "V1.yaml"
    vendor.write_text(
        vendor.read_text("utf-8").replace("price_model: ceiling", "price_model: by_effort"), "utf-8"
    )
    made = plan_work(root)
    assert sum(c.p50 for c in made.cash) < sum(c.p80 for c in made.cash)


def test_another_currency_wants_a_dated_rate(root: Path) -> None:
    _replace(root / "vendors" / "V1.yaml", "currency: EUR", "currency: USD")
    with pytest.raises(BadData) as bad:
        plan_work(root)
    (problem,) = bad.value.problems
    assert (problem.code, problem.place.file) == ("currency-mixed", "vendors/V1.yaml")
    rate = "exchange_rates:\n  - {currency: USD, rate: 0.9, date: 2026-03-01, source: ECB}\nbudget:\n"
    _replace(root / "plan.yaml", "budget:\n", rate)
    made = plan_work(root)
    assert made.plan.one_off.licences == Decimal(4710) * Decimal("0.9")
    assert _finding(root, "exchange-rate").message == "1 USD is taken as 0.9 EUR (ECB, 2026-03-01)."


def test_guesses_and_estimates_without_a_range_are_named(root: Path) -> None:
    plan = root / "plan.yaml"
    vendor = root / "vendors" / "V1.yaml"
    text = vendor.read_text("utf-8")
    vendor.write_text(text[: text.index("offer:")], "utf-8")
    _replace(
        plan, "{optimistic: 8, likely: 10, pessimistic: 14}", "{optimistic: 9, likely: 9, pessimistic: 9}"
    )
    _replace(
        plan,
        "{optimistic: 1, likely: 2, pessimistic: 4}",
        "{optimistic: 1, likely: 2, pessimistic: 4, source: guess}",
    )
    assert _finding(root, "no-range").places == ("TOR",)
    assert _finding(root, "guess").places == ("telephony",)


def test_vat_is_rounded_at_each_line(root: Path) -> None:
    _replace(root / "plan.yaml", "vat_percent: 0", "vat_percent: 21")
    build_documents(
        Session(root, date(2026, 3, 30)), BuildRequest(("technical-assignment",), ("html",)), lambda _: None
    )
    page = (root / "out" / "technical-assignment.html").read_text("utf-8")
    assert "Gross" in page
    assert "€5,409.60" in page  # 21 % of the work of 25,760, line by line
