"""`new`, `status`, `undo`: begin an engagement, see where it stands, take a command back."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    app.command()(new)
    app.command()(status)
    app.command()(undo)


def new(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="The folder to make; it must not exist or be empty.")],
    sample: Annotated[
        str | None, typer.Option(help="Copy a sample engagement, for example kaskad-pack.")
    ] = None,
    client: Annotated[str, typer.Option(help="Name of the client's company.")] = "",
    country: Annotated[str, typer.Option(help="Country of the client (ISO 3166), for holidays.")] = "LV",
    currency: Annotated[str, typer.Option(help="Currency (ISO 4217).")] = "EUR",
) -> None:
    """Make a new engagement folder.

    Example: crmkit new acme --client "Acme Ltd" --country DE --currency EUR
    """
    from toolkit.workflows import engagement  # slow: loads the models

    session: Session = context.obj
    target = session.directory / folder
    if sample:
        engagement.copy_sample(sample, target)
        screen.say(f"Copied the sample '{sample}' to {target}.")
    else:
        engagement.create(target, client or folder.name, country, currency)
        screen.say(f"Made {target}. Open engagement.yaml in it and fill in the workgroup.")
    screen.say(f"Next: cd {target} && crmkit status")


def status(
    context: typer.Context,
    blockers: Annotated[
        bool, typer.Option("--blockers", help="List every point that keeps the documents a draft.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show where the engagement stands: each stage, whom one waits for, and what to type next.

    [x] is done, [ ] is open, - cannot begin yet. 'crmkit' alone inside an engagement shows the same.

    Example: crmkit status
    """
    from toolkit.cli.views import status as view  # slow: not needed to start
    from toolkit.workflows.guidance.report import report  # slow: see above

    session: Session = context.obj
    guidance = report(session)
    if as_json:
        screen.as_json(view.to_json(guidance))
    else:
        view.show(guidance, every_blocker=blockers)


def undo(context: typer.Context) -> None:
    """Take back the last command: its files are as they were before it.

    Up to 20 commands can be taken back, one at a time. What was issued stays.

    Example: crmkit undo
    """
    from toolkit.workflows import engagement  # slow: loads the store

    session: Session = context.obj
    for line in engagement.take_back(session.directory):
        screen.say(line)
