"""Text into words: numbers, quoted text, `${name}`, `.`, operators, function names."""

import re
from dataclasses import dataclass

#: Limits that keep a hostile form from costing anything.
LONGEST_EXPRESSION = 4_000
MOST_TOKENS = 800


class ExpressionError(ValueError):
    """The text is no expression. `position` counts characters from 0."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its kind, its text (without quotes or `${}`), and where it begins."""

    kind: str
    text: str
    position: int


_SPACE = re.compile(r"[ \t\r\n]+")
_KINDS = (
    ("reference", re.compile(r"\$\{[ ]*([A-Za-z_][A-Za-z0-9_.-]{0,63})[ ]*\}")),
    ("number", re.compile(r"([0-9]{1,30}(?:\.[0-9]{1,30})?|\.[0-9]{1,30})")),
    ("text", re.compile(r"'([^']*)'")),
    ("text", re.compile(r'"([^"]*)"')),
    ("name", re.compile(r"([A-Za-z_][A-Za-z0-9_]*(?:[-:][A-Za-z_][A-Za-z0-9_]*)*)")),
    ("mark", re.compile(r"(!=|<=|>=|\.\.|[=<>()+*,.-])")),
)


def tokenize(text: str) -> list[Token]:
    """Return the words of `text`.

    Raises:
        ExpressionError: the text is too long, or has a character that belongs to no word.
    """
    if len(text) > LONGEST_EXPRESSION:
        raise ExpressionError(f"the expression is longer than {LONGEST_EXPRESSION} characters", 0)
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        if space := _SPACE.match(text, position):
            position = space.end()
            continue
        token, position = _next_token(text, position)
        tokens.append(token)
        if len(tokens) > MOST_TOKENS:
            raise ExpressionError(f"the expression has more than {MOST_TOKENS} words", position)
    return tokens


def _next_token(text: str, position: int) -> tuple[Token, int]:
    for kind, pattern in _KINDS:
        if match := pattern.match(text, position):
            return Token(kind, match.group(1), position), match.end()
    character = text[position]
    if character in "'\"":
        raise ExpressionError("a quoted text does not end", position)
    if character == "$":
        raise ExpressionError("a question is named as ${name}", position)
    raise ExpressionError(f"'{character}' has no meaning here", position)
