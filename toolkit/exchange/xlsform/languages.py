"""Texts in several languages: which column is the one we ask in, and what is kept beside it."""

from collections.abc import Collection

from toolkit.exchange.xlsform.columns import Grid, Row


def base_of(grid: Grid, word: str, default_language: str) -> str:
    """Return the key of the column that holds the text we ask with, empty if there is none.

    That is the column without a language, else that of the default language, else the first.
    """
    columns = grid.languages(word)
    for wanted in ("", default_language):
        for column in columns:
            if column.language == wanted:
                return column.key
    return columns[0].key if columns else ""


def rest_of(row: Row, known: Collection[str]) -> dict[str, str]:
    """Return the cells of a row that are none of the `known` keys, to be kept as they are."""
    return {key: text for key, text in row.cells.items() if key not in known}
