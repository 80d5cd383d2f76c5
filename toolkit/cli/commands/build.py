"""`build`: write the documents."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session

_Edition = Annotated[
    str,
    typer.Option(
        help="Edition of the Technical Assignment: requirements, or contract once a vendor is chosen."
    ),
]
_Profile = Annotated[
    str,
    typer.Option(
        help="Structure of the Technical Assignment: crmkit, gost-34.602-2020, gost-34.602-89, iso-29148, "
        "v-modell-lastenheft, volere, or your own. Default: 'profile' in the settings."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command()(build)


def build(  # noqa: PLR0913  # one parameter an option
    context: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(help="Names as 'build --list' shows them; without a name all that can be built."),
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", help="Formats, separated by commas: docx, html, pdf, xlsx.")
    ] = "",
    edition: _Edition = "",
    profile: _Profile = "",
    reference: Annotated[
        Path | None,
        typer.Option(help="A .docx whose styles the Word files take; templates/reference.docx without it."),
    ] = None,
    page_numbers: Annotated[
        bool,
        typer.Option("--page-numbers", help="Page numbers in the contents of Word files; needs LibreOffice."),
    ] = False,
    language: Annotated[
        str,
        typer.Option("--lang", help="Language of fixed texts, dates and money: en, or one with catalogues."),
    ] = "",
    force: Annotated[bool, typer.Option(help="Write files anew although nothing has changed.")] = False,
    via: Annotated[
        str, typer.Option(help="'libreoffice' prints PDFs from the Word files, with their look.")
    ] = "",
    show_list: Annotated[
        bool, typer.Option("--list", help="Show every document, what it is for, and what is missing for it.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Build nothing: list the sections that must still be filled in.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --list or --check: as JSON.")] = False,
) -> None:
    """Write documents to the folder out/.

    Example: crmkit build technical-assignment --profile iso-29148 --format docx
    """
    from toolkit.cli.building import check_document, list_all, write_all  # slow: loads the exporters
    from toolkit.workflows.build import BuildRequest  # as above
    from toolkit.workflows.documents.press import PressRequest  # as above

    session: Session = context.obj
    names = tuple(documents or ())
    if show_list:
        list_all(session, as_json=as_json)
    elif check:
        check_document(session, names, edition, profile, as_json=as_json)
    else:
        wanted = tuple(f.strip() for f in formats.split(",") if f.strip())
        press = PressRequest(reference, page_numbers=page_numbers, via=via, force=force)
        write_all(session, BuildRequest(names, wanted, edition, profile, press, language))
    screen.progress_done()
