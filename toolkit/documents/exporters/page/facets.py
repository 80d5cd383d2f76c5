"""What a reader can filter by: the names and values of all rows and cards of a document."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.documents.outline import walk
from toolkit.models.blocks import Blocks, DefinitionTable, Table

_LEAST = 2  # a filter with one value parts nothing


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: its name, and each value with how many rows and cards have it, in the order of the text."""

    name: str
    values: tuple[tuple[str, int], ...]


def facets(blocks: Blocks) -> tuple[Facet, ...]:
    """The filters of a document; those with a single value are left out."""
    counted: dict[str, Counter[str]] = {}
    for filters in _filters(blocks):
        for name, value in filters.items():
            if is_name(name) and value:
                counted.setdefault(name, Counter())[value] += 1
    return tuple(
        Facet(name, tuple(values.items())) for name, values in counted.items() if len(values) >= _LEAST
    )


def is_name(name: str) -> bool:
    """Whether a filter's name can be part of an attribute's name."""
    return name.isascii() and name.isidentifier() and name == name.lower()


def _filters(blocks: Blocks) -> Iterator[Mapping[str, str]]:
    for block in walk(blocks):
        if isinstance(block, Table):
            yield from (row.filters for row in block.rows)
        elif isinstance(block, DefinitionTable):
            yield block.filters
