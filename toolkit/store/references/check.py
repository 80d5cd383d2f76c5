"""The one rule: what is used must be defined, what is defined must be defined once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from operator import is_

from toolkit.models.dossier import Dossier
from toolkit.models.selection.scorecard import Scorecard
from toolkit.store.references.claims import claims_of
from toolkit.store.references.names import Claim, Fault, Use
from toolkit.store.references.plan_faults import plan_faults
from toolkit.store.references.uses import card_uses, uses_of


@dataclass(frozen=True)
class _Sound:
    """An engagement without faults: its nouns but for the scorecards, the names they define, and its scorecards.

    Nouns are frozen and come again as the same ones while their files stay as they are, so it is enough to look
    whether they are the same.
    """

    nouns: tuple[object, ...]
    names: "_Names"
    cards: Mapping[int, Scorecard]

    def new_cards(self, dossier: Dossier) -> Iterator[Scorecard]:
        """The scorecards that were not there, or are others now."""
        return (card for card in dossier.scorecards if self.cards.get(id(card)) is not card)


_last: list[_Sound] = []


def check_references(dossier: Dossier) -> list[Fault]:
    """All uses that lead nowhere, all ids that are claimed twice, and what cannot be in a plan.

    While people rate, one scorecard after the other changes and nothing else does: only these are looked at then.
    """
    nouns = _nouns(dossier)
    sound = next((known for known in _last if _same(known.nouns, nouns)), None)
    if sound is not None:
        names, uses = sound.names, card_uses(dossier, sound.new_cards(dossier))
        faults = []
    else:
        claims = list(claims_of(dossier))
        names, uses = _Names(claims), uses_of(dossier)
        faults = [*plan_faults(dossier), *_doubles(claims)]
    faults += names.unknown(uses)
    if not faults:
        _last[:] = [_Sound(nouns, names, {id(card): card for card in dossier.scorecards})]
    return faults


def _nouns(dossier: Dossier) -> tuple[object, ...]:
    values = (value for name, value in dossier if name not in {"scorecards", "hidden_prices"})
    return tuple(
        one for value in values for one in (*(value if isinstance(value, tuple) else (value,)), None)
    )


def _same(some: Sequence[object], others: Sequence[object]) -> bool:
    return len(some) == len(others) and all(map(is_, some, others))


class _Names:
    """The names that are defined, by kind; a use may name one of several kinds (`task|work`)."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._known: dict[str, dict[str, str]] = {}
        for claim in claims:
            self._known.setdefault(claim.kind, {})[claim.value.casefold()] = claim.value
        # Gathered once a kind: 200 full scorecards use 5,000 names, and there may be 200 people to gather.
        self._gathered: dict[str, dict[str, str]] = {}

    def unknown(self, uses: Iterable[Use]) -> Iterator[Fault]:
        """The uses of names that nobody defines."""
        for use in uses:
            names = self._of(use.kind)
            if use.value.casefold() not in names:
                yield Fault(
                    use.file,
                    use.path,
                    "unknown-name",
                    f"There is no {' or '.join(_WORDS.get(k, k) for k in use.kind.split('|'))} '{use.value}'.",
                    _suggest(use.value, names.values()),
                )

    def _of(self, kind: str) -> dict[str, str]:
        names = self._gathered.get(kind)
        if names is None:
            kinds = kind.split("|")
            names = {folded: name for one in kinds for folded, name in self._known.get(one, {}).items()}
            self._gathered[kind] = names
        return names


_WORDS = {"task": "key task", "work": "work item", "price_line": "price line"}


def _doubles(claims: Iterable[Claim]) -> Iterator[Fault]:
    first: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        key = (claim.kind, claim.value.casefold())
        if key in first:
            yield Fault(
                claim.file,
                claim.path,
                "double-id",
                f"The {_WORDS.get(claim.kind, claim.kind)} '{claim.value}' is already in {first[key].file}.",
                "Give one of the two another id.",
            )
        first.setdefault(key, claim)


def _suggest(value: str, names: Iterable[str]) -> str:
    known = sorted(names)
    near = get_close_matches(value, known, n=1)
    if near:
        return f"Did you mean '{near[0]}'?"
    return (
        f"Known are: {', '.join(known[:12])}{' ...' if len(known) > 12 else ''}."
        if known
        else "None is defined yet."
    )
