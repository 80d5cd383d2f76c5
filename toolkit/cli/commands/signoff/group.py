"""`signoff`: the group of commands from the frozen edition to the last signature."""

import typer

from toolkit.cli.commands.signoff import changes, freezing, reading, signing, verifying

app = typer.Typer(
    help="Freeze the Technical Assignment, read it, sign it, verify it, and change it in the open.\n\nExample: crmkit signoff status",
    no_args_is_help=True,
)

freezing.register(app)
reading.register(app)
signing.register(app)
verifying.register(app)
app.add_typer(changes.app, name="change")
