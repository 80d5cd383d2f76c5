"""Q21 Range and unit: about how much, from where to where, in which unit?

Why: "About 50" is met by 40 and by 60. A range without a unit, or with an open end, is read in favour of the
reader.

Bad (en): The system shall serve about 40 users.
Good (en): The system shall serve 40 users at the same time.
Bad (de): Das System muss ca. 40 Benutzer bedienen.
Good (de): Das System muss 40 Benutzer gleichzeitig bedienen.
Bad (ru): Система должна обслуживать около 40 пользователей.
Good (ru): Система должна обслуживать 40 пользователей одновременно.
Source: INCOSE GtWR v4 R33, R6 and R40.
"""

import re
from collections.abc import Iterator, Sequence

from toolkit.stages.requirements.wording.rule import Hit, Match, Rule, hit
from toolkit.stages.requirements.wording.sentence import Sentence

#: "5-10" and nothing that could be a unit behind it.
_BARE_RANGE = re.compile(
    r"(?<![\w.,/:-])\d+(?:[.,]\d+)?\s?[-–—]\s?\d+(?:[.,]\d+)?(?=\s*(?:[.;,)]\s|[.;,)]?$))"
)
#: A number by itself; "1C" is a name.
_FIGURE = re.compile(r"\d[\d.,]*\Z")
_REACH = 2


def _find(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:
    for match in matches:
        figure = next(
            (n for n in range(match.last, min(match.last + _REACH, len(sentence.tokens)))
             if _FIGURE.match(sentence.lower(n)) or sentence.lower(n) in _NUMERALS),
            None,
        )  # fmt: skip
        if figure is not None:
            yield hit(sentence, match.first, figure + 1, weak=match.weak)
    for found in _BARE_RANGE.finditer(sentence.text):
        yield Hit(found.start(), found.end())


_NUMERALS = frozenset(
    """two three five ten twenty fifty hundred zwei drei fünf zehn zwanzig fünfzig hundert
    двух трех пяти десяти двадцати пятидесяти ста""".split()  # noqa: SIM905 (a list of words reads better so)
)

RULE = Rule(
    code="Q21",
    name="range and unit",
    level="warn",
    words={
        "en": "about; around; approximately; approx; circa; ca; roughly; some; nearly; almost; more or less",
        "de": "=circa; =ca; =etwa; =ungefähr; =rund; =zirka; =annähernd; =knapp",
        "ru": "=около; =порядка; =примерно; =приблизительно; =ориентировочно; =где-то",
    },
    weak={
        "en": "up to; between; from",
        "de": "=bis =zu; =zwischen; =bis",
        "ru": "=до; =между; =от; =в =пределах",
    },
    find=_find,
    in_criterion=True,
    reason={
        "en": "The limits or the unit are open, so two people will count differently.",
        "de": "Grenzen oder Einheit sind offen; zwei Leute werden verschieden zählen.",
        "ru": "Границы или единица не указаны, двое посчитают по-разному.",
    },
    question={
        "en": '"{words}": which limits exactly, are they included, and in which unit?',
        "de": "„{words}“: welche Grenzen genau, eingeschlossen oder nicht, in welcher Einheit?",
        "ru": "«{words}»: какие точные границы, включены ли они и в каких единицах?",
    },
)
