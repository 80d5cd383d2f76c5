"""The parser's events, by the C loader, and where one begins."""

from collections.abc import Iterator
from typing import Any

import yaml

#: Line and column, both from 1.
Spot = tuple[int, int]
#: The way to a value: keys and positions (from 0).
Path = tuple[str | int, ...]


def events(text: str) -> Iterator[Any]:
    """The events of a YAML text, one after the other. Raises the parser's own errors."""
    return iter(yaml.parse(text, Loader=yaml.CLoader))


def spot(mark: Any) -> Spot:
    """Where one of the parser's marks stands."""
    return mark.line + 1, mark.column + 1
