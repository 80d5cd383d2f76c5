"""The sheet `choices`: lists of choices by name, in the order of the sheet."""

from collections.abc import Iterator

from pydantic import ValidationError

from toolkit.exchange.xlsform.columns import Grid, Row
from toolkit.exchange.xlsform.languages import base_of, rest_of
from toolkit.exchange.xlsform.words import OWN_PEOPLE
from toolkit.models.interviews.question import Choice
from toolkit.problems import Problem


class ChoicesSheet:
    """What the sheet holds: `lists`, the `spots` of their first rows, and what is wrong with it."""

    def __init__(self, grid: Grid | None, default_language: str) -> None:
        self.lists: dict[str, tuple[Choice, ...]] = {}
        self.spots: dict[str, int] = {}
        self.problems: list[Problem] = []
        self.kept: dict[str, str] = {}
        if grid is None:
            return
        self._grid = grid
        self._base = base_of(grid, "label", default_language)
        if self._base != "label" and self._base:
            self.kept["choices::label"] = self._base
        found: dict[str, list[Choice]] = {}
        for row in grid.rows():
            for name, choice in self._choice(row):
                self.spots.setdefault(name, row.number)
                found.setdefault(name, []).append(choice)
        self.lists = {name: tuple(choices) for name, choices in found.items()}
        self.problems = sorted([*grid.problems, *self.problems])

    def _choice(self, row: Row) -> Iterator[tuple[str, Choice]]:
        name, listed = row.get("name"), row.get("list_name")
        if listed == OWN_PEOPLE or not (listed or name):
            return  # added by our export, or a remark
        if not listed or not name:
            missing = "list_name" if not listed else "name"
            self._problem(row, missing, "choice-incomplete", f"The choice has no {missing}.", "Fill it in.")
            return
        known = {"list_name", "name", self._base}
        try:
            choice = Choice(name=name, label=row.get(self._base), columns=rest_of(row, known))
        except ValidationError as fault:
            for item in fault.errors():
                what = (
                    f"The choice '{name[:40]}' cannot be taken: {item['msg'].removeprefix('Value error, ')}."
                )
                self._problem(
                    row, "name", "choice-name", what, "Rename it here and where expressions name it."
                )
            return
        yield listed, choice

    def _problem(self, row: Row, key: str, code: str, what: str, mend: str) -> None:
        place = self._grid.sheet.place(*self._grid.spot(row.number, key))
        self.problems.append(Problem(place, code, what, mend))
