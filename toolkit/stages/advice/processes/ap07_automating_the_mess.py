"""AP-07 automating_the_mess: nothing is automated as it stands before somebody has asked what can go.

Why: software makes a bad process quicker at being bad.
Bad: six steps, all to be kept, among them 'passed on by word of mouth'.
Good: steps struck out, merged, automated; time limits where the work only lies about.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.landscape.process import Process
from toolkit.stages.advice.words import outcome, percent, spots, whole

_FILE = "landscape/processes.yaml"
_MINUTES = 60
CHECK = AdviceCheck(
    code="AP-07",
    name="automating_the_mess",
    severity="warn",
    sections=("S1",),
    looks_at="steps, verdicts, waiting hours and future steps of the processes",
    fires_when="a process of {process_steps} or more steps has no verdict other than keep; its future steps are those "
    "of today; or its work lies about for more than {waiting_percent} % of the time and no future step has a limit",
    message="A process would be automated as it stands.",
    advice="Go back to the chart: which step would a new competitor not have?",
    clears="some steps are simplified, merged, automated or struck out, and future steps have time limits",
    thresholds=("process_steps", "waiting_percent"),
    landscape=("processes",),
)


def look(facts: Facts) -> Outcome:
    """Each process that was drawn."""
    drawn = [(n, p) for n, p in enumerate(facts.dossier.processes) if p.steps]
    if not drawn:
        return outcome((), f"no process has been drawn ({_FILE})")
    return outcome(hit for n, process in drawn for hit in _look(facts, n, process))


def _look(facts: Facts, position: int, process: Process) -> Iterator[Hit]:
    where = spots(_FILE, "processes", position)
    verdicts = [step.verdict for step in process.steps]
    if len(verdicts) >= facts.limits.process_steps and all(v == "keep" for v in verdicts):
        message = (
            f"'{process.name}' would be automated as it stands: all {len(verdicts)} steps are to be kept."
        )
        yield Hit(about=process.id, message=message, spots=where)
    if process.future and [s.name.casefold() for s in process.future] == [
        s.name.casefold() for s in process.steps
    ]:
        yield Hit(about=process.id, message=f"'{process.name}' shall run as it runs today.", spots=where)
    share = waiting_share(process)
    limited = any(step.limit_hours is not None for step in process.future)
    if process.future and not limited and share > facts.limits.waiting_percent:
        message = f"In '{process.name}' the work lies about for {whole(share)} % of the time, and no future step has a limit."
        yield Hit(about=process.id, message=message, spots=where)


def waiting_share(process: Process) -> Decimal:
    """Waiting of waiting and work together, in per cent."""
    waits = sum(((s.waiting_hours or Decimal(0)) * _MINUTES for s in process.steps), Decimal(0))
    works = sum((s.minutes or Decimal(0) for s in process.steps), Decimal(0))
    return percent(waits, waits + works)
