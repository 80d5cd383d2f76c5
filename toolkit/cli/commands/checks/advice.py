"""`check`: the forty advice checks; explain one, let a finding stand, take that back."""

import re
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from toolkit.cli import screen
from toolkit.problems import BadData
from toolkit.workflows.session import Session

_CODE = re.compile(r"(ap-?)?\d{1,2}", re.IGNORECASE)


class _CheckGroup(TyperGroup):
    """`check AP-11` means `check explain AP-11`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and _CODE.fullmatch(args[0]):
            args = ["explain", *args]
        return super().resolve_command(ctx, args)


app = typer.Typer(cls=_CheckGroup, invoke_without_command=True, subcommand_metavar="[AP-NN | COMMAND] ...")


@app.callback()
def check(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_html: Annotated[
        bool, typer.Option("--html", help="Write the report as a page to out/ as well.")
    ] = False,
    brief: Annotated[bool, typer.Option("--brief", help="One line a finding, without advice.")] = False,
) -> None:
    """Run the forty advice checks over the whole engagement, blockers first.

    Exit code 1 when something fires, 3 when the files do not hold together. What cannot be looked at yet is 'not assessable' and says what is missing.
    'crmkit check AP-11' explains one check and shows what it saw. Wording of requirements: requirements check.
    The thresholds stand in engagement.yaml under settings: advice: {leaver_hours: 8}. docs/checks.md has them all.

    Example: crmkit check --html
    """
    if context.invoked_subcommand is not None:
        return
    from toolkit.cli.views import advice as view  # slow: loads the models
    from toolkit.workflows.advice.check import run_checks  # slow: as above

    session: Session = context.obj
    found = run_checks(session)
    if as_json:
        screen.as_json(view.to_json(found))
    else:
        view.show(found, brief=brief)
    if found.faulty:
        raise typer.Exit(BadData.exit_code)
    if as_html:
        _write_page(session, as_json=as_json)
    if found.firing:
        raise typer.Exit(1)


def _write_page(session: Session, *, as_json: bool) -> None:
    from toolkit.workflows.build import BuildRequest, build_documents  # slow: loads the exporters

    built = build_documents(session, BuildRequest(("advice-report",), ("html",)), screen.progress)
    screen.progress_done()
    for file in built.files:
        (screen.complain if as_json else screen.say)(f"Wrote {file}")


@app.command()
def explain(
    context: typer.Context,
    code: Annotated[str, typer.Argument(help="The check, for example AP-11.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Explain one check and show what it saw.

    Exit code 1 when it fires. 'crmkit check AP-11' does the same.

    Example: crmkit check AP-11
    """
    from toolkit.cli.views import advice as view  # slow: loads the models
    from toolkit.workflows.advice.check import explain as work  # slow: as above

    found = work(context.obj, code)
    if as_json:
        screen.as_json(view.to_json(found.advice))
    else:
        view.show_one(found)
    if found.advice.firing:
        raise typer.Exit(1)


@app.command()
def waive(
    context: typer.Context,
    code: Annotated[str, typer.Argument(help="The check, for example AP-08.")],
    about: Annotated[str, typer.Option(help="What it is about, as the finding names it.")] = "",
    reason: Annotated[str, typer.Option(help="Why it may stand, in a sentence for the client.")] = "",
) -> None:
    """Let a finding stand, by name and with a reason.

    Who, when and why is kept in decisions/waivers.yaml and printed in the annex. The waiver holds as long as the check sees the same facts; when they change, it expires.

    Example: crmkit check waive AP-08 --about order-to-dispatch --reason "Decided in May." --by ilze
    """
    from toolkit.workflows.advice import waive as work  # slow: loads the models

    for finding in work.waive(context.obj, code, about, reason):
        screen.say(f"{finding.check} ({finding.about}) is waived: {finding.message}")


@app.command()
def unwaive(
    context: typer.Context,
    code: Annotated[str, typer.Argument(help="The check, for example AP-08.")],
    about: Annotated[str, typer.Option(help="Only the waiver about this; all of the check without it.")] = "",
) -> None:
    """Take a waiver back.

    Example: crmkit check unwaive AP-08 --about order-to-dispatch
    """
    from toolkit.workflows.advice import waive as work  # slow: loads the models

    count = work.withdraw(context.obj, code, about)
    screen.say(f"{count} waiver{'' if count == 1 else 's'} taken back.")
