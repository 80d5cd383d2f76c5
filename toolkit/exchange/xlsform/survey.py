"""The sheet `survey`: rows between `begin` and `end` become groups and repeats, the others questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from toolkit.exchange.xlsform.columns import Grid, Row
from toolkit.exchange.xlsform.languages import base_of
from toolkit.exchange.xlsform.rows import ParsedRow, parse_row
from toolkit.exchange.xlsform.words import (
    METADATA,
    NO_LANGUAGE,
    OWN_MARK,
    SURVEY_TRANSLATED,
    TRANSLATED,
    as_bound,
    as_truth,
)
from toolkit.kernel.questions.form import walk
from toolkit.models.interviews.question import Choice, Question
from toolkit.problems import Place, Problem


@dataclass
class _Open:
    """A group or repeat whose `end` has not come yet; the outermost one is the form."""

    kind: str
    row: Row | None
    questions: list[Question] = field(default_factory=list)


class SurveySheet:
    """What the sheet holds.

    `questions` in their tree, `metadata` as lines `type | name | parameters`, `spots` the cell of a field
    of a question, `problems` what is wrong, `missing` what crmkit does not cover, `lost` the names of rows
    that became no question.
    """

    def __init__(self, grid: Grid, lists: Mapping[str, tuple[Choice, ...]], default_language: str) -> None:
        self.spots: dict[tuple[str, str], Place] = {}
        self.problems: list[Problem] = list(grid.problems)
        self.missing: list[Problem] = []
        self.metadata: list[str] = []
        self.lost: set[str] = set()
        self.place = grid.sheet.place(1)
        self._grid = grid
        self._lists = lists
        self._base = {word: base_of(grid, word, default_language) or word for word in TRANSLATED}
        self._seen: dict[str, int] = {}
        self._stack = [_Open("form", None)]
        for row in grid.rows():
            if not as_truth(row.get("disabled")) and not row.get(OWN_MARK):
                self._row(row)
        for left in self._stack[1:]:
            if left.row:
                what = f"The {left.kind} '{left.row.get('name')}' does not end."
                self._fault(left.row, "type", "not-ended", what, f"Add a row of type 'end {left.kind}'.")
        self.questions = tuple(self._stack[0].questions)

    @property
    def kept(self) -> dict[str, str]:
        """The columns of the language we ask in, where they name it, the order of the languages, the metadata."""
        kept = {f"survey::{word}": key for word, key in self._base.items() if key != word}
        spoken = [
            c.language or NO_LANGUAGE for c in self._grid.columns.values() if c.word in SURVEY_TRANSLATED
        ]
        several = set(spoken) != {NO_LANGUAGE} and bool(spoken)
        if several:
            kept["languages"] = " | ".join(dict.fromkeys(spoken))
        if self.metadata:
            kept["metadata"] = "\n".join(self.metadata)
        return kept

    def _row(self, row: Row) -> None:
        kind = " ".join(row.get("type").split())
        if not kind:
            self.lost.add(row.get("name"))
            if row.get("name"):
                self._fault(
                    row,
                    "type",
                    "type-missing",
                    f"'{row.get('name')}' has no type.",
                    "Give it one, such as text.",
                )
            return
        bound = as_bound(kind)
        if bound and not bound[0]:
            self._end(row, bound[1])
        elif bound and bound[1] == "loop":
            self._fault(row, "type", "not-covered", "crmkit has no loops.", "Use a repeat.", covered=False)
            self._stack.append(_Open("loop", row))
        elif bound:
            self._stack.append(_Open(bound[1], row))
        elif kind.lower() in METADATA:
            self._note_metadata(row, kind)
        else:
            self._add(parse_row(row, kind, self._base, self._lists), row)

    def _end(self, row: Row, kind: str) -> None:
        opened = self._stack[-1]
        if len(self._stack) == 1 or opened.kind != kind:
            what = f"Here a {kind} ends that has not begun."
            if opened.row:
                what = f"A {kind} ends inside the {opened.kind} '{opened.row.get('name')}' (row {opened.row.number})."
            self._fault(row, "type", "wrong-end", what, "Put each 'end' where its 'begin' wants it.")
            return
        self._stack.pop()
        if opened.row is None or kind == "loop":
            self.lost |= {question.name for question, _, _ in walk(tuple(opened.questions))}
            return
        if not opened.questions:
            self.lost.add(opened.row.get("name"))
            self._fault(
                opened.row,
                "type",
                "empty-group",
                f"The {kind} '{opened.row.get('name')}' is empty.",
                "Delete it, or put questions into it.",
                covered=False,
            )
            return
        parsed = parse_row(opened.row, kind, self._base, self._lists)
        if parsed.values:
            parsed.values["questions"] = tuple(opened.questions)
        self._add(parsed, opened.row)

    def _add(self, parsed: ParsedRow, row: Row) -> None:
        for key, code, what, mend in parsed.faults:
            self._fault(row, key, code, what, mend, covered=code != "not-covered")
        if not parsed.values:
            self.lost.add(row.get("name"))
            return
        name = parsed.values["name"]
        if (first := self._seen.setdefault(name.casefold(), row.number)) != row.number:
            what = (
                f"The name '{name}' stands in row {first} already; in crmkit every name of a form is unique."
            )
            self._fault(
                row,
                "name",
                "name-twice",
                what,
                "Rename one of the two, also in the expressions that mean it.",
            )
            return
        for field_name, key in parsed.columns.items():
            self.spots[name, field_name] = self._grid.sheet.place(*self._grid.spot(row.number, key))
        try:
            self._stack[-1].questions.append(Question(**parsed.values))
        except ValidationError as fault:
            self.lost.add(name)
            for item in fault.errors():
                key = {"name": "name", "choices": "type"}.get(
                    str(item["loc"][0]) if item["loc"] else "", "type"
                )
                said = item["msg"].removeprefix("Value error, ")
                self._fault(
                    row, key, "bad-row", f"'{name[:64]}' cannot be taken: {said}.", "Correct the row."
                )

    def _note_metadata(self, row: Row, kind: str) -> None:
        outside = len(self._stack) == 1 and not self._stack[0].questions
        extra = {
            key
            for key, text in row.cells.items()
            if text and key not in ("type", "name", "parameters", *self._base.values())
        }
        if outside and not extra:
            self.metadata.append(" | ".join((kind, row.get("name"), row.get("parameters"))).rstrip(" |"))
            return
        what = f"'{kind}' is noted by a device, and crmkit keeps it only before the first question, without further columns."
        self._fault(row, "type", "not-covered", what, "Move it to the top, or take it out.", covered=False)

    def _fault(self, row: Row, key: str, code: str, what: str, mend: str, *, covered: bool = True) -> None:
        problem = Problem(self._grid.sheet.place(*self._grid.spot(row.number, key)), code, what, mend)
        (self.problems if covered else self.missing).append(problem)
