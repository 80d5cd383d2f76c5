"""Wording rule: what one looks for, how sure one is, and what to ask the person who said it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.kernel.language.languages import Language
from toolkit.models.requirements.wording_level import Level
from toolkit.stages.requirements.wording.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a rule's list in a sentence: positions of the first and after the last."""

    first: int
    last: int
    weak: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of the text, in characters. `weak`: often harmless, `note`: fills {note} in the reason."""

    start: int
    end: int
    weak: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence of the register, for rules that compare sentences. `group`: the template it is made from."""

    sentence: Sentence
    category: str = ""
    group: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What the engagement knows: terms that need no explanation, and the word to use instead of another."""

    known_terms: frozenset[str] = frozenset()
    preferred: Mapping[str, str] = field(default_factory=dict)


Finder = Callable[[Sentence, Sequence[Match]], Iterable[Hit]]
Keeper = Callable[[Sentence, Match], bool]
RegisterFinder = Callable[[Sequence[Entry], Context], Iterable[tuple[int, Hit]]]
Texts = Mapping[Language, str]


def hit(sentence: Sentence, first: int, last: int, *, weak: bool = False, note: str = "") -> Hit:
    """The stretch from the word at `first` up to the one before `last`."""
    return Hit(sentence.tokens[first].start, sentence.tokens[last - 1].end, weak, note)


def every_match(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:
    """All words of the list, as they are."""
    for match in matches:
        yield hit(sentence, match.first, match.last, weak=match.weak)


def where(keep: Keeper) -> Finder:
    """The words of the list where their surroundings do not excuse them."""

    def find(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:
        return every_match(sentence, [m for m in matches if keep(sentence, m)])

    return find


@dataclass(frozen=True)
class Rule:
    """One wording rule. Why, examples and source stand in the docstring of its module.

    `words` and `weak` are lists of phrases, parted by semicolons, a language each; weak ones are only a
    hint in the profile `default`. A phrase matches by exact word in English, by stem in German, by lemma
    in Russian; a word that begins with `=`, `~` or `+` matches by exact word, stem or lemma.
    A rule with `in_criterion` reads acceptance criteria too, one with `in_quotes` also names in quotes.
    `reason` and `question` may hold `{words}`, the words found, and `{note}`.
    """

    code: str
    name: str
    level: Level
    reason: Texts
    question: Texts
    words: Texts = field(default_factory=dict)
    weak: Texts = field(default_factory=dict)
    find: Finder = every_match
    find_in_register: RegisterFinder | None = None
    in_criterion: bool = False
    in_quotes: bool = False
