"""`landscape`: processes, systems, flows, data and roles; proposed from the interviews, accepted by a person."""

from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session

app = typer.Typer(
    help="What the company works with today: processes, systems, flows, data, roles.", no_args_is_help=True
)


@app.command(name="list")
def list_landscape(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List all entries with their sources.

    Example: crmkit landscape list
    """
    from toolkit.cli.views import landscape as view  # slow: loads the models
    from toolkit.workflows.register.landscape import read_landscape  # slow: loads the models

    session: Session = context.obj
    found = read_landscape(session.directory)
    if as_json:
        screen.as_json(found.model_dump(mode="json"))
    else:
        view.show_list(found)


@app.command()
def show(
    context: typer.Context,
    entry: Annotated[str, typer.Argument(help="The id of an entry, for example onec.")],
) -> None:
    """Show everything about one process, system, flow, data source or role.

    Example: crmkit landscape show order-to-dispatch
    """
    from toolkit.cli.views import landscape as view  # slow: loads the models
    from toolkit.workflows.register.landscape import read_landscape  # slow: loads the models

    session: Session = context.obj
    view.show_one(read_landscape(session.directory), entry)


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

    Example: crmkit landscape accept onec website --by ilze
    """
    from toolkit.cli import landscaping  # slow: loads the models

    session: Session = context.obj
    if entries or everything:
        landscaping.accept(session, entries or None)
    else:
        landscaping.show_and_ask(session, ask=not dry_run)
