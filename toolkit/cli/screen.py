"""The only door to the terminal's output: lines, tables, JSON, errors, progress."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from shutil import get_terminal_size
from textwrap import wrap
from typing import TextIO

from toolkit.problems import BadData, CrmkitError

_PLAIN_WIDTH = 160
_CHART_WIDTH = 100
_LEAST_WIDTH = 40


def say(text: str = "") -> None:
    """Print a line as it is; text from people is never read as markup.

    At a terminal, a line that is too long goes on below, indented, and is broken between words.
    """
    _write(text, sys.stdout)


def _write(text: str, stream: TextIO) -> None:
    shown = printable(text)
    if stream.isatty():
        width = max(get_terminal_size().columns - 1, _LEAST_WIDTH)
        shown = "\n".join(folded(shown, width))
    stream.write(shown + "\n")


def wrapped(text: str, width: int, first: str = "") -> list[str]:
    """The lines of a paragraph; those after the first stand under its text, behind `first`."""
    return wrap(text, width, initial_indent=first, subsequent_indent=" " * len(first))


def width() -> int:
    """How many characters a line has room for; 100 where no terminal is there."""
    return max(get_terminal_size().columns - 1, _LEAST_WIDTH) if sys.stdout.isatty() else _CHART_WIDTH


def folded(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text, none longer than `width` characters."""
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip())][: width // 2] + "  "
        yield from (
            wrap(line, width, subsequent_indent=indent, break_on_hyphens=False)
            if len(line) > width
            else [line]
        )


def printable(text: str) -> str:
    """The text without control characters, so that nobody's answer can steer the terminal."""
    return "".join(c if c in "\n\t" or (c.isprintable()) else "\N{REPLACEMENT CHARACTER}" for c in text)


def as_json(data: Mapping[str, object]) -> None:
    """Print one JSON document, readable and stable."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def table(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numbers: frozenset[int] = frozenset(),
    whole: frozenset[int] = frozenset(),
) -> None:
    """Print a table, plain when no terminal is there.

    The columns in `numbers` are right-aligned, those in `whole` are never broken into lines.
    """
    from rich import box  # slow: only commands that show tables pay for it
    from rich.console import Console  # slow: see above
    from rich.table import Table  # slow: see above
    from rich.text import Text  # slow: see above

    console = Console(highlight=False, width=None if sys.stdout.isatty() else _PLAIN_WIDTH)
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for index, header in enumerate(headers):
        shown.add_column(
            header, justify="right" if index in numbers else "left", overflow="fold", no_wrap=index in whole
        )
    for row in rows:
        shown.add_row(*(Text(printable(cell)) for cell in row))
    console.print(shown)


def error(problem: CrmkitError) -> None:
    """Print what went wrong and how to mend it on the error stream."""
    if isinstance(problem, BadData):
        for line in problem.problems:
            _write(str(line), sys.stderr)
        _write(f"{problem.message} Nothing was changed.", sys.stderr)
        return
    _write(f"crmkit: {problem}", sys.stderr)


def complain(text: str) -> None:
    """Print a line on the error stream."""
    _write(text, sys.stderr)


def progress(text: str) -> None:
    """Show what long work is at, on the error stream and only at a terminal."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{printable(text)} ...")
        sys.stderr.flush()


def progress_done() -> None:
    """Wipe the progress line away."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
