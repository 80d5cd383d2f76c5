"""One filled-in form from elsewhere, and how its columns are understood."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from toolkit.kernel.expressions.checks import nearest
from toolkit.kernel.questions.form import RESPONDENT, Form
from toolkit.models.interviews.question import CONTAINERS, Question
from toolkit.problems import Place, Problem

#: The keys and positions that lead to an answer, as in the `answers` of an interview.
Path = tuple[str | int, ...]

#: Columns that the collecting program adds about the submission itself.
_ABOUT = re.compile(
    r"_.*|meta([-/].*)?|(.*[-/])?(instanceid|instancename|deviceid)|key|parent_key|set-of-.*|formhub([-/].*)?"
    r"|start|end|today|username|phonenumber|email|simserial|subscriberid|audit|audit_url|submissiondate"
    r"|submitterid|submittername|attachmentspresent|attachmentsexpected|status|reviewstate|edits|formversion"
    r"|updatedat",
    re.IGNORECASE,
)
_STARTED = ("start", "_start", "SubmissionDate", "_submission_time")
_ENDED = ("end", "_end", "SubmissionDate", "_submission_time")
_CLOCK = re.compile(r"([0-2][0-9]:[0-5][0-9])(:[0-9:.]+)?(Z|[+-][0-9:]+)?\Z")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T.*\Z")


@dataclass
class Submission:
    """What one person filled in.

    `answers` are plain data as in an answers file; `places` tells where an answer stood; `about` holds
    what the collecting program says of the submission (times, version), by its column.
    """

    key: str
    place: Place
    answers: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)

    def place_of(self, path: Path) -> Place:
        """Where an answer stood, or what is around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, self.place)

    def locate(self, path: Path) -> Place:
        """As `place_of`, for a path in the file of a sitting (`answers` in front)."""
        return self.place_of(path[1:] if path[:1] == ("answers",) else ())

    def said(self, column: str) -> str:
        """What stands in a column that is no question, empty if nothing."""
        same = (text for key, text in self.about.items() if column in (key, last_part(key)))
        return next(same, "")

    def times(self) -> tuple[datetime, datetime] | None:
        """When it was begun and ended, in UTC, None where nothing is said."""
        begun, ended = _moment(self.about, _STARTED), _moment(self.about, _ENDED)
        if begun is None:
            return None
        return begun, max(begun, ended or begun)


class Columns:
    """Which question a column or key of a submission means, whatever groups stand before its name."""

    def __init__(self, form: Form, also: Collection[str] = ()) -> None:
        """Take in the form; columns named in `also` say something else that is known."""
        self._form = form
        self._also = {name.casefold() for name in (*RESPONDENT, *also)}
        self._names: dict[str, str] = {}
        for question, around in _with_containers(form.questionnaire.questions, ()):
            for start in range(len(around) + 1):
                for mark in "-/":
                    self._names.setdefault(mark.join((*around[start:], question.name)), question.name)
        self._names |= {name: name for name in form.asked}

    def question(self, column: str) -> Question | None:
        """The question (or group, or repeat) that a column means, None if there is none."""
        name = self._names.get(column.strip())
        return self._form.asked[name].question if name else None

    def ignored(self, column: str) -> bool:
        """Whether a column is about the submission itself, or repeats one choice of an answer."""
        if (
            not column.strip()
            or _ABOUT.fullmatch(column.strip())
            or last_part(column).casefold() in self._also
        ):
            return True
        for mark in "/-":
            before, found, choice = column.strip().rpartition(mark)
            question = self.question(before) if found else None
            if question is not None and any(choice == one.name for one in question.listed):
                return True
        return False

    def unknown(self, column: str, place: Place) -> Problem:
        """What to say of a column that means nothing."""
        near = nearest(last_part(column), self._form.asked)
        mend = f"Rename it to '{near}'." if near else "Take it out, or go on without it with --leave-out."
        return Problem(
            place, "unknown-column", f"The form has no question for the column '{column[:60]}'.", mend
        )


def last_part(column: str) -> str:
    """Return the name of a column without the groups before it."""
    return re.split(r"[-/]", column.strip())[-1]


def stored(question: Question, text: str) -> str | list[str] | None:
    """Return an answer as it stands in an answers file, None for none.

    Several choices come separated by blanks; a choice may be given by its label; days and times may
    carry more than we ask for.
    """
    said = text.strip()
    if not said or question.type in (*CONTAINERS, "note", "calculate"):
        return None
    if question.type in ("select_multiple", "rank"):
        return said.split()
    if question.type == "select_one" and said not in {choice.name for choice in question.listed}:
        same = [choice.name for choice in question.listed if choice.label.casefold() == said.casefold()]
        return same[0] if len(same) == 1 else said
    if question.type == "time" and (clock := _CLOCK.match(said)):
        return clock[1]
    if question.type == "date" and (day := _DAY.match(said)):
        return day[1]
    return said


def _with_containers(
    questions: tuple[Question, ...], around: tuple[str, ...]
) -> Iterator[tuple[Question, tuple[str, ...]]]:
    for question in questions:
        yield question, around
        yield from _with_containers(question.questions, (*around, question.name))


def _moment(about: Mapping[str, str], columns: tuple[str, ...]) -> datetime | None:
    for column in columns:
        try:
            moment = datetime.fromisoformat(about.get(column, ""))
            return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).replace(microsecond=0)
        except (ValueError, OverflowError):
            continue
    return None
