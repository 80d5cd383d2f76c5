"""A sitting whose answers come from a file instead of a person."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from toolkit.kernel.questions.answers_check import LocateAnswer, check_answers
from toolkit.kernel.questions.form import Asked, Form
from toolkit.kernel.questions.rounds import choice_rounds, chosen_in
from toolkit.kernel.questions.slug import slug
from toolkit.kernel.questions.typing import is_empty, read_answer, to_stored
from toolkit.models.interviews.answer import Answer, Answers
from toolkit.models.interviews.interview import Interview
from toolkit.problems import Problem


def replay(
    form: Form,
    head: Interview,
    answers: Answers,
    locate: LocateAnswer | None = None,
    today: date | None = None,
) -> tuple[Interview, list[Problem]]:
    """Return the sitting with the answers of a file, spelled as the engine spells them, and all problems.

    Args:
        form: the compiled form.
        head: the sitting without answers: who, when, which form, which scope.
        answers: as in an interview file.
        locate: where an answer stands in the file it came from.
        today: what `today()` stands for.

    With problems the sitting that comes back holds the answers as they were given.
    """
    given = head.model_copy(update={"answers": answers})
    # Whoever hands in a file is done: required answers are missed at once, not on a review screen.
    handed_in = given.model_copy(update={"submitted": given.submitted or given.started})
    if problems := check_answers(form, handed_in, locate, today):
        return given, problems
    return given.model_copy(update={"answers": _spelled(form, answers)}), []


def name_rounds(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return plain answers, as read from a file, with an id for every round that has none."""
    return _level(form, answers, {})


def _level(form: Form, answers: Mapping[str, Any], around: Mapping[str, Any]) -> dict[str, Any]:
    given = {**around, **answers}
    return {name: _named(form, name, entry, given) for name, entry in answers.items()}


def _named(form: Form, name: str, entry: Any, given: Mapping[str, Any]) -> Any:
    row = form.asked.get(name)
    if row is None or row.question.type != "repeat" or not isinstance(entry, list):
        return entry
    first, fixed = form.first_of(name), _fixed_ids(form, row, given, len(entry))
    taken = {item["id"] for item in entry if isinstance(item, Mapping) and isinstance(item.get("id"), str)}
    named: list[Any] = []
    for number, item in enumerate(entry, 1):
        if not isinstance(item, Mapping):
            named.append(item)
            continue
        inner = _level(form, item, given)
        if "id" not in inner and number <= len(fixed):
            inner = {"id": fixed[number - 1], **inner}
        elif "id" not in inner:
            said = inner.get(first)
            text = said.get("value") if isinstance(said, Mapping) else said
            stem = slug(text) if isinstance(text, str) and text.strip() else f"new-{number}"
            tries = (stem if copy == 1 else f"{stem}-{copy}" for copy in range(1, len(entry) + 2))
            inner = {"id": next(name for name in tries if name not in taken), **inner}
            taken.add(inner["id"])
        named.append(inner)
    return named


def _fixed_ids(form: Form, row: Asked, given: Mapping[str, Any], rounds: int) -> tuple[str, ...]:
    """The ids of the rounds of a repeat that the form counts, in the order in which a file gives them."""
    if row.count is None:
        return ()
    each = chosen_in(row.count.tree)
    if not each:
        return tuple(str(place) for place in range(1, rounds + 1))
    said = given.get(each)
    value = said.get("value") if isinstance(said, Mapping) else said
    chosen = {value} if isinstance(value, str) else {name for name in value or () if isinstance(name, str)}
    ordered = [choice.name for choice in form.asked[each].question.listed if choice.name in chosen]
    return choice_rounds(tuple(ordered))


def _spelled(form: Form, answers: Answers) -> Answers:
    order = {name: place for place, name in enumerate(form.asked)}
    spelled: Answers = {}
    for name in sorted(answers, key=order.__getitem__):
        entry = answers[name]
        if not isinstance(entry, Answer):
            spelled[name] = tuple(
                item.model_copy(update={"answers": _spelled(form, item.answers)}) for item in entry
            )
        elif entry.value is None or is_empty(entry.value):
            spelled[name] = entry.model_copy(update={"value": None})
        else:
            value = read_answer(form.asked[name].question, entry.value)
            spelled[name] = entry.model_copy(update={"value": to_stored(value)})
    return spelled
