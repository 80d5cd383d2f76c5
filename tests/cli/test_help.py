"""Every command teaches: its help has a sentence and an example that names a command there is."""

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from toolkit.cli.app import app


def commands(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    inner = getattr(command, "commands", {})
    if not inner:
        yield words, command
    for name, one in sorted(inner.items()):
        yield from commands(one, (*words, name))


def groups(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, one in sorted(getattr(command, "commands", {}).items()):
        if getattr(one, "commands", {}):
            yield (*words, name), one
            yield from groups(one, (*words, name))


GROUPS = dict(groups(typer.main.get_command(app)))
ALL = dict(commands(typer.main.get_command(app)))


def test_there_are_commands() -> None:
    assert len(ALL) > 50


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_the_help_has_an_example(words: tuple[str, ...]) -> None:
    text = ALL[words].help or ""
    assert text.strip(), "no help"
    example = text.partition("Example: ")[2]
    assert example.startswith("crmkit "), f"no example: {text}"
    said = example.split()[1:]
    # These need not be named: `crmkit interview F03_sales` asks, `crmkit check AP-11` explains.
    named = words[:-1] if words[-1] in ("ask", "explain") else words
    assert tuple(said[: len(named)]) == named


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_option_says_what_it_is(words: tuple[str, ...]) -> None:
    silent = [p.name for p in ALL[words].params if not getattr(p, "help", None)]
    assert silent == []


@pytest.mark.parametrize("words", GROUPS, ids=" ".join)
def test_the_help_of_a_group_has_an_example(words: tuple[str, ...]) -> None:
    example = (GROUPS[words].help or "").partition("Example: crmkit ")[2]
    assert tuple(example.split()[: len(words)]) == words
