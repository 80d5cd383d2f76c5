"""Where the engagement stands: counts, headline figures, blockers, next steps."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.kernel.money import round_half_up
from toolkit.kernel.questions.form import Form
from toolkit.models.advice.finding import BLOCKING, Finding
from toolkit.models.dossier import Dossier
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.models.planning.gap import Gap, GapList
from toolkit.models.planning.plan import Plan
from toolkit.models.selection.comparison import Comparison
from toolkit.stages.advice.run import advise
from toolkit.stages.selection.demos.access import as_seen_by
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.workflows.advice.facts import errors_in_musts, facts_of
from toolkit.workflows.clock import today_or
from toolkit.workflows.forms import contradictions_of, forms_of
from toolkit.workflows.results import blockers_of, comparison_of, gaps_of, plan_of
from toolkit.workflows.user import user_if_said


@dataclass(frozen=True)
class Stock:
    """The state of an engagement with the results that follow from it."""

    dossier: Dossier
    contradictions: tuple[Contradiction, ...]
    comparison: Comparison
    gaps: tuple[Gap, ...]
    plan: Plan | None
    blockers: tuple[Finding, ...]

    @property
    def open_points(self) -> tuple[Finding, ...]:
        """Blockers that are neither solved nor waived."""
        return tuple(b for b in self.blockers if b.state == "fires")


def take_stock(directory: Path, by: str | None = None, today: date | None = None) -> Stock:
    """Read the engagement and compute everything that follows from it.

    A rater (`by`) sees nothing of vendors that he or she has still to rate. The advice checks look at things as
    of `today`, the machine's day without it.
    """
    root = find_root(directory)
    whole = read_dossier(root)
    dossier, _ = as_seen_by(whole, user_if_said(by, whole))
    return stock_of(dossier, forms_of(dossier, root), today=today)


def stock_of(
    dossier: Dossier,
    forms: dict[str, Form],
    holidays: frozenset[date] = frozenset(),
    today: date | None = None,
) -> Stock:
    """The results of a dossier; gaps and plan are those of the chosen vendor, if there is one."""
    contradictions = contradictions_of(dossier, forms)
    comparison = comparison_of(dossier)
    vendor = dossier.vendor(dossier.chosen.vendor) if dossier.chosen else None
    gaps = gaps_of(dossier, comparison, vendor.id) if vendor else ()
    plan = plan_of(dossier, vendor, gaps, holidays) if vendor else None
    facts = facts_of(
        dossier, today_or(today), contradictions, comparison, gaps, plan, wording=errors_in_musts(dossier)
    )
    return Stock(
        dossier=dossier,
        contradictions=contradictions,
        comparison=comparison,
        gaps=gaps,
        plan=plan,
        blockers=blockers_of(dossier, contradictions, gaps, advise(facts, BLOCKING).findings),
    )


def headlines(stock: Stock) -> list[str]:
    """Leading vendor and verdict, number of gaps, cost against the budget; what is known of it."""
    verdict = stock.comparison.verdict
    lines = [
        f"Verdict: {verdict.word.value}{', ' + verdict.vendor if verdict.vendor else ''}. {verdict.reason}"
    ]
    if stock.plan is None:
        return lines
    lines.append(
        f"Gaps at {stock.plan.vendor}: {_gaps_on(stock, GapList.A)} on list A, {_gaps_on(stock, GapList.B)} on list B."
    )
    once, cap = stock.plan.one_off, stock.dossier.plan.budget.once_cap if stock.dossier.plan else None
    against = f", budget {_grouped(cap)}" if cap is not None else ""
    lines.append(
        f"One-off cost in {stock.plan.currency}: P50 {_grouped(once.expected)}, P80 {_grouped(once.p80)}{against}."
    )
    return lines


def _gaps_on(stock: Stock, which: GapList) -> int:
    """How many gaps of the chosen vendor are on a list."""
    return sum(gap.list is which for gap in stock.gaps)


def _grouped(value: Decimal) -> str:
    return f"{round_half_up(value, Decimal(1)):,.0f}"
