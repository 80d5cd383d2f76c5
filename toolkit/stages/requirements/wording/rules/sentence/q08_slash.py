"""Q08 Slash: and/or, a/b.

Why: "Name and/or address" is met by either and by both. A slash may mean and, or, per, or "the same thing".

Bad (en): The seller shall enter the phone and/or the e-mail.
Good (en): The seller shall enter the phone, the e-mail or both.
Bad (de): Der Verkäufer muss Telefon und/oder E-Mail erfassen.
Good (de): Der Verkäufer muss Telefon, E-Mail oder beides erfassen.
Bad (ru): Менеджер должен ввести телефон и/или почту.
Good (ru): Менеджер должен ввести телефон, почту или оба значения.
Source: INCOSE GtWR v4 R17 and R15.
"""

import re
from collections.abc import Iterator, Sequence

from toolkit.stages.requirements.wording.rule import Hit, Match, Rule, hit
from toolkit.stages.requirements.wording.sentence import Sentence

_AND_OR = re.compile(
    r"\b(?:and\s?/\s?or|or\s?/\s?and|und\s?/\s?oder|oder\s?/\s?und|и\s?/\s?или|или\s?/\s?и)\b", re.IGNORECASE
)
_SLASH = re.compile(r"(?<![\w/.:])[^\W\d_]{2,}\s?/\s?[^\W\d_]{2,}(?![\w/])")
#: Units and set phrases.
_HARMLESS = re.compile(r"(?:km|m|kbit|mbit|mb|gb|tcp|client|км|кбит|мбит|руб)\s?/|i/o", re.IGNORECASE)


def _find(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:
    strong = [found.span() for found in _AND_OR.finditer(sentence.text)]
    yield from (Hit(a, b) for a, b in strong)
    for match in matches:
        yield hit(sentence, match.first, match.last, weak=match.weak)
    for found in _SLASH.finditer(sentence.text):
        a, b = found.span()
        if not any(a < d and c < b for c, d in strong) and not _HARMLESS.match(found.group()):
            yield Hit(a, b, weak=True)


RULE = Rule(
    code="Q08",
    name="slash, and/or",
    level="warn",
    words={"de": "=bzw; =beziehungsweise", "ru": "=либо"},
    find=_find,
    reason={
        "en": "It can be read as and, as or, or as two names of one thing.",
        "de": "Es lässt sich als und, als oder, als zwei Namen einer Sache lesen.",
        "ru": "Это можно прочесть как «и», как «или», как два имени одного и того же.",
    },
    question={
        "en": '"{words}": both, one of them, or whichever the user chooses?',
        "de": "„{words}“: beides, eines davon, oder was der Benutzer wählt?",
        "ru": "«{words}»: оба, одно из двух или на выбор пользователя?",
    },
)
