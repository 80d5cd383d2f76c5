"""A questionnaire made self-contained: closing blocks appended, shared lists put in."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from toolkit.kernel.expressions.checks import nearest
from toolkit.kernel.questions.form import walk
from toolkit.models.interviews.question import OTHER, OTHER_SUFFIX, Choice, Question
from toolkit.models.interviews.questionnaire import Block, ChoiceLists, Questionnaire


@dataclass(frozen=True)
class AssemblyFault:
    """A list or block that is not there, or a name that is there twice.

    `name` is the question (or template) it concerns, empty for the form itself; `field` its key.
    """

    name: str
    field: str
    what: str
    mend: str


class AssemblyError(ValueError):
    """The form cannot be put together: `what` is wrong and how to `mend` it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what} {mend}")
        self.what = what
        self.mend = mend


def assemble(form: Questionnaire, lists: ChoiceLists, blocks: Mapping[str, Block]) -> Questionnaire:
    """Return the form as it is asked: no `close`, every `choices` a list of its own.

    Raises:
        AssemblyError: the first of `assembly_faults`.
    """
    return spread(gather(form, lists, blocks))


def gather(form: Questionnaire, lists: ChoiceLists, blocks: Mapping[str, Block]) -> Questionnaire:
    """Return the form with its blocks appended and `lists` holding every list that it names.

    Raises:
        AssemblyError: the first of `assembly_faults`.
    """
    for fault in assembly_faults(form, lists, blocks):
        raise AssemblyError(fault.what, fault.mend)
    return _gathered(form, lists, blocks)


def spread(form: Questionnaire) -> Questionnaire:
    """Return a gathered form with every list put where it is named, as it is asked."""
    return form.model_copy(update={"questions": tuple(_whole(form.questions, form.lists)), "lists": {}})


def assemble_loosely(form: Questionnaire, lists: ChoiceLists, blocks: Mapping[str, Block]) -> Questionnaire:
    """Return as much of the form as can be put together, so that the rest of it can be checked.

    A block that is unknown or brings a name that is there already is left out, and a question keeps the
    name of a list that does not exist.
    """
    taken = {question.name.casefold() for question, _, _ in walk(form.questions)}
    close: list[str] = []
    for name in dict.fromkeys(name for name in form.close if name in blocks):
        brought = {question.name.casefold() for question, _, _ in walk(blocks[name].questions)}
        if not brought & taken:
            close.append(name)
            taken |= brought
    return spread(_gathered(form.model_copy(update={"close": tuple(close)}), lists, blocks))


def assembly_faults(
    form: Questionnaire, lists: ChoiceLists, blocks: Mapping[str, Block]
) -> list[AssemblyFault]:
    """Return everything that keeps the form from being put together."""
    return list(_faults(form, lists.lists | form.lists, blocks))


def form_hash(form: Questionnaire) -> str:
    """Return the first 8 hexadecimal digits of the SHA-256 over what is asked, in one canonical spelling.

    Requirement templates are left out: a sentence that is mended later does not make another form. Fields
    at their default are left out: a field that crmkit gets later does not either.
    """
    asked = form.model_dump(mode="json", include={"id", "version", "questions"}, exclude_defaults=True)
    spelled = json.dumps(asked, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(spelled.encode()).hexdigest()[:8]


def _faults(
    form: Questionnaire, lists: Mapping[str, tuple[Choice, ...]], blocks: Mapping[str, Block]
) -> Iterator[AssemblyFault]:
    taken = {question.name.casefold() for question, _, _ in walk(form.questions)}
    questions = form.questions
    for name in dict.fromkeys(form.close):
        if name not in blocks:
            what = f"There is no block '{name}' to close the form with."
            yield AssemblyFault("", "close", what, _instead(name, blocks, "blocks"))
            continue
        brought = {question.name.casefold(): question.name for question, _, _ in walk(blocks[name].questions)}
        for double in sorted(brought.keys() & taken):
            what = f"The question name '{brought[double]}' is also in the closing block '{name}'."
            yield AssemblyFault(brought[double], "name", what, "Rename the question of this form.")
        taken |= brought.keys()
        questions = (*questions, *blocks[name].questions)
    if len(set(form.close)) < len(form.close):
        yield AssemblyFault("", "close", "A closing block is named twice.", "Name it once.")
    for question, _, _ in walk(questions):
        if question.or_other and (more := f"{question.name}{OTHER_SUFFIX}").casefold() in taken:
            what = f"`or_other` of '{question.name}' asks '{more}', and there is such a question already."
            yield AssemblyFault(question.name, "or_other", what, f"Rename or delete '{more}'.")
    for question, name in _named_lists(questions):
        if name not in lists:
            what = f"'{question.name}' names the list '{name}', which does not exist."
            yield AssemblyFault(question.name, "choices", what, _instead(name, lists, "lists"))


def _gathered(form: Questionnaire, lists: ChoiceLists, blocks: Mapping[str, Block]) -> Questionnaire:
    closing = [blocks[name] for name in form.close]
    questions = (*form.questions, *(question for block in closing for question in block.questions))
    shared = dict.fromkeys(name for _, name in _named_lists(questions) if name in lists.lists)
    checks = (*form.checks, *(check for block in closing for check in block.checks))
    return form.model_copy(
        update={
            "close": (),
            "questions": questions,
            "lists": {name: lists.lists[name] for name in shared} | form.lists,
            "yields": form.yields + tuple(template for block in closing for template in block.yields),
            "checks": tuple(dict.fromkeys(checks)),
        }
    )


def _instead(name: str, known: Mapping[str, object], kind: str) -> str:
    near = nearest(name, known)
    return f"Write '{near}'." if near else f"The {kind} are: {', '.join(sorted(known)) or 'none'}."


def _named_lists(questions: tuple[Question, ...]) -> Iterator[tuple[Question, str]]:
    for question, _, _ in walk(questions):
        if isinstance(question.choices, str) and question.choices:
            yield question, question.choices


def _whole(questions: Iterable[Question], lists: Mapping[str, tuple[Choice, ...]]) -> Iterator[Question]:
    for question in questions:
        listed = _with_choices(question, lists)
        yield listed
        if question.or_other:
            yield _which_other(listed)


def _which_other(question: Question) -> Question:
    """What XLSForm's `or_other` stands for: a text that is asked where 'other' was chosen."""
    name = f"{question.name}{OTHER_SUFFIX}"
    when = f"selected(${{{question.name}}}, '{OTHER}')"
    return Question(type="text", name=name, label="Which other?", relevant=when)


def _with_choices(question: Question, lists: Mapping[str, tuple[Choice, ...]]) -> Question:
    inner = tuple(_whole(question.questions, lists))
    choices = question.choices
    if isinstance(choices, str):
        choices = lists.get(choices, choices)
    if question.or_other and isinstance(choices, tuple) and all(choice.name != OTHER for choice in choices):
        choices = (*choices, Choice(name=OTHER, label="other"))
    return question.model_copy(update={"questions": inner, "choices": choices})
