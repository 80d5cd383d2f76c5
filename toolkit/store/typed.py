"""From plain data to a noun, or to problems that name place, fault and mend: all of them at once.

pydantic says where in the *model* something is wrong; this file says where in the *file*, in words for a
person, with the nearest lawful word where somebody mistyped one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from toolkit.problems import BadData, Place, Problem
from toolkit.store.reading.model_words import WRONG_TYPE, sentence
from toolkit.store.yaml_source import Data, Path, parse, places

M = TypeVar("M", bound=BaseModel)


def read(kind: type[M], source: str | bytes, file: str) -> M:
    """Return the noun that a YAML text describes; `parse` and `build` in one.

    Raises:
        BadData: everything that is wrong with the text or with the data, sorted by place.
    """
    return build(kind, parse(source, file), source, file)


def build(kind: type[M], data: Data, source: str | bytes, file: str) -> M:
    """Return `data` as a noun.

    Args:
        kind: the class of the noun.
        data: what `parse` gave for `source`.
        source: the text itself; it is read a second time only when something is wrong.
        file: the file's name as the user knows it.

    Raises:
        BadData: unknown and missing keys, wrong types, words that are none of the allowed ones, values
            that the noun refuses; sorted by place.
    """
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        raise BadData(_problems(kind, data, error, source, file)) from None


def _problems(
    kind: type[BaseModel], data: Data, error: ValidationError, source: str | bytes, file: str
) -> Iterable[Problem]:
    faults = [_Fault(data, item) for item in error.errors(include_url=False)]
    kept = list(_without_other_branches(faults))
    where = places(source, {fault.path for fault in kept})
    found: dict[tuple[Place, str, str], Problem] = {}
    for fault in kept:
        key, value = where[fault.path]
        place = Place(file, *(key if fault.at_key else value))
        code, what, mend = sentence(kind, fault.path, fault.item)
        same = (place, code, what if code != WRONG_TYPE else "")
        if same in found:
            what, mend = _either(found[same], what, mend)
        found[same] = Problem(place, code, what, mend)
    return found.values()


def _either(other: Problem, what: str, mend: str) -> tuple[str, str]:
    """One sentence for a value that may be of several types and is of none of them."""
    if what == other.what:
        return what, mend
    return f"{other.what[:-1]} or {what.rpartition('must be ')[2]}", f"{other.how_to_mend} Or: {mend}"


class _Fault:
    """One of pydantic's errors, with the way to it in the data."""

    def __init__(self, data: Data, item: Mapping[str, Any]) -> None:
        self.item = item
        self.path, self.branches = _align(data, item["loc"])
        error, last = item["type"], item["loc"][-1:]
        if error == "union_tag_invalid":
            self.path = (*self.path, str(item["ctx"]["discriminator"]).strip("'"))
        self.at_key = error in {"extra_forbidden", "missing"} or last == ("[key]",)


def _align(data: Data, steps: Sequence[str | int]) -> tuple[Path, dict[Path, str]]:
    """The way in the data that pydantic's `loc` means, and the branches of unions it went, by their fork.

    `loc` also names the branches of unions and the keys that a short form leaves out; a step that the
    data does not have is skipped.
    """
    path: Path = ()
    branches: dict[Path, str] = {}
    here = data
    for step in steps:
        try:
            here = _step_into(here, step)
        except LookupError:
            branches.setdefault(path, str(step))
        else:
            path = (*path, step)
    return path, branches


def _step_into(here: Data, step: str | int) -> Data:
    if isinstance(here, dict) and isinstance(step, str):
        return here[step]
    if isinstance(here, list) and isinstance(step, int):
        return here[step]
    raise LookupError(step)


def _without_other_branches(faults: Sequence[_Fault]) -> Iterator[_Fault]:
    """Where a union was tried in several ways, keep what the way that came furthest has to say."""
    furthest: dict[Path, tuple[int, str]] = {}
    tried = [fault for fault in faults if fault.item["type"] != "missing"]
    for fault in tried:
        for fork, name in fault.branches.items():
            if fork not in furthest or len(fault.path) > furthest[fork][0]:
                furthest[fork] = (len(fault.path), name)
    for fault in faults:
        forks = fault.branches.items() if fault in tried else ()
        if all(name == furthest[fork][1] or furthest[fork][0] == len(fork) for fork, name in forks):
            yield fault
