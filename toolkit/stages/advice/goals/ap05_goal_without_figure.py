"""AP-05 goal_without_figure: of every goal one will be able to say whether it was reached.

Why: 'grow faster' is a hope; without a baseline nobody knows a year later what the money bought.
Bad: 'Complaints are solved sooner', measured by nothing.
Good: from 61 % to 95 % answered the same day by 31 December, Andris answers for it.
"""

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.engagement.goal import Goal
from toolkit.stages.advice.words import outcome, some, spots

CHECK = AdviceCheck(
    code="AP-05",
    name="goal_without_figure",
    severity="warn",
    sections=("S8",),
    looks_at="the goals of engagement.yaml",
    fires_when="a goal has no metric, baseline, target, date or owner",
    message="Nobody will be able to say whether a goal was reached.",
    advice="Measure the baseline now; otherwise call it a task.",
    clears="the goal has metric, baseline, target, due and owner",
)


def look(facts: Facts) -> Outcome:
    """Goals and what they lack."""
    goals = facts.dossier.engagement.goals
    if not goals:
        return outcome((), "no goal is named (engagement.yaml)")
    return outcome(_hit(n, goal) for n, goal in enumerate(goals) if _lacking(goal))


def _lacking(goal: Goal) -> list[str]:
    there = {
        "metric": bool(goal.metric),
        "baseline": goal.baseline is not None,
        "target": goal.target is not None,
        "date": goal.due is not None,
        "owner": goal.owner is not None,
    }
    return [word for word, known in there.items() if not known]


def _hit(position: int, goal: Goal) -> Hit:
    return Hit(
        about=goal.id,
        message=f"Nobody will be able to say whether goal '{goal.text}' was reached: no {some(_lacking(goal), 5)}.",
        spots=spots("engagement.yaml", "goals", position),
    )
