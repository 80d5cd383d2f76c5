"""`signoff verify`."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen


def register(app: typer.Typer) -> None:
    """Hang the command into the group."""
    app.command()(verify)


def verify(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(help="A signed PDF; without it all that was issued here.")
    ] = None,
    trust: Annotated[
        list[Path] | None, typer.Option(help="Certificate of an authority you trust; also signoff/trust/.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Verify what was signed: eight questions, each with its own answer. Exit code 0 only if all hold.

    Example: crmkit signoff verify back-from-vendor.pdf --trust ca.pem
    """
    from toolkit.cli.views.signoff import verifying as view  # slow: loads the models
    from toolkit.workflows.signoff.sign.verify import verify as check  # slow: loads the signing library

    found = check(context.obj, file, trust or [])
    if as_json:
        screen.as_json(view.to_json(found))
    else:
        view.show(found)
    if not all(one.holds for one in found):
        raise typer.Exit(1)
