"""Lists of choices: those that one question uses under its own name stand with that question."""

from collections import Counter
from collections.abc import Iterator, Mapping

from toolkit.models.interviews.question import Choice, Question

Lists = dict[str, tuple[Choice, ...]]


def inlined(
    questions: tuple[Question, ...], lists: Mapping[str, tuple[Choice, ...]]
) -> tuple[tuple[Question, ...], Lists]:
    """Return the questions with lists of their own put in, and the lists that stay shared.

    Only where export would give the sheet `choices` in the same order again.
    """
    users = Counter(question.choices for question in _all(questions) if isinstance(question.choices, str))
    own = [q.name for q in _all(questions) if q.choices == q.name and users[q.name] == 1 and q.name in lists]
    shared = {name: choices for name, choices in lists.items() if name not in set(own)}
    if [*shared, *own] != list(lists):
        return questions, dict(lists)
    return tuple(_with_own(question, lists, set(own)) for question in questions), shared


def outlined(questions: tuple[Question, ...], shared: Mapping[str, tuple[Choice, ...]]) -> Lists:
    """Return all lists of a form by the names they have in a workbook; `list_name` tells which is whose."""
    lists: Lists = dict(shared)
    for question in _all(questions):
        if question.listed:
            lists[list_name(question, shared)] = question.listed
    return lists


def list_name(question: Question, shared: Mapping[str, object]) -> str:
    """Return the name of a question's list: the one it says, or its own name if no shared list has it."""
    if isinstance(question.choices, str):
        return question.choices
    name = question.name
    while name in shared:
        name += "_choices"
    return name


def _all(questions: tuple[Question, ...]) -> Iterator[Question]:
    for question in questions:
        yield question
        yield from _all(question.questions)


def _with_own(question: Question, lists: Mapping[str, tuple[Choice, ...]], own: set[str]) -> Question:
    inner = tuple(_with_own(part, lists, own) for part in question.questions)
    choices = lists[question.name] if question.name in own else question.choices
    return question.model_copy(update={"questions": inner, "choices": choices})
