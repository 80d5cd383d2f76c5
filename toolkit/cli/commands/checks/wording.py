"""`requirements check` and `requirements waive`: the wording of requirements."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.models.requirements.wording_level import Level, Profile
from toolkit.workflows.session import Session


def register(app: typer.Typer) -> None:
    """Add the commands to `requirements`."""
    app.command()(check)
    app.command()(waive)


def check(  # noqa: PLR0913 (each option is an argument)
    context: typer.Context,
    requirements: Annotated[
        list[str] | None, typer.Argument(help="Numbers or machine ids; all without one.")
    ] = None,
    text: Annotated[
        Path | None, typer.Option(help="Check the lines of this text file instead of the register.")
    ] = None,
    level: Annotated[
        Level, typer.Option(help="Show findings of this level and graver ones: error, warn, hint, info.")
    ] = "warn",
    profile: Annotated[
        Profile | None, typer.Option(help="strict, default or off, instead of the engagement's setting.")
    ] = None,
    lang: Annotated[
        str, typer.Option(help="Language of the text: en, de or ru; else that of the engagement.")
    ] = "",
    brief: Annotated[bool, typer.Option(help="One line a finding.")] = False,
    waived: Annotated[bool, typer.Option(help="Show the waived findings too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check the wording against 25 rules and suggest what to ask the interviewee.

    Looks at statements and acceptance criteria, never changes them. Exit code 1 when an error or a warning
    is found. How strict it is, rule by rule, stands in engagement.yaml under settings: wording:
    {profile: default, rules: {Q13: off, Q02: strict}, glossary: [{term: SLA, meaning: ...}]}.
    docs/wording-rules.md explains each rule.

    Example: crmkit requirements check REQ-SAL-012 --level hint
    """
    from toolkit.cli.views import wording as view  # slow: loads the models
    from toolkit.workflows.wording.check import WordingRequest, check_register, check_text  # slow: as above

    session: Session = context.obj
    request = WordingRequest(tuple(requirements or ()), profile, lang)
    report = check_text(session, text, request) if text else check_register(session, request)
    shown = view.at_least(report, level)
    if as_json:
        screen.as_json(view.to_json(shown, waived=waived))
    else:
        view.show(report, level, brief=brief, waived=waived)
    if any(finding.level in ("error", "warn") for finding in shown.findings):
        raise typer.Exit(1)


def waive(
    context: typer.Context,
    requirement: Annotated[str, typer.Argument(help="Number or machine id, for example REQ-SAL-012.")],
    rule: Annotated[str, typer.Argument(help="The rule, for example Q03.")],
    reason: Annotated[str, typer.Option(help="Why the words may stand.")] = "",
    words: Annotated[str, typer.Option(help="Only these words, if the rule finds several.")] = "",
    withdraw: Annotated[bool, typer.Option(help="Take the waiver back.")] = False,
) -> None:
    """Let words stand that a rule finds: who, when and why is kept in decisions/wording.yaml.

    The waiver holds as long as the rule finds these very words; when they change, it expires.

    Example: crmkit requirements waive REQ-SAL-007 Q02 --reason "Says what the list says." --by ilze
    """
    from toolkit.workflows.wording import waive as work  # slow: loads the models

    session: Session = context.obj
    if withdraw:
        count = work.withdraw(session, requirement, rule, words)
        screen.say(f"{count} waiver{'' if count == 1 else 's'} taken back.")
        return
    for finding in work.waive(session, requirement, rule, reason, words):
        screen.say(f'{finding.requirement}: {finding.rule} lets "{finding.words}" stand.')
