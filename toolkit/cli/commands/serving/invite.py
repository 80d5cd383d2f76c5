"""`invite`: links to the pages, each for one person and one thing."""

from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session

_CODES = {"open": "open", "used": "used", "expired": "expired", "revoked": "taken back"}


def register(app: typer.Typer) -> None:
    """Hang the command into the tree."""
    app.command()(invite)


def invite(  # noqa: PLR0913  # what one can do with invitations
    context: typer.Context,
    member: Annotated[
        str, typer.Argument(help="Who is invited; without it the invitations are listed.")
    ] = "",
    purpose: Annotated[
        str, typer.Option("--for", help="rate:V1, interview:F03_sales, read or facilitate.")
    ] = "",
    days: Annotated[int, typer.Option(help="How long the link can be used.")] = 7,
    url: Annotated[str, typer.Option(help="Address of the server (default: the one that ran last).")] = "",
    revoke: Annotated[str, typer.Option(help="Take an invitation back, by its id.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Invite one person to one thing: a link and a QR code that work once.

    The link is shown now and never again; only the hash of its secret is kept. Hand it to that person alone.

    Example: crmkit invite laura --for rate:V1
    """
    from toolkit.workflows.access import invitations as work  # slow: loads the models

    session: Session = context.obj
    if revoke:
        screen.say(f"{work.revoke(session, revoke).id} is taken back.")
    elif not member:
        _show_all(session, as_json=as_json)
    elif as_json:
        link = work.invite(session, member, purpose, days, url)
        screen.as_json({"id": link.invitation.id, "url": link.url, "code": link.code})
    else:
        show_link(session, member, purpose, days, url)


def show_link(session: Session, member: str, purpose: str, days: int, url: str) -> None:
    """Make an invitation and show its link and QR code, this once."""
    from toolkit.documents.qr_text import qr_lines  # slow: loads the QR library
    from toolkit.workflows.access import invitations as work  # slow: loads the models

    link = work.invite(session, member, purpose, days, url)
    made = link.invitation
    screen.say(
        f"{made.id} for {made.member} ({made.grant.words}), until {made.expires_at:%Y-%m-%d %H:%M} UTC, works once:"
    )
    screen.say(f"  {link.url}")
    for line in qr_lines(link.url):
        screen.say(line)


def _show_all(session: Session, *, as_json: bool) -> None:
    from toolkit.workflows.access.invitations import listed  # slow: loads the models

    found = listed(session)
    if as_json:
        rows = [
            {
                "id": made.id,
                "member": made.member,
                "for": made.grant.words,
                "state": state,
                "expires_at": f"{made.expires_at:%Y-%m-%dT%H:%M:%SZ}",
            }
            for made, state in found
        ]
        screen.as_json({"invitations": rows})
        return
    if not found:
        screen.say("Nobody is invited. Example: crmkit invite laura --for rate:V1")
        return
    screen.table(
        ["Id", "Who", "For", "State", "Until (UTC)"],
        [
            [made.id, made.member, made.grant.words, _CODES[state], f"{made.expires_at:%Y-%m-%d %H:%M}"]
            for made, state in found
        ],
    )
