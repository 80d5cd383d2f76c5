"""A questionnaire made self-contained: shared lists put in, closing blocks appended."""

import hashlib
import json
from collections.abc import Mapping

from toolkit.kernel.expressions.checks import nearest
from toolkit.models.interviews.question import Choice, Question
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
            "questions": tuple(_with_choices(question, lists.lists) for question in questions),
            "yields": form.yields + tuple(template for block in closing for template in block.yields),
            "checks": tuple(
                dict.fromkeys((*form.checks, *(check for block in closing for check in block.checks)))
            ),
        }
    )
    return Questionnaire.model_validate(dict(data))


def form_hash(form: Questionnaire) -> str:
    """Return the first 8 hexadecimal digits of the SHA-256 over what is asked, in one canonical spelling.

    Requirement templates are left out: a sentence that is mended later does not make another form.
    """
    asked = form.model_dump(mode="json", include={"id", "version", "questions"})
    spelled = json.dumps(asked, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(spelled.encode()).hexdigest()[:8]


def _block(name: str, blocks: Mapping[str, Block]) -> Block:
    if name in blocks:
        return blocks[name]
    near = nearest(name, blocks)
    mend = f"Write '{near}'." if near else f"The blocks are: {', '.join(sorted(blocks))}."
    raise AssemblyError(f"There is no block '{name}' to close the form with.", mend)


def _with_choices(question: Question, lists: Mapping[str, tuple[Choice, ...]]) -> Question:
    inner = tuple(_with_choices(part, lists) for part in question.questions)
    choices = question.choices
    if isinstance(choices, str):
        if choices not in lists:
            near = nearest(choices, lists)
            mend = f"Write '{near}'." if near else f"The lists are: {', '.join(sorted(lists))}."
            raise AssemblyError(f"'{question.name}' names the list '{choices}', which does not exist.", mend)
        choices = lists[choices]
    return question.model_copy(update={"questions": inner, "choices": choices})
