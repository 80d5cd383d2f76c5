"""`demo script|sheet|rate|close|import|list|consensus|usability`: before, during and right after a demo."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import screen
from toolkit.problems import UsageError
from toolkit.workflows.session import Session

if TYPE_CHECKING:
    from toolkit.workflows.selection.papers import Printed

_Vendor = Annotated[str, typer.Option(help="The vendor's id, for example V1.")]
_Rater = Annotated[str | None, typer.Option(help="Whose scorecard (member id); without it that of --by.")]
_Formats = Annotated[str, typer.Option("--format", help="Formats, for example docx,xlsx.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the group `demo`."""
    for command in (script, sheet, rate, close, usability, consensus):
        app.command()(command)
    app.command(name="import")(import_cards)
    app.command(name="list")(list_cards)


def script(
    context: typer.Context,
    minutes: Annotated[
        int, typer.Option(min=2, max=120, help="Minutes for each case, the same for every vendor.")
    ] = 10,
    begins: Annotated[str, typer.Option(help="When the demo begins.")] = "09:00",
    task: Annotated[list[str] | None, typer.Option(help="Only this case; several times.")] = None,
    formats: _Formats = "",
) -> None:
    """Write the script that every vendor gets: the cases in order, minutes, the data they need.

    It names no weight, no required level and no other vendor.

    Example: crmkit demo script --minutes 8 --format docx
    """
    from toolkit.workflows.selection.papers import ScriptRequest, write_script  # slow: loads the exporters

    request = ScriptRequest(minutes, begins, tuple(task or ()), _split(formats))
    _tell(write_script(context.obj, request, screen.progress))


def sheet(
    context: typer.Context,
    vendor: Annotated[list[str] | None, typer.Option(help="Only this vendor; several times.")] = None,
    rater: Annotated[list[str] | None, typer.Option(help="Only this rater; several times.")] = None,
    formats: _Formats = "",
) -> None:
    """Write a scorecard for each rater and vendor: to fill in at the screen or with a pen (docx, xlsx).

    Example: crmkit demo sheet --vendor V1 --format xlsx
    """
    from toolkit.workflows.selection.papers import write_sheets  # slow: loads the exporters

    _tell(write_sheets(context.obj, vendor or (), rater or (), _split(formats), screen.progress))


def rate(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    vendor: _Vendor,
    rater: _Rater = None,
    task: Annotated[str, typer.Option(help="Rate this one task without asking.")] = "",
    grade: Annotated[str, typer.Option(help="excellent, good, satisfactory, not_performed, not_shown.")] = "",
    evidence: Annotated[str, typer.Option(help="What was seen; needed below good and for excellent.")] = "",
    seen: Annotated[str, typer.Option(help="live_own_case, live or slides_only.")] = "",
    minutes: Annotated[str, typer.Option(help="Minutes it took.")] = "",
    abstain: Annotated[str, typer.Option(help="No grade: cannot_judge or conflict_of_interest.")] = "",
    submit: Annotated[bool, typer.Option("--submit", help="Hand the scorecard in.")] = False,
) -> None:
    """Rate a vendor's demo, one key task after another; it is saved after each.

    Own ratings can be changed until they are handed in; nobody sees others' before handing in their own.

    Example: crmkit demo rate --vendor V1 --rater laura
    """
    from toolkit.workflows.selection import rating as work  # slow: loads the models

    session: Session = context.obj
    if not (task or submit):
        from toolkit.cli.dialogs.rating import rate_demo  # slow: loads the prompt library

        rate_demo(session, vendor, rater)
        return
    opened = work.open_card(session, vendor, rater)
    card = opened.card
    if task:
        card = work.rate(opened, work.RatingWords(task, grade, evidence, seen, minutes, abstain))
        screen.say(f"Saved: {card.rater} on {task} of {card.vendor}.")
    if submit:
        work.hand_in(opened, card)
        late = f", {opened.days_late} days after the first" if opened.days_late else ""
        screen.say(f"Handed in: {len(card.ratings)} ratings of {card.vendor} by {card.rater}{late}.")


def import_cards(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(help="Filled sheets of 'demo sheet' (.xlsx, .docx) or .csv.")
    ],
    vendor: Annotated[str, typer.Option(help="The vendor, where a file does not say.")] = "",
    rater: Annotated[str, typer.Option(help="The rater, where a file does not say.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change and write nothing.")
    ] = False,
    draft: Annotated[
        bool, typer.Option("--draft", help="Leave the cards open for their raters to go on.")
    ] = False,
) -> None:
    """Take filled scorecards in and hand them in; if any cell does not hold, nothing comes in.

    A CSV file has the columns vendor, rater, task, grade, evidence, seen, minutes, abstain.

    Example: crmkit demo import out/scorecards/V1-laura.xlsx --dry-run
    """
    from toolkit.cli.views.selection import scorecards as view  # slow: loads the models
    from toolkit.workflows.selection.scorecard_files import import_cards as take_in  # slow: loads openpyxl

    found = take_in(context.obj, files, vendor=vendor, rater=rater, dry_run=dry_run, draft=draft)
    view.show_import(found, dry_run=dry_run, draft=draft)


def list_cards(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False
) -> None:
    """Show who has rated whom, and who is still to; of others' open work no figure is shown.

    Example: crmkit demo list --by laura
    """
    from toolkit.cli.views.selection import scorecards as view  # slow: loads the models
    from toolkit.workflows.selection.rating import cards  # slow: loads the models

    dossier, viewer, states = cards(context.obj)
    if as_json:
        screen.as_json(view.to_json(states))
    else:
        view.show_list(dossier, viewer, states)


def close(
    context: typer.Context,
    vendor: _Vendor,
    reason: Annotated[str, typer.Option(help="Why the group does not wait any longer.")] = "",
    yes: Annotated[
        bool, typer.Option("--yes", help="Close it; without this it is only said what would be.")
    ] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="Open a round that was closed.")] = False,
) -> None:
    """Close a vendor's round without the raters who have not handed in, or open it again.

    The group may talk and compare afterwards; cards that were not handed in do not count. Prices stay locked until
    every named rater has handed in.

    Example: crmkit demo close --vendor V1 --reason "Laura is ill until April." --yes
    """
    from toolkit.workflows.selection import rounds  # slow: loads the models

    if reopen:
        left = rounds.reopen(context.obj, vendor)
        screen.say(f"The round of {vendor} is open again for {', '.join(left) or 'nobody'}.")
        return
    if not yes:
        screen.say(f"Not handed in for {vendor}: {', '.join(rounds.missing(context.obj, vendor))}.")
        screen.say(rounds.WHAT_IT_DOES)
        screen.say("Nothing was written; say --yes to close it.")
        return
    made = rounds.close(context.obj, vendor, reason)
    screen.say(f"The round of {made.vendor} is closed, without {', '.join(made.missing)}.")


def usability(
    context: typer.Context,
    vendor: _Vendor,
    days: Annotated[str, typer.Option(help="Days of own work with it; at least 2.")],
    rater: _Rater = None,
    rated: Annotated[
        list[str] | None,
        typer.Option(
            "--property", help="PROPERTY=GRADE or PROPERTY=GRADE:EVIDENCE; all five, or none to be asked."
        ),
    ] = None,
) -> None:
    """Rate the interface after days of own work: convenient, informative, complete, customisable, restrained.

    It gives no points, and how it looks is never rated.

    Example: crmkit demo usability --vendor V1 --rater laura --days 3
    """
    from toolkit.cli.dialogs.usability import ask_properties  # slow: loads the prompt library
    from toolkit.workflows.selection.rating import rate_interface  # slow: loads the models

    grades = [_property(text) for text in rated] if rated else ask_properties()
    if grades is None:
        screen.say("Nothing was recorded.")
        return
    card = rate_interface(context.obj, vendor, rater, days, grades)
    screen.say(f"Recorded: {card.rater} on the interface of {card.vendor} after {days} days of own work.")


def consensus(  # what a decision consists of
    context: typer.Context,
    vendor: _Vendor,
    task: Annotated[str, typer.Option(help="The key task, for example KT12.")],
    grade: Annotated[str, typer.Option(help="The grade the group agreed on.")],
    agreed: Annotated[
        str, typer.Option(help="Who agreed, for example laura,andris. The owner's veto stands unless named.")
    ],
    reason: Annotated[str, typer.Option(help="Why: what was seen or said.")],
) -> None:
    """Record a grade the group agreed on after everybody had rated alone; the ratings stay.

    Example: crmkit demo consensus --vendor V1 --task KT12 --grade satisfactory --agreed guntis,laura --reason "Seen again." --by maris
    """
    from toolkit.workflows.selection.rating import agree  # slow: loads the models

    people = [name.strip() for name in agreed.split(",") if name.strip()]
    made = agree(context.obj, vendor, task, grade, people, reason)
    screen.say(
        f"{made.vendor} {made.task}: {made.grade.value.replace('_', ' ')}, agreed by {', '.join(made.agreed)}."
    )
    screen.say("The individual ratings stay and are printed beside it.")


def _tell(printed: "Printed") -> None:
    screen.progress_done()
    for file in printed.files:
        screen.say(f"Wrote {file}")
    if printed.remark:
        screen.say(printed.remark)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _property(text: str) -> tuple[str, str, str]:
    name, found, rest = text.partition("=")
    grade, _, evidence = rest.partition(":")
    if not found:
        raise UsageError(
            f"--property '{text}' is not understood.", 'Write convenient=good or convenient=excellent:"why".'
        )
    return name.strip(), grade.strip(), evidence.strip()
