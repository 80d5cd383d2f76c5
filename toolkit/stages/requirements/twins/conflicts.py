"""Two demands on the same object and action that cannot both hold: their slots are compared, not likeness."""

from collections.abc import Iterator

from toolkit.stages.requirements.twins.sentence import Demand

_SAME_OBJECTS = 0.6


def conflicts(one: Demand, other: Demand) -> Iterator[str]:
    """Yield which slots differ, in words; nothing if object or action are not the same."""
    if not one.action or one.action != other.action or _overlap(one, other) < _SAME_OBJECTS:
        return
    if one.negated != other.negated:
        yield "one forbids what the other demands"
    if one.roles and other.roles and one.roles != other.roles:
        yield f"role: {', '.join(sorted(one.roles))} / {', '.join(sorted(other.roles))}"
    yield from _numbers(one, other)


def _overlap(one: Demand, other: Demand) -> float:
    every = one.objects | other.objects
    return len(one.objects & other.objects) / len(every) if every else 0.0


def _numbers(one: Demand, other: Demand) -> Iterator[str]:
    mine, theirs = one.numbers, other.numbers
    if not mine or not theirs or set(mine) == set(theirs):
        return
    units, others = {unit for _, unit in mine}, {unit for _, unit in theirs}
    said = f"{_said(mine)} / {_said(theirs)}"
    if units & others:
        yield f"number: {said}"
    elif {value for value, _ in mine} & {value for value, _ in theirs}:
        yield f"unit: {said}"
    else:
        yield f"number and unit: {said}"


def _said(numbers: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{value} {unit}".strip() for value, unit in numbers)
