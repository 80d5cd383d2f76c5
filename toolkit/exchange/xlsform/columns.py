"""The header of a sheet: which column means what, in which language, in any spelling XLSForm ever had."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from toolkit.exchange.sheets.book import Sheet
from toolkit.exchange.xlsform.words import PREFIXED
from toolkit.problems import Problem


@dataclass(frozen=True)
class Column:
    """One column: `key` in XLSForm's present spelling (`label`, `label::German (de)`), split in its parts."""

    at: int
    key: str
    word: str
    language: str = ""


@dataclass(frozen=True)
class Row:
    """One filled row: its number, and key -> text."""

    number: int
    cells: Mapping[str, str]

    def get(self, key: str) -> str:
        """The text under `key`, empty if there is none."""
        return self.cells.get(key, "")


class Grid:
    """A sheet with its header understood; `problems` are two columns that mean the same."""

    def __init__(self, sheet: Sheet, words: "Words") -> None:
        self.sheet = sheet
        self.problems: list[Problem] = []
        numbers = sorted(sheet.rows)
        self._head = numbers[0] if numbers else 1
        self.columns = dict(self._understood(words))

    def rows(self) -> Iterator[Row]:
        """The rows below the header; cells under no header are left out."""
        for number in sorted(self.sheet.rows):
            if number > self._head:
                cells = self.sheet.rows[number]
                yield Row(number, {key: cells[c.at] for key, c in self.columns.items() if c.at in cells})

    def spot(self, row: int, key: str) -> tuple[int, int]:
        """Row and column of a cell, for its place."""
        return row, self.columns[key].at if key in self.columns else 0

    def languages(self, word: str) -> list[Column]:
        """The columns of a translated word, in the order of the sheet."""
        return [column for column in self.columns.values() if column.word == word]

    def _understood(self, words: "Words") -> Iterator[tuple[str, Column]]:
        header = self.sheet.rows.get(self._head, {})
        double = any("::" in text for text in header.values())
        seen: dict[str, int] = {}
        for at, text in header.items():
            word, language = words.split(text, double)
            key = f"{word}::{language}" if language else word
            if key in seen:
                what = f"Two columns of the sheet '{self.sheet.title}' mean '{key}': {seen[key]} and {at}."
                self.problems.append(
                    Problem(
                        self.sheet.place(self._head, at),
                        "column-twice",
                        what,
                        "Delete or rename one of them.",
                    )
                )
                continue
            seen[key] = at
            yield key, Column(at, key, word, language)


@dataclass(frozen=True)
class Words:
    """The columns of a sheet: `known`, of them `translated`, and older spellings in `aliases`."""

    known: Collection[str]
    translated: Collection[str]
    aliases: Mapping[str, str]

    def split(self, text: str, double: bool) -> tuple[str, str]:
        """The word and the language of a header; a header nobody knows stays as it is.

        Args:
            text: the header.
            double: whether the sheet parts words with `::`; very old ones did with `:`.
        """
        if word := self._word(text):
            return word, ""
        parts = [part.strip() for part in text.split("::" if double else ":")]
        if parts[0].lower() == "jr" and len(parts) > 1:
            parts = [f"jr:{parts[1]}", *parts[2:]]
        if prefixed := PREFIXED.get("::".join(parts[:2]).lower()):
            return prefixed, "::".join(parts[2:])
        word = self._word(parts[0])
        if word in self.translated and len(parts) > 1:
            return word, "::".join(parts[1:])
        return ("::".join(parts) if len(parts) > 1 else text), ""

    def _word(self, text: str) -> str:
        folded = "_".join(text.split()).lower()
        word = self.aliases.get(folded, folded)
        return word if word in self.known else ""
