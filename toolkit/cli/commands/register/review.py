"""`requirements review`: decide about what was derived, at the terminal or from a file."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session


def add_to(app: typer.Typer) -> None:
    """Add the command to `requirements`."""
    app.command()(review)


def review(  # noqa: PLR0913  # one argument an option
    context: typer.Context,
    category: Annotated[str, typer.Option(help="Only this category, for example F.sales or NF.")] = "",
    source: Annotated[
        str, typer.Option(help="Only from this member, sitting, questionnaire or file that was read in.")
    ] = "",
    status: Annotated[
        str,
        typer.Option(
            help="draft, proposed, accepted, parked, rejected, merged, suspect, vanished, open, todo."
        ),
    ] = "todo",
    priority: Annotated[str, typer.Option(help="Only must, should, could or wont.")] = "",
    finding: Annotated[str, typer.Option(help="Only where this wording rule found something, as Q03.")] = "",
    actions: Annotated[Path | None, typer.Option(help="Do what this YAML file says; no terminal.")] = None,
) -> None:
    """Accept, edit, merge, split, park or reject requirements; set priority and owner.

    Works through what waits for a decision (`--status todo`) unless told otherwise. Every decision is saved
    at once and stands in history.jsonl with name and time. Say who decides with --by.

    A file for --actions: `actions: [{requirement: REQ-SAL-001, do: edit, priority: must, needed_by: anna},
    {requirement: r3k.., do: park, reason: not before 2027}]`. It is done as a whole or not at all.

    Example: crmkit requirements review --category F.sales --by ilze
    """
    from toolkit.stages.requirements.selection import Wanted  # slow: loads the models
    from toolkit.workflows.register import review as reviewing  # slow: loads the models

    session: Session = context.obj
    if actions is not None:
        for action, after in reviewing.apply_actions(session, actions):
            screen.say(f"{action.do:<7} {after.shown_id}  {after.status.value}  {after.statement}")
        return
    from toolkit.cli.review.loop import run_review  # slow: loads the prompt library

    wanted = Wanted(category, source, status, priority, finding)
    run_review(reviewing.open_review(session, wanted, reviewing.findings_of(session)))
