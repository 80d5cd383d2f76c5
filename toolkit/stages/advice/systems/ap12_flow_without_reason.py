"""AP-12 flow_without_reason: every flow names the task that stops without it.

Why: a flow costs days to build and breaks at every update of either side.
Bad: articles nightly both ways; no task, no master, nobody is told when it fails.
Good: payments every 15 minutes into the CRM for KT08, a mail to two people when it is missed twice.
"""

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.landscape.system import Flow
from toolkit.stages.advice.words import outcome, plain, some, spots

_EVERYTHING = frozenset({"", "all", "everything", "alle", "alles", "все", "всё"})
CHECK = AdviceCheck(
    code="AP-12",
    name="flow_without_reason",
    severity="block",
    sections=("S2",),
    looks_at="the flows of landscape/flows.yaml that are not refused",
    fires_when="a flow serves no task and has no reason, runs both ways without a master, takes everything without a "
    "reason, or tells nobody when it fails",
    message="A flow has no justification.",
    advice="Name the key task that stops without it, or strike it.",
    clears="the flow has serves_task (or a reason), filter, failure_notice and, both ways, a master - or is refused",
    landscape=("flows",),
)


def look(facts: Facts) -> Outcome:
    """Each flow with what it lacks."""
    if not facts.dossier.flows:
        return outcome((), "no flow is listed (landscape/flows.yaml)")
    names = {system.id: system.name for system in facts.dossier.systems}
    return outcome(
        Hit(
            about=flow.id,
            message=f"Flow {flow.id}, {flow.data} {plain(flow.direction)} ({names.get(flow.system, flow.system)}), has "
            f"no justification: {some(_lacking(flow), 5)}.",
            spots=spots("landscape/flows.yaml", "flows", n),
        )
        for n, flow in enumerate(facts.dossier.flows)
        if flow.status != "refused" and _lacking(flow)
    )


def _lacking(flow: Flow) -> list[str]:
    reason = flow.reason.strip()
    there = {
        "no task it serves": bool(flow.serves_task or reason),
        "no master": flow.direction != "both_ways" or bool(flow.master.strip()),
        "no filter": flow.filter.strip().casefold() not in _EVERYTHING or bool(reason),
        "no failure notice": bool(flow.failure_notice.strip()),
    }
    return [words for words, known in there.items() if not known]
