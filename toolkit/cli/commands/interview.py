"""`interview`: ask a form at the terminal or read the answers from a file; who has been heard on what."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.cli.command_groups import AskingGroup
from toolkit.problems import UsageError
from toolkit.workflows.session import Session

app = typer.Typer(
    cls=AskingGroup,
    no_args_is_help=True,
    help="Hold interviews (crmkit interview FORM --member WHO), plan them, see who has been heard.\n\nExample: crmkit interview F03_sales --member andris --by maris",
)


@app.command()
def ask(  # noqa: PLR0913  # the options of one command
    context: typer.Context,
    questionnaire: Annotated[str, typer.Argument(help="The form, for example F03_sales.")],
    member: Annotated[str, typer.Option(help="Who answers (member or respondent id).")],
    answers: Annotated[Path | None, typer.Option(help="Take the answers from this YAML file.")] = None,
    only: Annotated[str, typer.Option(help="Ask only these questions, separated by commas.")] = "",
    missing: Annotated[
        bool, typer.Option("--missing", help="Ask only what earlier sittings have not asked.")
    ] = False,
    anew: Annotated[
        bool, typer.Option("--new", help="Begin a new sitting although one is unfinished.")
    ] = False,
) -> None:
    """Hold an interview. The word 'ask' may be left out: crmkit interview FORM --member WHO.

    Every answer is saved at once; an unfinished sitting can be taken up again. At a question: Ctrl-B goes
    back, Ctrl-X shows more (jump, quote, don't know), Ctrl-O opens your editor, ? helps, Ctrl-C saves and
    leaves. Say who asks with --by.

    Example: crmkit interview F03_sales --member viktors --by maris
    """
    from toolkit.workflows.interviews import sittings  # slow: loads the forms

    session: Session = context.obj
    names = tuple(name.strip() for name in only.split(",") if name.strip())
    if names and missing:
        raise UsageError("--only and --missing do not go together.", "Give one of them.")
    request = sittings.SittingRequest(questionnaire, member, names, anew, missing)
    if answers is not None:
        handed_in = sittings.record_answers(session, request, answers)
        screen.say(f"Recorded {handed_in.id} with {len(handed_in.answers)} answers.")
        return
    from toolkit.cli.dialogs.sitting import hold  # slow: loads the prompt library

    ended = hold(session, request)
    if ended is None:
        screen.say("Nothing was begun.")
    elif ended.submitted:
        screen.say(f"Handed in as {ended.interview.id}. Next: crmkit interview minutes {ended.interview.id}")
    elif ended.interview.answers:
        screen.say("Saved. The same command goes on from here.")
    else:
        screen.say("Nothing was answered, so nothing was saved.")


@app.command(name="list")
def list_interviews(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List all sittings and show who has been heard on what, and which departments not.

    A form counts as heard only after a whole sitting; one on single questions does not count.

    Example: crmkit interview list
    """
    from toolkit.cli.views import interviews as view  # slow: loads the forms
    from toolkit.workflows.interviews.hearing import hearings  # slow: loads the forms

    session: Session = context.obj
    state = hearings(session.directory)
    if as_json:
        screen.as_json(view.list_json(state.coverage))
    else:
        view.show_list(state)


@app.command()
def plan(
    context: typer.Context,
    first: Annotated[str, typer.Option("--from", help="First day, YYYY-MM-DD (default: tomorrow).")] = "",
    write: Annotated[
        bool, typer.Option("--write", help="Write invitations and a calendar to out/interviews/.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Propose who answers which forms when: working days, nobody twice a day, 90 minutes at most.

    The ceiling and the hours are settings (interview_minutes, interview_hours).

    Example: crmkit interview plan --from 2026-01-12 --write
    """
    from toolkit.cli.views import interviews as view  # slow: loads the forms
    from toolkit.workflows.interviews.hearing import plan_sittings, write_invitations  # slow: see above

    session: Session = context.obj
    state, planned = plan_sittings(session, _day(first) if first else None)
    if as_json:
        screen.as_json(view.plan_json(planned))
    else:
        view.show_plan(state, planned)
    if write and planned:
        files = write_invitations(session, state, planned)
        if not as_json:
            screen.say(f"Wrote {len(files) - 1} invitations and interviews.ics to {files[0].parent}.")


@app.command()
def show(
    context: typer.Context,
    interview: Annotated[str, typer.Argument(help="Its id, as 'interview list' shows it.")],
) -> None:
    """Show what was asked and said in one sitting.

    Example: crmkit interview show F03_sales-viktors
    """
    from toolkit.cli.views import interviews as view  # slow: loads the forms
    from toolkit.workflows.interviews.hearing import minutes_of  # slow: loads the forms

    session: Session = context.obj
    view.show_minutes(minutes_of(session, interview))


@app.command()
def minutes(
    context: typer.Context,
    interview: Annotated[str, typer.Argument(help="Its id, as 'interview list' shows it.")],
    formats: Annotated[str, typer.Option("--format", help="docx, html or both.")] = "",
) -> None:
    """Write the minutes of a sitting to out/, for the respondent to confirm.

    Example: crmkit interview minutes F03_sales-viktors
    """
    from toolkit.workflows.interviews.hearing import write_minutes  # slow: loads the exporters

    session: Session = context.obj
    wanted = tuple(word.strip() for word in formats.split(",") if word.strip())
    for file in write_minutes(session, interview, wanted, screen.progress):
        screen.progress_done()
        screen.say(f"Wrote {file}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"'{text}' is no day.", "Write it as YYYY-MM-DD.") from None
