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
        list[str] | None, typer.Argument(help="technical-assignment, gap-list, enhancement-plan; all without a name.")
    ] = None,
    formats: Annotated[str, typer.Option("--format", help="Formats, separated by commas: docx, html, xlsx.")] = "",
    edition: Annotated[str, typer.Option(help="Edition of the Technical Assignment: contract or requirements.")] = "contract",
) -> None:
    """Write documents to the folder out/.

    Example: crmkit build technical-assignment --format docx,html
    """
    from toolkit.workflows.build import build_documents  # slow: loads the models and the exporters

    session: Session = context.obj
    wanted = tuple(f.strip() for f in formats.split(",") if f.strip())
    for built in build_documents(session, tuple(documents or ()), wanted, edition, announce=screen.complain):
        screen.say(str(built))
