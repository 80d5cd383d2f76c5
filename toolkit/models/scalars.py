"""Scalar types that read text strictly: a day, a moment in UTC, an exact number, a percentage."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?\Z")
_LARGEST = Decimal(10) ** 12


def _read_day(value: object) -> object:
    if isinstance(value, datetime):
        raise ValueError("give a day as YYYY-MM-DD, without a time")
    if not isinstance(value, str):
        return value
    if not _DAY.match(value):
        raise ValueError(f"'{value}' is no day; write it as YYYY-MM-DD, for example 2026-03-30")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"'{value}' is a date that does not exist") from None


def _read_moment(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"'{value}' is no time; write it as 2026-03-30T14:05:00Z") from None


def _to_utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("the time zone is missing; times are kept in UTC and end in Z")
    return value.astimezone(UTC)


def _read_number(value: object) -> object:
    if isinstance(value, float):
        raise ValueError("write the number as text, a float is not exact")
    if not isinstance(value, str):
        return value
    if not _NUMBER.match(value):
        raise ValueError(f"'{value}' is no number; write digits with a point, for example 1250.50")
    try:
        return Decimal(value)
    except InvalidOperation:
        raise ValueError(f"'{value}' is no number") from None


def _within_reason(value: Decimal) -> Decimal:
    if abs(value) > _LARGEST:
        raise ValueError("the number is larger than a million millions; check it")
    return value


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def _zulu(value: datetime) -> str:
    return value.strftime("%Y-%m-%dT%H:%M:%SZ")


Day = Annotated[date, BeforeValidator(_read_day)]
"""A calendar day, read from `YYYY-MM-DD` only."""

Moment = Annotated[
    datetime, BeforeValidator(_read_moment), AfterValidator(_to_utc), PlainSerializer(_zulu, return_type=str)
]
"""A moment in UTC, written `2026-03-30T14:05:00Z`."""

Number = Annotated[
    Decimal,
    BeforeValidator(_read_number),
    AfterValidator(_within_reason),
    PlainSerializer(_plain, return_type=str),
]
"""An exact decimal number."""

Amount = Annotated[Number, Field(ge=0)]
"""An exact number that is not negative: a price, an effort in days, a count that may be a fraction."""

Percent = Annotated[Number, Field(ge=0, le=100)]
"""A percentage between 0 and 100."""
