"""`pack`, `unpack`, `forget`: carry an engagement to another machine; take a person out of it."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    app.command()(pack)
    app.command()(unpack)
    app.command()(forget)


def pack(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(help="The archive to write; without it ID-DAY.crmkit.zip beside the folder."),
    ] = None,
) -> None:
    """Write the whole engagement into one archive: for another laptop, as a backup, to hand over.

    It has a manifest with the hash of every file. What can be derived (out/) and the undo journal stay here.
    It holds interviews and prices: send it as you would send those.

    Example: crmkit pack ../kaskad.crmkit.zip
    """
    from toolkit.cli.views.folder import carrying as view  # slow: loads the models
    from toolkit.workflows.engagement import carry  # slow: loads the store

    view.show_packed(carry.pack(context.obj, file))


def unpack(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="An archive that 'crmkit pack' wrote.")],
    into: Annotated[
        Path | None, typer.Option(help="The folder; without it the engagement one stands in, or a new one.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Take the new files without asking.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON and write nothing unless --yes.")
    ] = False,
) -> None:
    """Show how an archive differs from what is here, and take the files that are not here yet.

    Nothing here is ever overwritten or deleted. Files that differ are listed with both hashes and their first lines that differ: unpack the archive
    into another folder and compare them, then put the right one in place by hand.

    Example: crmkit unpack ../kaskad-pack-2026-03-30.crmkit.zip
    """
    from toolkit.cli.dialogs import carrying  # slow: loads the models

    carrying.unpack(context.obj, file, into, yes=yes, as_json=as_json)


def forget(
    context: typer.Context,
    member: Annotated[str, typer.Argument(help="Whose name and words are to go (id).")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would change and remain.")
    ] = False,
) -> None:
    """Replace a person's name by the role, and drop what he or she said in own words, everywhere but in issued/.

    Answers stay, since requirements rest on them; quotes, comments and evidence in the person's words go. The undo
    journal and kept results go too, so this cannot be taken back. What remains is listed: issued documents, and
    texts of others that mention the name.

    Example: crmkit forget viktors --dry-run
    """
    from toolkit.cli.dialogs import carrying  # slow: loads the models

    carrying.forget(context.obj, member, yes=yes, dry_run=dry_run)
