"""`accept`: the acceptance of a phase, step by step."""

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from toolkit.problems import UsageError

_Day = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day by which the defect will be gone.")
]


def register(app: typer.Typer) -> None:
    """Hang the command into the tree."""
    app.command()(accept)


def accept(  # noqa: PLR0913  # one option for each thing one does at an acceptance
    context: typer.Context,
    phase: Annotated[
        str, typer.Argument(help="Id of the phase; without it the signed plan beside what happened.")
    ] = "",
    passed: Annotated[
        list[str] | None, typer.Option("--pass", help="A step that passed; once for each.")
    ] = None,
    failed: Annotated[str, typer.Option("--fail", help="A step that failed.")] = "",
    evidence: Annotated[str, typer.Option(help="What was seen, or the name of an attachment.")] = "",
    defect: Annotated[str, typer.Option(help="A defect, as a user sees it (with --class).")] = "",
    kind: Annotated[str, typer.Option("--class", help="blocks, hinders or cosmetic.")] = "hinders",
    step: Annotated[str, typer.Option(help="The step at which the defect was found.")] = "",
    due: _Day = None,
    solved: Annotated[str, typer.Option(help="A defect that is gone.")] = "",
    close: Annotated[bool, typer.Option("--close", help="Accept the phase.")] = False,
    without: Annotated[list[str] | None, typer.Option("--except", help="Accept but for this step.")] = None,
    refuse: Annotated[bool, typer.Option("--refuse", help="Refuse the phase.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Begin the next test of a refused phase.")] = False,
    reason: Annotated[str, typer.Option(help="Why it is refused or accepted in part.")] = "",
    cost: Annotated[str, typer.Option(help="What the phase really cost.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Accept a phase against its acceptance criteria; acceptance releases the payment.

    Every step passes or fails with what was seen. Defects block, hinder or are cosmetic; a phase is accepted
    when nothing blocks and each hindering defect has a date. The record to sign: crmkit build acceptance-record

    Example: crmkit accept P1 --pass REQ-SAL-001 --evidence "4 minutes" --by laura
    """
    from toolkit.cli.views.signoff import acceptance as view  # slow: loads the models
    from toolkit.workflows.signoff.accept import phases as work  # slow: loads the documents
    from toolkit.workflows.signoff.accept import testing  # slow: loads the documents

    session = context.obj
    if not phase:
        view.show_progress(work.progress(session), as_json=as_json)
        return
    day = due.date() if due else None
    if again:
        work.again(session, phase)
    for name in passed or []:
        testing.note_result(session, phase, name, passed=True, evidence=evidence)
    if failed:
        testing.note_result(session, phase, failed, passed=False, evidence=evidence)
    if defect:
        testing.note_defect(session, phase, defect, kind, step=step or failed, due=day)
    if solved:
        testing.note_solved(session, phase, solved, due=day)
    if close or refuse:
        work.close(
            session,
            phase,
            accept=not refuse,
            excluded=without or [],
            reason=reason,
            cost=_amount(cost),
        )
    view.show_test(work.phase_test(session, phase), as_json=as_json)


def _amount(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        raise UsageError(
            f"'{text}' is no amount.", "Write digits with a point, for example 8563.00."
        ) from None
