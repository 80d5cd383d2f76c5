"""What `build` does: write, list, check."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.cli.views import documents as view
from toolkit.problems import UsageError
from toolkit.workflows.build import BuildRequest, build_documents, check_sections, list_documents
from toolkit.workflows.session import Session
from toolkit.workflows.status import headlines

_CHECKED = "technical-assignment"


def list_all(session: Session, *, as_json: bool) -> None:
    """Show every document."""
    found = list_documents(session)
    if as_json:
        screen.as_json(view.documents_to_json(found))
    else:
        view.show_documents(found)


def check_document(
    session: Session, names: Sequence[str], edition: str, profile: str, *, as_json: bool
) -> None:
    """Show the sections that must still be filled in.

    Raises:
        UsageError: more than one document is named.
    """
    if len(names) > 1:
        raise UsageError("Only one document can be checked at a time.", f"Give {_CHECKED}, or no name.")
    found = check_sections(session, names[0] if names else _CHECKED, edition, profile)
    if as_json:
        screen.as_json(view.sections_to_json(found))
    else:
        view.show_sections(found)


def write_all(session: Session, request: BuildRequest) -> None:
    """Write documents and say where they are, where things stand, and what was left out."""
    built = build_documents(session, request, screen.progress)
    screen.progress_done()
    for file in built.files:
        screen.say(str(file))
    for line in headlines(built.stock):
        screen.say(line)
    points = len(built.stock.open_points)
    if built.draft and points:
        screen.say(f"{points} points block a freeze, so the documents carry DRAFT (crmkit status).")
    left = [one for one in built.left_out if not one.template.manifest.made_by]
    if left:
        screen.say(f"Not built: {', '.join(one.name for one in left)} (crmkit build --list says why).")
