"""The one rule: what is used must be defined, what is defined must be defined once."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from toolkit.models.dossier import Dossier
from toolkit.store.references.claims import claims_of
from toolkit.store.references.names import Claim, Fault
from toolkit.store.references.plan_faults import plan_faults
from toolkit.store.references.uses import uses_of


def check_references(dossier: Dossier) -> Iterator[Fault]:
    """All uses that lead nowhere, all ids that are claimed twice, and what cannot be in a plan."""
    yield from plan_faults(dossier)
    claims = list(claims_of(dossier))
    yield from _doubles(claims)
    known: dict[str, dict[str, str]] = {}
    for claim in claims:
        known.setdefault(claim.kind, {})[claim.value.casefold()] = claim.value
    # Gathered once a kind: 200 full scorecards use 5,000 names, and there may be 200 people to gather.
    gathered: dict[str, dict[str, str]] = {}
    for use in uses_of(dossier):
        names = gathered.get(use.kind)
        if names is None:
            kinds = use.kind.split("|")
            names = {folded: name for kind in kinds for folded, name in known.get(kind, {}).items()}
            gathered[use.kind] = names
        if use.value.casefold() not in names:
            yield Fault(
                use.file,
                use.path,
                "unknown-name",
                f"There is no {' or '.join(_WORDS.get(k, k) for k in use.kind.split('|'))} '{use.value}'.",
                _suggest(use.value, names.values()),
            )


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
