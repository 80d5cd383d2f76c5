"""Questionnaires out to other tools and paper, and in from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.exchange.xlsform.reading import lawful_id, read_xlsform
from toolkit.exchange.xlsform.writing import write_xlsform
from toolkit.models.engagement.engagement import Engagement
from toolkit.models.interviews.question import Choice
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.problems import CannotWrite, Problem, UsageError
from toolkit.store import canonical, typed
from toolkit.store.files import read_file, read_given, saying, write_file
from toolkit.store.folder import ENGAGEMENT
from toolkit.workflows.clock import today_or
from toolkit.workflows.questionnaires import shelf
from toolkit.workflows.questionnaires.listing import root_of
from toolkit.workflows.questionnaires.paper import print_form
from toolkit.workflows.session import Session

FORMATS = ("xlsform", "docx")
_HEAD = "A questionnaire, read from an XLSForm. It is yours to change: crmkit only reads it."
_HEAD_OF_WORDS = "The words of a questionnaire in another language, read from an XLSForm. Yours to change."


@dataclass(frozen=True)
class ExportRequest:
    """Which questionnaire goes out, in which format, to which file (an existing one only with `replace`).

    `ask_who` lets the XLSForm begin with a question on who answers, with the engagement's people to
    choose from.
    """

    questionnaire: str
    format: str
    out: Path | None = None
    ask_who: bool = False
    replace: bool = False


@dataclass(frozen=True)
class Imported:
    """The files written (the questionnaire first), what it is, and what of the workbook was left out."""

    files: tuple[Path, ...]
    form: Questionnaire
    left_out: tuple[Problem, ...]


def export_questionnaire(session: Session, request: ExportRequest) -> Path:
    """Write a questionnaire to a file and return where.

    Raises:
        UsageError: there is no such questionnaire or format, or `ask_who` outside an engagement.
        BadData: the questionnaire has faults.
        CannotWrite: the file is there already, or cannot be written.
    """
    if request.format not in FORMATS:
        raise UsageError(f"There is no format '{request.format}'.", f"Choose one of: {', '.join(FORMATS)}.")
    root = root_of(session)
    form = shelf.checked(request.questionnaire, root)
    engagement = _engagement(root)
    if request.ask_who and engagement is None:
        raise UsageError("Outside an engagement there is nobody to choose from.", "Leave --ask-who out.")
    if request.format == "xlsform":
        people = _people(engagement) if request.ask_who and engagement else ()
        data, suffix = write_xlsform(form, shelf.all_words(form, root), people), "xlsx"
    else:
        # On paper it is asked in the language of the engagement, as far as there are words for it.
        spoken = shelf.gathered(request.questionnaire, root, engagement.language) if engagement else form
        data, suffix = print_form(spoken, engagement, today_or(session.today)), "docx"
    target = request.out or Path(f"{form.id}.{suffix}")
    _write({target: data}, replace=request.replace)
    return target


def import_questionnaire(
    session: Session, file: Path, out: Path | None, *, leave_out: bool = False, replace: bool = False
) -> Imported:
    """Read an XLSForm workbook and write it as a questionnaire.

    Args:
        session: the engagement one stands in gets the questionnaire when `out` is not given.
        file: the workbook.
        out: where to write the questionnaire.
        leave_out: go on without what crmkit does not cover.
        replace: write over a file that is there.

    Raises:
        UsageError: the workbook cannot be read, or there is nowhere to write to.
        BadData: everything in it that is wrong or not covered.
        CannotWrite: the file is there already, or cannot be written.
    """
    read = read_xlsform(read_given(file), file.name, lawful_id(file.stem), leave_out=leave_out)
    root = root_of(session)
    if out is None and root is None:
        raise UsageError("Where to? You are in no engagement.", "Name the file with --out FILE.yaml.")
    target = out or (root or Path()) / shelf.SHELF / f"{read.questionnaire.id}.yaml"
    contents = {target: canonical.dump(read.questionnaire, _HEAD)}
    for language, words in read.words.items():
        file = target.parent / "locale" / language / f"{target.stem}.yaml"
        contents[file] = canonical.dump(words, _HEAD_OF_WORDS)
    _write(contents, replace=replace)
    return Imported(tuple(contents), read.questionnaire, read.left_out)


def _write(contents: Mapping[Path, bytes], *, replace: bool) -> None:
    for target in contents:
        with saying(target):
            there = target.exists()
        if there and not replace:
            raise CannotWrite(f"'{target}' is there already.", "Name another file, or say --replace.")
    for target, data in contents.items():
        write_file(target, data)


def _engagement(root: Path | None) -> Engagement | None:
    return typed.read(Engagement, read_file(root, ENGAGEMENT), ENGAGEMENT) if root else None


def _people(engagement: Engagement) -> tuple[Choice, ...]:
    people = engagement.people
    return tuple(Choice(name=person.id, label=f"{person.name} ({person.role})") for person in people)
