"""From facts to the guidance: stages, steps, health of the figures, days to the wished date."""

from datetime import date

from toolkit.models.guidance.facts import Facts
from toolkit.models.guidance.guidance import Dates, Figures, Guidance
from toolkit.stages.guidance.stages import stages_of
from toolkit.stages.guidance.steps import steps_of


def guide(facts: Facts) -> Guidance:
    """Where the engagement stands and what to do next; the same facts give the same guidance."""
    s = facts.selection
    return Guidance(
        id=facts.id,
        title=facts.title,
        stages=stages_of(facts),
        steps=steps_of(facts),
        figures=_figures(facts),
        dates=_dates(facts),
        blockers=facts.blockers,
        verdict=s.verdict,
        leader=s.leader,
        chosen=s.chosen,
    )


def _figures(f: Facts) -> Figures:
    p, r = f.plan, f.register
    within = p.p80 <= p.cap if p.p80 is not None and p.cap is not None else None
    return Figures(
        sittings=f.hearing.submitted,
        unfinished=len(f.hearing.unfinished),
        departments=f.hearing.departments,
        unheard=f.hearing.unheard,
        contradictions=f.contradictions_found,
        contradictions_open=len(f.contradictions),
        requirements=r.demanded,
        accepted=r.accepted,
        musts_lacking=r.musts_lacking,
        key_tasks=f.selection.tasks,
        gaps_a=p.gaps_a,
        gaps_b=p.gaps_b,
        gaps_undecided=len(p.undecided),
        currency=p.currency,
        expected=_text(p.expected),
        p80=_text(p.p80),
        cap=_text(p.cap),
        budget_holds=False if p.over else within,
        over=p.over,
    )


def _dates(f: Facts) -> Dates:
    """The least realistic date is the plan's go-live, or today once that has passed without a signed plan."""
    least = f.plan.go_live
    if least is not None and f.signoff.state != "signed":
        least = max(least, f.today)
    days = (least - f.wished).days if least and f.wished else None
    return Dates(
        today=f.today.isoformat(),
        wished=_day(f.wished),
        because=f.wished_because,
        least_realistic=_day(least),
        days=days,
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text(amount: object) -> str | None:
    return None if amount is None else f"{amount:f}"
