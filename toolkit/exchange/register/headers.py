"""Where the header row of a table stands, and the names of its columns."""

from collections.abc import Mapping

from toolkit.models.requirements.sheet import COLUMNS, ID, VERSION

_LOOKED_AT = 20


def find_header(rows: Mapping[int, Mapping[int, str]]) -> tuple[int, dict[str, int]]:
    """The row of the header and column -> place (from 1).

    A client may have put a title above: the row with our own columns is taken, else the first one that
    has at least two filled cells. Names that stand twice get a number.
    """
    filled = [(number, {at: text for at, text in row.items() if text}) for number, row in rows.items()]
    top = [(number, row) for number, row in filled if row][:_LOOKED_AT]
    for number, row in top:
        names = {_plain(text) for text in row.values()}
        if {_plain(ID), _plain(VERSION)} <= names:
            return number, _named(row)
    for number, row in top:
        if len(row) > 1:
            return number, _named(row)
    return (top[0][0], _named(top[0][1])) if top else (0, {})


def _named(row: Mapping[int, str]) -> dict[str, int]:
    ours = {_plain(name): name for name in COLUMNS}
    found: dict[str, int] = {}
    for at, text in sorted(row.items()):
        name = ours.get(_plain(text), " ".join(text.split()))
        number = 2
        unique = name
        while unique in found:
            unique = f"{name} ({number})"
            number += 1
        found[unique] = at
    return found


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
