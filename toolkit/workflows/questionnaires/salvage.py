"""A questionnaire that does not hold: what of it can still be checked, so that one reading tells all faults."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from toolkit.models.interviews.question import CONTAINERS, Choice, Question
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.models.interviews.template import RequirementTemplate
from toolkit.store.yaml_source import Data

_DEFAULTS: dict[str, Any] = {"id": "form", "title": "", "audience": "", "minutes": 1, "purpose": ""}


@dataclass(frozen=True)
class Salvaged:
    """The parts that can be read as a form of their own (None if there are none); names of what is lost."""

    form: Questionnaire | None
    dropped: frozenset[str] = frozenset()


def salvage(data: Data) -> Salvaged:
    """Return what can be read of the data of a questionnaire, without what is wrong."""
    if not isinstance(data, dict):
        return Salvaged(None)
    dropped: set[str] = set()
    seen: set[str] = set()
    questions = list(_questions(data.get("questions"), dropped, seen))
    if not questions:
        return Salvaged(None)
    listed = data.get("lists")
    lists = {
        name: list(_kept(Choice, choices)) for name, choices in listed.items()
    } if isinstance(listed, dict) else {}  # fmt: skip
    texts = {key: data[key] for key in ("id", "subject") if isinstance(data.get(key), str)}
    close = (
        [name for name in data.get("close") or () if isinstance(name, str)]
        if isinstance(data.get("close"), list)
        else []
    )
    yields = list(_kept(RequirementTemplate, data.get("yields")))
    values = {**_DEFAULTS, **texts, "lists": lists, "close": close, "yields": yields, "questions": questions}
    try:
        return Salvaged(Questionnaire.model_validate(values), frozenset(dropped))
    except ValidationError:
        try:
            plain = {**values, "id": "form", "close": []}
            return Salvaged(Questionnaire.model_validate(plain), frozenset(dropped))
        except ValidationError:
            return Salvaged(None)


def _questions(items: Data, dropped: set[str], seen: set[str]) -> Iterator[Mapping[str, Any]]:
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, dict):
            continue
        name = item.get("name")
        made: dict[str, Any] = dict(item)
        if item.get("type") in CONTAINERS:
            made["questions"] = list(_questions(item.get("questions"), dropped, seen))
        double = isinstance(name, str) and name.casefold() in seen
        if double or not _holds(Question, made):
            dropped |= {name} if isinstance(name, str) else set()
            if not double:
                yield from made.get("questions", ()) if item.get("type") in CONTAINERS else ()
            continue
        seen.add(str(name).casefold())
        yield made


def _kept(kind: type[BaseModel], items: Data) -> Iterator[Any]:
    yield from (item for item in (items if isinstance(items, list) else ()) if _holds(kind, item))


def _holds(kind: type[BaseModel], data: Any) -> bool:
    try:
        kind.model_validate(data)
    except ValidationError:
        return False
    return True
