"""`plan`: phases with effort, cost and dates, and what does not fit."""

from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command()(plan)


def plan(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Plan the chosen vendor's work: phases, effort, cost, and what breaks a cap or a date.

    Example: crmkit plan --json
    """
    from toolkit.cli.views import plan as view  # slow: loads the models
    from toolkit.workflows.results import plan_work  # slow: loads the models

    session: Session = context.obj
    made = plan_work(session.directory)
    if as_json:
        screen.as_json(view.to_json(made))
    else:
        view.show(made)
