"""Requirement templates over the answers of one sitting: which fire, and with what sentences.

A condition is judged in three values: what rests on an unanswered question is unknown, and a template
fires only where its condition is known to hold. `${x} != 'yes'` is unknown while x is unanswered;
`${x} = ''` asks for emptiness and is answered by it. Inside repeats the condition and the slots are
evaluated for each instance of the innermost repeat that they name; where only the condition lies in a
repeat, the sentence is the same for all instances and comes once.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from toolkit.kernel.expressions.compiler import Expression, compile_expression
from toolkit.kernel.expressions.known import known_truth
from toolkit.kernel.questions.form import Form
from toolkit.kernel.questions.labels import SLOT, and_word, said
from toolkit.kernel.questions.scopes import Decided, Scope, scopes
from toolkit.kernel.questions.typing import is_empty
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.template import RequirementTemplate


@dataclass(frozen=True)
class Said:
    """One answer a proposal rests on; `quote` is in their own words where they were taken down."""

    question: str
    quote: str


@dataclass(frozen=True)
class Fired:
    """A template that holds at one place. `instance` belongs into the machine id of the proposal.

    `empty` are the slots without an answer: their place in the sentence reads `[name?]`, and the
    proposal is a draft. `questions` are the names the proposal rests on, `match` says where (the path
    by first answers, as in `Contradiction.instance`).
    """

    template: RequirementTemplate
    instance: str
    match: str
    statement: str
    acceptance: str
    empty: tuple[str, ...]
    questions: tuple[str, ...]
    said: tuple[Said, ...]


def slots(template: RequirementTemplate) -> tuple[str, ...]:
    """Return the names in the sentences of a template, each once."""
    return tuple(dict.fromkeys(SLOT.findall(f"{template.statement} {template.acceptance}")))


def place_of(form: Form, names: Collection[str]) -> tuple[str, ...]:
    """Return the innermost repeats, outside in, in which any of `names` is asked."""
    return max((form.asked[name].chain for name in names if name in form.asked), key=len, default=())


def fire(
    form: Form,
    interview: Interview,
    today: date | None = None,
    decided: Decided | None = None,
) -> Iterator[Fired]:
    """Yield what the answers of one sitting ask for, in the order of the templates.

    A sitting that was not submitted yields nothing. One that was limited to some questions fires only
    templates whose every name was asked; templates without a condition need a whole sitting.
    """
    if interview.submitted is None:
        return
    places = scopes(form, interview, today, decided)
    for template in form.questionnaire.yields:
        when = compile_expression(template.when)
        named = slots(template)
        chain, spoken = place_of(form, {*(when.names - when.gathered), *named}), place_of(form, set(named))
        once: set[str] = set()
        for scope in places:
            if scope.chain == chain and _holds(when, named, scope, interview.whole):
                depth = len(chain) - len(spoken)
                fired = _filled(form, template, when, scope, depth)
                if fired.instance not in once:
                    once.add(fired.instance)
                    yield fired


def _holds(when: Expression, named: tuple[str, ...], scope: Scope, whole: bool) -> bool:
    if not whole and not (when.names and scope.asked.issuperset({*when.names, *named})):
        return False
    answered = {name for name, value in scope.values.items() if not is_empty(value)}
    return known_truth(when.tree, scope.values, answered, scope.asked) is True


def _filled(form: Form, template: RequirementTemplate, when: Expression, scope: Scope, below: int) -> Fired:
    """Fill the sentences; `below` is how many repeats of the condition lie below the sentence."""
    joined_by = and_word(form.questionnaire.language)
    empty: list[str] = []

    def fill(text: str) -> str:
        def word(found: re.Match[str]) -> str:
            name = found.group(1)
            words = said(name, form.asked, scope.values, joined_by)
            if not words:
                empty.append(name)
            return words.rstrip(".") or f"[{name}?]"

        return re.sub(r"\s+", " ", SLOT.sub(word, text)).strip()

    statement, acceptance = fill(template.statement), fill(template.acceptance)
    names = {*when.names, *slots(template)}
    order = [row.name for row in form if row.name in names]
    return Fired(
        template=template,
        instance=_above(scope.path, below),
        match=_above(scope.match, below),
        statement=statement,
        acceptance=acceptance,
        empty=tuple(dict.fromkeys(empty)),
        questions=tuple(order),
        said=tuple(_said(form, scope, name) for name in order if name in scope.answers),
    )


def _above(path: str, below: int) -> str:
    steps = path.split("/")
    return "/".join(steps[: len(steps) - below])


def _said(form: Form, scope: Scope, name: str) -> Said:
    return Said(name, scope.answers[name].quote or said(name, form.asked, scope.values))
