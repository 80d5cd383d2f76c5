"""`landscape`: processes, systems, flows, data and roles; proposed from the interviews, accepted by a person."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session

app = typer.Typer(
    help="What the company works with today: processes, systems, flows, data, roles.\n\nExample: crmkit landscape list",
    no_args_is_help=True,
)


@app.command(name="list")
def list_landscape(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List all entries with their sources.

    Example: crmkit landscape list
    """
    from toolkit.cli.views.landscape import entries as view  # slow: loads the models
    from toolkit.workflows.register import landscape as work  # slow: loads the models

    session: Session = context.obj
    seen = work.look(session.directory)
    if as_json:
        goals = [goal.model_dump(mode="json") for goal in seen.engagement.goals]
        screen.as_json({**seen.landscape.model_dump(mode="json"), "goals": goals})
    else:
        view.show_list(seen.landscape, seen.engagement.goals)


@app.command()
def show(
    context: typer.Context,
    entry: Annotated[
        str,
        typer.Argument(
            help="The id of an entry, or a whole kind: processes, systems, flows, data, roles, goals."
        ),
    ],
    picture: Annotated[
        Path | None, typer.Option(help="Also write it as a picture: FILE.svg or FILE.png.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show a process as lanes with its times before and after, everything about another entry, or a whole kind.

    What nobody has said yet stands below. Pictures exist of processes and of 'systems' with their flows.

    Example: crmkit landscape show order-to-dispatch --picture process.svg
    """
    from toolkit.cli import landscaping  # slow: loads the models

    session: Session = context.obj
    landscaping.show(session, entry, as_json=as_json)
    if picture:
        landscaping.draw(session, entry, picture)


@app.command()
def accept(
    context: typer.Context,
    entries: Annotated[list[str] | None, typer.Argument(help="Only the entries with these ids.")] = None,
    everything: Annotated[bool, typer.Option("--all", "--yes", help="Accept all, ask nothing.")] = False,
    dry_run: Annotated[bool, typer.Option(help="Show the proposals and ask nothing.")] = False,
) -> None:
    """Show what the interviews propose (F02, F08, F09, F10) and accept it into landscape/.

    Afterwards the files are the truth: what somebody changed in them stays, and the answers are only told.
    A field follows the answers while nobody changed it, or where it is empty.

    Example: crmkit landscape accept --all --by ilze
    """
    from toolkit.cli import landscaping  # slow: loads the models

    session: Session = context.obj
    if entries or everything:
        landscaping.accept(session, entries or None)
    else:
        landscaping.show_and_ask(session, ask=not dry_run)
