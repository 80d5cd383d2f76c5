"""A statement taken apart: its words with stem, lemma and grammar, and where they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from toolkit.kernel.language.languages import Language
from toolkit.kernel.language.lemmas import Grammar, grammar
from toolkit.kernel.language.stems import stem
from toolkit.kernel.language.words import folded, spans

_NO_MARKS: frozenset[str] = frozenset()
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|‘[^’]*’|(?<!\w)'[^']+'(?!\w)")
_LONGEST_CLAUSE = 40
_FULL_STOP = re.compile(r"[.!?;]\s")


class Form:
    """What is known of a word wherever it stands; what costs time is found when it is first asked for."""

    def __init__(self, word: str, language: Language) -> None:
        self.word = word
        self.language = language
        self.lower = folded(word)
        self._keys = {"=": f"={self.lower}"}

    @cached_property
    def stem(self) -> str:
        """What is left without endings."""
        return stem(self.word, self.language)

    @cached_property
    def lemma(self) -> str:
        """The form of the dictionary, where there is one for the language; else the stem."""
        return self._read.lemma if self._read else self.stem

    @property
    def marks(self) -> frozenset[str]:
        """OpenCorpora's grammemes, Russian only."""
        return self._read.marks if self._read else _NO_MARKS

    def key(self, sign: str) -> str:
        """By what a list finds the word: `=` as it stands, `~` its stem, `+` its lemma, after the sign itself."""
        found = self._keys.get(sign)
        if found is None:
            found = self._keys[sign] = f"{sign}{self.stem if sign == '~' else self.lemma}"
        return found

    @cached_property
    def _read(self) -> Grammar | None:
        return grammar(self.word) if self.language == "ru" else None


@lru_cache(maxsize=50_000)
def form_of(word: str, language: Language) -> Form:
    """What is known of one word; remembered, since texts repeat their words."""
    return Form(word, language)


@dataclass(frozen=True, slots=True)
class Token:
    """A word in its place. `apart`: a sign parts it from the word before; `opens`: a sentence begins."""

    word: str
    lower: str
    start: int
    end: int
    form: Form
    apart: bool
    opens: bool
    quoted: bool

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.word[0].isdigit()


class Sentence:
    """A statement or criterion with its words.

    `companion` is the other half of the requirement, `is_must` its priority.
    What stands in quotes is somebody's own words or a name: rules that look for words leave it out.
    """

    def __init__(self, text: str, language: Language, companion: str = "", *, is_must: bool = False) -> None:
        self.text = text
        self.language = language
        self.companion = companion
        self.is_must = is_must
        self.quotes = tuple(found.span() for found in _QUOTED.finditer(text))
        self.tokens: list[Token] = list(_tokens(text, language, self.quotes))

    def in_quotes(self, start: int) -> bool:
        """Whether the character at `start` stands in quotes."""
        return any(a <= start < b for a, b in self.quotes)

    def lower(self, position: int) -> str:
        """The word at a position in small letters; empty outside the statement."""
        return self.tokens[position].lower if 0 <= position < len(self.tokens) else ""

    def following(self, position: int, reach: int) -> Iterator[Token]:
        """Up to `reach` words after a position, at most to the end of its sentence."""
        for token in self.tokens[position + 1 : position + 1 + reach]:
            if token.opens:
                return
            yield token

    def back_from(self, position: int) -> range:
        """The positions before one, backwards, as far as a clause can reach; keeps long texts linear."""
        return range(position - 1, max(-1, position - 1 - _LONGEST_CLAUSE), -1)

    def gap(self, position: int) -> str:
        """What stands between the word at `position` and the one before."""
        before = self.tokens[position - 1].end if position else 0
        return self.text[before : self.tokens[position].start]

    @cached_property
    def parts(self) -> list[range]:
        """The positions of the words of each sentence."""
        starts = [i for i, token in enumerate(self.tokens) if token.opens]
        return [range(a, b) for a, b in pairwise([*starts, len(self.tokens)])]


def _tokens(text: str, language: Language, quotes: Sequence[tuple[int, int]]) -> Iterator[Token]:
    before, last = 0, ""
    for word, start, end in spans(text):
        gap = text[before:start]
        # Nearly always a single space stands between two words.
        between = "" if gap == " " else gap.strip()
        abbreviation = between == "." and len(last) <= 2
        opens = before == 0 or (bool(between) and not abbreviation and bool(_FULL_STOP.search(gap)))
        quoted = bool(quotes) and any(a <= start < b for a, b in quotes)
        form = form_of(word, language)
        yield Token(word, form.lower, start, end, form, bool(between) and not abbreviation, opens, quoted)
        before, last = end, word
