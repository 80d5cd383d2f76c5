"""A questionnaire on paper: numbered questions, boxes to tick, room to write, conditions in plain words."""

from collections.abc import Iterator, Sequence

from toolkit.documents.content.conditions import Spoken
from toolkit.kernel.expressions.compiler import compile_expression
from toolkit.kernel.expressions.tokens import ExpressionError
from toolkit.kernel.questions.form import walk
from toolkit.kernel.questions.labels import SLOT
from toolkit.models.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Definition,
    DefinitionTable,
    Heading,
    Inline,
    LineBreak,
    Paragraph,
    Row,
    Table,
    Text,
)
from toolkit.models.document import Document, Properties
from toolkit.models.interviews.question import CHOOSING, Question
from toolkit.models.interviews.questionnaire import Questionnaire

_BOX, _NBSP = "☐", "\u00a0"
_GAP = f"{_NBSP * 3} "
_SHORT = frozenset({"text", "integer", "decimal", "range", "date", "time"})
#: Lines to write on.
_LINES = {"text": 3, "file": 1}
#: A repeat with at most so many questions, all answered in a word or two, becomes one table.
_MOST_COLUMNS = 6
_ROWS, _COPIES, _INNER_COPIES = 8, 3, 2
_WHO = (("Who answers", "Role", "Department"), ("Who asks", "Date", "From – to"))
_HOW = (
    "Tick boxes, and write what is said in the words in which it is said. A star marks what must be answered. "
    "What somebody does not know belongs into the last table, with whom to ask."
)


def paper_form(form: Questionnaire, properties: Properties, language: str = "en") -> Document:
    """Return the paper form of a questionnaire.

    Args:
        form: as it is asked (`kernel.questions.assembly.spread`).
        properties: id, day, client, brand.
        language: of the fixed words.
    """
    return Document(
        title=form.title,
        kind="Questionnaire",
        language=language,
        properties=properties,
        blocks=(*_head(form), *_Writer(form).blocks(form.questions), *_foot()),
    )


def _head(form: Questionnaire) -> Iterator[Block]:
    yield Heading(level=1, inlines=form.title, numbered=False)
    takes = f"about {form.minutes} minutes" + (f" for each {form.minutes_per}" if form.minutes_per else "")
    about = (("For", form.audience), ("Takes", takes), ("Why", form.purpose))
    yield DefinitionTable(rows=tuple(Definition(label=label, inlines=text) for label, text in about if text))
    for labels in _WHO:
        columns = tuple(Column(header=label, width=1) for label in labels)
        yield Table(columns=columns, rows=(Row.of(_NBSP, _NBSP, _NBSP),))
    yield Paragraph(role="small", inlines=_HOW)


def _foot() -> Iterator[Block]:
    yield Heading(level=2, inlines="Open questions", numbered=False)
    columns = (
        Column(header="No.", width=8),
        Column(header="What is not known", width=62),
        Column(header="Whom to ask", width=30),
    )
    yield Table(columns=columns, rows=tuple(Row.of(_NBSP, _NBSP, _NBSP) for _ in range(5)))


class _Writer:
    def __init__(self, form: Questionnaire) -> None:
        questions = [question for question, _, _ in walk(form.questions)]
        asked = [q.name for q in questions if q.type not in ("group", "repeat", "note", "calculate")]
        self._numbers = {name: str(number) for number, name in enumerate(asked, 1)}
        self._called = {name: f"question {number}" for name, number in self._numbers.items()}
        self._called |= {q.name: f"'{q.label or q.name}'" for q in questions if q.name not in self._numbers}
        self._called.setdefault("respondent", "who answers")
        self._called.setdefault("respondent_role", "the role of who answers")
        self._called.setdefault("respondent_department", "the department of who answers")
        self._spoken = Spoken({question.name: question for question in questions}, self._called)

    def blocks(
        self, questions: Sequence[Question], title: str = "Question", depth: int = 0
    ) -> Iterator[Block]:
        """Questions in tables, with groups, repeats and notes between them."""
        rows: list[Row] = []
        for at, question in enumerate(questions):
            if question.type in ("group", "repeat", "note"):
                yield from _table(title, rows)
                rows = []
                yield from self._between(question, depth)
            elif question.type != "calculate":
                rows.append(self._row(question, self._onward(questions, at)))
        yield from _table(title, rows)

    def _between(self, question: Question, depth: int) -> Iterator[Block]:
        if question.type == "note":
            yield Callout(blocks=(Paragraph(inlines=self._text(question.label)),))
            return
        label = self._text(question.label or question.name)
        if question.label or question.type == "repeat":
            yield Heading(level=min(2 + depth, 6), inlines=label, numbered=False)
        if remarks := self._remarks(question, ""):
            yield Paragraph(role="small", inlines=remarks)
        if question.type == "group":
            yield from self.blocks(question.questions, depth=depth)
        elif self._fits_one_table(question):
            yield self._one_table(question)
        else:
            for number in range(1, (_INNER_COPIES if depth else _COPIES) + 1):
                yield from self.blocks(question.questions, f"{label} {number}", depth + 1)

    def _row(self, question: Question, onward: str) -> Row:
        star = "*" if question.required else ""
        label = f"{self._text(question.label or question.name)}{star}"
        asked: list[Block] = [Paragraph(inlines=(Text(text=label, marks=("strong",)),))]
        if remarks := self._remarks(question, onward):
            asked.append(Paragraph(role="small", inlines=remarks))
        number = Text(text=self._numbers[question.name], marks=("accent",))
        return Row.of((number,), Cell(blocks=tuple(asked)), Cell(blocks=tuple(self._answer(question))))

    def _remarks(self, question: Question, onward: str) -> tuple[Inline, ...]:
        """Condition, hint and limits: small, one after the other."""
        parts: list[Inline] = []
        if question.relevant.strip():
            text = f"Only if {self._condition(question.relevant)}"
            parts.append(
                Text(text=f"{text}; else go to {onward}." if onward else f"{text}.", marks=("emphasis",))
            )
        if question.repeat_count.strip():
            parts.append(Text(text=self._rounds(question.repeat_count), marks=("emphasis",)))
        if question.choice_filter.strip():
            text = "Which of these can be chosen hangs on earlier answers."
            parts.append(Text(text=text, marks=("emphasis",)))
        parts += [self._text(text) for text in (question.hint, _limits(question)) if text]
        return tuple(item for part in parts for item in (part, " "))[:-1]

    def _answer(self, question: Question) -> Iterator[Block]:
        if question.type == "rank":
            for choice in question.listed:
                yield Paragraph(inlines=f"____{_NBSP}{choice.label}")
        elif question.type in CHOOSING:
            labels = [f"{_BOX}{_NBSP}{choice.label.replace(' ', _NBSP)}" for choice in question.listed]
            yield Paragraph(inlines=_GAP.join(labels))
        elif question.type == "acknowledge":
            yield Paragraph(inlines=f"{_BOX}{_NBSP}yes")
        else:
            for _ in range(_LINES.get(question.type, 1)):
                yield Paragraph(inlines=_NBSP)

    def _fits_one_table(self, repeat: Question) -> bool:
        inner = repeat.questions
        plain = all(q.type in _SHORT and not q.relevant and not q.hint for q in inner)
        return plain and len(inner) <= _MOST_COLUMNS

    def _one_table(self, repeat: Question) -> Block:
        columns = tuple(
            Column(header=self._column(q), width=2 if q.type == "text" else 1) for q in repeat.questions
        )
        blank = (_NBSP, LineBreak(), _NBSP)
        rows = tuple(Row.of(*([blank] * len(columns))) for _ in range(_ROWS))
        return Table(columns=columns, rows=rows, landscape=len(columns) > 4)

    def _column(self, question: Question) -> tuple[Inline, ...]:
        star = "*" if question.required else ""
        number = Text(text=f"{self._numbers[question.name]}{_NBSP}{_NBSP}", marks=("accent",))
        return (number, f"{self._text(question.label or question.name)}{star}")

    def _onward(self, questions: Sequence[Question], at: int) -> str:
        """The number of the next question that is asked under another condition; empty if it is the next."""
        condition = questions[at].relevant
        for later in questions[at + 1 :]:
            if later.name in self._numbers and later.relevant != condition:
                return self._numbers[later.name]
        return ""

    def _rounds(self, count: str) -> str:
        if count.strip().isdigit():
            return f"{count.strip()} times."
        try:
            spoken = self._spoken.value(compile_expression(count).tree)
        except ExpressionError:
            spoken = count
        return f"As many times as {spoken} says."

    def _condition(self, text: str) -> str:
        try:
            return self._spoken.condition(compile_expression(text).tree)
        except ExpressionError:
            return text

    def _text(self, text: str) -> str:
        """A label with the questions that it reads out named by their numbers."""
        return SLOT.sub(lambda found: f"[{self._called.get(found.group(1), '…')}]", text)


def _table(title: str, rows: Sequence[Row]) -> Iterator[Block]:
    if rows:
        columns = (
            Column(header="No.", width=6),
            Column(header=title, width=44),
            Column(header="Answer", width=50),
        )
        yield Table(columns=columns, rows=tuple(rows))


def _limits(question: Question) -> str:
    if question.type == "range":
        step = f", in steps of {question.step}" if question.step not in ("", "1") else ""
        return f"From {question.start or 0} to {question.end or 10}{step}."
    if question.type == "rank":
        return "Put 1 beside the weightiest, then 2, 3 and so on."
    formats = {"date": "Year – month – day.", "time": "Hour : minute.", "file": "Name what was handed over."}
    return formats.get(question.type, "") or (question.constraint_message if question.constraint else "")
