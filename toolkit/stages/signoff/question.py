"""One question about a section that only somebody who has read it answers at once.

It asks for a figure or a day of a table, for what stands beside a label, or for a word that is missing in a
sentence. Which one is chosen follows from the section's hash and the reader, so that two readers are asked
different things and the same reader the same again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from hashlib import sha256

from toolkit.models.blocks import Block, Cell, DefinitionTable, Inline, List, Paragraph, Quote, Row, Table
from toolkit.stages.signoff.contents import Section

_WORD = re.compile(r"[^\W\d_]{6,}")
_SENTENCE = re.compile(r"[^.!?]{30,240}[.!?]")
_GAP = "_____"


@dataclass(frozen=True)
class Question:
    """What is asked, and the reply that shows that the section was read. `clause` says where to look."""

    text: str
    reply: str
    clause: str = ""


def question_for(section: Section, reader: str, attempt: int = 0) -> Question:
    """The question for one reader; another `attempt` asks something else where there is something else."""
    asked = _unmistakable(_questions(section.blocks)) or (_about_title(section),)
    seed = sha256(f"{section.sha256}:{reader}".encode()).digest()
    return asked[(int.from_bytes(seed[:8], "big") + attempt) % len(asked)]


def _unmistakable(found: Iterable[Question]) -> tuple[Question, ...]:
    """Without those that have another right reply elsewhere in the section: two tables may look alike."""
    replies: dict[str, set[str]] = {}
    asked = list(found)
    for question in asked:
        replies.setdefault(question.text, set()).add(_bare(question.reply))
    return tuple(question for question in asked if len(replies[question.text]) == 1)


def is_right(question: Question, reply: str) -> bool:
    """Whether the reply says the same: case, spaces, marks and the way to write numbers do not matter."""
    wanted, given = question.reply, reply.strip()
    if not given:
        return False
    if (number := _number(wanted)) is not None:
        return _number(given) == number
    return _bare(wanted) == _bare(given)


def _questions(blocks: Sequence[Block]) -> Iterator[Question]:
    for block in blocks:
        match block:
            case Table():
                yield from _of_table(block)
            case DefinitionTable():
                for row in block.rows:
                    if value := _short(_text(row.inlines)):
                        name = block.key or _text(block.title)
                        where = f"{name}: what" if name else "What"
                        yield Question(f"{where} stands beside '{_text(row.label)}'?", value, name)
            case List():
                for item in block.items:
                    yield from _questions(item.blocks)
            case Quote():
                yield from _questions(block.blocks)
            case Paragraph():
                yield from _of_text(_text(block.inlines))
            case _:
                pass


def _of_table(table: Table) -> Iterator[Question]:
    caption = _text(table.caption)
    for row in table.rows:
        if row.role != "body" or len(row.cells) < 2:
            continue
        name = _cell(row.cells[0])
        if not name:
            continue
        for column, value in _values(table, row):
            what = f"Table '{caption}': what" if caption else "What"
            yield Question(f"{what} does '{column}' say for '{_cut(name)}'?", value, row.id or name)


def _values(table: Table, row: Row) -> Iterator[tuple[str, str]]:
    at = 0
    for cell in row.cells:
        column = table.columns[at] if at < len(table.columns) else None
        at += cell.span
        if column is None or cell is row.cells[0]:
            continue
        if (value := _short(_cell(cell))) and (header := _text(column.header)):
            yield header, value


def _of_text(text: str) -> Iterator[Question]:
    for sentence in _SENTENCE.findall(text):
        words = _WORD.findall(sentence)
        if words:
            longest = max(words, key=len)
            yield Question(
                f"Which word is missing? '{sentence.strip().replace(longest, _GAP, 1)}'", longest, longest
            )


def _about_title(section: Section) -> Question:
    words = _WORD.findall(section.title) or [section.title or "front"]
    longest = max(words, key=len)
    return Question(f"Copy the longest word of the section's title '{section.title}'.", longest)


def _cell(cell: Cell) -> str:
    if cell.value is not None:
        return cell.value.isoformat() if isinstance(cell.value, date) else f"{cell.value:f}"
    return _text(cell.inlines)


def _text(inlines: Sequence[Inline]) -> str:
    parts = [
        part if isinstance(part, str) else getattr(part, "text", "") or _text(getattr(part, "inlines", ()))
        for part in inlines
    ]
    return " ".join("".join(parts).split())


def _short(text: str) -> str:
    """A reply that a person can type: a few words at most."""
    return text if 0 < len(text) <= 40 and len(text.split()) <= 5 and any(c.isalnum() for c in text) else ""


def _cut(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "..."


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _number(text: str) -> Decimal | None:
    """A number however it is written: `4710`, `4,710.00`, `4 710,5 EUR`; a day is none."""
    if re.fullmatch(r"\s*\d{4}-\d{2}-\d{2}\s*", text):
        return None
    digits = re.sub(r"[^\d.,-]", "", text)
    if re.search(r"[^\W\d_]{4,}", text) or not digits:
        return None
    point = max(digits.rfind("."), digits.rfind(","))
    if point >= 0 and len(digits) - point - 1 in {1, 2}:
        digits = re.sub(r"[.,]", "", digits[:point]) + "." + digits[point + 1 :]
    else:
        digits = re.sub(r"[.,]", "", digits)
    try:
        return Decimal(digits).normalize()
    except InvalidOperation:
        return None
