"""Majority judgment (Balinski & Laraki 2010): rank by the middle grade, ties by taking middle votes away.

Exact for any number of votes: profiles are runs of equal grades, never single votes.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cmp_to_key
from itertools import groupby
from math import lcm

from toolkit.models.scoring.analysis import Standing

Tally = Sequence[int]
"""Votes at each grade, the worst grade first."""
Run = tuple[int, int]
"""A code and how often it comes in a row: a grade, or a pair of grades as one number."""


def majority_ranking(tallies: Mapping[str, Tally]) -> tuple[Standing, ...]:
    """Rank alternatives by the votes they got at each grade.

    The majority grade is the lower median. Where two are equal, one vote of that grade is taken from each, and
    so on until they differ. Totals may differ: tallies are scaled to their least common multiple, which
    changes no order.

    Args:
        tallies: name -> votes at each grade, the worst grade first; the same grades for all.

    Returns:
        The standings, best first, equal ones by name with one rank. Whoever has no vote comes last.

    Raises:
        ValueError: a count is negative or no whole number, or the number of grades differs.
    """
    _check(tallies)
    voted = {name: tally for name, tally in tallies.items() if sum(tally)}
    whole = lcm(*(sum(tally) for tally in voted.values())) if voted else 1
    values = {
        name: majority_value([count * (whole // sum(tally)) for count in tally])
        for name, tally in voted.items()
    }
    better = cmp_to_key(_compare)
    order = sorted(sorted(voted), key=lambda name: better(values[name]), reverse=True)
    standings = []
    for _, tied in groupby(enumerate(order, 1), key=lambda place: better(values[place[1]])):
        places = list(tied)
        standings += [_standing(name, places[0][0], voted[name]) for _, name in places]
    unheard = sorted(tallies.keys() - voted.keys())
    return (*standings, *(_standing(name, len(voted) + 1, tallies[name]) for name in unheard))


def majority_value(tally: Tally) -> tuple[Run, ...]:
    """The grades in the order in which middle votes are taken away, as runs.

    It goes from the middle outwards: with an odd total the middle vote alone, then pairs of one vote below
    and one above. Each run is (code, how many of them); with equal totals these runs compare like the full
    sequences of votes.
    """
    total = sum(tally)
    low = (total - 1) // 2
    middle = [(_at(tally, low) * (len(tally) + 1), 1)] if total % 2 else []
    down = _outward(tally, low if total % 2 == 0 else low - 1, -1)
    up = _outward(tally, low + 1, 1)
    # A pair is one number, the lower vote first: it goes first, so it counts more.
    paired = [(below * (len(tally) + 1) + above, count) for below, above, count in _zipped(down, up)]
    return (*middle, *paired)


def _outward(tally: Tally, start: int, step: int) -> list[Run]:
    """Runs of grades from the vote at place `start` to the end in one direction."""
    runs, seen = [], 0
    bounds = []
    for grade, count in enumerate(tally):
        bounds.append((grade, seen, seen + count))
        seen += count
    for grade, first, after in bounds if step > 0 else reversed(bounds):
        count = after - max(first, start) if step > 0 else min(after, start + 1) - first
        if count > 0:
            runs.append((grade, count))
    return runs


def _zipped(down: list[Run], up: list[Run]) -> Iterator[tuple[int, int, int]]:
    """Both directions side by side, cut where either changes: (lower grade, upper grade, how many pairs)."""
    i = j = used_down = used_up = 0
    while i < len(down) and j < len(up):
        step = min(down[i][1] - used_down, up[j][1] - used_up)
        yield down[i][0], up[j][0], step
        used_down, used_up = used_down + step, used_up + step
        if used_down == down[i][1]:
            i, used_down = i + 1, 0
        if used_up == up[j][1]:
            j, used_up = j + 1, 0


def _compare(a: tuple[Run, ...], b: tuple[Run, ...]) -> int:
    """Negative, 0 or positive as the sequence `a` is below, equal to or above `b`; both equally long."""
    i = j = used_a = used_b = 0
    while i < len(a) and j < len(b):
        if a[i][0] != b[j][0]:
            return a[i][0] - b[j][0]
        step = min(a[i][1] - used_a, b[j][1] - used_b)
        used_a, used_b = used_a + step, used_b + step
        if used_a == a[i][1]:
            i, used_a = i + 1, 0
        if used_b == b[j][1]:
            j, used_b = j + 1, 0
    return 0


def _at(tally: Tally, place: int) -> int:
    """The grade of the vote at a place, counted from the worst."""
    seen = 0
    for grade, count in enumerate(tally):
        seen += count
        if place < seen:
            return grade
    raise IndexError(place)


def _standing(name: str, rank: int, tally: Tally) -> Standing:
    total = sum(tally)
    if not total:
        return Standing(name=name, rank=rank, grade=None, above=Fraction(0), below=Fraction(0))
    grade = _at(tally, (total - 1) // 2)
    return Standing(
        name=name,
        rank=rank,
        grade=grade,
        above=Fraction(sum(tally[grade + 1 :]), total),
        below=Fraction(sum(tally[:grade]), total),
    )


def _check(tallies: Mapping[str, Tally]) -> None:
    lengths = {len(tally) for tally in tallies.values()}
    if len(lengths) > 1:
        raise ValueError(
            f"Tallies with {sorted(lengths)} grades; give each alternative a count at every grade."
        )
    for name, tally in tallies.items():
        if any(count < 0 or count != int(count) for count in tally):
            raise ValueError(f"Votes of '{name}' are {list(tally)}; counts are whole numbers from 0.")
