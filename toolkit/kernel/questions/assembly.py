"""A questionnaire made self-contained: shared lists put in, closing blocks appended."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from toolkit.kernel.expressions.checks import nearest
from toolkit.models.interviews.question import OTHER, OTHER_SUFFIX, Choice, Question
from toolkit.models.interviews.questionnaire import Block, ChoiceLists, Questionnaire


class AssemblyError(ValueError):
    """The form names a list or block that does not exist: `what` is wrong and how to `mend` it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what} {mend}")
        self.what = what
        self.mend = mend


def assemble(form: Questionnaire, lists: ChoiceLists, blocks: Mapping[str, Block]) -> Questionnaire:
    """Return the form as it is asked: no `close`, every `choices` a list of its own.

    Raises:
        AssemblyError: a shared list or a block is unknown.
        ValueError: a block brings a name or template id that the form already has.
    """
    closing = [_block(name, blocks) for name in form.close]
    questions = [*form.questions, *(question for block in closing for question in block.questions)]
    data = form.model_copy(
        update={
            "close": (),
            "questions": tuple(_whole(questions, lists.lists)),
            "yields": form.yields + tuple(template for block in closing for template in block.yields),
            "checks": tuple(
                dict.fromkeys((*form.checks, *(check for block in closing for check in block.checks)))
            ),
        }
    )
    return Questionnaire.model_validate(dict(data))


def form_hash(form: Questionnaire) -> str:
    """Return the first 8 hexadecimal digits of the SHA-256 over what is asked, in one canonical spelling.

    Requirement templates are left out: a sentence that is mended later does not make another form. Fields
    at their default are left out: a field that crmkit gets later does not either.
    """
    asked = form.model_dump(mode="json", include={"id", "version", "questions"}, exclude_defaults=True)
    spelled = json.dumps(asked, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(spelled.encode()).hexdigest()[:8]


def _block(name: str, blocks: Mapping[str, Block]) -> Block:
    if name in blocks:
        return blocks[name]
    near = nearest(name, blocks)
    mend = f"Write '{near}'." if near else f"The blocks are: {', '.join(sorted(blocks))}."
    raise AssemblyError(f"There is no block '{name}' to close the form with.", mend)


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
        if choices not in lists:
            near = nearest(choices, lists)
            mend = f"Write '{near}'." if near else f"The lists are: {', '.join(sorted(lists))}."
            raise AssemblyError(f"'{question.name}' names the list '{choices}', which does not exist.", mend)
        choices = lists[choices]
    if question.or_other and all(choice.name != OTHER for choice in choices):
        choices = (*choices, Choice(name=OTHER, label="other"))
    return question.model_copy(update={"questions": inner, "choices": choices})
