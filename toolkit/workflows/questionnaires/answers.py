"""Answers collected elsewhere (ODK, Kobo): each filled-in form becomes one submitted sitting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import RootModel

from toolkit.exchange.submissions.reading import SUFFIXES, read_submissions
from toolkit.exchange.submissions.submission import Submission
from toolkit.kernel.expressions.checks import nearest
from toolkit.kernel.questions.answers_check import LocateAnswer
from toolkit.kernel.questions.assembly import form_hash
from toolkit.kernel.questions.form import Form
from toolkit.models.dossier import Dossier
from toolkit.models.engagement.member import Respondent
from toolkit.models.interviews.answer import Answer, Answers
from toolkit.models.interviews.interview import Interview, interview_id
from toolkit.problems import BadData, Place, Problem, Refused, UsageError
from toolkit.stages.interview.replay import name_rounds, replay
from toolkit.store import canonical
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import INTERVIEWS, find_root, form_file
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.forms import checked_form
from toolkit.workflows.interviews.attachments import Handed, hand_over, put
from toolkit.workflows.questionnaires.shelf import read_bytes
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_or_fail

#: Columns that say who answered when nobody names one.
_WHO = "respondent"
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


@dataclass(frozen=True)
class TakenIn:
    """All submissions of a file, what is wrong with the file itself, and the columns left out."""

    taken: tuple[Taken, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[Problem, ...]

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, sorted by place."""
        return tuple(sorted({*self.problems, *(p for one in self.taken for p in one.problems)}))


def import_answers(session: Session, request: AnswersRequest) -> TakenIn:
    """Hand in what others collected; all of it or, if anything is wrong, nothing.

    A dry run returns what would come in together with what is wrong.

    Raises:
        UsageError: form, person or file is not known, or nobody says who does this.
        Refused: another command asks this form.
        BadData: anything is wrong (not in a dry run).
    """
    root = find_root(session.directory)
    dossier = read_dossier(root)
    form = checked_form(request.questionnaire, root)
    if form.questionnaire.run_by != "interview":
        what = f"{form.questionnaire.id} is not asked by 'interview'."
        raise Refused(what, f"'crmkit {form.questionnaire.run_by}' writes its own file.")
    found, problems = read_submissions(form, _files(request.file), (request.column or _WHO,))
    left_out = tuple(p for p in problems if p.code == "unknown-column") if request.leave_out else ()
    taker = _Taker(session, request, dossier, form, root)
    result = TakenIn(
        taken=tuple(taker.take(submission) for submission in found),
        problems=tuple(p for p in problems if p not in left_out),
        left_out=left_out,
    )
    if request.dry_run:
        return result
    if result.all_problems:
        raise BadData(result.all_problems)
    _save(root, form, session, result)
    return result


def _files(given: Path) -> Mapping[str, bytes]:
    """The content of the file, or of the tables of a folder, by name."""
    if not given.is_dir():
        if given.suffix.lower() not in SUFFIXES:
            raise UsageError(
                f"'{given}' is no file of answers.", f"It ends with {', '.join(SUFFIXES)}, or is a folder."
            )
        return {str(given): read_bytes(given)}
    files = {str(file): read_bytes(file) for file in sorted(given.glob("*.csv"))}
    if not files:
        raise UsageError(f"There is no .csv file in '{given}'.", "Name the folder of the exported tables.")
    return files


class _AnswersFile(RootModel[Answers]):
    """Question name -> answer."""


class _Taker:
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
        answers = _AnswersFile.model_validate(name_rounds(self._form, submission.answers)).root
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
        column = self._request.column or _WHO
        said = self._request.member or submission.said(column)
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
    people = (*dossier.engagement.members, *dossier.engagement.respondents)
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


def _save(root: Path, form: Form, session: Session, result: TakenIn) -> None:
    new = [(one.interview, one.handed) for one in result.taken if one.interview and not one.known]
    if not new:
        return
    asked = form_file(form.questionnaire.id, form_hash(form.questionnaire))
    command = f"questionnaire import {form.questionnaire.id}"
    with transaction(root, command=command, at=now_or(session.today)) as tx:
        for interview, handed in new:
            for file in handed:
                put(tx, file)
            tx.write(f"{INTERVIEWS}/{interview.file_name}", canonical.dump(interview))
        if not tx.exists(asked):
            tx.write(asked, canonical.dump(form.questionnaire))
