"""`vendors`: who is on the list and why, what they claim, what they cost once prices may be seen."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.problems import UsageError
from toolkit.workflows.session import Session

app = typer.Typer(
    help="Vendors: facts, written answers, claims, prices, the choice.\n\nExample: crmkit vendors list",
    no_args_is_help=True,
)
_Vendor = Annotated[str, typer.Argument(help="The vendor's id, for example V1.")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command(name="list")
def list_vendors(context: typer.Context, as_json: _Json = False) -> None:
    """List the vendors: how found, state, references rung, answers, whether prices may be seen.

    Example: crmkit vendors list
    """
    from toolkit.cli.views.selection import vendors as view  # slow: loads the models
    from toolkit.workflows.selection.vendors import shown  # slow: loads the models

    session: Session = context.obj
    dossier = shown(session.directory)
    if as_json:
        screen.as_json(view.to_json(dossier))
    else:
        view.show_list(dossier)


@app.command()
def edit(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    vendor: _Vendor,
    name: Annotated[
        str | None, typer.Option(help="Vendor, product, edition; adds the vendor if it is new.")
    ] = None,
    state: Annotated[str | None, typer.Option(help="candidate, shortlisted or dropped.")] = None,
    reason: Annotated[
        str, typer.Option(help="Why it is shortlisted or dropped, in terms of requirements.")
    ] = "",
    by_reviews: Annotated[
        bool, typer.Option("--by-reviews", help="It was dropped because of reviews on the net.")
    ] = False,
    fact: Annotated[
        list[str] | None,
        typer.Option("--set", help='FACT=VALUE, for example limits="5 users; 2000 records", has_backup=no.'),
    ] = None,
    reference: Annotated[
        str, typer.Option(help='A customer that was rung: "CUSTOMER | YYYY-MM-DD | what they said".')
    ] = "",
    answers: Annotated[Path | None, typer.Option(help="Answers of the form F17 from a YAML file.")] = None,
) -> None:
    """Keep the facts of a vendor. Without options the form F17 is asked at the terminal.

    Reviews on the net are noted as a way of finding, and never counted.

    Example: crmkit vendors edit V6 --name "Lumo CRM 4" --set has_import=yes --by maris
    """
    from toolkit.cli.views.selection import vendors as view  # slow: loads the models
    from toolkit.workflows.selection import vendors as work  # slow: loads the models

    session: Session = context.obj
    words = work.VendorWords(
        name=name,
        state=state,
        reason=reason,
        by_reviews=by_reviews,
        facts=tuple(_pair(text) for text in fact or ()),
        reference=_reference(reference) if reference else None,
    )
    if answers is not None:
        view.show_one(work.take_answers(session, vendor, answers, name))
    elif words.says_something:
        view.show_one(work.edit(session, vendor, words))
    else:
        from toolkit.cli.dialogs.sitting import run_sitting  # slow: loads the prompt library

        run_sitting(work.open_profile(session, vendor, name))


@app.command()
def export(
    context: typer.Context,
    vendor: Annotated[
        list[str] | None, typer.Argument(help="Vendors; without any, all that were not dropped.")
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Another file (for one vendor).")] = None,
) -> None:
    """Write the questionnaire for the vendors (.xlsx): an answer for each demand, prices on a page apart.

    Example: crmkit vendors export V1
    """
    from toolkit.workflows.selection.vendor_files import export as write  # slow: loads openpyxl

    for file in write(context.obj, vendor or (), output):
        screen.say(f"Wrote {file}")


@app.command(name="import")
def import_answers(
    context: typer.Context,
    vendor: _Vendor,
    file: Annotated[Path, typer.Argument(help="The workbook that came back.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change and write nothing.")
    ] = False,
) -> None:
    """Take a vendor's answers in as the next round; if any cell does not hold, nothing comes in.

    Example: crmkit vendors import V1 questionnaire-V1.xlsx --dry-run
    """
    from toolkit.cli.views.selection import vendors as view  # slow: loads the models
    from toolkit.workflows.selection.vendor_files import take_in  # slow: loads openpyxl

    view.show_returned(take_in(context.obj, vendor, file, dry_run=dry_run), dry_run=dry_run)


@app.command()
def claims(
    context: typer.Context,
    vendor: Annotated[list[str] | None, typer.Argument(help="Only these vendors.")] = None,
    as_json: _Json = False,
) -> None:
    """Lay what vendors wrote beside what the group saw. A claim never counts as a rating.

    Example: crmkit vendors claims V1
    """
    from toolkit.cli.views.selection import vendors as view  # slow: loads the models
    from toolkit.workflows.selection.reports import claims_report  # slow: loads the models

    found, hidden = claims_report(context.obj, vendor or ())
    if as_json:
        screen.as_json(view.claims_json(found))
    else:
        view.show_claims(found, hidden)


@app.command(name="unlock-price")
def unlock_price(
    context: typer.Context, reason: Annotated[str, typer.Option(help="Kept with the record.")] = ""
) -> None:
    """Open the prices, once every rater has handed in a card for every shortlisted vendor. Recorded for good.

    Example: crmkit vendors unlock-price --by ilze
    """
    from toolkit.workflows.selection.vendors import unlock_prices  # slow: loads the models

    priced = unlock_prices(context.obj, reason)
    screen.say(f"Prices are open. Price sheets are in of: {', '.join(priced) or 'nobody yet'}.")
    screen.say("Ratings are closed from now on. Next: crmkit vendors cost")


@app.command()
def cost(
    context: typer.Context,
    years: Annotated[
        int | None, typer.Option(min=1, max=20, help="Over how many years; the budget's horizon otherwise.")
    ] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Show each line of each sheet.")] = False,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="Write out/vendor-cost.xlsx.")] = False,
    as_json: _Json = False,
) -> None:
    """Compare what each vendor costs over the years, beside building it and doing nothing.

    Example: crmkit vendors cost --lines
    """
    from toolkit.cli.views.selection import costs as view  # slow: loads the models
    from toolkit.workflows.selection.reports import costs, write_costs  # slow: loads the models

    _, span, sheets = costs(context.obj, years)
    if as_json:
        screen.as_json(view.to_json(span, sheets))
    else:
        view.show(span, sheets, lines=lines)
    if xlsx:
        screen.complain(f"Wrote {write_costs(context.obj, years)}")


@app.command()
def alternative(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="YAML: id (do_nothing or build), label, note, price_sheet.")],
) -> None:
    """Record what doing nothing, or building it, would cost, as a price sheet (the form is in docs/demos.md).

    Example: crmkit vendors alternative do-nothing.yaml --by juris
    """
    from toolkit.workflows.selection.reports import set_alternative  # slow: loads the models

    made = set_alternative(context.obj, file)
    screen.say(f"Recorded: {made.label}, {len(made.price_sheet.lines)} lines.")


@app.command()
def choose(
    context: typer.Context,
    vendor: _Vendor,
    reason: Annotated[str, typer.Option(help="Why this one; it is printed.")] = "",
) -> None:
    """Record who chose whom, when and why. While prices are locked nobody can be chosen.

    Example: crmkit vendors choose V1 --by ilze --reason "The only one that performs every must."
    """
    from toolkit.workflows.selection.vendors import choose as record  # slow: loads the models

    made, against = record(context.obj, vendor, reason)
    screen.say(f"{made.vendor} was chosen by {made.by} on {made.date}: {made.reason}")
    if against:
        screen.say(against)


def _pair(text: str) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not found:
        raise UsageError(f"--set '{text}' is not understood.", "Write FACT=VALUE, for example has_backup=no.")
    return name.strip(), value.strip()


def _reference(text: str) -> tuple[str, str, str]:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) != 3 or not parts[0] or not parts[2]:
        raise UsageError(
            f"--reference '{text}' is not understood.", 'Write "CUSTOMER | YYYY-MM-DD | what they said".'
        )
    return parts[0], parts[1], parts[2]
