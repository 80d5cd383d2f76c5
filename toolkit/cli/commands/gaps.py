"""`gaps`: what a vendor does not yet perform well enough, what is decided, rounds with the vendor."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session

app = typer.Typer(
    help="List the gaps: what is not performed well enough, and what was decided.\n\nExample: crmkit gaps list",
    no_args_is_help=True,
)


@app.command(name="list")
def list_gaps(
    context: typer.Context,
    everyone: Annotated[bool, typer.Option("--all", help="Every vendor, not only the chosen one.")] = False,
    rounds: Annotated[
        bool, typer.Option("--rounds", help="The vendor's answers, round beside round.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the gaps of the chosen vendor: list A before go-live, list B deferrable.

    Example: crmkit gaps list --all
    """
    from toolkit.cli.views import gaps as view  # slow: loads the models
    from toolkit.workflows.results import find_gaps  # slow: loads the models

    session: Session = context.obj
    if rounds:
        from toolkit.workflows.gaps.decisions import gap_state  # slow: loads the models
        from toolkit.workflows.gaps.rounds import rounds_of  # slow: loads the workbook library

        view.show_rounds(rounds_of(gap_state(session.directory)))
        return
    found = find_gaps(session.directory, every_vendor=everyone, by=session.by)
    if as_json:
        screen.as_json(view.to_json(found))
    else:
        view.show(found)


@app.command()
def decide(
    context: typer.Context,
    gap: Annotated[str, typer.Argument(help="Id, for example G3; without it all undecided ones.")] = "",
    vendor: Annotated[str, typer.Option(help="Another vendor than the chosen one.")] = "",
    decisions: Annotated[
        Path | None, typer.Option(help="Take decisions from a YAML list (gap, decision, reason, ...).")
    ] = None,
) -> None:
    """Decide gaps one after the other: can we adapt, what was refused, what each choice costs, by when.

    Order of resolution: standard, configuration, process change, add-on or integration, extension,
    modification, other system. What changes the product itself wants a named person who signs the exception.

    Example: crmkit gaps decide G7 --by ilze
    """
    from toolkit.workflows.gaps import decisions as work  # slow: loads the models

    session: Session = context.obj
    if decisions is not None:
        decided = work.decide(session, work.read_words(decisions), vendor)
        screen.say(f"Wrote down {len(decided)} decisions.")
        return
    from toolkit.cli.dialogs.gap_talk import decide_gaps  # slow: loads the prompt library

    decide_gaps(session, gap, vendor)


@app.command()
def export(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option(help="The file (default: in out/).")] = None,
    vendor: Annotated[str, typer.Option(help="Another vendor than the chosen one.")] = "",
    issues: Annotated[
        str, typer.Option(help="Write lists A and B as issues instead: jira or github (CSV).")
    ] = "",
) -> None:
    """Write the gap list as a workbook that the vendor fills in: mechanism, class, days, price, dates.

    It holds nothing internal: no decision, no budget, no other vendor.

    Example: crmkit gaps export
    """
    from toolkit.workflows.gaps.rounds import export_gaps  # slow: loads the workbook library

    if issues:
        from toolkit.workflows.planning.export import export_issues  # slow: loads the XML library

        screen.say(f"Wrote {export_issues(context.obj, issues, out)}")
        return
    screen.say(f"Wrote {export_gaps(context.obj, out, vendor)}")


@app.command(name="import")
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The workbook that the vendor filled in.")],
    dry_run: Annotated[bool, typer.Option(help="Show what would change and write nothing.")] = False,
    vendor: Annotated[str, typer.Option(help="Another vendor than the chosen one.")] = "",
) -> None:
    """Read the vendor's answer as a new round; earlier rounds are kept and can be compared.

    Every cell that does not hold is named with sheet, row and column; then nothing is written.

    Example: crmkit gaps import gaps-V1.xlsx --dry-run
    """
    from toolkit.cli.views import gaps as view  # slow: loads the models
    from toolkit.workflows.gaps.rounds import import_gaps  # slow: loads the workbook library

    view.show_new_round(import_gaps(context.obj, file, dry_run=dry_run, vendor_id=vendor), dry_run=dry_run)
