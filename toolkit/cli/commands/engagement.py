"""`new`, `status`, `undo`: begin an engagement, see where it stands, take a command back."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.problems import BadData
from toolkit.workflows.session import Session


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    app.command()(new)
    app.command()(status)
    app.command()(undo)


def new(  # noqa: PLR0913  # the few things one has to know to begin
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="The folder to make; it must not exist or be empty.")],
    sample: Annotated[
        str | None, typer.Option(help="Copy a sample engagement, for example kaskad-pack.")
    ] = None,
    client: Annotated[str, typer.Option(help="Name of the client's company.")] = "",
    country: Annotated[str, typer.Option(help="Country of the client (ISO 3166), for holidays.")] = "LV",
    currency: Annotated[str, typer.Option(help="Currency (ISO 4217).")] = "EUR",
    language: Annotated[str, typer.Option(help="Language of the interviews.")] = "en",
    member: Annotated[
        list[str] | None,
        typer.Option(
            help='A person of the workgroup: "NAME, ROLE, DEPARTMENT, HOURS A WEEK"; several times.'
        ),
    ] = None,
    sponsor: Annotated[str, typer.Option(help="Which member decides in the end (id, the first name).")] = "",
    consultant: Annotated[str, typer.Option(help="Your own name, if you lead the interviews.")] = "",
    answers: Annotated[
        Path | None, typer.Option(help="Take all of it from a YAML file (docs/reference/files.md).")
    ] = None,
) -> None:
    """Make a new engagement folder with a commented engagement.yaml.

    At a terminal it asks for the few things it needs; on the line or in a file they can be given at once.
    The file it writes is yours: comments in it say what else may stand there.

    Example: crmkit new acme --client "Acme Ltd" --country DE --member "Anna Berg, director, management, 2"
    """
    from toolkit.cli.dialogs import beginning  # slow: loads the models

    session: Session = context.obj
    target = session.directory / folder
    given = beginning.Given(
        client=client,
        country=country,
        currency=currency,
        language=language,
        members=tuple(member or ()),
        sponsor=sponsor,
        consultant=consultant,
    )
    if sample:
        beginning.copy_sample(sample, target)
    else:
        beginning.begin(target, given, answers)
    beginning.say_next(folder if session.directory == Path() else target)


def status(
    context: typer.Context,
    blockers: Annotated[
        bool, typer.Option("--blockers", help="List every point that keeps the documents a draft.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show where the engagement stands: each stage, whom one waits for, and what to type next.

    [x] is done, [ ] is open, - cannot begin yet. 'crmkit' alone inside an engagement shows the same.

    Example: crmkit status
    """
    from toolkit.cli.views import status as view  # slow: not needed to start
    from toolkit.workflows.guidance.report import report  # slow: see above

    session: Session = context.obj
    try:
        guidance = report(session)
    except BadData as bad:
        if as_json:
            screen.as_json(view.faults_to_json(bad.problems))
        raise
    if as_json:
        screen.as_json(view.to_json(guidance))
    else:
        view.show(guidance, every_blocker=blockers)


def undo(
    context: typer.Context,
    of: Annotated[str, typer.Option(help="Take back what this person saved last on a page instead.")] = "",
) -> None:
    """Take back the last command: its files are as they were before it.

    Up to 20 commands can be taken back, one at a time. What was issued stays, and so does what people saved on
    pages meanwhile, unless you name one of them.

    Example: crmkit undo
    """
    from toolkit.workflows.engagement.undo import take_back  # slow: loads the store

    session: Session = context.obj
    for line in take_back(session.directory, of):
        screen.say(line)
