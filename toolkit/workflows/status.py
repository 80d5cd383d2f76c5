"""Where the engagement stands: counts, headline figures, blockers, next steps."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.kernel.money import grouped
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
from toolkit.workflows.advice.facts import facts_of, unfit_in_musts
from toolkit.workflows.clock import today_or
from toolkit.workflows.forms import contradictions_of, forms_of
from toolkit.workflows.results import blockers_of, comparison_of, gaps_of, plan_of
from toolkit.workflows.user import user_if_said


@dataclass(frozen=True)
class Results:
    """An engagement with what is computed from it; gaps and plan are those of the chosen vendor, if there is one."""

    dossier: Dossier
    contradictions: tuple[Contradiction, ...]
    comparison: Comparison
    gaps: tuple[Gap, ...]
    plan: Plan | None


@dataclass(frozen=True)
class Stock(Results):
    """The results, and what the advice checks and the rules of freezing say against a freeze."""

    blockers: tuple[Finding, ...]

    @property
    def open_points(self) -> tuple[Finding, ...]:
        """Blockers that are neither solved nor waived."""
        return tuple(b for b in self.blockers if b.state == "fires")


def read_results(directory: Path, by: str | None = None) -> Results:
    """Read the engagement and compute what follows from it; a rater (`by`) sees nothing of vendors still to rate."""
    dossier, forms = _seen(directory, by)
    return results_of(dossier, forms)


def take_stock(directory: Path, by: str | None = None, today: date | None = None) -> Stock:
    """The same with what blocks a freeze, looked at as of `today`, the machine's day without it."""
    dossier, forms = _seen(directory, by)
    return stock_of(dossier, forms, today=today)


def _seen(directory: Path, by: str | None) -> tuple[Dossier, dict[str, Form]]:
    root = find_root(directory)
    whole = read_dossier(root)
    dossier, _ = as_seen_by(whole, user_if_said(by, whole))
    return dossier, forms_of(dossier, root)


def results_of(dossier: Dossier, forms: dict[str, Form], holidays: frozenset[date] = frozenset()) -> Results:
    """The results of a dossier."""
    comparison = comparison_of(dossier)
    vendor = dossier.vendor(dossier.chosen.vendor) if dossier.chosen else None
    gaps = gaps_of(dossier, comparison, vendor.id) if vendor else ()
    return Results(
        dossier=dossier,
        contradictions=contradictions_of(dossier, forms),
        comparison=comparison,
        gaps=gaps,
        plan=plan_of(dossier, vendor, gaps, holidays) if vendor else None,
    )


def stock_of(
    dossier: Dossier,
    forms: dict[str, Form],
    holidays: frozenset[date] = frozenset(),
    today: date | None = None,
) -> Stock:
    """The results of a dossier with what blocks a freeze; the checks cost as much as all results together."""
    found = results_of(dossier, forms, holidays)
    facts = facts_of(
        dossier,
        today_or(today),
        found.contradictions,
        found.comparison,
        found.gaps,
        found.plan,
        wording=unfit_in_musts(dossier),
    )
    advice = advise(facts, BLOCKING).findings
    return Stock(**vars(found), blockers=blockers_of(dossier, found.contradictions, found.gaps, advice))


def headlines(found: Results) -> list[str]:
    """Leading vendor and verdict, number of gaps, cost against the budget; what is known of it."""
    verdict = found.comparison.verdict
    lines = [
        f"Verdict: {verdict.word.value}{', ' + verdict.vendor if verdict.vendor else ''}. {verdict.reason}"
    ]
    if found.plan is None:
        return lines
    lines.append(
        f"Gaps at {found.plan.vendor}: {_gaps_on(found, GapList.A)} on list A, {_gaps_on(found, GapList.B)} on list B."
    )
    once, cap = found.plan.one_off, found.dossier.plan.budget.once_cap if found.dossier.plan else None
    against = f", budget {grouped(cap)}" if cap is not None else ""
    lines.append(
        f"One-off cost in {found.plan.currency}: P50 {grouped(once.expected)}, P80 {grouped(once.p80)}{against}."
    )
    return lines


def _gaps_on(found: Results, which: GapList) -> int:
    """How many gaps of the chosen vendor are on a list."""
    return sum(gap.list is which for gap in found.gaps)
