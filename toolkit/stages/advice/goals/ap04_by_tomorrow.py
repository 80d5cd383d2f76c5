"""AP-04 by_tomorrow: the wished date is one that the plan can bear.

Why: a date before the least realistic one is kept by leaving out the trial load and the training.
Bad: go-live wished for 1 March, the plan's is 15 June.
Good: the first phase holds the key tasks that stop work, and its date is wished for.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import counting
from toolkit.stages.advice.words import many, outcome, spots

_WEEK = 7
CHECK = AdviceCheck(
    code="AP-04",
    name="by_tomorrow",
    severity="warn",
    sections=("S0",),
    looks_at="the wished go-live (engagement.yaml, prj_deadline), the blocked weeks, go-live and phases of plan.yaml",
    fires_when="the wished date is earlier than the plan's go-live, or both have passed before anybody signed; it lies in blocked weeks, or all phases end on "
    "one day",
    message="The wished date is before what the plan can bear.",
    advice="Move the date or cut the first phase to the key tasks that stop work.",
    clears="the wished date is the plan's or later, and outside blocked weeks",
)


def look(facts: Facts) -> Outcome:
    """Wished date against plan, season and phases."""
    wished = _wished(facts)
    planned = facts.dossier.plan.go_live if facts.dossier.plan else None
    hits = (
        *_too_early(wished, planned),
        *_passed(facts, wished, planned),
        *_in_season(facts, wished),
        *_one_date(facts),
    )
    return outcome(
        hits,
        "" if wished else "no go-live is wished for (engagement.yaml, question prj_deadline)",
        "" if planned else "the plan has no go-live (plan.yaml)",
    )


def _wished(facts: Facts) -> date | None:
    if facts.dossier.engagement.wished_go_live:
        return facts.dossier.engagement.wished_go_live
    for said in counting(facts, "prj_deadline"):
        try:
            return date.fromisoformat(said.text)
        except ValueError:
            continue
    return None


def _too_early(wished: date | None, planned: date | None) -> Iterator[Hit]:
    if not wished or not planned or wished >= planned:
        return
    late = planned - wished
    weeks = max(late // timedelta(days=_WEEK), 0)
    span = many(weeks, "week") if weeks else many(late.days, "day")
    yield Hit(
        about="go-live",
        message=f"The wished date {wished} is {span} before what the plan can bear ({planned}).",
        spots=(*spots("engagement.yaml", "wished_go_live"), *spots("plan.yaml", "go_live")),
    )


def _passed(facts: Facts, wished: date | None, planned: date | None) -> Iterator[Hit]:
    """Nothing is reached before today: a go-live that has passed while nobody has signed is no plan any more."""
    if not wished or not planned or wished < planned or wished >= facts.today:
        return
    if facts.reading and facts.reading.signed:
        return
    yield Hit(
        about="go-live",
        message=f"The wished date {wished} and the plan's ({planned}) have passed, and nothing is signed: today is {facts.today}.",
        spots=(*spots("engagement.yaml", "wished_go_live"), *spots("plan.yaml", "go_live")),
        saw=(str(wished), str(planned)),
    )


def _in_season(facts: Facts, wished: date | None) -> Iterator[Hit]:
    for n, period in enumerate(facts.dossier.engagement.blocked):
        if wished and period.start <= wished <= period.finish:
            yield Hit(
                about="season",
                message=f"The wished date {wished} lies in blocked weeks ({period.reason}, {period.start} to {period.finish}).",
                spots=spots("engagement.yaml", "blocked", n),
            )


def _one_date(facts: Facts) -> Iterator[Hit]:
    phases = facts.dossier.plan.phases if facts.dossier.plan else ()
    if len(phases) > 1 and len({phase.finish for phase in phases}) == 1:
        message = f"All {len(phases)} phases end on {phases[0].finish}: one date for everything."
        yield Hit(about="phases", message=message, spots=spots("plan.yaml", "phases"))
