"""Contract pages that standards lack: words, limits, duties, answered questions, open points, waivers."""

from collections.abc import Iterable

from toolkit.documents.content.labels import sentence
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.blocks import (
    Blocks,
    Column,
    Comment,
    Definition,
    DefinitionList,
    FillIn,
    Inline,
    List,
    ListItem,
    Paragraph,
    Reference,
    Row,
    Table,
)

_WORDS = (
    ("acceptance criterion", "The test that shows whether a requirement is fulfilled."),
    ("baseline", "An edition of this document that is frozen; its hash says that nothing in it was changed."),
    ("flow", "One kind of data that goes in one direction between two programs."),
    ("gap", "A key task that the product does not yet perform at the required level."),
    ("key task", "A task without which somebody cannot work."),
    (
        "must, should, could",
        "How badly a demand is needed; the section on requirements says what each means.",
    ),
    ("sitting", "One interview: one person, one form, one day."),
    ("stop-gap", "How one lives with a gap until it is closed."),
    ("workgroup", "The people of the client who collected and ranked the demands."),
)
_DOCUMENTATION = (
    "a manual for each role, with the key tasks as worked examples",
    "a manual for the administrator: users, rights, backup and restore, updates",
    "a description of every flow: fields, direction, trigger, what happens when it fails",
    "the data model as far as the client's data is concerned, and how all data is taken out again",
    "the settings and enhancements made for the client, with their source where it was written for the client",
    "the records of tests and acceptance",
)
_DUTIES = (
    "The workgroup is released for the hours agreed and decides open questions within three working days.",
    "The client supplies test data, named users and access to the programs to be connected before a phase begins.",
    "The client cleans the data it wants to have loaded, by the day of the trial load.",
    "Internal experts take part in the vendor's training and are relieved of other work for it.",
    "The client tests within the days agreed for each phase and reports what it saw, with the step and the data.",
)
_ROOM_FOR_QUESTIONS = 6


def glossary(assignment: Assignment) -> Blocks:
    """Words of the method and of the client, by the alphabet."""
    words = dict(_WORDS) | {t.term: t.meaning for t in assignment.facts.terms}
    ordered = sorted(words.items(), key=lambda pair: pair[0].casefold())
    return (DefinitionList(items=tuple(Definition(label=w, inlines=m) for w, m in ordered)),)


def bullets(texts: Iterable[str]) -> Blocks:
    """A bulleted list of plain texts."""
    items = tuple(ListItem(blocks=(Paragraph(inlines=(text,)),)) for text in texts)
    return (List(items=items),) if items else ()


def documentation(assignment: Assignment) -> Blocks:
    """What is handed over in writing."""
    return bullets((*_DOCUMENTATION, *assignment.facts.documentation))


def client_duties(assignment: Assignment) -> Blocks:
    """What the client contributes."""
    texts = (*_DUTIES, *assignment.facts.client_duties)
    items = tuple(ListItem(blocks=(Paragraph(inlines=(text,)),)) for text in texts)
    return (List(items=items, ordered=True),)


def quantities(assignment: Assignment) -> Blocks:
    """The most that is covered, and where the figure comes from."""
    columns = (
        Column(header="What", width=46),
        Column(header="At most", width=16, kind="number"),
        Column(header="Follows from", width=38),
    )
    rows = tuple(Row.of(q.what, q.most, sentence(q.source)) for q in assignment.quantities)
    return (Table(id="tbl-quantities", caption="Quantities covered", columns=columns, rows=rows),)


def questions(assignment: Assignment) -> Blocks:
    """Questions on which answers differed, and what holds."""
    columns = (
        Column(header="No.", width=8, kind="id"),
        Column(header="Question", width=32),
        Column(header="What holds", width=20),
        Column(header="Decided by", width=16),
        Column(header="Why", width=24),
    )
    rows = tuple(
        Row.of(q.id, q.question, sentence(q.answer), sentence(q.who), q.reason) for q in assignment.questions
    )
    return (Table(id="tbl-questions", caption="Questions decided", columns=columns, rows=rows),)


def vendor_questions(_: Assignment) -> Blocks:
    """Empty lines for questions of vendors and their answers."""
    columns = (
        Column(header="No.", width=7, kind="id"),
        Column(header="Day", width=13),
        Column(header="Question", width=36),
        Column(header="Answer", width=32),
        Column(header="Section", width=12),
    )
    rows = tuple(
        Row.of(f"Q{n}", *(_fill(f"q{n}-{what}", what) for what in ("day", "question", "answer", "section")))
        for n in range(1, _ROOM_FOR_QUESTIONS + 1)
    )
    return (Table(id="tbl-vendor-questions", caption="Questions of vendors", columns=columns, rows=rows),)


def _fill(name: str, hint: str) -> tuple[Inline, ...]:
    return (FillIn(id=name, hint=hint, kind="date" if hint == "day" else "text"),)


def open_points(assignment: Assignment) -> Blocks:
    """What is still to be said or decided, and who can."""
    columns = (
        Column(header="About", width=28),
        Column(header="What is open", width=50),
        Column(header="Who can say", width=22),
    )
    demands = {r.id for r in assignment.requirements}
    rows = tuple(
        Row.of(
            (Reference(target=f"c-{p.about.lower()}", inlines=p.about),) if p.about in demands else p.about,
            (
                Comment(
                    inlines=p.text, text=f"To be answered by: {p.who or 'the workgroup'}.", audience="client"
                ),
            ),
            sentence(p.who) or "Workgroup",
        )
        for p in assignment.open_list
    )
    return (Table(id="tbl-open", caption="Open points", columns=columns, rows=rows),)


def risks(assignment: Assignment) -> Blocks:
    """What may go wrong and what is done about it."""
    columns = (
        Column(header="Risk", width=40),
        Column(header="What is done about it", width=42),
        Column(header="By", width=18),
    )
    rows = tuple(Row.of(r.text, r.answer or "nothing yet", sentence(r.who)) for r in assignment.facts.risks)
    return (Table(id="tbl-risks", caption="Risks", columns=columns, rows=rows),)


def waivers(assignment: Assignment) -> Blocks:
    """Findings that somebody accepted."""
    columns = (
        Column(header="Check", width=12, kind="id"),
        Column(header="About", width=16),
        Column(header="Accepted because", width=40),
        Column(header="By", width=18),
        Column(header="Day", width=14, kind="date"),
    )
    rows = tuple(
        Row.of(w.check, sentence(w.about), w.reason, sentence(w.who), w.day) for w in assignment.waivers
    )
    return (Table(id="tbl-waivers", caption="Waivers", columns=columns, rows=rows),)
