"""Where keys and values stand in a YAML text; looked up only when something is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from toolkit.store.reading.events import Path, Spot, events, spot
from toolkit.store.reading.text import decode


def places(source: str | bytes, paths: Iterable[Path]) -> Mapping[Path, tuple[Spot, Spot]]:
    """Where the key and the value at each path stand, in one pass over the text.

    Args:
        source: text that `parse` has accepted.
        paths: ways from the top: keys and positions (from 0), such as `("requirements", 3, "id")`.

    Returns:
        path -> (place of its key or dash, place of its value), each (line, column) from 1. A path that
        does not exist gets the places of its nearest parent that does.
    """
    wanted = {path[:end] for path in paths for end in range(len(path) + 1)}
    found: dict[Path, tuple[Spot, Spot]] = {}
    stream = events(decode(source, ""))
    for event in stream:
        if isinstance(event, yaml.DocumentStartEvent):
            first = next(stream)
            _walk(first, stream, (), spot(first.start_mark), wanted, found)
            break
    return {path: _nearest(path, found) for path in wanted}


def locate(source: str | bytes, path: Path, *, key: bool = False) -> Spot:
    """Line and column of the value at `path` (of its key with `key`), or of its nearest existing parent."""
    path = tuple(path)
    return places(source, [path])[path][0 if key else 1]


def _nearest(path: Path, found: Mapping[Path, tuple[Spot, Spot]]) -> tuple[Spot, Spot]:
    while path and path not in found:
        path = path[:-1]
    return found.get(path, ((1, 1), (1, 1)))


def _walk(
    event: Any, events: Iterator[Any], path: Path, key: Spot, wanted: set[Path], found: dict[Path, tuple[Spot, Spot]]
) -> None:  # fmt: skip
    if path in wanted:
        found[path] = (key, spot(event.start_mark))
    if type(event) is yaml.SequenceStartEvent:
        position = 0
        while type(item := next(events)) is not yaml.SequenceEndEvent:
            _walk(item, events, (*path, position), spot(item.start_mark), wanted, found)
            position += 1
    elif type(event) is yaml.MappingStartEvent:
        while type(name := next(events)) is not yaml.MappingEndEvent:
            _walk(next(events), events, (*path, name.value), spot(name.start_mark), wanted, found)
