"""`plan`: phases with effort, cost and dates, what does not fit, and what would be if."""

from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.problems import UsageError
from toolkit.workflows.session import Session


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command()(plan)


def plan(  # noqa: PLR0913  # one option for each thing one does with a plan
    context: typer.Context,
    new: Annotated[bool, typer.Option("--new", help="Begin a commented plan.yaml.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why the plan does not hold and what each way out costs.")
    ] = False,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            help="Show the consequences of an assumption and write nothing; may be given several times: "
            "budget=+2000, half-year=17000, rate=300, vendor=V4, go-live=2026-07-01, drop=G3, move=G2:P2, "
            "needed-by=G3:2026-12-15, phase-end=P3:2026-12-18.",
        ),
    ] = None,
    accept: Annotated[
        str,
        typer.Option("--accept", metavar="REASON", help="Write the plan down as accepted, with the reason."),
    ] = "",
    export: Annotated[
        str, typer.Option("--export", help="Write the plan for another tool to out/: mspdi, ics or csv.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Plan the chosen vendor's work: phases, effort, cost, dates, and what breaks a cap or a date.

    Work without a phase is placed by the planner; what a person fixed is checked and priced. Each aim of the
    planner is printed with its bound. Later plans are compared with the accepted one.

    Example: crmkit plan --what-if move=G2:P2
    """
    from toolkit.cli.views import plan as view  # slow: loads the solver
    from toolkit.workflows.planning import plan as planning  # slow: loads the solver

    session: Session = context.obj
    _only_one(new, explain, what_if, accept, export)
    if new:
        from toolkit.workflows.planning.begin import begin_plan  # slow: see above

        screen.say(
            f"Made {begin_plan(session)}. It is yours: adapt phases, work and prices, then: crmkit plan"
        )
    elif explain:
        explanation = planning.explain_work(session.directory)
        screen.as_json(view.explain_json(explanation)) if as_json else view.show_explanation(explanation)
    elif what_if:
        alternative = planning.what_if(session.directory, what_if)
        screen.as_json(view.alternative_json(alternative)) if as_json else view.show_alternative(alternative)
    elif export:
        from toolkit.workflows.planning.export import export_plan  # slow: loads the XML library

        screen.say(f"Wrote {export_plan(session, export)}")
    elif accept:
        accepted = planning.accept_plan(session, accept)
        screen.say(f"Accepted the plan for {accepted.vendor} with {len(accepted.items)} items.")
    else:
        made = planning.plan_work(session.directory)
        screen.as_json(view.to_json(made)) if as_json else view.show(made)


def _only_one(*chosen: object) -> None:
    if sum(map(bool, chosen)) > 1:
        raise UsageError(
            "--new, --explain, --what-if, --accept and --export do not go together.", "Give one of them."
        )
