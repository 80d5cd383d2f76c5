"""Answers collected elsewhere (ODK, Kobo): each filled-in form becomes one submitted sitting."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.exchange.submissions.reading import SUFFIXES, read_submissions
from toolkit.kernel.questions.assembly import form_hash
from toolkit.kernel.questions.form import Form
from toolkit.problems import BadData, Problem, Refused, UsageError
from toolkit.store import canonical
from toolkit.store.dossier import read_dossier
from toolkit.store.files import read_given
from toolkit.store.folder import INTERVIEWS, find_root, form_file
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or
from toolkit.workflows.forms import checked_form
from toolkit.workflows.interviews.attachments import put
from toolkit.workflows.questionnaires.taking import WHO, AnswersRequest, Taken, Taker
from toolkit.workflows.session import Session


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
    form = checked_form(request.questionnaire, root, dossier.engagement.language)
    if form.questionnaire.run_by != "interview":
        what = f"{form.questionnaire.id} is not asked by 'interview'."
        raise Refused(what, f"'crmkit {form.questionnaire.run_by}' writes its own file.")
    found, problems = read_submissions(form, _files(request.file), (request.column or WHO,))
    left_out = tuple(p for p in problems if p.code == "unknown-column") if request.leave_out else ()
    taker = Taker(session, request, dossier, form, root)
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
        return {str(given): read_given(given)}
    files = {str(file): read_given(file) for file in sorted(given.glob("*.csv"))}
    if not files:
        raise UsageError(f"There is no .csv file in '{given}'.", "Name the folder of the exported tables.")
    return files


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
