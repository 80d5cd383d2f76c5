"""Cases of the advice checks as data: small dossiers, what a check has to say of them, and about what.

A file holds the cases of one check. Each case names what differs from an empty engagement:

    - name: ...
      dossier: {engagement: {...}, systems: [...]}      as in the files
      answers: {F10_security: {juris: {bk_now: none}}}  submitted sittings
      facts: {unheard: [...], gaps: [...]}              results of other stages
      expect: fires | silent | not_assessable
      about: [backup]
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from toolkit.models.advice.facts import Facts
from toolkit.models.dossier import Dossier
from toolkit.store import yaml_source

FOLDER = Path(__file__).parent / "cases"
TODAY = date(2026, 3, 30)
_PEOPLE = [
    {
        "id": "ilze",
        "name": "Ilze Bergmane",
        "role": "director",
        "department": "management",
        "hours_per_week": "2",
    },
    {
        "id": "andris",
        "name": "Andris Kalns",
        "role": "head of sales",
        "department": "sales",
        "hours_per_week": "5",
    },
    {
        "id": "juris",
        "name": "Juris Vanags",
        "role": "administrator",
        "department": "it",
        "hours_per_week": "4",
    },
]
_ENGAGEMENT: Mapping[str, Any] = {
    "schema_version": "1",
    "id": "small",
    "title": "Small",
    "client": {"name": "Small", "users_now": 12},
    "country": "LV",
    "currency": "EUR",
    "sponsor": "ilze",
    "members": _PEOPLE,
}


@dataclass(frozen=True)
class Case:
    """One case of one check."""

    check: str
    name: str
    facts: Facts
    expect: str
    about: tuple[str, ...]


def cases() -> Iterator[Case]:
    """All cases of all files."""
    for file in sorted(FOLDER.glob("*.yaml")):
        data: Any = yaml_source.parse(file.read_bytes(), file.name)
        for one in data:
            yield Case(
                check=file.stem,
                name=one["name"],
                facts=facts_from(one),
                expect=one["expect"],
                about=tuple(one.get("about") or ()),
            )


def facts_from(one: Mapping[str, Any]) -> Facts:
    """The facts of a case."""
    dossier = dict(one.get("dossier") or {})
    dossier["engagement"] = {**_ENGAGEMENT, **dossier.get("engagement", {})}
    dossier["interviews"] = list(_sittings(one.get("answers") or {}))
    given = dict(one.get("facts") or {})
    return Facts.model_validate(
        {"dossier": Dossier.model_validate(dossier), "today": one.get("today", TODAY), **given}
    )


def _sittings(answers: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    at = datetime(2026, 1, 12, 8, tzinfo=UTC)
    for form, by_member in answers.items():
        for member, given in by_member.items():
            yield {
                "id": f"{form}-{member}",
                "questionnaire": form,
                "respondent": member,
                "interviewer": "ilze",
                "started": at,
                "submitted": at,
                "answers": given,
            }
