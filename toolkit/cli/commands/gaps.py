"""`gaps`: the key tasks a vendor does not yet perform well enough."""

from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session

app = typer.Typer(
    help="List the gaps: what is not performed well enough, and what was decided.", no_args_is_help=True
)


@app.callback()
def _group() -> None:
    """Keep `gaps` a group while it has one command."""


@app.command(name="list")
def list_gaps(
    context: typer.Context,
    everyone: Annotated[bool, typer.Option("--all", help="Every vendor, not only the chosen one.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the gaps of the chosen vendor: list A before go-live, list B deferrable.

    Example: crmkit gaps list --all
    """
    from toolkit.cli.views import gaps as view  # slow: loads the models
    from toolkit.workflows.results import find_gaps  # slow: loads the models

    session: Session = context.obj
    found = find_gaps(session.directory, every_vendor=everyone)
    if as_json:
        screen.as_json(view.to_json(found))
    else:
        view.show(found)
