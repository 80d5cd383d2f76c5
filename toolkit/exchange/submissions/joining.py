"""Tables of one export tied together: rows of repeats hang on the rows that their keys name."""

from collections.abc import Iterator

from toolkit.exchange.submissions.submission import Columns, Submission, stored
from toolkit.exchange.submissions.tables import OWN_KEYS, PARENT_KEYS, Table
from toolkit.kernel.questions.form import Form
from toolkit.problems import Place, Problem


def read_tables(form: Form, tables: list[Table], notes: tuple[Columns, list[Problem]]) -> list[Submission]:
    """Return the submissions of a form and note every problem.

    Args:
        form: the form that was filled in.
        tables: one for the form and one for each repeat, in any order.
        notes: how columns are understood, and a list that gets what is wrong: rows that hang on nothing,
            columns that mean nothing.
    """
    return _Joiner(form, *notes).join(tables)


class _Joiner:
    def __init__(self, form: Form, columns: Columns, problems: list[Problem]) -> None:
        self._form = form
        self._columns = columns
        self._problems = problems
        #: (repeat or "", key) -> the submission, the answers at that level, and the way to them.
        self._levels: dict[tuple[str, str], tuple[Submission, dict[str, object], tuple[str | int, ...]]] = {}

    def join(self, tables: list[Table]) -> list[Submission]:
        chains = {id(table): self._chain(table) for table in tables}
        main = [table for table in tables if not chains[id(table)] and table.at(PARENT_KEYS) < 0]
        if len(main) != 1:
            where = main[1].file if main else (tables[0].file if tables else "")
            what = (
                "There is more than one table of the form itself."
                if main
                else "No table is that of the form itself."
            )
            mend = "Give one table for the form and one for each repeat."
            self._problems.append(Problem(Place(where), "tables", what, mend))
            return []
        found = list(self._main(main[0]))
        for table in sorted((t for t in tables if t is not main[0]), key=lambda t: len(chains[id(t)])):
            if chains[id(table)]:
                self._repeat(table, chains[id(table)])
            else:
                what = "No column of the table is a question of a repeat."
                self._problems.append(Problem(Place(table.file), "tables", what, "Take the table out."))
        return found

    def _chain(self, table: Table) -> tuple[str, ...]:
        """The repeats around the questions of a table."""
        asked = [question for text in table.header if (question := self._columns.question(text))]
        chains = [self._form.asked[question.name].chain for question in asked]
        return max(chains, key=len, default=())

    def _main(self, table: Table) -> Iterator[Submission]:
        key_at = table.at(OWN_KEYS)
        for number, row in table.rows:
            key = row[key_at].strip() if 0 <= key_at < len(row) else ""
            submission = Submission(key or f"row {number}", Place(table.file, number))
            for at, text in enumerate(row):
                if at < len(table.header) and text.strip() and not self._columns.question(table.header[at]):
                    submission.about[table.header[at].strip()] = text.strip()
            self._fill(table, (number, row), (submission, submission.answers, ()))
            self._levels["", key] = (submission, submission.answers, ())
            yield submission
        self._check_header(table, ())

    def _repeat(self, table: Table, chain: tuple[str, ...]) -> None:
        key_at, parent_at = table.at(OWN_KEYS), table.at(PARENT_KEYS)
        if parent_at < 0:
            what = f"The table of '{chain[-1]}' does not say which answers its rows belong to."
            self._problems.append(
                Problem(Place(table.file), "no-parent-key", what, "Export it with PARENT_KEY.")
            )
            return
        parent = chain[-2] if len(chain) > 1 else ""
        for number, row in table.rows:
            wanted = row[parent_at].strip() if parent_at < len(row) else ""
            level = self._levels.get((parent, wanted))
            if level is None:
                what = f"The row belongs to '{wanted[:60]}', which is not there."
                mend = "Export all tables at once, or delete the row."
                self._problems.append(
                    Problem(Place(table.file, number, parent_at + 1), "no-parent", what, mend)
                )
                continue
            submission, answers, path = level
            rounds = answers.setdefault(chain[-1], [])
            if not isinstance(rounds, list):
                continue
            here: dict[str, object] = {}
            way = (*path, chain[-1], len(rounds))
            rounds.append(here)
            submission.places[way] = Place(table.file, number)
            self._fill(table, (number, row), (submission, here, way))
            key = row[key_at].strip() if 0 <= key_at < len(row) else ""
            self._levels[chain[-1], key] = (submission, here, way)
        self._check_header(table, chain)

    def _fill(
        self,
        table: Table,
        row: tuple[int, tuple[str, ...]],
        level: tuple[Submission, dict[str, object], tuple[str | int, ...]],
    ) -> None:
        submission, answers, path = level
        number, cells = row
        for at, text in enumerate(cells[: len(table.header)]):
            question = self._columns.question(table.header[at])
            value = stored(question, text) if question else None
            if question is not None and value is not None:
                answers[question.name] = value
                submission.places[(*path, question.name)] = Place(table.file, number, at + 1)

    def _check_header(self, table: Table, chain: tuple[str, ...]) -> None:
        seen: dict[str, int] = {}
        for at, text in enumerate(table.header):
            place = Place(table.file, table.line, at + 1)
            question = self._columns.question(text)
            filled = any(at < len(row) and row[at].strip() for _, row in table.rows)
            if question is None:
                if filled and not self._columns.ignored(text):
                    self._problems.append(self._columns.unknown(text, place))
                continue
            if filled and question.name in seen and stored(question, "x") is not None:
                what = f"Two columns are answers to '{question.name}': {seen[question.name]} and {at + 1}."
                self._problems.append(Problem(place, "column-twice", what, "Delete one of them."))
            seen.setdefault(question.name, at + 1)
            if (
                filled
                and self._form.asked[question.name].chain != chain
                and stored(question, "x") is not None
            ):
                home = self._form.asked[question.name].chain
                what = f"'{question.name}' is a question of {home[-1] if home else 'the form itself'}."
                self._problems.append(Problem(place, "column-misplaced", what, "Move it into its own table."))
