"""AP-24 not_fit_to_sign: what is signed can be tested, has a source, and asks for one thing.

Why: 'quick and convenient' is accepted by whoever shouts louder. Each word is looked at by `requirements check`;
this check sums up what is not fit to sign.
Bad: 'It must be quick and convenient', asked for by nobody's last real case.
Good: 'opens a customer card within 2 seconds', accepted with 20 cards and a stopwatch.
"""

from collections.abc import Iterator, Mapping, Sequence

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.requirements.requirement import Requirement
from toolkit.models.requirements.wording import WordingFinding
from toolkit.models.selection.key_task import Priority
from toolkit.stages.advice.answers import rounds
from toolkit.stages.advice.words import many, name_of, outcome, some, spots

#: Rules of wording that count here beside all errors: vague words, two demands in one, alternative behaviours.
UNFIT = frozenset({"Q01", "Q07", "Q08"})
CHECK = AdviceCheck(
    code="AP-24",
    name="not_fit_to_sign",
    severity="block",
    sections=("S6",),
    looks_at="the musts of the register with criterion, source, open slots and wording; wishes without a problem",
    fires_when="a must has no acceptance criterion, no source or unfilled slots; its wording is incomplete (Q03, Q04, Q05), vague "
    "(Q01: fast, convenient, modern), asks for two things (Q07) or leaves a choice (Q08), each as clearly as requirements check "
    "warns of it: its hints ('all orders', 'and notify') count in the profile strict only; or wishes are vague: nobody told what "
    "goes wrong without them, or they are wanted just in case",
    message="Something is not fit to sign.",
    advice="Ask for the last real case and a number; split; otherwise lower to Should.",
    clears="every must is complete and says one thing that can be tried; every wish says what goes wrong without it",
)


def look(facts: Facts) -> Outcome:
    """Musts one by one, vague wishes together."""
    if not facts.dossier.requirements.requirements and not rounds(facts, "ws"):
        return outcome((), "there are no requirements yet (crmkit requirements derive)")
    unfit: dict[str, list[WordingFinding]] = {}
    for finding in facts.wording or ():
        unfit.setdefault(finding.id, []).append(finding)
    return outcome((*_musts(facts, unfit), *_wishes(facts)), _unread(facts))


def _unread(facts: Facts) -> str:
    musts = [
        r for r in facts.dossier.requirements.requirements if r.in_assignment and r.priority is Priority.MUST
    ]
    if facts.wording is not None or not musts:
        return ""
    language = facts.dossier.engagement.language
    return f"there are no rules of wording for the language '{language}', so nobody has looked at the words of {many(len(musts), 'must')}"


def _musts(facts: Facts, unfit: Mapping[str, Sequence[WordingFinding]]) -> Iterator[Hit]:
    for n, r in enumerate(facts.dossier.requirements.requirements):
        if r.in_assignment and r.priority is Priority.MUST and (defects := _defects(r, unfit.get(r.id, ()))):
            yield Hit(
                about=r.shown_id,
                message=f"Requirement {r.shown_id}: {some(defects)}.",
                spots=spots("requirements.yaml", "requirements", n),
            )


def _defects(r: Requirement, unfit: Sequence[WordingFinding]) -> list[str]:
    defects = [
        what
        for what, there in (
            ("no acceptance criterion", r.acceptance.strip()),
            ("no source", r.sources or r.foreign),
            (f"open: {some(q.rstrip('.') for q in r.open_questions)}", not r.open_questions),
        )
        if not there
    ]
    if not r.open_questions:
        defects += [f'{one.name} "{one.words}" ({one.rule})' for one in unfit]
    return defects


def _wishes(facts: Facts) -> Iterator[Hit]:
    vague = [
        wish
        for wish in rounds(facts, "ws")
        if wish.text("ws_text") and (not wish.text("ws_problem") or wish.text("ws_from") == "just_in_case")
    ]
    if vague:
        said = [f"'{w.text('ws_text')}' ({name_of(facts, w.member)})" for w in vague]
        yield Hit(
            about="wishes",
            message=f"{many(len(vague), 'wish is', 'wishes are')} vague, nobody told what goes wrong without: {some(said, 8)}.",
            spots=tuple(w.spot for w in vague),
            saw=tuple(said),
        )
