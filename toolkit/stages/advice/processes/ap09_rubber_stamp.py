"""AP-09 rubber_stamp: an approval that refuses nothing is a notice in disguise.

Why: it costs hours of waiting and changes nothing.
Bad: every order above 500 waits 9 hours for a signature; of the last 20 none was refused.
Good: the head is told, and asked only above a limit.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.words import figure, outcome, spots

_FILE = "landscape/processes.yaml"
CHECK = AdviceCheck(
    code="AP-09",
    name="rubber_stamp",
    severity="warn",
    sections=("S1",),
    looks_at="the approvals among the steps, refusals of the last 20, verdicts",
    fires_when="an approval is kept although 0 of the last 20 were refused",
    message="An approval has refused nothing.",
    advice="Turn it into a notice or a limit.",
    clears="the step's verdict is no longer keep, or the refusals were counted above 0",
    landscape=("processes",),
)


def look(facts: Facts) -> Outcome:
    """Approvals that are kept."""
    approvals = [s for p in facts.dossier.processes for s in p.steps if s.approval]
    if not any(p.steps for p in facts.dossier.processes):
        return outcome((), f"no process has been drawn ({_FILE})")
    uncounted = approvals and all(s.refused_of_20 is None for s in approvals)
    return outcome(_hits(facts), "nobody has counted what was refused of the last 20" if uncounted else "")


def _hits(facts: Facts) -> Iterator[Hit]:
    for n, process in enumerate(facts.dossier.processes):
        for m, step in enumerate(process.steps):
            if step.approval and step.refused_of_20 == 0 and step.verdict in (None, "keep"):
                waits = f" and lies {figure(step.waiting_hours)} h" if step.waiting_hours else ""
                yield Hit(
                    about=f"{process.id}-{m + 1}",
                    message=f"Approval '{step.name}' ({process.name}, step {m + 1}) has refused none of 20{waits}.",
                    spots=spots(_FILE, "processes", n, "steps", m),
                )
