"""Pairs of requirements that look alike."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.models.requirements.requirement import Requirement
from toolkit.models.requirements.twin import TwinPair
from toolkit.workflows.register.twins import Alike


def to_json(alike: Alike) -> dict[str, object]:
    """The contract of `requirements twins --json`; `a` and `b` are machine ids."""
    return {
        "pairs": [
            {"a": p.a, "b": p.b, "score": p.score, "group": p.group, "conflicts": list(p.conflicts)}
            for p in alike.pairs
        ]
    }


def show_groups(alike: Alike, limit: int) -> None:
    """Each group of requirements that look alike, the likeliest first."""
    groups: dict[int, list[TwinPair]] = {}
    for pair in alike.pairs:
        groups.setdefault(pair.group, []).append(pair)
    if not groups:
        screen.say("Nothing looks alike that nobody has decided about.")
        return
    for number, pairs in list(groups.items())[:limit]:
        screen.say(f"{number}. likeness {pairs[0].score:.2f}")
        members = list(dict.fromkeys(id_ for pair in pairs for id_ in (pair.a, pair.b)))
        for id_ in members:
            r = alike.requirement(id_)
            screen.say(f"     {r.shown_id:<12} {r.statement}  ({who(r, alike)})")
        for pair in pairs:
            for found in pair.conflicts:
                a, b = alike.requirement(pair.a).shown_id, alike.requirement(pair.b).shown_id
                screen.say(f"     CONFLICT {a} / {b}: {found}")
    more = f" ({len(groups) - limit} more with --limit)" if len(groups) > limit else ""
    screen.say(f"{len(groups)} groups{more}. Decide at a terminal, or with --decisions FILE.")


def show_side_by_side(
    anchor: Requirement, others: Sequence[tuple[Requirement, TwinPair]], alike: Alike
) -> None:
    """One requirement and its candidates beside each other."""
    rows = [["", anchor.shown_id, anchor.statement, anchor.acceptance, _said(anchor, alike), ""]]
    for number, (other, pair) in enumerate(others, 1):
        told = "; ".join((f"{pair.score:.2f}", *pair.conflicts))
        rows.append(
            [str(number), other.shown_id, other.statement, other.acceptance, _said(other, alike), told]
        )
    screen.table(["", "Id", "Statement", "Accepted when", "Said by", "Likeness"], rows)


def _said(r: Requirement, alike: Alike) -> str:
    """Who asked for it, with the first words of each that were taken down."""
    quotes: dict[str, str] = {}
    for source in r.sources:
        name = alike.people.get(source.member, source.member)
        quotes[name] = quotes.get(name) or source.quote
    lines = [f'{name}: "{quote}"' if quote else name for name, quote in quotes.items()]
    return "\n".join((*lines, *dict.fromkeys(f.file for f in r.foreign)))


def who(r: Requirement, alike: Alike) -> str:
    """Who asked for it, each once; files where nobody spoke."""
    names = dict.fromkeys(alike.people.get(s.member, s.member) for s in r.sources)
    return ", ".join((*names, *dict.fromkeys(f.file for f in r.foreign)))
