"""Lays the answers of several people side by side: who said what, and where that does not go together.

`equal`: the same text (case and spaces folded, people by id), number, date or set of choices.
`pct20`: (largest - smallest) / largest is at most 0.20. `owner`: as `equal`, but the answer of the
owner of the form counts and others are deviations from it; the owner is who sat the whole form.

Compared is by question name over all submitted sittings; inside repeats instances meet by their first
answer, and forms with a subject meet only on the same subject. A sitting answers for its respondent
once: where somebody was asked twice, the later answer counts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.kernel.expressions.values import Value
from toolkit.kernel.questions.form import Asked, Form, form_of
from toolkit.kernel.questions.labels import say
from toolkit.kernel.questions.scopes import scopes
from toolkit.kernel.questions.slug import folded, slug
from toolkit.kernel.questions.typing import is_empty, to_stored
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.contradiction import Contradiction, ContradictionDecision, Version
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.question import CompareRule

PCT20 = Decimal("0.20")


@dataclass(frozen=True)
class _Given:
    """One person's answer to one question at one place."""

    interview: Interview
    value: Value
    quote: str


_Place = tuple[str, str, str]  # form, question, path by first answers


def compare(
    forms: Mapping[str, Form],
    interviews: Iterable[Interview],
    decisions: Iterable[ContradictionDecision] = (),
    people: Mapping[str, str] | None = None,
    tolerance: Decimal = PCT20,
) -> tuple[Contradiction, ...]:
    """Return the contradictions of all submitted sittings, in the order of the forms.

    Args:
        forms: the compiled forms by id, earlier editions beside them (`kernel.questions.form.edition`);
            sittings on other forms are left out.
        interviews: all sittings.
        decisions: what the group decided, by the id of the contradiction.
        people: names as people say them -> member id, so that 'Guntis' and 'Guntis Roze' are one.
        tolerance: how far numbers under `pct20` may lie apart.
    """
    decided = {decision.contradiction: decision for decision in decisions}
    known = {folded(name): member for name, member in (people or {}).items()}
    order = {form: number for number, form in enumerate(forms)}
    places, rows = _gather(forms, interviews)
    found = []
    for place in sorted(places, key=lambda at: (order[at[0]], rows[at[:2]].order, at[2])):
        form, question, match = place
        given = places[place]
        rule = rows[form, question].question.compare
        if (
            rule
            and len(given) > 1
            and _differs(rule, [item.value for item in given.values()], known, tolerance)
        ):
            found.append(_contradiction(form, question, match, rule, list(given.values()), decided))
    return tuple(found)


def contradiction_id(question: str, match: str) -> str:
    """Return the id of a contradiction: the question, and where it lies if the form has several places."""
    if not match:
        return question
    where = "-".join(step.partition("=")[2] for step in match.split("/"))
    return f"{question}-{slug(where)}"[:64]


def settled(contradictions: Iterable[Contradiction]) -> dict[tuple[str, str], Stored]:
    """Return the decided values by (question, path), as `kernel.questions.templates.fire` takes them."""
    return {
        (item.question, item.instance): item.decision for item in contradictions if item.decision is not None
    }


def _gather(
    forms: Mapping[str, Form], interviews: Iterable[Interview]
) -> tuple[dict[_Place, dict[str, _Given]], dict[tuple[str, str], Asked]]:
    """What was said at each place, and the question itself in the latest edition that was asked."""
    places: dict[_Place, dict[str, _Given]] = {}
    rows: dict[tuple[str, str], Asked] = {}
    for interview in sorted(interviews, key=lambda sitting: (sitting.started, sitting.id)):
        form = form_of(forms, interview)
        if form is None or interview.submitted is None:
            continue
        name = interview.questionnaire
        for row, match, given in _compared(form, interview):
            people = places.setdefault((name, row.name, match), {})
            people.pop(interview.respondent, None)
            people[interview.respondent] = given
            rows[name, row.name] = row
    return places, rows


def _compared(form: Form, interview: Interview) -> Iterator[tuple[Asked, str, _Given]]:
    rows = [row for row in form if row.question.compare]
    for scope in scopes(form, interview):
        for row in rows:
            value = scope.values.get(row.name)
            if row.chain == scope.chain and row.name in scope.asked and not is_empty(value):
                answer = scope.answers.get(row.name)
                quote = answer.quote if answer else ""
                yield row, scope.match, _Given(interview, value, quote)


def _differs(rule: CompareRule, values: list[Value], people: Mapping[str, str], tolerance: Decimal) -> bool:
    if rule == "pct20":
        numbers = [Decimal(value) for value in values if isinstance(value, int | Decimal)]
        largest = max((abs(number) for number in numbers), default=Decimal(0))
        return len(numbers) > 1 and largest > 0 and (max(numbers) - min(numbers)) / largest > tolerance
    return len({_comparable(value, people) for value in values}) > 1


def _comparable(value: Value, people: Mapping[str, str]) -> str:
    if isinstance(value, tuple):
        return "\n".join(sorted(value))
    if isinstance(value, date | Decimal | int):
        return str(to_stored(value))
    text = folded(say(None, value)).rstrip(".")
    return people.get(text, text)


def _contradiction(
    form: str,
    question: str,
    match: str,
    rule: CompareRule,
    given: list[_Given],
    decided: Mapping[str, ContradictionDecision],
) -> Contradiction:
    name = contradiction_id(question, match)
    word = decided.get(name)
    final = word is not None and word.value is not None
    owners = [item.interview.respondent for item in given if item.interview.whole] if rule == "owner" else []
    owner = word.owner if word else None
    return Contradiction(
        id=name,
        number=word.number if word else None,
        question=question,
        questionnaire=form,
        instance=match,
        rule=rule,
        versions=tuple(_version(item) for item in given),
        state="decided" if final else "open",
        decision=word.value if word else None,
        owner=owner or (owners[0] if len(owners) == 1 else None),
        reason=word.reason if word else "",
    )


def _version(given: _Given) -> Version:
    return Version(
        member=given.interview.respondent,
        value=to_stored(given.value),
        interview=given.interview.id,
        quote=given.quote,
    )
