"""Submissions as JSON: Kobo's flat keys with groups in front, or ODK's objects inside each other."""

import json
from collections.abc import Mapping
from typing import Any

from toolkit.exchange.submissions.submission import Columns, Path, Submission, stored
from toolkit.kernel.questions.form import Form
from toolkit.problems import BadData, Place, Problem

#: Where the list of submissions stands in what a server answers.
_LISTS = ("results", "value", "submissions", "data")
_KEYS = ("_uuid", "__id", "meta/instanceID", "_id", "KEY")
_DEEPEST = 30


def read_json(form: Form, data: bytes, file: str, notes: tuple[Columns, list[Problem]]) -> list[Submission]:
    """Return the submissions of a form and note every problem.

    Args:
        form: the form that was filled in.
        data: content of the file.
        file: its name as the user knows it.
        notes: how keys are understood, and a list that gets what is wrong in single submissions.

    Raises:
        BadData: the file is no JSON, or no list of submissions.
    """
    try:
        read = json.loads(data.decode("utf-8-sig"), parse_float=str, parse_int=str, parse_constant=str)
    except json.JSONDecodeError as fault:
        place = Place(file, fault.lineno, fault.colno)
        raise BadData(
            [Problem(place, "no-json", f"This is no JSON: {fault.msg}.", "Export it again.")]
        ) from None
    except UnicodeDecodeError:
        raise _bad(file, "The file is not in UTF-8.") from None
    except (ValueError, RecursionError):
        raise _bad(file, "The file cannot be read as JSON: it is nested too deeply.") from None
    records = read
    if isinstance(read, dict):
        listed = next((read[key] for key in _LISTS if isinstance(read.get(key), list)), None)
        records = [read] if listed is None else listed
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise _bad(file, "A list of submissions is wanted.")
    return [
        _Reader(form, Place(f"{file} [record {number}]"), *notes).read(record)
        for number, record in enumerate(records, 1)
    ]


class _Reader:
    def __init__(self, form: Form, place: Place, columns: Columns, problems: list[Problem]) -> None:
        self._form = form
        self._columns = columns
        self._place = place
        self._problems = problems
        self._submission = Submission(place.file.rpartition("[")[2].rstrip("]"), place)

    def read(self, record: Mapping[str, Any]) -> Submission:
        made = self._submission
        key = next((record[key] for key in _KEYS if isinstance(record.get(key), str) and record[key]), "")
        made.key = key or made.key
        self._level(record, made.answers, (), (), "")
        return made

    def _level(
        self,
        data: Mapping[str, Any],
        answers: dict[str, Any],
        path: Path,
        chain: tuple[str, ...],
        before: str,
    ) -> None:
        if len(path) + before.count("/") > _DEEPEST:
            self._problem("too-deep", f"'{before[:60]}' is nested too deeply.", "Export it again.")
            return
        for key, value in data.items():
            column = f"{before}{key}"
            question = self._columns.question(column) or self._columns.question(key)
            if question is None or question.type == "group":
                self._about(key, column, value, answers, path, chain)
            elif self._form.asked[question.name].chain != chain:
                home = self._form.asked[question.name].chain
                what = f"'{question.name}' is a question of {home[-1] if home else 'the form itself'}."
                self._problem("key-misplaced", what, "Put it there.")
            elif question.type == "repeat":
                self._rounds(question.name, value, answers, path, chain)
            elif (text := self._text(column, value)) and (said := stored(question, text)) is not None:
                answers[question.name] = said
                self._submission.places[(*path, question.name)] = self._place

    def _rounds(
        self, name: str, value: Any, answers: dict[str, Any], path: Path, chain: tuple[str, ...]
    ) -> None:
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._problem(
                "no-rounds", f"'{name}' is a repeat; a list of objects is wanted.", "Export it again."
            )
            return
        rounds: list[dict[str, Any]] = []
        for item in value:
            here: dict[str, Any] = {}
            self._submission.places[(*path, name, len(rounds))] = self._place
            self._level(item, here, (*path, name, len(rounds)), (*chain, name), "")
            rounds.append(here)
        answers[name] = rounds

    def _about(
        self, key: str, column: str, value: Any, answers: dict[str, Any], path: Path, chain: tuple[str, ...]
    ) -> None:
        """A key that is no question: a group, or something about the submission, or nothing we know."""
        question = self._columns.question(column) or self._columns.question(key)
        if isinstance(value, dict) and question is not None:
            self._level(value, answers, path, chain, f"{column}/")
        elif isinstance(value, dict) and "__" in key + str(next(iter(value), "")):
            return  # OData's notes on the submission
        elif isinstance(value, str):
            if not path:
                self._submission.about[column] = value
            if value.strip() and not self._columns.ignored(column) and question is None:
                self._problems.append(self._columns.unknown(column, self._place))
        elif value not in (None, [], {}) and not self._columns.ignored(column) and question is None:
            self._problems.append(self._columns.unknown(column, self._place))

    def _text(self, column: str, value: Any) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return " ".join(value)
        if value is None or isinstance(value, str):
            return value or ""
        self._problem(
            "no-answer", f"'{column[:60]}' holds no answer but a {type(value).__name__}.", "Correct it."
        )
        return ""

    def _problem(self, code: str, what: str, mend: str) -> None:
        self._problems.append(Problem(self._place, code, what, mend))


def _bad(file: str, what: str) -> BadData:
    return BadData([Problem(Place(file), "no-json", what, "Export the answers as JSON again.")])
