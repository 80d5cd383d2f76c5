"""Rows of a file from outside, before anybody knows what they mean, and how its columns are to be read."""

from typing import Literal

from toolkit.models.noun import Noun
from toolkit.models.requirements.requirement import Register

#: Column -> field of the requirement; these may be changed in the file.
EDITABLE: dict[str, str] = {
    "Statement": "statement",
    "Accepted when": "acceptance",
    "Category": "category",
    "Priority": "priority",
    "Rationale": "rationale",
    "Owner": "owner",
    "Cannot work without it": "needed_by",
}
ID, NUMBER, STATUS, SOURCES, OPEN, VERSION = "Id", "Number", "Status", "Sources", "Open questions", "Version"
COLUMNS = (ID, NUMBER, *EDITABLE, STATUS, SOURCES, OPEN, VERSION)
"""The columns of an export, in the order of a fresh file. `Id` and `Version` find the row again."""


class SheetRow(Noun):
    """One row; `cells` by the name of their column, `place` in the words of the file (`row 12`)."""

    number: int
    place: str
    cells: dict[str, str]
    formulas: tuple[str, ...] = ()


class Sheet(Noun):
    """A table of a file. `line` is the row of the header; `columns` says where each header stands, from 1."""

    file: str
    name: str = ""
    line: int = 1
    columns: dict[str, int] = {}
    rows: tuple[SheetRow, ...] = ()

    @property
    def ours(self) -> bool:
        """Whether it was exported from a register."""
        return ID in self.columns and VERSION in self.columns

    @property
    def label(self) -> str:
        """The file with its sheet, as a place names it."""
        return f"{self.file} [{self.name}]" if self.name else self.file


FieldName = Literal["statement", "acceptance", "category", "priority", "rationale", "id"]


class ColumnMapping(Noun):
    """Which column of a foreign list holds which field; `headers` tells the list by its header row."""

    headers: tuple[str, ...]
    fields: dict[FieldName, str]


class ExchangeMemory(Noun):
    """`decisions/exchange.yaml`: mappings of foreign lists, and the file whose layout the next export takes."""

    schema_version: Literal["1"] = "1"
    layout: str = ""
    mappings: tuple[ColumnMapping, ...] = ()


class ForeignText(Noun):
    """A sentence from an old specification: where it stood and what it says."""

    place: str
    text: str


class ReqIFContent(Noun):
    """What a ReqIF file holds: our own register, whole, or the texts of somebody else's objects."""

    own: Register | None = None
    foreign: tuple[ForeignText, ...] = ()
