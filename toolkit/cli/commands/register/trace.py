"""`requirements trace`: from the spoken sentence to the signed clause, in both directions."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.problems import UsageError
from toolkit.workflows.session import Session


def add_to(app: typer.Typer) -> None:
    """Add the command to `requirements`."""
    app.command()(trace)


def trace(
    context: typer.Context,
    thing: Annotated[
        str,
        typer.Argument(help="A requirement, key task, gap, work item or sitting, as REQ-SAL-001 or KT04."),
    ] = "",
    matrix: Annotated[bool, typer.Option("--matrix", help="All requirements, gaps first.")] = False,
    file: Annotated[
        Path | None, typer.Option(help="With --matrix: write it to this .xlsx, .docx or .html file.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tell what a thing rests on and what rests on it: answer, requirement, key task, rating, gap, work, clause.

    Each link has a state: uncovered (something needed is not there), orphaned (it leads to what is not there),
    outdated (one end changed since somebody looked), unwanted (it serves what nobody demands), covered.

    Example: crmkit requirements trace REQ-SAL-010
    """
    from toolkit.cli.views.register import trace as view  # slow: loads the models
    from toolkit.workflows.register import trace as working  # slow: loads the exporters

    session: Session = context.obj
    if bool(thing) == matrix:
        raise UsageError("Say what is to be traced.", "Give one id, or --matrix for all requirements.")
    if file is not None:
        working.write_matrix(session, file)
        screen.say(f"Wrote {file}.")
    elif matrix:
        rows = working.read_rows(session)
        if as_json:
            screen.as_json(view.rows_to_json(rows))
        else:
            view.show_matrix(rows)
    else:
        stories = working.tell_story(session, thing)
        if as_json:
            screen.as_json(view.stories_to_json(stories))
        else:
            view.show_stories(stories)
