"""AP-26 duplicate: nobody pays twice for the same report.

Why: two departments ask for one thing in two words, and the vendor builds both.
Bad: 'turnover by product group against plan' of the owner and of the head of sales.
Good: merged into one with both sources.
"""

from collections.abc import Iterable

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.requirements.requirement import Requirement
from toolkit.models.requirements.twin import TwinPair
from toolkit.stages.advice.words import name_of, outcome, some, spots, whole

CHECK = AdviceCheck(
    code="AP-26",
    name="duplicate",
    severity="warn",
    sections=("S6",),
    looks_at="the pairs of requirements that look alike (requirements twins) and that nobody has decided about",
    fires_when="two requirements from different people are alike by {twin_percent} % or more",
    message="Several requirements seem to ask for the same.",
    advice="Merge into one with both sources; agree one form of the report or card.",
    clears="'crmkit requirements twins' has a decision for each pair",
    thresholds=("twin_percent",),
)


def look(facts: Facts) -> Outcome:
    """One finding for each group of twins."""
    if facts.twins is None or not facts.dossier.requirements.requirements:
        return outcome((), "there are no requirements to compare yet")
    register = facts.dossier.requirements.requirements
    known = {r.id: (n, r) for n, r in enumerate(register)}
    groups: dict[int, list[TwinPair]] = {}
    for pair in facts.twins:
        likely = pair.score * 100 >= facts.limits.twin_percent
        if (
            likely
            and {pair.a, pair.b} <= known.keys()
            and _several_people(known[pair.a][1], known[pair.b][1])
        ):
            groups.setdefault(pair.group, []).append(pair)
    return outcome(_hit(facts, pairs, known) for _, pairs in sorted(groups.items()))


def _several_people(a: Requirement, b: Requirement) -> bool:
    first, second = {s.member for s in a.sources}, {s.member for s in b.sources}
    return first != second or not first


def _hit(facts: Facts, pairs: list[TwinPair], known: dict[str, tuple[int, Requirement]]) -> Hit:
    ids = list(dict.fromkeys(id_ for pair in pairs for id_ in (pair.a, pair.b)))
    shown = [known[id_][1].shown_id for id_ in ids]
    best = max(pair.score for pair in pairs)
    people = some(dict.fromkeys(_askers(facts, (known[id_][1] for id_ in ids))))
    return Hit(
        about=f"{shown[0]}-{shown[1]}",
        message=f"{some(shown)} seem to ask for the same ({people}; {whole(best * 100)} % alike): "
        f"{known[ids[0]][1].statement}",
        spots=tuple(
            spot for id_ in ids for spot in spots("requirements.yaml", "requirements", known[id_][0])
        ),
        saw=tuple(sorted(known[id_][1].statement for id_ in ids)),
    )


def _askers(facts: Facts, requirements: Iterable[Requirement]) -> Iterable[str]:
    return (name_of(facts, source.member) for r in requirements for source in r.sources)
