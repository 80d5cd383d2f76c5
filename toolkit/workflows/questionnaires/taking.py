"""One submission from elsewhere as a submitted sitting, with everything that keeps it from being one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import RootModel

from toolkit.exchange.submissions.submission import Submission
from toolkit.kernel.expressions.checks import nearest
from toolkit.kernel.questions.answers_check import LocateAnswer
from toolkit.kernel.questions.assembly import form_hash
from toolkit.kernel.questions.form import Form
from toolkit.models.dossier import Dossier
from toolkit.models.engagement.member import Respondent
from toolkit.models.interviews.answer import Answer, Answers
from toolkit.models.interviews.interview import Interview, interview_id
from toolkit.problems import BadData, Place, Problem, UsageError
from toolkit.stages.interview.replay import name_rounds, replay
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.interviews.attachments import Handed, hand_over
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_or_fail

#: The column that says who answered when nobody names one.
WHO = "respondent"
_MINUTE = 60


@dataclass(frozen=True)
class AnswersRequest:
    """The form, the file or folder, and who answered: `member` all of it, or a `column` says who.

    `leave_out` goes on without columns that mean nothing; `dry_run` writes nothing.
    """

    questionnaire: str
    file: Path
    member: str = ""
    column: str = ""
    leave_out: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class Taken:
    """One submission: the sitting it becomes, what is wrong with it; `known` if it came in before."""

    key: str
    place: Place
    interview: Interview | None
    problems: tuple[Problem, ...] = ()
    known: bool = False
    handed: tuple[Handed, ...] = ()


class AnswersFile(RootModel[Answers]):
    """Question name -> answer."""


class Taker:
    """Makes sittings of submissions, one after the other; each gets an id that is free."""

    def __init__(
        self, session: Session, request: AnswersRequest, dossier: Dossier, form: Form, root: Path
    ) -> None:
        self._request = request
        self._dossier = dossier
        self._form = form
        self._root = root
        self._today = today_or(session.today)
        self._now = now_or(session.today)
        self._interviewer = user_or_fail(session.by, dossier)
        self._taken = [interview.id for interview in dossier.interviews]
        self._people = _people(dossier)
        self._stranger = Respondent(id="nobody", name="", role="", department="")
        if request.member and request.member.casefold() not in self._people:
            known = ", ".join(dict.fromkeys(person.id for person in self._people.values()))
            raise UsageError(f"There is no member '{request.member}'.", f"Known are: {known or 'none yet'}.")
        folder = request.file if request.file.is_dir() else request.file.parent
        self._media = folder / "media" if (folder / "media").is_dir() else folder

    def take(self, submission: Submission) -> Taken:
        """Return the sitting of one submission, or what is wrong with it."""
        person = self._person(submission)
        faults = [person] if isinstance(person, Problem) else []
        locate = submission.locate
        answers = AnswersFile.model_validate(name_rounds(self._form, submission.answers)).root
        faults += [*_wrong_version(submission, self._form), *_folders(self._form, answers, locate)]
        handed: list[Handed] = []
        try:
            if not faults:
                answers, handed = hand_over(self._form, answers, self._root, self._media, locate)
        except BadData as fault:
            faults += fault.problems
        # Whoever it was, the answers are looked at too, so that one run tells all faults.
        someone = self._stranger if isinstance(person, Problem) else person
        interview, wrong = replay(self._form, self._head(submission, someone), answers, locate, self._today)
        if problems := (*faults, *wrong):
            return Taken(submission.key, submission.place, None, tuple(problems))
        known = any(_same(interview, other) for other in self._dossier.interviews)
        if not known:
            self._taken.append(interview.id)
        return Taken(submission.key, submission.place, interview, known=known, handed=tuple(handed))

    def _person(self, submission: Submission) -> Respondent | Problem:
        column = self._request.column or WHO
        answer = submission.answers.get(column, "")
        said = self._request.member or submission.said(column) or (answer if isinstance(answer, str) else "")
        if person := self._people.get(said.casefold()):
            return person
        known = ", ".join(dict.fromkeys(person.id for person in self._people.values()))
        if not said:
            what = f"The submission does not say who answered (column '{column}')."
            return Problem(
                submission.place, "no-respondent", what, "Name one with --member or --respondent COLUMN."
            )
        near = nearest(said.casefold(), self._people)
        mend = f"Write '{self._people[near].id}'." if near else f"Known are: {known or 'none yet'}."
        return Problem(submission.place, "unknown-member", f"There is no member '{said[:40]}'.", mend)

    def _head(self, submission: Submission, person: Respondent) -> Interview:
        begun, ended = submission.times() or (self._now, self._now)
        form = self._form.questionnaire
        return Interview(
            id=interview_id(form.id, person.id, self._taken),
            questionnaire=form.id,
            version=form.version,
            form_hash=form_hash(form),
            respondent=person.id,
            role=person.role,
            department=person.department,
            interviewer=self._interviewer,
            started=begun,
            submitted=ended,
            minutes=min(1440, int((ended - begun).total_seconds()) // _MINUTE),
        )


def _people(dossier: Dossier) -> dict[str, Respondent]:
    """Everybody by id and by full name, in small letters."""
    people = dossier.engagement.people
    return {person.name.casefold(): person for person in people} | {p.id.casefold(): p for p in people}


def _wrong_version(submission: Submission, form: Form) -> Sequence[Problem]:
    given = next((said for key in ("FormVersion", "version") if (said := submission.said(key))), "")
    if given in ("", form.questionnaire.version):
        return ()
    what = f"It was filled in on version {given[:40]}; the form has version {form.questionnaire.version} now."
    return (Problem(submission.place, "other-version", what, "Compare the two, then clear that cell."),)


def _folders(
    form: Form, answers: Answers, locate: LocateAnswer, path: tuple[str | int, ...] = ("answers",)
) -> Iterator[Problem]:
    """Attachments named with folders: a file from elsewhere must not reach into this machine."""
    for name, entry in answers.items():
        if not isinstance(entry, Answer):
            for at, item in enumerate(entry):
                yield from _folders(form, item.answers, locate, (*path, name, at))
        elif form.asked[name].question.type == "file" and any(mark in str(entry.value) for mark in "/\\:"):
            what = f"'{name}' names a file together with its folders."
            mend = "Name the file alone, and put it into the folder 'media' beside the answers."
            yield Problem(locate((*path, name)), "bad-answer", what, mend)


def _same(one: Interview, other: Interview) -> bool:
    return (one.questionnaire, one.respondent, one.answers) == (
        other.questionnaire,
        other.respondent,
        other.answers,
    )
