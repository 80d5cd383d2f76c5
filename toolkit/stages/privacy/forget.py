"""Take a person's name and own words out of plain data; links by id stay, since requirements hang on them."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

#: A quote shorter than this, in letters and in words, is what others may say as well.
_LEAST_QUOTE, _LEAST_WORDS = 20, 4
#: Where a sitting and a scorecard keep what the person said or saw, in own words.
_OWN = ("quote", "comment", "evidence")


@dataclass(frozen=True)
class Person:
    """Who is to be forgotten; `role` stands in place of the name, `quotes` are the person's own words."""

    id: str
    name: str
    role: str
    quotes: Collection[str] = ()

    @property
    def stand_in(self) -> str:
        """What stands in place of the name, without a letter that means something in YAML."""
        plain = " ".join(re.sub(r"[^\w ()/.-]", " ", self.role).split())
        return plain or "member of the workgroup"


def own_words(written: Mapping[str, Any]) -> tuple[str, ...]:
    """The quotes, comments and evidence of a sitting or a scorecard (plain data), longest first."""
    found: set[str] = set()

    def look(value: Any) -> None:
        if isinstance(value, Mapping):
            found.update(str(value[key]) for key in _OWN if value.get(key))
        for inner in _inside(value):
            look(inner)

    look(written)
    return tuple(sorted(found, key=lambda text: (-len(text), text)))


def without(data: Any, person: Person, *, own: bool, past: bool = False) -> tuple[Any, int]:
    """Plain data without the person, and how many texts changed.

    Args:
        data: mappings, lists, texts.
        person: who goes.
        own: these are the person's own words (a sitting, a scorecard): every quote, comment and piece of
            evidence goes, whatever it says.
        past: this is a history: quotes go wherever they stand. Elsewhere a sentence that somebody accepted
            may say the same, and stays.
    """
    changed = 0

    def clean(value: Any, mine: bool) -> Any:
        if isinstance(value, Mapping):
            belongs = mine or value.get("member") == person.id
            return {key: _field(key, inner, belongs) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [clean(inner, mine) for inner in value]
        if isinstance(value, str):
            return _counted(value, quoted=past)
        return value

    def _counted(value: str, *, quoted: bool) -> str:
        nonlocal changed
        new = replaced(_unquoted(value, person) if quoted else value, person)
        changed += new != value
        return new

    def _field(key: str, value: Any, mine: bool) -> Any:
        nonlocal changed
        if ((own and key in _OWN) or (mine and key in ("quote", "comment"))) and isinstance(value, str):
            changed += bool(value)
            return ""
        if key == "quote" and isinstance(value, str):
            return _counted(value, quoted=True)
        return clean(value, mine)

    return clean(data, own), changed


def replaced(text: str, person: Person) -> str:
    """A text with the role in place of the full name."""
    return _whole_name(person.name).sub(_constant(person.stand_in), text)


def _unquoted(text: str, person: Person) -> str:
    """A text with the role in place of what the person said word by word."""
    for quote in person.quotes:
        if len(quote) >= _LEAST_QUOTE and len(quote.split()) >= _LEAST_WORDS and quote in text:
            text = text.replace(quote, f"({person.stand_in})")
    return text


def mentions(text: str, person: Person) -> tuple[tuple[int, str], ...]:
    """Lines (from 1) in which a part of the name still stands as a word of its own."""
    parts = [part for part in person.name.split() if len(part) > 1]
    if not parts:
        return ()
    any_of = "|".join(map(re.escape, parts))
    pattern = re.compile(rf"(?<!\w)(?:{any_of})(?!\w)")
    return tuple(
        (number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if pattern.search(line)
    )


def _whole_name(name: str) -> re.Pattern[str]:
    """The name as words, with any white space between them: a file may break the line there."""
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _constant(text: str) -> Callable[[re.Match[str]], str]:
    return lambda _: text


def _inside(value: Any) -> Collection[Any]:
    if isinstance(value, Mapping):
        return tuple(value.values())
    return tuple(value) if isinstance(value, list | tuple) else ()
