"""A questionnaire as an XLSForm workbook: rows of words that already are XLSForm's."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.exchange.sheets.writing import write_book
from toolkit.exchange.xlsform.languages import put_in
from toolkit.exchange.xlsform.lists import list_name, outlined
from toolkit.exchange.xlsform.own_sheets import own_sheets
from toolkit.exchange.xlsform.words import (
    CHOICES,
    FIELDS,
    NO_LANGUAGE,
    OWN_COMPARE,
    OWN_MARK,
    OWN_PEOPLE,
    SETTINGS,
    SURVEY,
    TRANSLATED,
)
from toolkit.kernel.questions.form import RESPONDENT, walk
from toolkit.models.interviews.question import CHOOSING, CONTAINERS, Choice, Question
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.models.interviews.translation import Translation

_OURS = ("form_title", "form_id", "version")
_NOT_SETTINGS = ("metadata", "languages", "survey::", "choices::")
_RANGE = ("start", "end", "step")
_EXPRESSIONS = ("relevant", "constraint", "calculation", "choice_filter", "repeat_count", "default")
_SPOKEN = {
    "respondent": "Who answers?",
    "respondent_role": "What is your role?",
    "respondent_department": "In which department do you work?",
}
_Rows = list[dict[str, str]]


def write_xlsform(
    form: Questionnaire, words: Mapping[str, Translation] | None = None, people: Sequence[Choice] = ()
) -> bytes:
    """Return the workbook of a form.

    Args:
        form: with its closing blocks appended and `lists` complete (`kernel.questions.assembly.gather`).
        words: its texts in other languages, by the codes of these.
        people: who may answer; given, the form begins by asking who does.

    Raises:
        BadData: a text is longer than a cell can be.
    """
    writer = _Writer(put_in(form, words or {}))
    sheets = {
        SURVEY: _table(
            [*writer.added(people), *writer.metadata(), *writer.survey()], writer.order(TRANSLATED)
        ),
        CHOICES: _table([*writer.choices(people)], writer.order(("label",))),
        SETTINGS: _table([writer.settings()]),
        **own_sheets(form),
    }
    return write_book({name: rows for name, rows in sheets.items() if rows}, form.title)


def _table(rows: Iterable[Mapping[str, str]], order: Sequence[str] = ()) -> list[list[str]]:
    """Rows of named cells as a table; a column that nobody fills is left out, those in `order` lead."""
    given = list(rows)
    columns = dict.fromkeys((*order, *(key for row in given for key in row)))
    used = [key for key in columns if any(row.get(key) for row in given)]
    return [used, *([row.get(key, "") for key in used] for row in given)] if used else []


class _Writer:
    def __init__(self, form: Questionnaire) -> None:
        self._form = form
        self._lists = outlined(form.questions, form.lists)
        self._keys = {word: form.xlsform.get(f"survey::{word}", word) for word in FIELDS}
        self._label = form.xlsform.get("choices::label", "label")
        self._languages = [
            name.strip() for name in form.xlsform.get("languages", "").split("|") if name.strip()
        ]

    def order(self, words: Sequence[str]) -> list[str]:
        """The leading columns of a sheet: languages keep the order in which an imported form had them."""
        spoken = [
            word if language == NO_LANGUAGE else f"{word}::{language}"
            for word in words
            for language in self._languages
        ]
        return ["type", "list_name", "name", *spoken]

    def added(self, people: Sequence[Choice]) -> Iterator[dict[str, str]]:
        """Questions on who answers, as far as the form refers to them or `people` are to choose from."""
        named = _names(self._form)
        asked = {question.name for question, _, _ in walk(self._form.questions)}
        for name in RESPONDENT:
            choosing = name == "respondent" and bool(people)
            if name not in asked and (choosing or name in named):
                kind = f"select_one {OWN_PEOPLE}" if choosing else "text"
                label = dict.fromkeys((self._keys["label"], *self._everywhere()), _SPOKEN[name])
                yield {"type": kind, "name": name, **label, "required": "yes", OWN_MARK: "yes"}

    def metadata(self) -> Iterator[dict[str, str]]:
        """What a device notes by itself."""
        for line in self._form.xlsform.get("metadata", "").splitlines():
            kind, name, parameters = [*(part.strip() for part in line.split("|")), "", ""][:3]
            yield {"type": kind, "name": name, "parameters": parameters}

    def survey(self) -> Iterator[dict[str, str]]:
        """The questions, one row each; groups and repeats are bracketed by two."""
        yield from self._questions(self._form.questions)

    def choices(self, people: Sequence[Choice]) -> Iterator[dict[str, str]]:
        """All lists, one after the other."""
        for person in people:
            label = dict.fromkeys((self._label, *self._everywhere()), person.label)
            yield {"list_name": OWN_PEOPLE, "name": person.name, **label}
        for name, choices in self._lists.items():
            for choice in choices:
                yield {"list_name": name, "name": choice.name, self._label: choice.label} | choice.columns

    def settings(self) -> dict[str, str]:
        """Title, id and version, then what an imported form had besides."""
        form = self._form
        row = {"form_title": form.title, "form_id": form.id, "version": form.version}
        row |= {key: text for key, text in form.xlsform.items() if not key.startswith(_NOT_SETTINGS)}
        return row

    def _everywhere(self) -> list[str]:
        return [f"label::{language}" for language in self._languages if language != NO_LANGUAGE]

    def _questions(self, questions: tuple[Question, ...]) -> Iterator[dict[str, str]]:
        for question in questions:
            if question.type not in CONTAINERS:
                yield self._row(question, self._type(question))
                continue
            yield self._row(question, f"begin_{question.type}")
            yield from self._questions(question.questions)
            yield {"type": f"end_{question.type}", "name": ""}

    def _type(self, question: Question) -> str:
        if question.type not in CHOOSING:
            return question.type
        other = " or_other" if question.or_other else ""
        return f"{question.type} {list_name(question, self._form.lists)}{other}"

    def _row(self, question: Question, kind: str) -> dict[str, str]:
        row = {"type": kind}
        for word, field_name in FIELDS.items():
            value = getattr(question, field_name)
            if word != OWN_COMPARE:
                row[self._keys[word]] = ("yes" if value else "") if isinstance(value, bool) else str(value)
        if question.type == "range":
            given = [(key, getattr(question, key)) for key in _RANGE]
            row["parameters"] = " ".join(f"{key}={text}" for key, text in given if text)
        return row | question.xlsform | {OWN_COMPARE: question.compare or ""}


def _names(form: Questionnaire) -> set[str]:
    """The names that the expressions of a form refer to."""
    texts = [getattr(q, key) for q, _, _ in walk(form.questions) for key in _EXPRESSIONS]
    texts += [q.label for q, _, _ in walk(form.questions)]
    return {name for text in texts for name in RESPONDENT if f"${{{name}}}" in text}
