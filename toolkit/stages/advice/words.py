"""Words that several checks say the same way: names of people, lists, whole numbers; and what people call things."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome, Spot

_MOST = 4
_SHEETS = re.compile(
    r"\b(excel|spread ?sheets?|sheets?|lists? on paper|google docs?|notebooks?|notepad|paper|mailbox(es)?|outlook|"
    r"papier|notizb\w+|tabelle\w*|postfach|таблиц\w*|эксел\w*|тетрад\w*|блокнот\w*|бумаг\w*|почт\w+)\b",
    re.IGNORECASE,
)


def name_of(facts: Facts, member: str | None) -> str:
    """A person's name by id; the id itself where nobody knows it."""
    person = facts.dossier.engagement.person(member) if member else None
    return person.name if person else member or "nobody"


def some(items: Iterable[str], most: int = _MOST) -> str:
    """`a, b, c and 5 more`."""
    every = list(items)
    if len(every) <= most + 1:
        return ", ".join(every[:-1]) + (" and " if len(every) > 1 else "") + "".join(every[-1:])
    return f"{', '.join(every[:most])} and {len(every) - most} more"


def whole(value: Decimal | float) -> str:
    """A number rounded half up, with commas between thousands."""
    return f"{Decimal(value).quantize(Decimal(1), ROUND_HALF_UP):,}"


def figure(value: Decimal) -> str:
    """An exact number without zeros at its end."""
    return f"{value.normalize():f}" if value else "0"


def percent(part: Decimal | int, of: Decimal | int) -> Decimal:
    """A share in per cent; 0 of nothing."""
    return Decimal(part) * 100 / Decimal(of) if of else Decimal(0)


def many(count: int, one: str, several: str = "") -> str:
    """`1 step`, `3 steps`."""
    return f"{count} {one if count == 1 else several or one + 's'}"


def in_sheets(text: str) -> bool:
    """Whether a tool is a sheet, paper, a notebook or a mailbox."""
    return bool(_SHEETS.search(text))


def plain(code: str) -> str:
    """A choice's name as words: `provider_says_yes` -> `provider says yes`."""
    return code.replace("_", " ")


def outcome(hits: Iterable[Hit], *missing: str) -> Outcome:
    """Hits, and what is missing where a text says so."""
    return Outcome(hits=tuple(hits), missing=tuple(what for what in missing if what))


def spots(file: str, *path: str | int) -> tuple[Spot, ...]:
    """One place."""
    return (Spot(file, path),)
