"""`serve`: pages for the people in the room."""

import gc
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from toolkit.cli import screen
from toolkit.cli.commands.serving.invite import show_link
from toolkit.workflows.session import Session


def register(app: typer.Typer) -> None:
    """Hang the command into the tree."""
    app.command()(serve)


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

    The link to lead the room is that of --by, of 'me' in your configuration, or of the engagement's consultant.

    Example: crmkit serve --lan --by andris
    """
    # The faces do not know each other; this command starts the other one by its name.
    web: Any = import_module("toolkit.web.server")
    from toolkit.workflows.access import leader as work  # slow: loads the models

    session: Session = context.obj
    options = web.ServerOptions(
        port=port, host=host, lan=lan, certificate=cert, key=key, proxy=trust_proxy, name=name
    )

    def ready(reached: Any) -> None:
        screen.say(f"The pages are at {reached.url}")
        if reached.fingerprint:
            screen.say("The certificate was made for this run. Its SHA-256 fingerprint, to compare once:")
            screen.say(f"  {reached.fingerprint}")
        if leader := work.leader_of(session):
            show_link(session, leader, "facilitate", 1, reached.url)
        else:
            screen.say(
                "Invite people with 'crmkit invite'; name yourself with --by to get a link to lead the room."
            )
        screen.say("Ctrl-C stops.")

    gc.enable()  # other than every other command, this one stays
    web.serve(session, options, ready)
