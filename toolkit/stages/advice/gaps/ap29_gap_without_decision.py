"""AP-29 gap_without_decision: what the system does not do well enough has a decision, a name and a date.

Why: a gap without a decision is discovered on the first day by the person who cannot work.
Bad: KT19 is satisfactory and shall be better; nobody has decided, its owner saw no demo.
Good: built in phase 2 by 31 August, Dace answers for it.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.planning.gap import Gap
from toolkit.stages.advice.words import name_of, outcome, plain, some, spots

CHECK = AdviceCheck(
    code="AP-29",
    name="gap_without_decision",
    severity="block",
    sections=("S7",),
    looks_at="the gaps of the chosen vendor with their decisions; who rated which key task",
    fires_when="a gap has no decision, nobody who decided or no needed-by date, or a key task was not rated by its owner",
    message="A gap waits for a decision, or a key task for its owner's grade.",
    advice="Adapt, set, build, live with it until a date, or change the system.",
    clears="'crmkit gaps decide' has a decision with date for each gap, and each owner has rated",
)


def look(facts: Facts) -> Outcome:
    """Gaps, then owners who have not rated."""
    if not facts.dossier.scorecards:
        return outcome((), "nobody has rated a demo yet (scorecards/)")
    missing = "" if facts.dossier.chosen else "no vendor is chosen, so there is no gap list to decide"
    return outcome((*_undecided(facts), *_unrated(facts)), missing)


def _undecided(facts: Facts) -> Iterator[Hit]:
    positions = {d.id: n for n, d in enumerate(facts.dossier.gap_decisions)}
    for gap in facts.gaps:
        if lacking := _lacking(gap):
            where = ("gaps", positions[gap.id]) if gap.id in positions else ()
            yield Hit(
                about=gap.id,
                message=f"{gap.id}, '{gap.task_name}', is {plain(gap.grade.value)} at {gap.vendor}, needed: "
                f"{plain(gap.required.value)}; {some(lacking)}.",
                spots=spots("decisions/gaps.yaml", *where),
            )


def _lacking(gap: Gap) -> list[str]:
    if gap.decided is None:
        return ["nobody has decided"]
    by = gap.decision.by if gap.decision else None
    there = (("nobody is named who decided", by), ("no date by which it is needed", gap.needed_by))
    return [what for what, known in there if not known]


def _unrated(facts: Facts) -> Iterator[Hit]:
    tasks = {t.id: (n, t) for n, t in enumerate(facts.dossier.key_tasks.tasks)}
    for task_id in facts.comparison.unrated_by_owner if facts.comparison else ():
        n, task = tasks.get(task_id, (0, None))
        if task:
            message = (
                f"Key task {task.id}, '{task.name}', was not rated by its owner {name_of(facts, task.owner)}."
            )
            yield Hit(about=task.id, message=message, spots=spots("key-tasks.yaml", "tasks", n))
