"""A questionnaire as an XLSForm workbook: rows of words that already are XLSForm's."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.exchange.sheets.writing import write_book
from toolkit.exchange.xlsform.lists import list_name, outlined
from toolkit.exchange.xlsform.own_sheets import own_sheets
from toolkit.exchange.xlsform.words import (
    CHOICES,
    FIELDS,
    OWN_COMPARE,
    OWN_MARK,
    SETTINGS,
    SURVEY,
    TRANSLATED,
)
from toolkit.kernel.questions.form import RESPONDENT, walk
from toolkit.models.interviews.question import CHOOSING, CONTAINERS, Choice, Question
from toolkit.models.interviews.questionnaire import Questionnaire

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


@dataclass(frozen=True)
class Languages:
    """The form in other languages: `German (de)` -> the same form with its texts in that language.

    `own` names the language of the form itself, in the same way.
    """

    own: str = ""
    others: Mapping[str, Questionnaire] = field(default_factory=dict)


def write_xlsform(
    form: Questionnaire, languages: Languages | None = None, people: Sequence[Choice] = ()
) -> bytes:
    """Return the workbook of a form.

    Args:
        form: with its closing blocks appended and `lists` complete (`kernel.questions.assembly.gather`).
        languages: the same form in other languages.
        people: who may answer; given, the form begins by asking who does.

    Raises:
        BadData: a text is longer than a cell can be.
    """
    spoken = languages or Languages()
    writer = _Writer(form, spoken)
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
    def __init__(self, form: Questionnaire, languages: Languages) -> None:
        self._form = form
        self._lists = outlined(form.questions, form.lists)
        self._columns = {word: self._column("survey", word, languages) for word in TRANSLATED}
        self._label = self._column("choices", "label", languages)
        self._others = {
            language: {question.name: question for question, _, _ in walk(other.questions)}
            for language, other in languages.others.items()
        }
        self._other_lists = {
            language: outlined(other.questions, other.lists) for language, other in languages.others.items()
        }

    def order(self, words: Sequence[str]) -> list[str]:
        """The leading columns of a sheet: languages keep the order in which an imported form had them."""
        languages = [text.strip() for text in self._form.xlsform.get("languages", "").split("|")]
        return [
            "type",
            "list_name",
            "name",
            *(f"{word}::{language}" for word in words for language in languages),
        ]

    def added(self, people: Sequence[Choice]) -> Iterator[dict[str, str]]:
        """Questions on who answers, as far as the form refers to them or `people` are to choose from."""
        named = _names(self._form)
        for name in RESPONDENT:
            choosing = name == "respondent" and bool(people)
            if choosing or name in named:
                kind = "select_one crmkit_people" if choosing else "text"
                row = {"type": kind, "name": name} | self._texts("label", _SPOKEN[name])
                yield row | {"required": "yes", OWN_MARK: "yes"}

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
            row = {"list_name": "crmkit_people", "name": person.name, self._label: person.label}
            yield row | {f"label::{language}": person.label for language in self._other_lists}
        for name, choices in self._lists.items():
            for place, choice in enumerate(choices):
                row = {"list_name": name, "name": choice.name, self._label: choice.label}
                for language, lists in self._other_lists.items():
                    row[f"label::{language}"] = lists[name][place].label
                yield row | choice.columns

    def settings(self) -> dict[str, str]:
        """Title, id and version, then what an imported form had besides."""
        form = self._form
        row = {"form_title": form.title, "form_id": form.id, "version": form.version}
        row |= {key: text for key, text in form.xlsform.items() if not key.startswith(_NOT_SETTINGS)}
        if self._others and "default_language" not in row:
            row["default_language"] = self._label.removeprefix("label::")
        return row

    def _column(self, sheet: str, word: str, languages: Languages) -> str:
        kept = self._form.xlsform.get(f"{sheet}::{word}", "")
        return kept or (f"{word}::{languages.own}" if languages.others else word)

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
            text = ("yes" if value else "") if isinstance(value, bool) else str(value or "")
            if word in TRANSLATED:
                row |= self._texts(word, text, question.name)
            elif word != OWN_COMPARE:
                row[word] = text
        if question.type == "range":
            given = [(key, getattr(question, key)) for key in _RANGE]
            row["parameters"] = " ".join(f"{key}={text}" for key, text in given if text)
        return row | question.xlsform | {OWN_COMPARE: question.compare or ""}

    def _texts(self, word: str, text: str, name: str = "") -> dict[str, str]:
        """One text in all languages."""
        row = {self._columns[word]: text}
        for language, questions in self._others.items():
            other = questions.get(name)
            row[f"{word}::{language}"] = str(getattr(other, word)) if other else text
        return row


def _names(form: Questionnaire) -> set[str]:
    """The names that the expressions of a form refer to."""
    texts = [getattr(q, key) for q, _, _ in walk(form.questions) for key in _EXPRESSIONS]
    texts += [q.label for q, _, _ in walk(form.questions)]
    return {name for text in texts for name in RESPONDENT if f"${{{name}}}" in text}
