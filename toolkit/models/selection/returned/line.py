"""A line of a table that came back in a file: text as it stands, each value with its place."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.problems import Place


@dataclass(frozen=True)
class ReturnedLine:
    """One line; `cells` are the texts by column, and the place under '' is that of the line."""

    cells: Mapping[str, str]
    places: Mapping[str, Place]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def place(self, column: str) -> Place:
        """Where a value stands, or the line where it does not."""
        return self.places.get(column, self.places[""])
