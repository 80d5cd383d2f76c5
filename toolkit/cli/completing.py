"""Completion in the shell: the library's machinery, told which ids an argument takes by the argument's name."""

import os
import re
from collections.abc import Callable, Iterator, MutableMapping
from pathlib import Path
from typing import Any

import typer
from typer._completion_classes import completion_init
from typer._completion_shared import get_completion_script

from toolkit.problems import UsageError

VARIABLE = "_CRMKIT_COMPLETE"
SHELLS = ("bash", "zsh", "fish")
#: Name of an option or argument -> kind of `workflows.machine.completion`.
_KINDS = {
    "member": "member",
    "rater": "member",
    "owner": "member",
    "vendor": "vendor",
    "questionnaire": "questionnaire",
    "requirement": "requirement",
    "requirements": "requirement",
    "task": "key_task",
    "interview": "interview",
    "sitting": "interview",
    "thing": "requirement",
    "gap": "gap",
    "contradiction": "contradiction",
    "phase": "phase",
    "entry": "landscape",
    "entries": "landscape",
    "code": "check",
}
#: Groups whose first word may be left out: command -> the word, and the kind of what follows it.
_IMPLIED = {"interview": ("ask", "questionnaire"), "check": ("explain", "check")}
_FOLDER = re.compile(r"(?<=\s)(?:-C|--directory)\s+(\S+)\s")
_BY = re.compile(r"(?<=\s)--by\s+\S+\s")


def script(shell: str) -> str:
    """What the shell has to read once.

    Raises:
        UsageError: the shell is not known.
    """
    if shell not in SHELLS:
        raise UsageError(f"There is no completion for '{shell}'.", f"Known are: {', '.join(SHELLS)}.")
    return get_completion_script(prog_name="crmkit", complete_var=VARIABLE, shell=shell)


def complete(app: typer.Typer) -> None:
    """Answer the shell that asks through the environment. Leaves the program."""
    directory = take_folder(os.environ)
    say_out(os.environ, directory)
    completion_init()
    command = typer.main.get_command(app)
    for parameter in _parameters(command):
        if kind := _KINDS.get(str(parameter.name)):
            # The library takes completers where a command is written; there they would cost every start.
            parameter._custom_shell_complete = _completer(kind, directory)  # noqa: SLF001
    command.main(args=[], prog_name="crmkit", complete_var=VARIABLE)


def take_folder(environment: MutableMapping[str, str]) -> Path:
    """Take `-C DIR`, which the library does not know, out of the line that is being completed."""
    directory = Path()
    for name in ("COMP_WORDS", "_TYPER_COMPLETE_ARGS"):
        line = environment.get(name, "")
        if found := _FOLDER.search(line):
            directory = Path(found.group(1)).expanduser()
            environment[name] = line[: found.start()] + line[found.end() :]
            if name == "COMP_WORDS" and environment.get("COMP_CWORD", "").isdigit():
                environment["COMP_CWORD"] = str(max(int(environment["COMP_CWORD"]) - 2, 0))
    return directory


def say_out(environment: MutableMapping[str, str], directory: Path) -> None:
    """Put the line that is being completed as the library knows it: `--by` it does not, nor a word left out."""
    for name in ("COMP_WORDS", "_TYPER_COMPLETE_ARGS"):
        line = environment.get(name, "")
        if not line:
            continue
        said = _BY.sub("", line)
        *before, last = said.split(" ")
        if before and before[-1] == "--by":
            said = f"{before[0]} demo rate --rater {last}"
        elif len(before) > 1 and before[1] in _IMPLIED:
            word, kind = _IMPLIED[before[1]]
            first = [*before, last][2]
            if first and any(one.casefold().startswith(first.casefold()) for one in _ids(kind, directory)):
                said = " ".join([*before[:2], word, *before[2:], last])
        environment[name] = said
        if name == "COMP_WORDS":
            environment["COMP_CWORD"] = str(len(said.split(" ")) - 1)


def _ids(kind: str, directory: Path) -> tuple[str, ...]:
    from toolkit.workflows.machine.completion import candidates  # slow: only a shell that asks pays for it

    return candidates(kind, directory)


def _parameters(command: Any) -> Iterator[Any]:
    yield from command.params
    for inner in getattr(command, "commands", {}).values():
        yield from _parameters(inner)


def _completer(kind: str, directory: Path) -> Callable[[Any, Any, str], list[Any]]:
    from typer._click.shell_completion import CompletionItem  # slow: only a shell that asks pays for it

    from toolkit.workflows.machine.completion import candidates  # slow: see above

    def found(_context: Any, _parameter: Any, incomplete: str) -> list[Any]:
        start = incomplete.casefold()
        return [
            CompletionItem(name) for name in candidates(kind, directory) if name.casefold().startswith(start)
        ]

    return found
