"""AP-10 missing_bundle: what belongs together is joined, or there is a reason.

Why: retyping between two programs is paid every day and breeds errors.
Bad: 46 documents a day are typed from the order into accounting; mail shall be integrated, no flow is listed.
Good: every kept program has its flows, or a written reason why not.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import counting, was_asked
from toolkit.stages.advice.words import name_of, outcome, some, spots, whole

_KEPT = frozenset({"integrate", "keep_separate"})
CHECK = AdviceCheck(
    code="AP-10",
    name="missing_bundle",
    severity="warn",
    sections=("S2", "S11"),
    looks_at="the kept systems with their fate, reason and flows; bo_retype; process steps that retype",
    fires_when="a kept system (website, telephony, mail, accounting and so on) has no flow and no reason, or documents "
    "are typed over between kept systems",
    message="Programs that belong together are not joined.",
    advice="Decide: flow, replacement, or a written reason.",
    clears="the system has an agreed flow or a fate_reason; nothing is typed over any more",
    landscape=("systems", "flows"),
)


def look(facts: Facts) -> Outcome:
    """Kept systems without flow, and retyping."""
    if not facts.dossier.systems and not was_asked(facts, "bo_retype"):
        return outcome((), "the systems in use are not listed (landscape/systems.yaml, form F08)")
    return outcome((*_without_flow(facts), *_retyping(facts)))


def _without_flow(facts: Facts) -> Iterator[Hit]:
    joined = {flow.system for flow in facts.dossier.flows if flow.status != "refused"}
    for n, system in enumerate(facts.dossier.systems):
        if system.fate in _KEPT and system.id not in joined and not system.fate_reason.strip():
            use = f" ({system.used_for})" if system.used_for else ""
            yield Hit(
                about=system.id,
                message=f"{system.name}{use} is kept without a flow and without a reason.",
                spots=spots("landscape/systems.yaml", "systems", n),
            )


def _retyping(facts: Facts) -> Iterator[Hit]:
    for said in counting(facts, "bo_retype"):
        if said.number:
            yield Hit(
                about="retyping",
                message=f"{whole(said.number)} documents a day are typed over by hand from one program "
                f"into another{_between(facts)} ({name_of(facts, said.member)}).",
                spots=(said.spot,),
            )


def _between(facts: Facts) -> str:
    """The steps of the processes in which something is typed over, with their programs."""
    steps = [step for process in facts.dossier.processes for step in process.steps if step.retyped]
    named = dict.fromkeys(f"'{step.name}'{f' in {step.tool}' if step.tool else ''}" for step in steps)
    return f", at {some(named, 2)}" if named else ""
