"""`requirements`: derive them from the answers, list them, show one with its sources."""

from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session

app = typer.Typer(help="Turn answers into requirements and work with the register.", no_args_is_help=True)


@app.command()
def derive(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option(help="Show what would change and write nothing.")] = False,
) -> None:
    """Derive requirements from all submitted interviews into the register.

    A person's edits and numbers are never lost: what was edited keeps its words.

    Example: crmkit requirements derive --dry-run
    """
    from toolkit.cli.views import requirements as view  # slow: loads the models
    from toolkit.workflows.requirements import derive_register  # slow: loads the models

    session: Session = context.obj
    view.show_changes(derive_register(session, dry_run=dry_run), dry_run=dry_run)


@app.command(name="list")
def list_requirements(
    context: typer.Context,
    category: Annotated[str, typer.Option(help="Only this category, for example F.sales or NF.")] = "",
    priority: Annotated[str, typer.Option(help="Only must, should, could or wont.")] = "",
    status: Annotated[str, typer.Option(help="Only draft, proposed, accepted, parked or rejected.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the register.

    Example: crmkit requirements list --category F.sales --priority must
    """
    from toolkit.cli.views import requirements as view  # slow: loads the models
    from toolkit.workflows.requirements import read_register  # slow: loads the models

    session: Session = context.obj
    chosen = [
        r
        for r in read_register(session.directory).requirements
        if r.category.startswith(category) and r.priority.startswith(priority) and r.status.startswith(status)
    ]
    if as_json:
        screen.as_json(view.to_json(chosen))
    else:
        view.show_list(chosen)


@app.command()
def show(
    context: typer.Context,
    requirement: Annotated[str, typer.Argument(help="Number or machine id, for example REQ-SAL-012.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show one requirement with its acceptance criterion, sources and open questions.

    Example: crmkit requirements show REQ-SAL-012
    """
    from toolkit.cli.views import requirements as view  # slow: loads the models
    from toolkit.workflows.requirements import find_requirement  # slow: loads the models

    session: Session = context.obj
    found = find_requirement(session.directory, requirement)
    if as_json:
        screen.as_json(view.to_json([found]))
    else:
        view.show_one(found)
