"""`serve` and `invite`: pages for the people in the room, and the links to them."""

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session

_CODES = {"open": "open", "used": "used", "expired": "expired", "revoked": "taken back"}


def register(app: typer.Typer) -> None:
    """Hang the commands into the tree."""
    app.command()(serve)
    app.command()(invite)


def serve(  # noqa: PLR0913  # one option for each way to be reached
    context: typer.Context,
    lan: Annotated[
        bool, typer.Option("--lan", help="For everybody in the room: network address, TLS.")
    ] = False,
    port: Annotated[int, typer.Option(help="Port.", min=1, max=65535)] = 8000,
    host: Annotated[str, typer.Option(help="Address to bind instead.")] = "",
    name: Annotated[str, typer.Option(help="Name under which browsers reach the pages.")] = "",
    cert: Annotated[Path | None, typer.Option(help="A certificate of your own (PEM), with --key.")] = None,
    key: Annotated[Path | None, typer.Option(help="Its private key (PEM).")] = None,
    trust_proxy: Annotated[str, typer.Option(help="Address of a proxy in front that does TLS.")] = "",
) -> None:
    """Serve pages on which people rate demos, answer interviews and read, from any phone in the room.

    Without options only this machine reaches them. With --lan everybody in the network does, over TLS with a
    certificate made on the spot: compare its fingerprint once. Nobody gets in without an invitation. Ctrl-C
    stops the server; what a page showed as saved is saved.

    Example: crmkit serve --lan --by andris
    """
    # The faces do not know each other; this command starts the other one by its name.
    web: Any = import_module("toolkit.web.server")
    session: Session = context.obj
    options = web.ServerOptions(
        port=port, host=host, lan=lan, certificate=cert, key=key, proxy=trust_proxy, name=name
    )

    def ready(reached: Any) -> None:
        screen.say(f"The pages are at {reached.url}")
        if reached.fingerprint:
            screen.say("The certificate was made for this run. Its SHA-256 fingerprint, to compare once:")
            screen.say(f"  {reached.fingerprint}")
        if session.by:
            _show_link(session, session.by, "facilitate", 1, reached.url)
        else:
            screen.say(
                "Invite people with 'crmkit invite'; name yourself with --by to get a link to lead the room."
            )
        screen.say("Ctrl-C stops.")

    web.serve(session, options, ready)


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
        _show_link(session, member, purpose, days, url)


def _show_link(session: Session, member: str, purpose: str, days: int, url: str) -> None:
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
