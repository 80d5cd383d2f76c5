"""Numbers, money and days as a language writes them; halves are rounded up, never to even."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_precision

from toolkit.kernel.money import round_half_up
from toolkit.models.blocks import Column

# Without a region, English is taken as written in Europe: day before month.
_REGION = {"en": "en_GB", "de": "de_DE", "ru": "ru_RU"}


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    tag = language.replace("-", "_")
    return Locale.parse(_REGION.get(tag, tag))


@lru_cache(maxsize=64)
def _pattern(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def number(value: Decimal, language: str, decimals: int | None = None) -> str:
    """`1,234.5`: with exactly `decimals` places, or with those the number has."""
    exact = _rounded(value, decimals)
    places = max(0, -int(exact.normalize().as_tuple().exponent)) if decimals is None else decimals
    return str(format_decimal(exact, format=_pattern(places), locale=_locale(language)))


def money(value: Decimal, currency: str, language: str) -> str:
    """`€1,234.50`: an amount of an ISO 4217 currency with the places that currency has."""
    exact = _rounded(value, get_currency_precision(currency))
    return str(format_currency(exact, currency, locale=_locale(language)))


def day(value: date, language: str, length: str = "medium") -> str:
    """`30 Mar 2026` (medium), `30 March 2026` (long), `30/03/2026` (short)."""
    return str(format_date(value, format=length, locale=_locale(language)))


def days(value: Decimal, language: str) -> str:
    """An effort in days with one decimal: `12.5`. The unit stands in the column head."""
    return number(value, language, 1)


def percent(value: Decimal, language: str, decimals: int = 0) -> str:
    """A percentage given as 59.3 for 59.3 %."""
    text = number(value, language, decimals)
    return f"{text}%" if language.startswith("en") else f"{text}\u00a0%"


def cell_value(value: Decimal | date, column: Column, language: str) -> str:
    """A value of a table cell as its column wants it shown."""
    if not isinstance(value, Decimal):
        return day(value, language)
    if column.kind == "money" and column.currency:
        return money(value, column.currency, language)
    if column.kind == "money":
        return number(value, language, 2 if column.decimals is None else column.decimals)
    return number(value, language, column.decimals)


def _rounded(value: Decimal, decimals: int | None) -> Decimal:
    return value if decimals is None else round_half_up(value, Decimal(1).scaleb(-decimals))
