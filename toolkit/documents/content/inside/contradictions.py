"""The list of contradictions: who said what, and what holds. For the client only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.documents.content.labels import sentence
from toolkit.models.blocks import Block, Blocks, Cell, Column, Inline, LineBreak, Paragraph, Row, Table, Text


@dataclass(frozen=True)
class ContradictionLine:
    """One contradiction in words; `versions` are name, answer and quote, `holds` what was decided."""

    number: str
    question: str
    about: str
    versions: tuple[tuple[str, str, str], ...]
    holds: str
    owner: str
    reason: str
    open: bool


def contradiction_view(lines: Sequence[ContradictionLine]) -> dict[str, object]:
    """Values that the template prints."""
    left = sum(line.open for line in lines)
    return {"count": len(lines), "open": left, "decided": len(lines) - left}


def contradiction_table(lines: Sequence[ContradictionLine]) -> Blocks:
    """Question, versions side by side, and the decision or an empty place for it."""
    columns = (
        Column(header="No.", width=7, kind="id"),
        Column(header="Question", width=25),
        Column(header="What was said", width=38),
        Column(header="What holds", width=30),
    )
    rows = tuple(
        Row.of(
            line.number,
            f"{line.question}{f' ({line.about})' if line.about else ''}",
            Cell(blocks=tuple(_versions(line))),
            Cell(blocks=tuple(_decision(line))),
        )
        for line in lines
    )
    return (Table(columns=columns, rows=rows, audience="client"),) if lines else ()


def _versions(line: ContradictionLine) -> Iterator[Block]:
    for name, answer, quote in line.versions:
        said: list[Inline] = [Text(text=f"{name}: ", marks=("strong",)), answer]
        if quote and quote.casefold() != answer.casefold():
            said += [LineBreak(), Text(text=f"“{quote}”", marks=("muted",))]
        yield Paragraph(inlines=tuple(said))


def _decision(line: ContradictionLine) -> Iterator[Block]:
    if line.open:
        yield Paragraph(inlines=(Text(text="Not decided yet.", marks=("emphasis",)),))
        if line.owner:
            yield Paragraph(role="small", inlines=f"Decides: {line.owner}")
        return
    yield Paragraph(inlines=(Text(text=sentence(line.holds), marks=("strong",)),))
    if line.reason:
        yield Paragraph(inlines=(line.reason,))
    if line.owner:
        yield Paragraph(role="small", inlines=f"Decided by: {line.owner}")
