"""A form to be asked, the blocks that close several forms, and the lists of choices they share."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from toolkit.models.ids import Id
from toolkit.models.interviews.question import Choice, Question
from toolkit.models.interviews.template import RequirementTemplate
from toolkit.models.noun import Noun


def _names(questions: tuple[Question, ...]) -> Iterator[str]:
    for question in questions:
        yield question.name
        yield from _names(question.questions)


def _check_unique(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    seen: set[str] = set()
    for name in _names(questions):
        if name.casefold() in seen:
            raise ValueError(f"the question name '{name}' is used twice; every name of a form is unique")
        seen.add(name.casefold())
    return questions


Questions = Annotated[tuple[Question, ...], AfterValidator(_check_unique)]


class ChoiceLists(Noun):
    """The lists that several questions name in `choices`."""

    lists: dict[str, tuple[Choice, ...]]


class Block(Noun):
    """Questions that close several forms, with their requirement templates."""

    id: Id
    title: str
    version: str = "1"
    purpose: str = ""
    notes: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    questions: Questions
    yields: tuple[RequirementTemplate, ...] = ()


class Questionnaire(Noun):
    """One form.

    `heard_from` says in words for machines what `audience` says for people: departments, `sponsor`,
    `technical`, `everybody`; the plan of interviews and the coverage rest on it. `subject` names the
    question that says what a sitting is about (a process, a vendor): sittings are compared only with
    sittings on the same subject. `run_by` names the command that asks it. `lists` are lists of choices of
    its own that several of its questions name; they win over the shared ones. `xlsform` holds settings of
    an imported XLSForm that mean nothing here and go out again as they came.
    """

    id: Id
    title: str
    version: str = "1"
    language: str = "en"
    audience: str
    heard_from: tuple[str, ...] = ()
    minutes: int = Field(gt=0, le=480)
    minutes_per: str = ""
    purpose: str
    run_by: Literal["interview", "gaps decide", "vendors edit", "demo rate"] = "interview"
    subject: str = ""
    notes: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    close: tuple[Id, ...] = ()
    lists: dict[str, tuple[Choice, ...]] = {}
    xlsform: dict[str, str] = {}
    questions: Questions
    yields: tuple[RequirementTemplate, ...] = ()
