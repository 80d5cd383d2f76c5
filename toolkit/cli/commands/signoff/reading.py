"""`signoff ack`, `remark`, `answer`, `decline`."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.workflows.session import Session


def register(app: typer.Typer) -> None:
    """Hang the commands into the group."""
    app.command()(ack)
    app.command()(remark)
    app.command()(answer)
    app.command()(decline)


def ack(
    context: typer.Context,
    section: Annotated[str, typer.Argument(help="Id of one section; without it all unread ones.")] = "",
    answers: Annotated[
        Path | None, typer.Option(help="Take the replies from a YAML mapping of section to reply.")
    ] = None,
    questions: Annotated[bool, typer.Option("--questions", help="Only print what will be asked.")] = False,
) -> None:
    """Read the document section by section and acknowledge each one.

    One question about each section shows that it was read. A remark can be made at any place; it is answered
    before signing. Ctrl-C leaves; what was acknowledged stays so.

    Example: crmkit signoff ack --by natalja
    """
    from toolkit.cli.dialogs import reading as talk  # slow: loads the prompt library
    from toolkit.workflows.signoff.reading import lectern  # slow: loads the documents

    session: Session = context.obj
    if questions:
        talk.show_questions(lectern(session), section)
    elif answers is not None:
        talk.take_answers(session, answers)
    else:
        talk.read_through(session, section)


def remark(
    context: typer.Context,
    section: Annotated[str, typer.Argument(help="Id of the section.")],
    text: Annotated[str, typer.Argument(help="What there is to say.")],
    clause: Annotated[str, typer.Option(help="Number of the clause, for example REQ-SAL-012.")] = "",
) -> None:
    """Make a remark about a section or a clause; it stays open until it is answered.

    Example: crmkit signoff remark phases "P2 overlaps our stocktaking" --by guntis
    """
    from toolkit.workflows.signoff import reading as work  # slow: loads the documents

    made = work.remark(work.lectern(context.obj, "remark"), section, text, clause)
    screen.say(f"Noted as {made.id}. Answer it with: crmkit signoff answer {made.id} '...'")


def answer(
    context: typer.Context,
    remark_id: Annotated[str, typer.Argument(metavar="REMARK", help="Id of the remark, for example R2.")],
    text: Annotated[str, typer.Argument(help="The answer.")],
) -> None:
    """Answer a remark of a reader.

    Example: crmkit signoff answer R2 "moved to September in CR1" --by andris
    """
    from toolkit.workflows.signoff.reading import answer as reply  # slow: loads the documents

    screen.say(f"{reply(context.obj, remark_id, text).id} is answered.")


def decline(
    context: typer.Context,
    reason: Annotated[str, typer.Option(help="Why; it is kept as a remark at each section.")],
    section: Annotated[
        list[str] | None, typer.Option(help="What it is about; once for each section.")
    ] = None,
) -> None:
    """Decline to sign, with a reason and the sections it is about. Nobody can sign until it is settled.

    Example: crmkit signoff decline --section phases --reason "no ceiling for P3" --by ilze
    """
    from toolkit.workflows.signoff.reading import decline as refuse  # slow: loads the documents

    noted = refuse(context.obj, section or [], reason)
    screen.say(f"Declined; noted as {', '.join(r.id for r in noted)}. Tell everybody who has signed already.")
