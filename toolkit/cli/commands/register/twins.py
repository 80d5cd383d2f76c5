"""`requirements twins`: what seems to ask for the same, and what cannot both hold."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session


def add_to(app: typer.Typer) -> None:
    """Add the command to `requirements`."""
    app.command()(twins)


def twins(
    context: typer.Context,
    decisions: Annotated[Path | None, typer.Option(help="Do what this YAML file says; no terminal.")] = None,
    across: Annotated[
        bool, typer.Option("--across-modules", help="Compare requirements of different categories too.")
    ] = False,
    limit: Annotated[int, typer.Option(help="How many groups are shown without a terminal.", min=1)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and ask nothing.")] = False,
) -> None:
    """Show requirements of different people that look alike, and decide: same, refines, conflicts, different.

    The best five stand beside each other. Nothing is merged by itself; merging keeps all sources and quotes.
    Decisions are kept in decisions/twins.yaml with name and date. Say who decides with --by.

    A file for --decisions: `decisions: [{a: REQ-SAL-001, b: r3k.., verdict: same, reason: one report}]`; with
    'same', b is merged into a; with 'refines', b says more exactly what a says.

    Example: crmkit requirements twins --by ilze
    """
    from toolkit.cli import twinning  # slow: loads the prompt library
    from toolkit.cli.views.register import twins as view  # slow: loads the models
    from toolkit.workflows.register import twins as working  # slow: loads numpy

    session: Session = context.obj
    if decisions is not None:
        done = working.judge_all(session, decisions)
        screen.say(f"{len(done)} decided.")
    elif as_json:
        screen.as_json(view.to_json(working.find_twins(session.directory, across_modules=across)))
    else:
        twinning.show_or_decide(session, limit, across=across)
