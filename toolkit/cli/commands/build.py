"""`build`: write the documents."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command()(build)


def build(  # noqa: PLR0913  # one parameter an option
    context: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            help="technical-assignment, gap-list, enhancement-plan, comparison; all without a name."
        ),
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", help="Formats, separated by commas: docx, html, pdf, xlsx.")
    ] = "",
    edition: Annotated[
        str, typer.Option(help="Edition of the Technical Assignment: contract or requirements.")
    ] = "contract",
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
) -> None:
    """Write documents to the folder out/.

    Example: crmkit build technical-assignment --format docx --page-numbers
    """
    from toolkit.cli.views.status import headlines  # slow: loads the models
    from toolkit.workflows.build import BuildRequest, build_documents  # slow: loads the exporters
    from toolkit.workflows.documents.press import PressRequest  # as above

    session: Session = context.obj
    press = PressRequest(reference, page_numbers=page_numbers, via=via, force=force)
    wanted = tuple(f.strip() for f in formats.split(",") if f.strip())
    built = build_documents(
        session, BuildRequest(tuple(documents or ()), wanted, edition, press, language), screen.progress
    )
    screen.progress_done()
    for file in built.files:
        screen.say(str(file))
    for line in headlines(built.stock):
        screen.say(line)
    if built.draft:
        screen.say(
            f"{len(built.stock.open_points)} points block a freeze, so the documents carry DRAFT (crmkit status)."
        )
