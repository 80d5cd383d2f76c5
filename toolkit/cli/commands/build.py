"""`build`: write the documents."""

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
        str, typer.Option("--format", help="Formats, separated by commas: docx, html, xlsx.")
    ] = "",
    edition: _Edition = "",
    profile: _Profile = "",
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

    session: Session = context.obj
    names = tuple(documents or ())
    if show_list:
        list_all(session, as_json=as_json)
    elif check:
        check_document(session, names, edition, profile, as_json=as_json)
    else:
        wanted = tuple(f.strip() for f in formats.split(",") if f.strip())
        write_all(session, names, wanted, edition, profile)
    screen.progress_done()
