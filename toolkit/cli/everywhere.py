"""Options that every command takes, wherever they stand on the line: the folder, the day, the user."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from toolkit.problems import UsageError
from toolkit.workflows.session import Session

OPTIONS = {"-C": "directory", "--directory": "directory", "--today": "today", "--by": "by"}


def split_options(arguments: Sequence[str]) -> tuple[Session, list[str]]:
    """Take `-C DIR`, `--today DATE` and `--by MEMBER` out of the arguments, wherever they stand.

    Raises:
        UsageError: an option has no value, or the day is none.
    """
    given: dict[str, str] = {}
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
            break
        name, has_value, value = word.partition("=")
        if name not in OPTIONS or (has_value and name == "-C"):
            rest.append(word)
            continue
        found = value if has_value else next(words, None)
        if found is None:
            raise UsageError(f"{name} needs a value.", f"For example: {_EXAMPLES[OPTIONS[name]]}")
        given[OPTIONS[name]] = found
    return _session(given), rest


_EXAMPLES = {"directory": "-C clients/kaskad-pack", "today": "--today 2026-03-30", "by": "--by ilze"}


def _session(given: dict[str, str]) -> Session:
    day = given.get("today") or os.environ.get("CRMKIT_TODAY")
    return Session(
        directory=Path(given.get("directory", ".")), today=_day(day) if day else None, by=given.get("by")
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"'{text}' is no day.", "Write it as YYYY-MM-DD, for example --today 2026-03-30."
        ) from None
