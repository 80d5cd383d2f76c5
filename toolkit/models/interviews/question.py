"""One row of a questionnaire in XLSForm words; groups and repeats hold their rows in `questions`."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, model_validator

from toolkit.models.noun import Noun

CompareRule = Literal["equal", "pct20", "owner"]

#: Rows that hold other rows, and rows that are only read out; neither has an answer of its own.
CONTAINERS = frozenset({"group", "repeat"})
SILENT = frozenset({"group", "repeat", "note"})
#: Types whose answer is picked from `choices`.
CHOOSING = frozenset({"select_one", "select_multiple", "rank"})

#: The choice that `or_other` adds, and how the name of the question ends that then asks which one.
OTHER = "other"
OTHER_SUFFIX = "_other"

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}\Z")
_CHOICE = re.compile(r"[^\s,]{1,64}\Z")


def _check_name(text: str) -> str:
    if not _NAME.match(text) or text == "id":
        raise ValueError(
            "a question name starts with a letter or '_', has letters, digits, '_', '-', '.', and is not 'id'"
        )
    return text


def _check_choice(text: str) -> str:
    if not _CHOICE.match(text):
        raise ValueError("a choice name has 1 to 64 characters without spaces or commas")
    return text


QuestionName = Annotated[str, AfterValidator(_check_name)]
ChoiceName = Annotated[str, AfterValidator(_check_choice)]


class Choice(Noun):
    """One thing that can be chosen: `name` is stored, `label` is read out and put into sentences.

    `columns` are further facts of the choice that a `choice_filter` can ask for (`country: lv`), and
    what else an imported XLSForm says of it.
    """

    name: ChoiceName
    label: str
    columns: dict[str, str] = {}


class Question(Noun):
    """A question, a note, or a group or repeat of questions.

    Expressions (`relevant`, `constraint`, `calculation`, `choice_filter`, a `default` that starts with
    `${`) are kept as text; `kernel.expressions` compiles them. `choices` is a list of its own or,
    before the form is assembled, the name of a shared list; `or_other` adds "other" to it and asks which
    one. A label or hint may hold `${name}`: what was answered there is read out in its place.
    `repeat_count` fixes the rounds of a repeat: a number, an expression, or `count-selected(${q})` for
    one round for each choice that was ticked in `q`. `xlsform` holds columns of an imported XLSForm that
    other programs show and crmkit does not (`appearance`, `label::German (de)`, `image`); they go out
    again as they came.
    """

    type: str
    name: QuestionName
    label: str = ""
    hint: str = ""
    required: bool = False
    required_message: str = ""
    relevant: str = ""
    constraint: str = ""
    constraint_message: str = ""
    calculation: str = ""
    default: str = ""
    choices: str | tuple[Choice, ...] = ()
    or_other: bool = False
    choice_filter: str = ""
    repeat_count: str = ""
    start: str = ""
    end: str = ""
    step: str = ""
    compare: CompareRule | None = None
    xlsform: dict[str, str] = {}
    questions: tuple["Question", ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> "Question":
        if self.questions and self.type not in CONTAINERS:
            raise ValueError(
                f"'{self.name}' is a {self.type} and cannot hold questions; use a group or repeat"
            )
        if self.type in CONTAINERS and not self.questions:
            raise ValueError(f"the {self.type} '{self.name}' is empty; give it `questions`")
        if self.choices and self.type not in CHOOSING:
            raise ValueError(f"'{self.name}' is of type {self.type} and cannot have choices")
        if self.type in CHOOSING and not self.choices:
            raise ValueError(f"'{self.name}' has nothing to choose from; give it `choices`")
        if self.or_other and self.type not in ("select_one", "select_multiple"):
            raise ValueError(f"'{self.name}' is of type {self.type} and cannot take `or_other`")
        if self.repeat_count and self.type != "repeat":
            raise ValueError(f"'{self.name}' is no repeat and cannot take `repeat_count`")
        if self.compare and self.type in SILENT:
            raise ValueError(f"'{self.name}' has no answer of its own that could be compared")
        return self

    @property
    def listed(self) -> tuple[Choice, ...]:
        """The choices of an assembled form; empty while `choices` is still the name of a list."""
        return self.choices if isinstance(self.choices, tuple) else ()
