"""AP-38 judged_by_looks: the work is rated, not the impression.

Why: people get used to any screen; what they cannot get used to is a task that does not work.
Bad: rated from slides; marks entered two days later after a talk; raters two grades apart and nobody asked why.
Good: own case, shown live, written down at once, differences looked at again.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome, Spot
from toolkit.models.selection.scorecard import Scorecard
from toolkit.stages.advice.answers import counting, rounds
from toolkit.stages.advice.words import many, name_of, outcome, percent, some, spots, whole

_LOOKS = re.compile(
    r"\b(looks?|looked|beautiful|ugly|pretty|old-fashioned|stylish|design|hübsch|hässlich|altmodisch|красив\w*|некрасив\w*|"
    r"устаревш\w*)\b",
    re.IGNORECASE,
)
#: With fewer wishes than this nobody can say what is missing among them.
_REPORTS = 2
_DETAILED = frozenset({"detailed_report", "list_to_work_through", "export_for_own_analysis"})
CHECK = AdviceCheck(
    code="AP-38",
    name="judged_by_looks",
    severity="warn",
    sections=("S12",),
    looks_at="how tasks were seen, when scorecards came in, spreads of 2 and more grades, reasons; the reports that are "
    "wanted (mg_form, mg_dash)",
    fires_when="a task was rated from slides; a scorecard came in more than {late_rating_hours} hours after the first of that "
    "vendor; raters differ by two grades and the group has not agreed; a reason names looks; single figures are more than "
    "{single_figures_percent} % of the reports, none of them has detail, or more than {first_screen} on the first screen",
    message="The impression, not the work, is being rated.",
    advice="Two days on own cases; five properties; show the case again.",
    clears="the task was shown live, the difference agreed upon (demo consensus), and reports have detail",
    thresholds=("late_rating_hours", "single_figures_percent", "first_screen"),
)


def look(facts: Facts) -> Outcome:
    """Scorecards, then reports."""
    if not facts.dossier.scorecards and not rounds(facts, "mg_dec"):
        return outcome((), "there are neither ratings (scorecards/) nor wishes for reports (form F07)")
    hits = (
        *_slides(facts),
        *_late(facts),
        *_spreads(facts),
        *_looks(facts),
        *_figures(facts),
        *_first_screen(facts),
    )
    return outcome(hits)


def _slides(facts: Facts) -> Iterator[Hit]:
    seen: dict[tuple[str, str], list[tuple[Scorecard, int]]] = {}
    for card in facts.dossier.scorecards:
        for n, rating in enumerate(card.ratings):
            if rating.seen == "slides_only":
                seen.setdefault((card.vendor, rating.task), []).append((card, n))
    for (vendor, task), cards in seen.items():
        who = some(name_of(facts, card.rater) for card, _ in cards)
        yield Hit(
            about=f"{vendor}-{task}",
            message=f"{task} at {vendor} was rated from slides ({who}).",
            spots=tuple(_spot(card, n) for card, n in cards),
        )


def _spot(card: Scorecard, position: int) -> Spot:
    return Spot(f"scorecards/{card.vendor}/{card.rater}.yaml", ("ratings", position))


def _of_task(facts: Facts, vendor: str, task: str) -> tuple[Spot, ...]:
    """The ratings of one task at one vendor."""
    return tuple(
        _spot(card, n)
        for card in facts.dossier.scorecards
        if card.vendor.casefold() == vendor.casefold()
        for n, rating in enumerate(card.ratings)
        if rating.task.casefold() == task.casefold()
    )


def _late(facts: Facts) -> Iterator[Hit]:
    limit = timedelta(hours=facts.limits.late_rating_hours)
    first: dict[str, datetime] = {}
    for card in facts.dossier.scorecards:
        if card.submitted:
            first[card.vendor] = min(card.submitted, first.get(card.vendor, card.submitted))
    for card in facts.dossier.scorecards:
        if card.submitted and card.submitted - first[card.vendor] > limit:
            days = (card.submitted.date() - first[card.vendor].date()).days
            said = f": {card.remark}" if card.remark else ""
            yield Hit(
                about=f"{card.vendor}-{card.rater}",
                message=f"{name_of(facts, card.rater)} rated {card.vendor} {many(days, 'day')} after the others{said}.",
                spots=spots(f"scorecards/{card.vendor}/{card.rater}.yaml", "submitted"),
            )


def _spreads(facts: Facts) -> Iterator[Hit]:
    agreed = {(o.vendor.casefold(), o.task.casefold()) for o in facts.dossier.overrides}
    for vendor, task in facts.comparison.spreads if facts.comparison else ():
        if (vendor.casefold(), task.casefold()) in agreed:
            continue
        result = facts.comparison.result(vendor) if facts.comparison else None
        found = result.task(task) if result else None
        grades = (
            some((f"{name_of(facts, r)} {g.value.replace('_', ' ')}" for r, g in found.graded), 5)
            if found
            else ""
        )
        yield Hit(
            about=f"{vendor}-{task}",
            message=f"{task} at {vendor}: raters are two or more grades apart ({grades}).",
            spots=_of_task(facts, vendor, task) or spots(f"scorecards/{vendor}"),
        )


def _looks(facts: Facts) -> Iterator[Hit]:
    for card in facts.dossier.scorecards:
        for n, rating in enumerate(card.ratings):
            if _LOOKS.search(rating.evidence):
                yield Hit(
                    about=f"{card.vendor}-{rating.task}",
                    message=f"{name_of(facts, card.rater)} gives looks as reason for {rating.task} at {card.vendor}: "
                    f"'{rating.evidence}'",
                    spots=spots(f"scorecards/{card.vendor}/{card.rater}.yaml", "ratings", n),
                )


def _figures(facts: Facts) -> Iterator[Hit]:
    forms = [one for one in rounds(facts, "mg_dec") if one.text("mg_form")]
    single = [one for one in forms if one.text("mg_form") == "single_figure_on_screen"]
    share = percent(len(single), len(forms))
    if len(forms) >= _REPORTS and not any(one.text("mg_form") in _DETAILED for one in forms):
        message = (
            f"None of the {len(forms)} reports that are wanted has detail: no report, no list, no export."
        )
        yield Hit(about="reports", message=message, spots=(forms[0].spot,))
    elif single and share > facts.limits.single_figures_percent:
        message = f"{len(single)} of {len(forms)} reports ({whole(share)} %) are single figures."
        yield Hit(about="reports", message=message, spots=(single[0].spot,))


def _first_screen(facts: Facts) -> Iterator[Hit]:
    for said in counting(facts, "mg_dash"):
        wanted = [part for part in re.split(r"[,;\n]", said.text) if part.strip()]
        if len(wanted) > facts.limits.first_screen:
            message = f"{name_of(facts, said.member)} wants {len(wanted)} figures on the first screen."
            yield Hit(about="first-screen", message=message, spots=(said.spot,))
