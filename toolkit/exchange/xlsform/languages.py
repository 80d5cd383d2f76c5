"""Texts in several languages: one column each in a workbook, one file each beside our questionnaires."""

import re
from collections.abc import Collection, Mapping

from toolkit.exchange.xlsform.columns import Grid, Row
from toolkit.exchange.xlsform.words import TRANSLATED
from toolkit.models.interviews.question import Choice, Question
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.models.interviews.translation import QuestionWords, Translation

_NAMED = re.compile(r"(?P<name>.+) \((?P<code>[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?)\)")
_NAMES = {
    "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French", "hr": "Croatian", "hu": "Hungarian",
    "it": "Italian", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip


def base_of(grid: Grid, word: str, default_language: str) -> str:
    """Return the key of the column that holds the text we ask with, empty if there is none.

    That is the column without a language, else that of the default language, else the first.
    """
    columns = grid.languages(word)
    for wanted in ("", default_language):
        for column in columns:
            if column.language == wanted:
                return column.key
    return columns[0].key if columns else ""


def rest_of(row: Row, known: Collection[str]) -> dict[str, str]:
    """Return the cells of a row that are none of the `known` keys, to be kept as they are."""
    return {key: text for key, text in row.cells.items() if key not in known}


def code_of(name: str) -> str:
    """Return `de` for `German (de)`, nothing for a language without a code."""
    found = _NAMED.fullmatch(name)
    return found["code"] if found else ""


def name_of(code: str) -> str:
    """Return `German (de)` for `de`."""
    return f"{_NAMES.get(code, code)} ({code})"


def take_out(form: Questionnaire) -> tuple[Questionnaire, dict[str, Translation]]:
    """Return an imported form without its other languages, and these by their codes.

    Languages without a code stay with the questions, as columns that are kept.
    """
    words = {code: _Taken() for name in _languages(form) if (code := code_of(name))}
    questions = tuple(_bare(question, words) for question in form.questions)
    lists = {
        name: tuple(_bare_choice(c, name, words, shared=True) for c in found)
        for name, found in form.lists.items()
    }
    base = form.xlsform.get("survey::label", "").removeprefix("label::") or form.xlsform.get(
        "default_language", ""
    )
    bare = form.model_copy(
        update={"questions": questions, "lists": lists, "language": code_of(base) or form.language}
    )
    return bare, {
        code: Translation(of=form.id, language=code, questions=found.questions(), lists=found.lists)
        for code, found in words.items()
        if found.said or found.lists
    }


def put_in(form: Questionnaire, words: Mapping[str, Translation]) -> Questionnaire:
    """Return a form with its other languages as columns that are kept; the reverse of `take_out`.

    A form that was not imported gets a column for each language; what has no words in one stands there
    in the language of the form.
    """
    if not words:
        return form
    imported = "languages" in form.xlsform
    names = {code_of(name): name for name in _languages(form)} if imported else {}
    keys = {code: names.get(code) or name_of(code) for code in words}
    questions = tuple(_dressed(question, words, keys, fill=not imported) for question in form.questions)
    lists = {
        name: tuple(
            _with_labels(choice, {keys[code]: said.lists.get(name, {}).get(choice.name, "") for code, said in words.items()}, fill=not imported)
            for choice in found
        )
        for name, found in form.lists.items()
    }  # fmt: skip
    own = name_of(form.language)
    kept = {f"survey::{word}": f"{word}::{own}" for word in TRANSLATED} | {
        "choices::label": f"label::{own}",
        "languages": " | ".join((own, *keys.values())),
        "default_language": own,
    }
    update = {
        "questions": questions,
        "lists": lists,
        "xlsform": form.xlsform if imported else form.xlsform | kept,
    }
    return form.model_copy(update=update)


class _Taken:
    """The words of one language as they are found."""

    def __init__(self) -> None:
        self.said: dict[str, dict[str, str]] = {}
        self.choices: dict[str, dict[str, str]] = {}
        self.lists: dict[str, dict[str, str]] = {}

    def questions(self) -> dict[str, QuestionWords]:
        names = dict.fromkeys((*self.said, *self.choices))
        return {
            name: QuestionWords(**self.said.get(name, {}), choices=self.choices.get(name, {}))
            for name in names
        }


def _languages(form: Questionnaire) -> list[str]:
    return [name.strip() for name in form.xlsform.get("languages", "").split("|") if name.strip()]


def _bare(question: Question, words: Mapping[str, _Taken]) -> Question:
    kept: dict[str, str] = {}
    for key, text in question.xlsform.items():
        word, _, language = key.partition("::")
        if word in TRANSLATED and (code := code_of(language)) in words:
            words[code].said.setdefault(question.name, {})[word] = text
        else:
            kept[key] = text
    update: dict[str, object] = {
        "xlsform": kept,
        "questions": tuple(_bare(q, words) for q in question.questions),
    }
    if question.listed:
        update["choices"] = tuple(
            _bare_choice(c, question.name, words, shared=False) for c in question.listed
        )
    return question.model_copy(update=update)


def _bare_choice(choice: Choice, where: str, words: Mapping[str, _Taken], *, shared: bool) -> Choice:
    kept: dict[str, str] = {}
    for key, text in choice.columns.items():
        word, _, language = key.partition("::")
        if word == "label" and (code := code_of(language)) in words:
            home = words[code].lists if shared else words[code].choices
            home.setdefault(where, {})[choice.name] = text
        else:
            kept[key] = text
    return choice.model_copy(update={"columns": kept})


def _dressed(
    question: Question, words: Mapping[str, Translation], keys: Mapping[str, str], *, fill: bool
) -> Question:
    more: dict[str, str] = {}
    for code, said in words.items():
        own = said.questions.get(question.name, QuestionWords())
        for word in TRANSLATED:
            text = getattr(own, word) or (getattr(question, word) if fill else "")
            more |= {f"{word}::{keys[code]}": text} if text else {}
    update: dict[str, object] = {
        "xlsform": question.xlsform | more,
        "questions": tuple(_dressed(part, words, keys, fill=fill) for part in question.questions),
    }
    if question.listed:
        said_there = {
            keys[code]: said.questions.get(question.name, QuestionWords()).choices
            for code, said in words.items()
        }
        update["choices"] = tuple(
            _with_labels(
                choice, {name: labels.get(choice.name, "") for name, labels in said_there.items()}, fill=fill
            )
            for choice in question.listed
        )
    return question.model_copy(update=update)


def _with_labels(choice: Choice, labels: Mapping[str, str], *, fill: bool) -> Choice:
    more = {f"label::{name}": text or (choice.label if fill else "") for name, text in labels.items()}
    columns = choice.columns | {key: text for key, text in more.items() if text}
    return choice.model_copy(update={"columns": columns})
