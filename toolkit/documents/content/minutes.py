"""The minutes of an interview: facts of the sitting, question and answer, open questions, confirmation."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from toolkit.documents.formats import day
from toolkit.models.blocks import (
    Block,
    Cell,
    Column,
    Definition,
    DefinitionTable,
    Heading,
    Inline,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Row,
    SignatureField,
    SignatureTable,
    Table,
    Text,
    TitlePage,
)
from toolkit.models.interviews.minutes import Minutes, MinutesEntry

Blocks = tuple[Block, ...]


def view(minutes: Minutes, language: str) -> dict[str, object]:
    """Values that the template prints and tests."""
    return {
        "respondent": minutes.respondent,
        "interviewer": minutes.interviewer,
        "title": minutes.title,
        "purpose": minutes.purpose,
        "day": day(minutes.interview.started.date(), language, "long"),
        "open": any(entry.state == "open" for entry in minutes.entries),
        "unanswered": any(entry.state == "not_answered" for entry in minutes.entries),
        "scope": bool(minutes.interview.scope),
    }


def data(minutes: Minutes, language: str) -> dict[str, Blocks]:
    """Blocks that the template places."""
    return {
        "title-page": (TitlePage(),),
        "facts": _facts(minutes, language),
        "answers": tuple(_answers(minutes.entries)),
        "open": _open(minutes.entries),
        "unanswered": _unanswered(minutes.entries),
        "confirmation": (_confirmation(minutes),),
    }


def _facts(minutes: Minutes, language: str) -> Blocks:
    sitting = minutes.interview
    form = f"{minutes.title} ({sitting.questionnaire}, version {sitting.version})"
    lines = [
        ("Respondent", ", ".join(filter(None, (minutes.respondent, sitting.role, sitting.department)))),
        ("Interviewer", minutes.interviewer),
        ("Day", day(sitting.started.date(), language, "long")),
        ("Length", f"{sitting.minutes} minutes" if sitting.minutes else ""),
        ("Form", form),
        ("Asked", f"only {', '.join(sitting.scope)}" if sitting.scope else ""),
    ]
    rows = tuple(Definition(label=label, inlines=text) for label, text in lines if text)
    return (DefinitionTable(rows=rows),)


def _answers(entries: Sequence[MinutesEntry]) -> Iterator[Block]:
    """A table for each run of questions under the same headings; what was not answered comes later."""
    spoken = [entry for entry in entries if entry.state != "not_answered"]
    columns = (Column(header="Question", width=42), Column(header="Answer", width=58))
    for number, (headings, group) in enumerate(groupby(spoken, key=lambda entry: entry.headings), 1):
        if headings:
            yield Heading(level=2, inlines=" / ".join(headings), id=f"part-{number}", numbered=False)
        rows = tuple(Row.of(entry.label, Cell(inlines=tuple(_answer(entry)))) for entry in group)
        yield Table(columns=columns, rows=rows)


def _answer(entry: MinutesEntry) -> Iterator[Inline]:
    if entry.said:
        yield Text(text=entry.said, marks=("strong",))
    if entry.ask:
        yield Text(text=f"open, to be asked: {entry.ask}", marks=("emphasis",))
    if entry.quote:
        if entry.said or entry.ask:
            yield LineBreak()
        yield f"“{entry.quote}”"
    if entry.comment:
        yield LineBreak()
        yield Text(text=entry.comment, marks=("muted",))


def _open(entries: Sequence[MinutesEntry]) -> Blocks:
    columns = (
        Column(header="Question", width=50),
        Column(header="Who knows", width=20),
        Column(header="What exactly", width=30),
    )
    rows = tuple(Row.of(e.label, e.ask, e.ask_what) for e in entries if e.state == "open")  # fmt: skip
    return (Table(columns=columns, rows=rows),) if rows else ()


def _unanswered(entries: Sequence[MinutesEntry]) -> Blocks:
    left = dict.fromkeys(
        ": ".join((*entry.headings[-1:], entry.label)) for entry in entries if entry.state == "not_answered"
    )
    items = tuple(ListItem(blocks=(Paragraph(inlines=label),)) for label in left)
    return (List(items=items),) if items else ()


def _confirmation(minutes: Minutes) -> Block:
    field = SignatureField(
        party="Confirmed", name=minutes.respondent, role=minutes.interview.role, organisation=""
    )
    return SignatureTable(id="confirmation-place", fields=(field,))
