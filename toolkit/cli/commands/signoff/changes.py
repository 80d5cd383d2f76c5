"""`signoff change`: what shall become different after freezing."""

from typing import Annotated

import typer

from toolkit.cli import screen

app = typer.Typer(
    help='Change what is frozen, in the open: a request with reason, effect and decision.\n\nExample: crmkit signoff change new --reason "A law changed." --origin "letter of 2 May" --by andris',
    no_args_is_help=True,
)

_Id = Annotated[str, typer.Argument(metavar="CHANGE", help="Id of the change request, for example CR1.")]


@app.command()
def new(
    context: typer.Context,
    reason: Annotated[str, typer.Option(help="Why it shall change.")],
    origin: Annotated[str, typer.Option(help="Where the wish comes from: who asked, when.")],
    decides: Annotated[str, typer.Option(help="Who decides (default: the sponsor).")] = "",
) -> None:
    """Open a change request; from now on requirements, gaps and the rest may be edited under it.

    Example: crmkit signoff change new --reason "law on e-invoices" --origin "chief accountant, 2 June" --by andris
    """
    from toolkit.workflows.signoff.changes import new_change  # slow: loads the documents

    made = new_change(context.obj, reason, origin, decides)
    screen.say(f"{made.id} is open. Edit as usual, look with 'crmkit signoff change show {made.id}',")
    screen.say(
        f"then {made.decides or 'the sponsor'} decides: crmkit signoff change decide {made.id} --accept"
    )


@app.command(name="list")
def list_changes(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the change requests with their decisions.

    Example: crmkit signoff change list
    """
    from toolkit.cli.views.signoff import changes as view  # slow: loads the models
    from toolkit.workflows.signoff.changes import all_changes  # slow: loads the documents

    found = all_changes(context.obj)
    if as_json:
        screen.as_json(view.list_to_json(found))
    else:
        view.show_list(found)


@app.command()
def show(
    context: typer.Context,
    change: _Id,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what a change comes to: sections and clauses that differ, price and dates.

    Example: crmkit signoff change show CR1
    """
    from toolkit.cli.views.signoff import changes as view  # slow: loads the models
    from toolkit.workflows.signoff.changes import difference  # slow: loads the documents

    found = difference(context.obj, change)
    if as_json:
        screen.as_json(view.to_json(found))
    else:
        view.show(found)


@app.command()
def decide(
    context: typer.Context,
    change: _Id,
    accept: Annotated[bool, typer.Option("--accept/--refuse", help="Refusing puts the files back.")],
    reason: Annotated[str, typer.Option(help="Why; it is printed in the change list.")],
) -> None:
    """Decide about a change request. An accepted one is frozen next, with 'crmkit signoff freeze'.

    Example: crmkit signoff change decide CR1 --accept --reason "the law leaves no choice" --by ilze
    """
    from toolkit.cli.views.signoff import changes as view  # slow: loads the models
    from toolkit.workflows.signoff.changes import decide_change  # slow: loads the documents

    view.show_decision(decide_change(context.obj, change, accept=accept, reason=reason))
