"""Answers as parts of a sentence: the label of a choice, a list as `a, b and c`."""

from datetime import date

from toolkit.kernel.expressions.values import Nodes, Value, to_text
from toolkit.models.interviews.question import Question


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


def listed(parts: list[str], and_word: str = "and") -> str:
    """Return `a, b and c`."""
    known = [part for part in parts if part]
    if len(known) < 2:
        return "".join(known)
    return f"{', '.join(known[:-1])} {and_word} {known[-1]}"
