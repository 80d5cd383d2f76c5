"""Write documents: results to a model, the model into a template, the template to bytes, bytes to out/."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.models.assignment.assignment import Edition, SectionState
from toolkit.problems import Refused, UsageError
from toolkit.workflows.documents.catalog import Listed, listed, supplies_of
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.making import make
from toolkit.workflows.documents.press import PressRequest, open_press
from toolkit.workflows.documents.profiles import ASSIGNMENT
from toolkit.workflows.publish import choose_formats, out_folder
from toolkit.workflows.session import Session
from toolkit.workflows.status import Stock

_EDITIONS: tuple[Edition, ...] = ("contract", "requirements")


@dataclass(frozen=True)
class BuildRequest:
    """Which documents in which formats, edition and profile, in which language, and how they come out.

    Empty means: all that can be made, their own formats, contract once a vendor is chosen, the settings' profile,
    the engagement's language. The language is that of fixed texts and formats.
    """

    documents: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    edition: str = ""
    profile: str = ""
    press: PressRequest = field(default_factory=PressRequest)
    language: str = ""


@dataclass(frozen=True)
class Built:
    """The files that were written, whether any carries DRAFT, what was left out, and the state of it all."""

    files: tuple[Path, ...]
    draft: bool
    stock: Stock
    left_out: tuple[Listed, ...] = ()


@dataclass(frozen=True)
class SectionCheck:
    """The sections of a profile with their state, and which of them are missing."""

    profile: str
    title: str
    edition: Edition
    sections: tuple[SectionState, ...]
    missing: tuple[SectionState, ...]


def build_documents(session: Session, request: BuildRequest, announce: Callable[[str], None]) -> Built:
    """Write the requested documents to out/.

    Args:
        session: folder and day.
        request: what to build.
        announce: told before each file, so that a person sees long work go on.

    Raises:
        UsageError: a document, format, edition or profile is not known, or a document has no such format.
        Refused: a document that was named needs something that is not there yet, or its texts in the language.
        BadData: the engagement or a template has faults.
        CannotWrite: out/ cannot be written.
    """
    desk = _desk(session, request.edition, request.profile, request.language)
    press = open_press(request.press, desk.root)
    files: list[Path] = []
    left_out: list[Listed] = []
    draft = False
    for one in listed(desk, request.documents):
        if one.lack:
            if request.documents:
                raise Refused(one.lack.what, one.lack.how)
            left_out.append(one)
            continue
        formats = choose_formats(one.template.manifest, request.formats, named=bool(request.documents))
        for item in one.items if formats else ():
            document = make(desk, one.template, supplies_of(one.template), item)
            draft = draft or document.properties.draft
            target = out_folder(desk.root) / "-".join(filter(None, (one.name, item.key)))
            files += press.publish(document, one.template, target, formats, announce)
    files += press.finish(announce)
    return Built(files=tuple(files), draft=draft, stock=desk.stock, left_out=tuple(left_out))


def list_documents(session: Session) -> tuple[Listed, ...]:
    """Every document with what is missing for it."""
    return listed(_desk(session, "", ""))


def check_sections(session: Session, document: str, edition: str = "", profile: str = "") -> SectionCheck:
    """Which sections the profile wants and nobody has filled.

    Raises:
        UsageError: the document has no sections; edition or profile are not known.
    """
    if document != ASSIGNMENT:
        raise UsageError(f"'{document}' has no sections to check.", f"Check {ASSIGNMENT}.")
    desk = _desk(session, edition, profile)
    _require(desk)
    found = desk.assignment
    return SectionCheck(desk.profile.name, desk.profile.title, desk.edition, found.sections, found.missing)


def _desk(session: Session, edition: str, profile: str, language: str = "") -> Desk:
    if edition and edition not in _EDITIONS:
        raise UsageError(f"There is no edition '{edition}'.", f"Choose one of: {', '.join(_EDITIONS)}.")
    desk = Desk(session, next((e for e in _EDITIONS if e == edition), None), profile, language)
    if profile:
        _ = desk.profile  # a wrong name is said before anything is written
    return desk


def _require(desk: Desk) -> None:
    """Raises what keeps the assignment from being made."""
    (one,) = listed(desk, (ASSIGNMENT,))
    if one.lack:
        raise Refused(one.lack.what, one.lack.how)
