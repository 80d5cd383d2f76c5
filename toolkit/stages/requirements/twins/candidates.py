"""Pairs of requirements that a person should look at side by side. Nothing is merged here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from toolkit.models.requirements.requirement import Register, Requirement
from toolkit.models.requirements.twin import TwinDecision, TwinPair
from toolkit.stages.requirements.twins.conflicts import conflicts
from toolkit.stages.requirements.twins.likeness import Texts
from toolkit.stages.requirements.twins.sentence import Demand, own_words, parse

#: How many candidates a requirement has at most.
BEST = 5
#: Looked at beside them, since siblings of one template fall out when their own words are compared.
_SIBLINGS = 20
_LEAST = 0.3

Frames = Mapping[str, str]


@dataclass(frozen=True)
class _Compared:
    """A requirement made ready: `voice` is its only source, None where there are several or foreign ones."""

    requirement: Requirement
    demand: Demand
    own: tuple[str, ...]
    own_core: tuple[str, ...]
    own_plain: tuple[str, ...]
    voice: str | None


def twin_candidates(
    register: Register,
    decided: Iterable[TwinDecision] = (),
    frames: Frames | None = None,
    *,
    across_modules: bool = False,
) -> tuple[TwinPair, ...]:
    """Candidates for 'the same', the best pair of each group first, then the rest by likeness.

    Args:
        register: the register; only what goes into the assignment is compared.
        decided: pairs that somebody has decided are not shown again.
        frames: requirement template -> its sentence with slots; siblings of one template are compared by
            what the slots hold, not by the sentence they share.
        across_modules: also compare requirements of different categories.
    """
    known = {frozenset((d.a, d.b)) for d in decided}
    items = [_compared(r, frames or {}) for r in register.requirements if r.in_assignment]
    texts = Texts([item.demand.words for item in items], [item.demand.core for item in items])
    modules: dict[str, list[int]] = {}
    for place, item in enumerate(items):
        modules.setdefault("" if across_modules else item.requirement.category, []).append(place)
    best: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {}
    for places in modules.values():
        siblings = Counter(items[place].requirement.template or place for place in places)
        count = BEST + min(_SIBLINGS, max(siblings.values()))
        for one, other, likeness in texts.nearest(places, count, _LEAST):
            pair = (min(one, other), max(one, other))
            if pair not in best:
                best[pair] = _judge(items[pair[0]], items[pair[1]], likeness, texts)
    ranked = sorted(
        ((score, pair, found) for pair, (score, found) in best.items() if score >= _LEAST),
        key=lambda entry: (-entry[0], entry[1]),
    )
    pairs = [
        (items[a].requirement.id, items[b].requirement.id, score, found)
        for score, (a, b), found in _five_each(ranked)
    ]
    return _grouped([pair for pair in pairs if frozenset(pair[:2]) not in known])


def _compared(r: Requirement, frames: Frames) -> _Compared:
    demand = parse(r.statement)
    frame = set(own_words(frames.get(r.template, "")))
    own = _without(demand.words, frame)
    voices = {source.member for source in r.sources}
    voice = voices.pop() if len(voices) == 1 and not r.foreign else None
    return _Compared(r, demand, own, _without(demand.core, frame), _without_numbers(own), voice)


def _without(words: Sequence[str], frame: AbstractSet[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in frame)


def _judge(one: _Compared, other: _Compared, likeness: float, texts: Texts) -> tuple[float, tuple[str, ...]]:
    """The likeness that counts, and where the two contradict each other; 0 if they are no candidates."""
    template = one.requirement.template
    siblings = bool(template) and template == other.requirement.template
    found: tuple[str, ...] = ()
    # Stages, steps, goals: each instance of a template speaks of another one.
    if not siblings or one.own_plain == other.own_plain:
        found = tuple(conflicts(one.demand, other.demand))
    # Nobody asks twice for the same in one breath.
    same_voice = one.voice is not None and one.voice == other.voice
    if not one.demand.objects & other.demand.objects or (same_voice and not found):
        return 0.0, ()
    score = likeness
    if siblings:
        # Where verb and object belong to the frame, what was said is all there is to compare.
        cores = texts.likeness(one.own_core or one.own, other.own_core or other.own)
        score = (texts.likeness(one.own, other.own) + cores) / 2
    return round(max(score, _LEAST if found else 0.0), 4), found


def _without_numbers(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if not word[0].isdigit())


Pair = tuple[str, str, float, tuple[str, ...]]
Ranked = tuple[float, tuple[int, int], tuple[str, ...]]


def _five_each(ranked: Iterable[Ranked]) -> Iterator[Ranked]:
    """Keep a pair while one of its two has not yet got its five best."""
    got: dict[int, int] = {}
    for entry in ranked:
        one, other = entry[1]
        if got.get(one, 0) < BEST or got.get(other, 0) < BEST:
            got[one] = got.get(one, 0) + 1
            got[other] = got.get(other, 0) + 1
            yield entry


def _grouped(pairs: Sequence[Pair]) -> tuple[TwinPair, ...]:
    """The best pair of each group first; a pair belongs to the group in which one of its two already is."""
    group: dict[str, int] = {}
    heads: list[TwinPair] = []
    rest: list[TwinPair] = []
    for a, b, score, found in pairs:
        known = group.get(a) or group.get(b)
        number = known or len(heads) + 1
        (rest if known else heads).append(TwinPair(a=a, b=b, score=score, group=number, conflicts=found))
        group.setdefault(a, number)
        group.setdefault(b, number)
    return (*heads, *rest)
