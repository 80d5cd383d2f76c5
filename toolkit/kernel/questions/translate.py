"""A questionnaire in another language: words exchanged, names and branching as they were."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from toolkit.kernel.expressions.checks import nearest
from toolkit.kernel.questions.form import walk
from toolkit.models.interviews.question import Choice, Question
from toolkit.models.interviews.questionnaire import Block, ChoiceLists, Questionnaire
from toolkit.models.interviews.template import RequirementTemplate
from toolkit.models.interviews.translation import QuestionWords, Translation

Part = TypeVar("Part", Questionnaire, Block)
_WORDS = ("label", "hint", "constraint_message", "required_message")


def translate(part: Part, words: Translation | None) -> Part:
    """Return a form or block with the words of a translation; what it leaves out stays as it is."""
    if words is None:
        return part
    update: dict[str, object] = {
        name: text for name in ("title", "audience", "purpose") if (text := getattr(words, name))
    }
    update["questions"] = tuple(_question(question, words) for question in part.questions)
    update["yields"] = tuple(_template(template, words) for template in part.yields)
    if isinstance(part, Block):
        update.pop("audience", None)
    else:
        update["language"] = words.language
        update["lists"] = _lists(part.lists, words)
    return part.model_copy(update=update)


def translate_lists(lists: ChoiceLists, words: Translation | None) -> ChoiceLists:
    """Return the shared lists with the labels of a translation."""
    if words is None:
        return lists
    return ChoiceLists(lists=_lists(lists.lists, words))


@dataclass(frozen=True)
class Stranger:
    """Something a translation names and the form has not: the keys that lead to it, what, how to mend it."""

    path: tuple[str, ...]
    what: str
    mend: str


def strangers(part: Questionnaire | Block, words: Translation) -> Iterator[Stranger]:
    """Yield what a translation names and the form has not."""
    rows = {question.name: question for question, _, _ in walk(part.questions)}
    for name, said in words.questions.items():
        if name not in rows:
            yield _stranger(("questions", name), "question", rows)
            continue
        known = {choice.name: choice for choice in rows[name].listed}
        for choice in said.choices:
            if choice not in known:
                yield _stranger(("questions", name, "choices", choice), f"choice of '{name}'", known)
    templates = {template.id: template for template in part.yields}
    for name in words.yields:
        if name not in templates:
            yield _stranger(("yields", name), "template", templates)
    if isinstance(part, Questionnaire):
        yield from _strange_lists(part.lists, words)


def _strange_lists(lists: Mapping[str, tuple[Choice, ...]], words: Translation) -> Iterator[Stranger]:
    for name, labels in words.lists.items():
        if name not in lists:
            yield _stranger(("lists", name), "list", lists)
            continue
        known = {choice.name: choice for choice in lists[name]}
        for choice in labels:
            if choice not in known:
                yield _stranger(("lists", name, choice), f"choice of the list '{name}'", known)


def untranslated(part: Questionnaire | Block, words: Translation) -> Iterator[str]:
    """Yield the places of a form that a translation leaves in the form's own language."""
    for question, _, _ in walk(part.questions):
        said = words.questions.get(question.name, QuestionWords())
        yield from (
            f"{question.name}.{field}"
            for field in _WORDS
            if getattr(question, field) and not getattr(said, field)
        )
        for choice in question.listed:
            if choice.name not in said.choices:
                yield f"{question.name}.{choice.name}"
    for template in part.yields:
        said_there = words.yields.get(template.id)
        for field in ("statement", "acceptance"):
            if said_there is None or not getattr(said_there, field):
                yield f"{template.id}.{field}"


def _lists(lists: Mapping[str, tuple[Choice, ...]], words: Translation) -> dict[str, tuple[Choice, ...]]:
    return {name: _choices(choices, words.lists.get(name, {})) for name, choices in lists.items()}


def _question(question: Question, words: Translation) -> Question:
    said = words.questions.get(question.name, QuestionWords())
    update: dict[str, object] = {field: text for field in _WORDS if (text := getattr(said, field))}
    if question.listed:
        update["choices"] = _choices(question.listed, said.choices)
    update["questions"] = tuple(_question(part, words) for part in question.questions)
    return question.model_copy(update=update)


def _choices(choices: tuple[Choice, ...], labels: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(
        choice.model_copy(update={"label": labels.get(choice.name) or choice.label}) for choice in choices
    )


def _template(template: RequirementTemplate, words: Translation) -> RequirementTemplate:
    said = words.yields.get(template.id)
    if said is None:
        return template
    update = {field: text for field in ("statement", "acceptance") if (text := getattr(said, field))}
    return template.model_copy(update=update)


def _stranger(path: tuple[str, ...], kind: str, known: Mapping[str, object]) -> Stranger:
    near = nearest(path[-1], known)
    return Stranger(
        path, f"The form has no {kind} '{path[-1]}'.", f"Write '{near}'." if near else "Take it out."
    )
