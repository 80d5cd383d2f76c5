"""`requirements export` and `import`: the register out to a file, changes and foreign lists in from one."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session


def add_to(app: typer.Typer) -> None:
    """Add the commands to `requirements`."""
    app.command(name="export")(export)
    app.command(name="import")(import_)


def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Where to: .xlsx, .csv or .reqif.")],
) -> None:
    """Write the register to a file that a client can edit and that comes back with 'import'.

    Change the white columns; leave Id and Version as they are. A new row without an Id is a new requirement.
    Own columns, order and formats of a file that came back stay on the next export.

    Example: crmkit requirements export requirements.xlsx
    """
    from toolkit.workflows.register.exchange import export_register  # slow: loads the file formats

    session: Session = context.obj
    count = export_register(session, file)
    screen.say(f"Wrote {count} requirements to {file}.")


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="An export, a foreign list (.xlsx, .csv), .docx or .reqif.")],
    accept: Annotated[bool, typer.Option("--accept", "--yes", help="Take everything up.")] = False,
    only: Annotated[
        str, typer.Option(help="With --accept: only these machine ids, separated by commas.")
    ] = "",
    columns: Annotated[
        str, typer.Option("--map", help="Columns of a foreign list: statement=Text,priority=Prio,id=No.")
    ] = "",
    dry_run: Annotated[bool, typer.Option(help="Show the difference and ask nothing.")] = False,
) -> None:
    """Show what a file changes in the register, and take it up.

    An export that comes back: rows are found by their id; cells with formulas and rows that were changed in the
    register since the export are refused, and then nothing is taken up. A foreign list comes in as drafts with
    its file and row as source; which column holds what is asked once and remembered. So do paragraphs and
    table rows of an old specification (.docx).

    Example: crmkit requirements import requirements.xlsx --accept --by ilze
    """
    from toolkit.cli.review import incoming  # slow: loads the file formats

    session: Session = context.obj
    ids = [id_.strip() for id_ in only.split(",") if id_.strip()]
    how = incoming.How(accept=accept, only=ids or None, ask=not dry_run, columns=columns)
    incoming.bring_in(session, file, how)
