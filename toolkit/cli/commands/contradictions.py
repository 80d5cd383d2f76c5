"""`contradictions`: who said what, and what the group decides."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session

app = typer.Typer(
    help="Where people answered the same question differently, and what then holds.\n\nExample: crmkit contradictions list",
    no_args_is_help=True,
)


@app.command(name="list")
def list_contradictions(
    context: typer.Context,
    only_open: Annotated[bool, typer.Option("--open", help="Only those that nobody has decided.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show who said what, in their words, the open ones first.

    Example: crmkit contradictions list --open
    """
    from toolkit.cli.views import contradictions as view  # slow: loads the forms
    from toolkit.workflows.interviews.contradictions import compared  # slow: loads the forms

    session: Session = context.obj
    state = compared(session.directory)
    shown = [one for one in state.contradictions if not only_open or one.state == "open"]
    if as_json:
        screen.as_json(view.to_json(shown))
    else:
        view.show_all(state, shown)


@app.command()
def decide(
    context: typer.Context,
    contradiction: Annotated[
        str, typer.Argument(help="Number or id, for example C7; without it all open ones.")
    ] = "",
    value: Annotated[list[str] | None, typer.Option(help="What holds; several times for a list.")] = None,
    owner: Annotated[str, typer.Option(help="Who answers for the decision (member id).")] = "",
    reason: Annotated[str, typer.Option(help="Why; it is printed beside the decision.")] = "",
    decisions: Annotated[
        Path | None,
        typer.Option(help="Take decisions from a YAML list (contradiction, value, owner, reason)."),
    ] = None,
) -> None:
    """Write down what holds. The value need not be one of the versions; who decides is said with --by.

    At a terminal it asks for whatever is not on the command line, one contradiction after the other.

    Example: crmkit contradictions decide C7 --value sales_asks --owner ilze --reason "Measured." --by ilze
    """
    from toolkit.cli.dialogs.deciding import ask_words  # slow: loads the prompt library
    from toolkit.cli.views import contradictions as view  # slow: loads the forms
    from toolkit.stages.interview.decide import ContradictionWord  # slow: loads the forms
    from toolkit.workflows.interviews import contradictions as work  # slow: loads the forms

    session: Session = context.obj
    if decisions is not None:
        decided = work.decide(session, work.read_words(decisions))
        screen.say(f"Wrote down {len(decided)} decisions.")
        return
    if contradiction and value and owner and reason:
        word = ContradictionWord(
            contradiction=contradiction,
            value=value[0] if len(value) == 1 else tuple(value),
            owner=owner,
            reason=reason,
        )
        (after,) = work.decide(session, [word])
        view.show_one(work.compared(session.directory), after)
        return
    ask_words(session, contradiction)


@app.command()
def reopen(
    context: typer.Context,
    contradiction: Annotated[str, typer.Argument(help="Number or id, for example C7.")],
    reason: Annotated[str, typer.Option(help="Why; it is kept.")] = "",
) -> None:
    """Take a decision back: the contradiction is open again, and what rests on it a draft.

    Example: crmkit contradictions reopen C7 --reason "The head of sales disagrees." --by ilze
    """
    from toolkit.cli.views import contradictions as view  # slow: loads the forms
    from toolkit.stages.interview.decide import ContradictionWord  # slow: loads the forms
    from toolkit.workflows.interviews import contradictions as work  # slow: loads the forms

    session: Session = context.obj
    word = ContradictionWord(contradiction=contradiction, do="reopen", reason=reason)
    (after,) = work.decide(session, [word])
    view.show_one(work.compared(session.directory), after)
