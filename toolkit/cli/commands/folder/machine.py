"""`doctor`, `completion`: what the machine offers, and what the shell may complete."""

from typing import Annotated

import typer

from toolkit.cli import screen


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    app.command()(doctor)
    app.command()(completion)


def doctor(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say what is installed here, which optional parts are missing, what they are for and how to get them.

    Nothing is started and nothing is changed.

    Example: crmkit doctor
    """
    from dataclasses import asdict  # slow: see below

    from toolkit.workflows.machine.doctor import examine  # slow: not needed to start

    checks = examine(context.obj)
    if as_json:
        screen.as_json({"checks": [asdict(check) for check in checks]})
        return
    marks = {"ok": "[x]", "optional": "[ ]", "missing": "[!]"}
    for check in checks:
        screen.say(f"{marks[check.state]} {check.name}: {check.found or 'not here'}")
        if check.state != "ok":
            screen.say(f"      for {check.purpose}")
            screen.say(f"      get it: {check.get}")
    missing = sum(check.state == "missing" for check in checks)
    optional = sum(check.state == "optional" for check in checks)
    screen.say(f"{missing} missing that crmkit needs, {optional} optional ones not here.")


def completion(
    shell: Annotated[str, typer.Argument(help="bash, zsh or fish.")],
) -> None:
    """Print what makes the tab key complete commands, options and ids of members, vendors, forms, requirements.

    bash: add  eval "$(crmkit completion bash)"  to ~/.bashrc. zsh: the same with zsh in ~/.zshrc, after compinit.
    fish: crmkit completion fish > ~/.config/fish/completions/crmkit.fish

    Example: crmkit completion bash
    """
    from toolkit.cli.completing import script  # slow: not needed to start

    screen.say(script(shell))
