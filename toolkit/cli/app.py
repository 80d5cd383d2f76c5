"""All commands in one tree, and the one place where errors become messages and exit codes."""

import os
import sys
from collections.abc import Sequence

import typer

from toolkit.cli import screen
from toolkit.cli.commands import (
    accept,
    build,
    contradictions,
    demo,
    engagement,
    gaps,
    interview,
    landscape,
    plan,
    questionnaire,
    requirements,
)
from toolkit.cli.commands.checks import advice, wording
from toolkit.cli.commands.folder import carrying, machine
from toolkit.cli.commands.selection import demos, keytasks, vendors
from toolkit.cli.commands.serving import invite, serve
from toolkit.cli.commands.signoff import group as signoff
from toolkit.cli.everywhere import split_options
from toolkit.problems import CrmkitError, UsageError
from toolkit.workflows.session import Session, stands_inside

_HELP = """From the first staff interview to a signed Technical Assignment.

Begin with 'crmkit new DIR', or look at a whole one: 'crmkit new DIR --sample kaskad-pack'. Inside the folder
'crmkit' alone says where the engagement stands and what to type next.
"""

_EVERYWHERE = (
    "Accepted by every command, anywhere on the line: -C DIR (the engagement's folder), "
    "--today YYYY-MM-DD (instead of the clock; also CRMKIT_TODAY), --by MEMBER (who is doing this)."
)

_OWN_FAULT = 70
"""Exit code for a fault of the program itself, as `sysexits.h` has it; design section 5 has none."""

_INTERRUPTED = 130
_PLACEHOLDER = "..."
"""As the steps of `status` and the help have it, where a person says why."""

_COMPLETING = "_CRMKIT_COMPLETE"
"""Set by the shell that asks what may come next (`completing.VARIABLE`)."""

app = typer.Typer(
    name="crmkit",
    help=_HELP,
    epilog=_EVERYWHERE,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

engagement.register(app)
app.add_typer(interview.app, name="interview")
app.add_typer(contradictions.app, name="contradictions")
wording.register(requirements.app)
app.add_typer(questionnaire.app, name="questionnaire")
app.add_typer(landscape.app, name="landscape")
app.add_typer(requirements.app, name="requirements")
app.add_typer(keytasks.app, name="keytasks")
app.add_typer(vendors.app, name="vendors")
demos.register(demo.app)
app.add_typer(demo.app, name="demo")
app.add_typer(gaps.app, name="gaps")
plan.register(app)
app.add_typer(advice.app, name="check")
build.register(app)
app.add_typer(signoff.app, name="signoff")
accept.register(app)
serve.register(app)
invite.register(app)
carrying.register(app)
machine.register(app)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code (design section 5)."""
    try:
        if _COMPLETING in os.environ:
            return _complete()
        session, rest = split_options(arguments)
        if not rest and stands_inside(session.directory):
            rest = ["status"]
        _refuse_placeholder(rest)
        return _call(session, rest)
    except CrmkitError as problem:
        screen.error(problem)
        return problem.exit_code
    except KeyboardInterrupt:
        screen.complain("\nInterrupted. Whatever was reported as saved is saved.")
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:  # a fault of ours: the person gets a sentence, a developer the traceback
        if os.environ.get("CRMKIT_DEBUG"):
            raise
        screen.complain(
            f"crmkit: This is a fault of crmkit itself ({type(fault).__name__}: {fault}). Nothing is half-written. "
            "Please report it; with CRMKIT_DEBUG=1 the command shows where it happened."
        )
        return _OWN_FAULT


def _refuse_placeholder(arguments: Sequence[str]) -> None:
    if _PLACEHOLDER in arguments:
        raise UsageError(f"'{_PLACEHOLDER}' stands for words of your own.", "Write them in its place.")


def _complete() -> int:
    from toolkit.cli.completing import complete  # slow: only a shell that asks pays for it

    try:
        complete(app)
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else 0
    return 0


def _call(session: Session, arguments: list[str]) -> int:
    """The library prints usage errors itself and leaves with exit code 2."""
    try:
        app(args=arguments, prog_name="crmkit", obj=session)
    except SystemExit as leave:
        if leave.code == _INTERRUPTED:
            raise KeyboardInterrupt from None  # the library turns it into an exit without a word
        return leave.code if isinstance(leave.code, int) else 0
    return 0
