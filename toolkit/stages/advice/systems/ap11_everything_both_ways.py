"""AP-11 everything_both_ways: CRM and accounting do not mirror each other.

Why: two systems that both change stock, costs and lots disagree by the second week, and nobody knows which is right.
Bad: 'everything from accounting both ways, so I need not think where to look'.
Good: customers with a delivery go out, payments and free stock come in, one master each.
"""

import re
from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.landscape.system import Flow
from toolkit.stages.advice.answers import counting, was_asked
from toolkit.stages.advice.words import name_of, outcome, plain, some, spots

_ALL = "everything_from_accounting_both_ways"
_SENSITIVE = re.compile(
    r"(stock|cost|lot|invoice|payment|bestand|kosten|charge|rechnung|zahlung|остат|себестоим|парти|сч[её]т|оплат|платеж)",
    re.IGNORECASE,
)
_KINDS = re.compile(r",|;|\band\b|\bund\b|\bи\b|\+|&")
CHECK = AdviceCheck(
    code="AP-11",
    name="everything_both_ways",
    severity="block",
    sections=("S2",),
    looks_at="sys_all (the decision, once there is one) and the flows that run both ways",
    fires_when="somebody wants everything both ways and nobody has decided against it; a flow of stock, cost, lot, invoice or "
    "payment runs both ways; or more than {kinds_both_ways} kinds of data run both ways with one system",
    message="The CRM and another system are to mirror each other.",
    advice="Split by data kind; let customers with deliveries and documents go out, payments and free stock come in; "
    "name one master each.",
    clears="the contradiction on sys_all is decided for listed flows, and no such flow runs both ways (or it is refused)",
    thresholds=("kinds_both_ways",),
    landscape=("flows",),
)


def look(facts: Facts) -> Outcome:
    """What people want, and what the flows say."""
    if not facts.dossier.flows and not was_asked(facts, "sys_all"):
        return outcome(
            (), "neither flows (landscape/flows.yaml) nor the wish for all data (sys_all) are known"
        )
    listed = facts.dossier.flows or facts.dossier.systems
    missing = "" if listed else "neither systems nor flows are listed (landscape/systems.yaml, flows.yaml)"
    return outcome((*_wanted(facts), *_flows(facts), *_too_many(facts)), missing)


def _wanted(facts: Facts) -> Iterator[Hit]:
    wanting = [said for said in counting(facts, "sys_all") if said.text == _ALL]
    if wanting:
        who = some(name_of(facts, said.member) for said in wanting)
        yield Hit(
            about="sys_all",
            message=f"{who} want{'s' if len(wanting) == 1 else ''} the CRM and accounting to mirror each other "
            f"({plain(_ALL)}).",
            spots=tuple(said.spot for said in wanting),
        )


def _both_ways(facts: Facts) -> Iterator[tuple[int, Flow]]:
    for n, flow in enumerate(facts.dossier.flows):
        if flow.direction == "both_ways" and flow.status != "refused":
            yield n, flow


def _flows(facts: Facts) -> Iterator[Hit]:
    names = {system.id: system.name for system in facts.dossier.systems}
    for n, flow in _both_ways(facts):
        if _SENSITIVE.search(flow.data):
            yield Hit(
                about=flow.id,
                message=f"The CRM and {names.get(flow.system, flow.system)} are to mirror each other: {flow.data}, "
                f"both ways ({flow.id}, {flow.status}).",
                spots=spots("landscape/flows.yaml", "flows", n),
            )


def _too_many(facts: Facts) -> Iterator[Hit]:
    kinds: dict[str, set[str]] = {}
    for _, flow in _both_ways(facts):
        single = {kind.strip().casefold() for kind in _KINDS.split(flow.data) if kind.strip()}
        kinds.setdefault(flow.system, set()).update(single)
    for system, found in kinds.items():
        if len(found) > facts.limits.kinds_both_ways:
            message = f"{len(found)} kinds of data run both ways with {system}: {some(sorted(found))}."
            yield Hit(about=system, message=message, spots=spots("landscape/flows.yaml", "flows"))
