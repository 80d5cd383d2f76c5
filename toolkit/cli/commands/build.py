"""`build`: write the documents."""

from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command()(build)


def build(
    context: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            help="technical-assignment, gap-list, enhancement-plan, comparison; all without a name."
        ),
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", help="Formats, separated by commas: docx, html, xlsx.")
    ] = "",
    edition: Annotated[
        str, typer.Option(help="Edition of the Technical Assignment: contract or requirements.")
    ] = "contract",
) -> None:
    """Write documents to the folder out/.

    Example: crmkit build technical-assignment --format docx,html
    """
    from toolkit.cli.views.status import headlines  # slow: loads the models
    from toolkit.workflows.build import BuildRequest, build_documents  # slow: loads the exporters

    session: Session = context.obj
    wanted = tuple(f.strip() for f in formats.split(",") if f.strip())
    built = build_documents(session, BuildRequest(tuple(documents or ()), wanted, edition), screen.progress)
    screen.progress_done()
    for file in built.files:
        screen.say(str(file))
    for line in headlines(built.stock):
        screen.say(line)
    if built.draft:
        screen.say(
            f"{len(built.stock.open_points)} points block a freeze, so the documents carry DRAFT (crmkit status)."
        )
