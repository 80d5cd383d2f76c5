"""`requirements`: derive them from the answers, list them, show one with its sources."""

from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.cli.commands.register import exchange, review, trace, twins
from toolkit.workflows.session import Session

app = typer.Typer(
    help="Turn answers into requirements and work with the register.\n\nExample: crmkit requirements derive --by maris",
    no_args_is_help=True,
)


@app.command()
def derive(
    context: typer.Context,
    accept: Annotated[bool, typer.Option("--accept", "--yes", help="Take all proposals up.")] = False,
    only: Annotated[
        str, typer.Option(help="With --accept: only these machine ids, separated by commas.")
    ] = "",
    dry_run: Annotated[bool, typer.Option(help="Show the proposals and ask nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and ask nothing.")] = False,
) -> None:
    """Show what the submitted interviews ask for beside the register, and take it up.

    New, changed and vanished proposals are shown as a difference; at a terminal you are asked what to take
    up: all, one by one, or nothing. A person's edits and numbers are never lost: what was edited keeps its
    words, the new proposal stands beside them; nothing is deleted.

    Example: crmkit requirements derive --accept --by ilze
    """
    from toolkit.cli import deriving  # slow: loads the models

    session: Session = context.obj
    ids = [id_.strip() for id_ in only.split(",") if id_.strip()]
    if accept:
        deriving.take_all(session, ids or None)
    elif as_json:
        screen.as_json(deriving.to_json(session))
    else:
        deriving.show_and_ask(session, ask=not dry_run)


@app.command(name="list")
def list_requirements(
    context: typer.Context,
    category: Annotated[str, typer.Option(help="Only this category, for example F.sales or NF.")] = "",
    priority: Annotated[str, typer.Option(help="Only must, should, could or wont.")] = "",
    status: Annotated[
        str,
        typer.Option(
            help="draft, proposed, accepted, parked, rejected, merged, suspect, vanished, open, todo."
        ),
    ] = "",
    source: Annotated[
        str, typer.Option(help="Only from this member, sitting, questionnaire or file that was read in.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the register.

    Example: crmkit requirements list --category F.sales --priority must
    """
    from toolkit.cli.views import requirements as view  # slow: loads the models
    from toolkit.stages.requirements.selection import Wanted  # slow: loads the models
    from toolkit.workflows import requirements as working  # slow: loads the models

    session: Session = context.obj
    wanted = Wanted(category=category, source=source, status=status, priority=priority)
    found = working.list_requirements(session, wanted)
    if as_json:
        screen.as_json(view.to_json(found.requirements, moved=found.moved))
    else:
        view.show_list(found)


@app.command()
def show(
    context: typer.Context,
    requirement: Annotated[str, typer.Argument(help="Number or machine id, for example REQ-SAL-012.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show one requirement with its sources, open questions, suspect marks and history.

    Example: crmkit requirements show REQ-SAL-012
    """
    from toolkit.cli.views import requirements as view  # slow: loads the models
    from toolkit.workflows.requirements import tell  # slow: loads the models

    session: Session = context.obj
    told = tell(session, requirement)
    if as_json:
        screen.as_json(
            view.to_json([told.requirement], told.history, {told.requirement.id} if told.moved else ())
        )
    else:
        view.show_one(told)


review.add_to(app)
trace.add_to(app)
twins.add_to(app)
exchange.add_to(app)
