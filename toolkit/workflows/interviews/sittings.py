"""Hold an interview: open or take up a sitting, save it after every answer, or read it from a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pydantic import RootModel

from toolkit.kernel.questions.assembly import form_hash
from toolkit.kernel.questions.form import Form, compile_form
from toolkit.models.dossier import Dossier
from toolkit.models.engagement.member import Respondent
from toolkit.models.interviews.answer import Answers
from toolkit.models.interviews.interview import Interview, interview_id
from toolkit.problems import BadData, Place, Refused, UsageError
from toolkit.stages.interview.replay import name_rounds, replay
from toolkit.stages.interview.sitting import Sitting, begin, submit
from toolkit.stages.interview.unheard import unheard
from toolkit.store import canonical, typed, yaml_source
from toolkit.store.dossier import read_dossier
from toolkit.store.files import read_file, read_given
from toolkit.store.folder import INTERVIEWS, find_root, form_file
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.forms import checked_form, forms_of, kept_form
from toolkit.workflows.interviews.attachments import Handed, hand_over, put, received, take
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_or_fail


@dataclass(frozen=True)
class SittingRequest:
    """Which form is asked, whom, and only on which questions (all when empty).

    `anew` begins a sitting although one is unfinished; `missing` asks what this person's sittings on the
    form have not asked yet.
    """

    questionnaire: str
    member: str
    only: tuple[str, ...] = ()
    anew: bool = False
    missing: bool = False


def no_files(name: str, _: bytes = b"") -> str:
    """The door of a sitting that keeps no files.

    Raises:
        UsageError: always.
    """
    raise UsageError(f"'{name}' cannot be kept here.", "Note in words what was handed over.")


@dataclass(frozen=True)
class OpenSitting:
    """A sitting ready to go on.

    `save` writes it, `now` tells the time, `people` can be asked later, `attach` copies a file into the
    engagement and returns the name it has there, `receive` does so with a file that came over the network
    (name, content). `resumed` tells whether it was begun earlier, `before` is the last whole sitting of this
    person on this form that was handed in.
    """

    sitting: Sitting
    save: Callable[[Interview], None]
    now: Callable[[], datetime]
    people: dict[str, str]
    attach: Callable[[str], str]
    receive: Callable[[str, bytes], str] = no_files
    resumed: bool = False
    before: Sitting | None = None


@dataclass
class _Saver:
    """Writes one sitting again and again; refuses when somebody else changed the file meanwhile."""

    root: Path
    form: Form
    now: Callable[[], datetime]
    written: bytes | None = None
    by: str = ""

    def attach(self, path: str) -> str:
        """Copy a file into the engagement and return the name it has there."""
        return self._keep(take(Path(path).expanduser()))

    def receive(self, name: str, data: bytes) -> str:
        """Keep a file that somebody sent and return the name it has in the engagement."""
        return self._keep(received(name, data, self.root))

    def _keep(self, handed: Handed) -> str:
        with transaction(
            self.root, command=f"attach {handed.name}", at=self.now(), goes_on=True, by=self.by
        ) as tx:
            put(tx, handed)
        return handed.name

    def __call__(self, interview: Interview, handed: Sequence[Handed] = ()) -> None:
        file, data = f"{INTERVIEWS}/{interview.file_name}", canonical.dump(interview)
        with transaction(
            self.root, command=f"interview {interview.id}", at=self.now(), goes_on=True, by=self.by
        ) as tx:
            present = tx.read(file) if tx.exists(file) else None
            if present != self.written:
                raise Refused(
                    f"'{file}' was changed by somebody else during the sitting.",
                    "What was answered before is saved; give the command again to go on from what is there now.",
                )
            tx.write(file, data)
            asked = form_file(interview.questionnaire, interview.form_hash)
            if interview.form_hash and not tx.exists(asked):
                tx.write(asked, canonical.dump(self.form.questionnaire))
            for one in handed:
                put(tx, one)
        self.written = data


def open_sitting(session: Session, request: SittingRequest) -> OpenSitting:
    """Take up the unfinished sitting of this person on this form, or begin one.

    Raises:
        UsageError: form, person or a question named in `only` is not known, or nobody says who asks.
        Refused: another command asks this form.
        BadData: the engagement or the form has faults.
    """
    root = find_root(session.directory)
    dossier = read_dossier(root)
    form = _form(request, root, dossier.engagement.language)
    person = _person(request.member, dossier)
    request = _scoped(request, form, person, dossier, root)
    found = None if request.anew else _unfinished(dossier, form, person, request.only)
    if found is not None:
        form = _as_asked(found, form, root)
    interview = found or _begin(session, request, dossier, form, person)
    saver = _Saver(root, form, lambda: now_or(session.today), _present(root, found), session.saved_by)
    people = dossier.engagement.names
    state = begin(form, interview, today_or(session.today))
    return OpenSitting(
        state,
        saver,
        saver.now,
        people,
        saver.attach,
        receive=saver.receive,
        resumed=found is not None,
        before=_before(dossier, form, person, root),
    )


def record_answers(session: Session, request: SittingRequest, file: Path) -> Interview:
    """Hand in a whole sitting whose answers stand in a YAML file.

    Raises:
        UsageError: as for `open_sitting`, or the file cannot be read.
        BadData: the file, or answers in it, do not hold; nothing is written.
    """
    root = find_root(session.directory)
    dossier = read_dossier(root)
    form = _form(request, root, dossier.engagement.language)
    person = _person(request.member, dossier)
    head = _begin(session, _scoped(request, form, person, dossier, root), dossier, form, person)
    source, answers = read_answers(file, form)
    places: dict[tuple[str | int, ...], Place] = {}

    def locate(path: tuple[str | int, ...]) -> Place:
        inside = path[1:] if path[:1] == ("answers",) else ()
        return places.setdefault(inside, Place(str(file), *yaml_source.locate(source, inside)))

    answers, handed = hand_over(form, answers, root, file.parent, locate)
    interview, problems = replay(form, head, answers, locate, today_or(session.today))
    if problems:
        raise BadData(problems)
    handed_in = submit(begin(form, interview), interview.started, 0).interview
    _Saver(root, form, lambda: now_or(session.today))(handed_in, handed)
    return handed_in


def _present(root: Path, interview: Interview | None) -> bytes | None:
    """What the file of a sitting holds at this moment, None for one that is not written yet."""
    return read_file(root, f"{INTERVIEWS}/{interview.file_name}") if interview else None


class _AnswersFile(RootModel[Answers]):
    """Question name -> answer, as in the `answers` of an interview file."""


def read_answers(file: Path, form: Form) -> tuple[bytes, Answers]:
    """The text of a YAML file of answers, and the answers.

    Raises:
        UsageError: the file cannot be read.
        BadData: it holds no answers.
    """
    source = read_given(file, "Name the file with the answers.")
    data = yaml_source.parse(source, str(file))
    named = name_rounds(form, data) if isinstance(data, dict) else data
    return source, typed.build(_AnswersFile, named, source, str(file)).root


def _form(request: SittingRequest, root: Path, language: str) -> Form:
    form = checked_form(request.questionnaire, root, language)
    if form.questionnaire.run_by != "interview":
        raise Refused(
            f"{form.questionnaire.id} is not asked by 'interview'.",
            f"It is run by 'crmkit {form.questionnaire.run_by}', which writes its own file.",
        )
    for name in request.only:
        if name not in form.asked:
            known = ", ".join(row.name for row in form if not row.chain)
            raise UsageError(
                f"{form.questionnaire.id} has no question '{name}'.", f"Its questions are: {known}."
            )
    return form


def _person(member: str, dossier: Dossier) -> Respondent:
    person = dossier.engagement.person(member)
    if person is None:
        known = ", ".join(p.id for p in dossier.engagement.people)
        raise UsageError(
            f"There is no member '{member}'.",
            f"Known are: {known or 'none yet; name them in engagement.yaml'}.",
        )
    return person


def _scoped(
    request: SittingRequest, form: Form, person: Respondent, dossier: Dossier, root: Path
) -> SittingRequest:
    """The request with `missing` spelled out in `only`."""
    if not request.missing:
        return request
    name = form.questionnaire.id
    sittings = [
        i for i in dossier.interviews if i.submitted and (i.questionnaire, i.respondent) == (name, person.id)
    ]
    if not sittings:
        raise UsageError(f"There is no sitting of {person.name} on {name} yet.", "Leave --missing out.")
    left = unheard(form, forms_of(dossier, root), sittings)
    if not left:
        raise Refused(f"{person.name} has heard every question of {name}.", "There is nothing to ask.")
    return replace(request, only=left, missing=False)


def _unfinished(dossier: Dossier, form: Form, person: Respondent, only: tuple[str, ...]) -> Interview | None:
    mine = [
        i
        for i in dossier.interviews
        if i.questionnaire == form.questionnaire.id
        and i.respondent == person.id
        and i.submitted is None
        and i.scope == only
    ]
    return max(mine, key=lambda i: i.started, default=None)


def _before(dossier: Dossier, form: Form, person: Respondent, root: Path) -> Sitting | None:
    done = [
        i
        for i in dossier.interviews
        if (i.questionnaire, i.respondent) == (form.questionnaire.id, person.id) and i.submitted and i.whole
    ]
    last = max(done, key=lambda i: i.started, default=None)
    return begin(_as_asked(last, form, root), last) if last else None


def _as_asked(interview: Interview, form: Form, root: Path) -> Form:
    """The form in the edition the sitting began with, if that is another one."""
    if not interview.form_hash or interview.form_hash == form_hash(form.questionnaire):
        return form
    kept = kept_form(interview.questionnaire, interview.form_hash, root)
    return compile_form(kept) if kept else form


def _begin(
    session: Session, request: SittingRequest, dossier: Dossier, form: Form, person: Respondent
) -> Interview:
    return Interview(
        id=interview_id(form.questionnaire.id, person.id, [i.id for i in dossier.interviews]),
        questionnaire=form.questionnaire.id,
        version=form.questionnaire.version,
        form_hash=form_hash(form.questionnaire),
        respondent=person.id,
        role=person.role,
        department=person.department,
        interviewer=user_or_fail(session.by, dossier),
        started=now_or(session.today),
        scope=request.only,
    )
