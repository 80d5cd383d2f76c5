"""AP-25 open_contradiction: where people say different things, somebody has decided.

Why: the vendor builds one of the versions, and the other half of the house says it is wrong.
Bad: three answers to the question when goods are reserved.
Good: the owner decided in the group; both versions and the decision stand in the annex.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome, Spot
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.stages.advice.answers import file_of
from toolkit.stages.advice.words import name_of, outcome, plain, some, spots

CHECK = AdviceCheck(
    code="AP-25",
    name="open_contradiction",
    severity="block",
    sections=("S6",),
    looks_at="the contradictions between answers; pairs of requirements that cannot both hold",
    fires_when="people answered the same question differently (by the question's own rule) and nobody has decided, or two "
    "requirements exclude each other and both are demanded",
    message="People say different things and nobody has decided.",
    advice="Owner decides in the group; both versions and the decision go into the annex.",
    clears="'crmkit contradictions decide' has the value, owner and reason; one of two excluding requirements is gone",
)


def look(facts: Facts) -> Outcome:
    """Open contradictions and conflicts."""
    if not any(i.submitted for i in facts.dossier.interviews):
        return outcome((), "no interview has been handed in")
    return outcome((*_answers(facts), *_conflicts(facts)))


def _answers(facts: Facts) -> Iterator[Hit]:
    files = {i.id: file_of(i) for i in facts.dossier.interviews}
    for one in facts.contradictions:
        if one.state == "open":
            yield Hit(about=one.number or one.id, message=_message(facts, one), spots=_spots(one, files))


def _message(facts: Facts, one: Contradiction) -> str:
    versions = (
        f"{name_of(facts, v.member)} says '{plain(v.value if isinstance(v.value, str) else ', '.join(v.value))}'"
        for v in one.versions
    )
    about = f" ({one.instance.rpartition('=')[2]})" if one.instance else ""
    return f"{one.number or one.id}, {one.question}{about}: {some(versions)}."


def _spots(one: Contradiction, files: dict[str, str]) -> tuple[Spot, ...]:
    return tuple(
        Spot(files[v.interview], ("answers", one.question)) for v in one.versions if v.interview in files
    )


def _conflicts(facts: Facts) -> Iterator[Hit]:
    demanded = {r.id: r for r in facts.dossier.requirements.requirements if r.in_assignment}
    for n, twin in enumerate(facts.dossier.twin_decisions):
        if twin.verdict == "conflicts" and {twin.a, twin.b} <= demanded.keys():
            a, b = demanded[twin.a].shown_id, demanded[twin.b].shown_id
            yield Hit(
                about=f"{a}-{b}",
                message=f"{a} and {b} cannot both hold, and both are demanded.",
                spots=spots("decisions/twins.yaml", "twins", n),
            )
