"""Sentences of an old specification in .docx: paragraphs and table rows, each with its place."""

import re
from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from toolkit.exchange.word import open_word
from toolkit.models.requirements.sheet import ForeignText

_LEAST_WORDS = 4
#: Parts of a document that say nothing by themselves, by the beginnings of Word's style names.
_PASSED_OVER = ("heading", "title", "subtitle", "toc", "caption", "header", "footer")


def read_specification(data: bytes, file: str) -> tuple[ForeignText, ...]:
    """All sentences that may hold a demand; headings, captions and very short lines are left out.

    Raises:
        BadData: the file is no Word document.
    """
    return tuple(_texts(open_word(data, file)))


def _texts(document: WordDocument) -> Iterator[ForeignText]:
    paragraphs = tables = 0
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            paragraphs += 1
            text = _plain(block.text)
            style = (block.style.name or "").casefold() if block.style else ""
            if not style.startswith(_PASSED_OVER) and _says_something(text):
                yield ForeignText(place=f"paragraph {paragraphs}", text=text)
        elif isinstance(block, Table):
            tables += 1
            yield from _rows(block, tables)


def _rows(table: Table, number: int) -> Iterator[ForeignText]:
    """A row is told by its longest cell; the first row is taken for the header where there are several."""
    rows = table.rows
    for at, row in enumerate(rows, 1):
        cells = dict.fromkeys(_plain(cell.text) for cell in row.cells)
        longest = max(cells, key=len, default="")
        if (at > 1 or len(rows) == 1) and _says_something(longest):
            yield ForeignText(place=f"table {number}, row {at}", text=longest)


def _says_something(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]+", text)) >= _LEAST_WORDS


def _plain(text: str) -> str:
    return " ".join(text.split())
