"""`signoff status`, `review`, `freeze`, `withdraw`."""

from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session


def register(app: typer.Typer) -> None:
    """Hang the commands into the group."""
    app.command()(status)
    app.command()(review)
    app.command()(freeze)
    app.command()(withdraw)


def status(
    context: typer.Context,
    mail: Annotated[str, typer.Option(help="Print the mail text for one person, to send by hand.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say where the sign-off stands: who has read what, who is next, who is late, which remarks are open.

    Example: crmkit signoff status
    """
    from toolkit.cli.views.signoff import status as view  # slow: loads the models
    from toolkit.workflows.signoff.status import signoff_status  # slow: loads the documents

    found = signoff_status(context.obj)
    if as_json:
        screen.as_json(view.to_json(found))
    elif mail:
        view.show_mail(found, mail)
    else:
        view.show(found)


def review(
    context: typer.Context,
    edition: Annotated[
        str, typer.Option(help="requirements or contract (default: contract once a vendor is chosen).")
    ] = "",
) -> None:
    """Lay the text of today before its readers, so that they can acknowledge it section by section.

    Readers and signatories stand in engagement.yaml. A section that changes later is read again, the others
    are not.

    Example: crmkit signoff review --by andris
    """
    from toolkit.workflows.signoff.reading import start_review  # slow: loads the documents

    people = start_review(context.obj, edition)
    count = f"{len(people)} {'person' if len(people) == 1 else 'people'}"
    screen.say(f"The text lies before {count}: {', '.join(p.name for p in people)}.")
    screen.say("Each of them reads with: crmkit signoff ack --by MEMBER")


def freeze(
    context: typer.Context,
    edition: Annotated[
        str, typer.Option(help="requirements or contract (default: contract once a vendor is chosen).")
    ] = "",
    profile: Annotated[
        str,
        typer.Option(
            help="Structure of the document, for example gost-34.602-2020 (default: that of the edition before)."
        ),
    ] = "",
) -> None:
    """Freeze an edition as the next baseline: data, Word and PDF with their hashes and signature fields.

    Refused while anything blocks; all of it is listed. What was issued never changes: later edits take the way
    of a change request.

    Example: crmkit signoff freeze --edition contract --by andris
    """
    from toolkit.cli.views.signoff import status as view  # slow: loads the models
    from toolkit.workflows.signoff.issue.freeze import freeze as freeze_it  # slow: loads the documents

    frozen = freeze_it(context.obj, edition, profile, screen.progress)
    screen.progress_done()
    view.show_frozen(frozen)


def withdraw(
    context: typer.Context,
    reason: Annotated[str, typer.Option(help="Why; it stands in the log.")],
) -> None:
    """Take back a frozen edition before its last signature. It stays on record.

    Example: crmkit signoff withdraw --reason "the price of P2 is wrong" --by andris
    """
    from toolkit.workflows.signoff.reading import withdraw as take_back  # slow: loads the documents

    session: Session = context.obj
    screen.say(f"{take_back(session, reason)} is withdrawn. Everybody who signed or read it has to be told.")
