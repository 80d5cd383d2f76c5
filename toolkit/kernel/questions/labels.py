"""Answers as parts of a sentence: the label of a choice, a list as `a, b and c`."""

import re
from collections.abc import Mapping
from datetime import date

from toolkit.kernel.expressions.values import Nodes, Value, to_text
from toolkit.kernel.questions.form import Asked
from toolkit.models.interviews.question import OTHER, OTHER_SUFFIX, Question

SLOT = re.compile(r"\$\{[ ]*([A-Za-z_][A-Za-z0-9_.-]{0,63})[ ]*\}")
"""`${name}` in a label, a hint or a sentence: the place of an answer."""


_AND = {"en": "and", "de": "und", "ru": "и"}


def and_word(language: str) -> str:
    """Return the word that joins the last two parts of a list."""
    return _AND.get(language.partition("-")[0], "and")


def say(question: Question | None, value: Value, and_word: str = "and") -> str:
    """Return `value` as words; an empty text where nothing was answered."""
    if isinstance(value, Nodes):
        return listed([say(question, item, and_word) for item in value.items], and_word)
    labels = {choice.name: choice.label for choice in question.listed} if question else {}
    if isinstance(value, tuple):
        return listed([labels.get(name, name) for name in value], and_word)
    if isinstance(value, date):
        return value.isoformat()
    text = to_text(value).strip()
    return labels.get(text, text)


def said(name: str, asked: Mapping[str, Asked], values: Mapping[str, Value], and_word: str = "and") -> str:
    """Return the answer to `name` as words; where 'other' was chosen, which one."""
    row, value = asked.get(name), values.get(name)
    which = to_text(values.get(f"{name}{OTHER_SUFFIX}")).strip() if f"{name}{OTHER_SUFFIX}" in asked else ""
    if which and value == OTHER:
        return which
    if which and isinstance(value, tuple) and OTHER in value:
        named = [say(row.question if row else None, item, and_word) for item in value if item != OTHER]
        return listed([*named, which], and_word)
    return say(row.question if row else None, value, and_word)


def piped(text: str, asked: Mapping[str, Asked], values: Mapping[str, Value]) -> str:
    """Return a label with each `${name}` replaced by what was answered, `…` where nothing was."""
    return SLOT.sub(lambda found: said(found.group(1), asked, values) or "…", text)


def listed(parts: list[str], and_word: str = "and") -> str:
    """Return `a, b and c`."""
    known = [part for part in parts if part]
    if len(known) < 2:
        return "".join(known)
    return f"{', '.join(known[:-1])} {and_word} {known[-1]}"
