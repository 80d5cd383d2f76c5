"""`interview`: ask a form at the terminal, or read the answers from a file."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command()(interview)


def interview(
    context: typer.Context,
    questionnaire: Annotated[str, typer.Argument(help="The form, for example F03_sales.")],
    member: Annotated[str, typer.Option(help="Who answers (member or respondent id).")],
    answers: Annotated[Path | None, typer.Option(help="Take the answers from this YAML file.")] = None,
    only: Annotated[str, typer.Option(help="Ask only these questions, separated by commas.")] = "",
    anew: Annotated[
        bool, typer.Option("--new", help="Begin a new sitting although one is unfinished.")
    ] = False,
) -> None:
    """Hold an interview. Every answer is saved at once; an unfinished sitting is taken up again.

    At a question: Ctrl-B goes back, Ctrl-X shows more (jump, quote, don't know), ? helps,
    Ctrl-C saves and leaves. Say who asks with --by.

    Example: crmkit interview F03_sales --member viktors --by maris
    """
    from toolkit.workflows.interviews import sittings  # slow: loads the forms

    session: Session = context.obj
    names = tuple(name.strip() for name in only.split(",") if name.strip())
    request = sittings.SittingRequest(questionnaire, member, names, anew)
    if answers is not None:
        handed_in = sittings.record_answers(session, request, answers)
        screen.say(f"Recorded {handed_in.id} with {len(handed_in.answers)} answers.")
        return
    from toolkit.cli.dialogs.sitting import run_sitting  # slow: loads the prompt library

    opened = sittings.open_sitting(session, request)
    ended = run_sitting(opened)
    if ended.submitted:
        screen.say(f"Handed in as {ended.interview.id}. Next: crmkit requirements derive")
    elif ended.interview.answers:
        screen.say("Saved. The same command goes on from here.")
    else:
        screen.say("Nothing was answered, so nothing was saved.")
