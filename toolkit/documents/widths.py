"""How wide the columns of a table want to be when nobody said so: by what stands in them."""

from toolkit.documents.formats import cell_value
from toolkit.documents.plain import plain
from toolkit.models.blocks import Cell, Column, Paragraph, Row, Table

_LOOKED_AT = 200  # rows; the first pages decide how the table looks
_LARGEST_TEXT = 60.0
_PADDING = 2.2
_BOLD = 1.2  # heads are bold, and a head that breaks inside a word is ugly


def shares(table: Table, language: str, room: float) -> tuple[float, ...]:
    """The part of the width for each column; they add up to 1.

    Args:
        table: widths of its columns are taken as they are if each has one.
        language: for values that are formatted.
        room: how many average characters fit side by side into the table.
    """
    wanted = [column.width for column in table.columns]
    if not all(wanted):
        rows = table.rows[:_LOOKED_AT] + ((table.total,) if table.total else ())
        measures = [_measure(at, column, rows, language) for at, column in enumerate(table.columns)]
        wanted = _fit(measures, room)
    total = sum(wanted)
    return tuple(width / total for width in wanted)


def _measure(at: int, column: Column, rows: tuple[Row, ...], language: str) -> tuple[float, float]:
    """The least width without broken words, and the width that the text would like, in characters."""
    head = plain(column.header)
    texts = [_text(row.cells[at], column, language) for row in rows if _is_plain_row(row, at)]
    rigid = column.kind != "text"
    words = [len(word) for text in texts for word in ([text] if rigid else text.split())]
    heads = [len(word) * _BOLD for word in head.split()]
    least = max(heads + [min(w, 24 if rigid else 14) for w in words] + [3])
    if rigid:
        return least + _PADDING, least + _PADDING
    lengths = sorted(len(text) for text in texts) or [0]
    likes = lengths[int(len(lengths) * 0.8)] if len(lengths) > 1 else lengths[0]
    return least + _PADDING, max(least, min(float(likes), _LARGEST_TEXT), len(head) * 0.7) + _PADDING


def _is_plain_row(row: Row, at: int) -> bool:
    return row.role == "body" and at < len(row.cells) and all(cell.span == 1 for cell in row.cells[: at + 1])


def _text(cell: Cell, column: Column, language: str) -> str:
    if cell.value is not None:
        return cell_value(cell.value, column, language)
    return plain(cell.inlines) + " ".join(plain(b.inlines) for b in cell.blocks if isinstance(b, Paragraph))


def _fit(measures: list[tuple[float, float]], room: float) -> list[float]:
    """Each column its least width; what is left is shared by what the columns would like more."""
    least = [low for low, _ in measures]
    longing = [high - low for low, high in measures]
    spare = room - sum(least)
    if spare <= 0 or not sum(longing):
        return least
    return [low + spare * more / sum(longing) for low, more in zip(least, longing, strict=True)]
