"""Numbers, money and days in the language of the document; halves go up."""

from datetime import date
from decimal import Decimal

import pytest

from toolkit.documents import formats
from toolkit.documents.words import words
from toolkit.problems import Refused

DAY = date(2026, 3, 30)


@pytest.mark.parametrize(
    ("value", "language", "decimals", "shown"),
    [
        ("0.125", "en", 2, "0.13"),
        ("2.5", "en", 0, "3"),
        ("-2.5", "en", 0, "-3"),
        ("1234567.5", "en", None, "1,234,567.5"),
        ("100", "en", None, "100"),
        ("1234.5", "de", 2, "1.234,50"),
        ("1234.5", "ru", 1, "1\u00a0234,5"),
    ],
)
def test_numbers(value: str, language: str, decimals: int | None, shown: str) -> None:
    assert formats.number(Decimal(value), language, decimals) == shown


@pytest.mark.parametrize(
    ("value", "currency", "language", "shown"),
    [
        ("1234.565", "EUR", "en", "€1,234.57"),
        ("1234.5", "EUR", "de", "1.234,50\u00a0€"),
        ("1234.5", "JPY", "en", "JP¥1,235"),
    ],
)
def test_money(value: str, currency: str, language: str, shown: str) -> None:
    assert formats.money(Decimal(value), currency, language) == shown


def test_days_dates_and_shares() -> None:
    assert formats.days(Decimal("12.25"), "en") == "12.3"
    assert [formats.day(DAY, "en", length) for length in ("short", "medium", "long")] == [
        "30/03/2026",
        "30 Mar 2026",
        "30 March 2026",
    ]
    assert formats.day(DAY, "de", "long") == "30. März 2026"
    assert formats.percent(Decimal("59.25"), "en", 1) == "59.3%"
    assert formats.percent(Decimal("59.25"), "de", 1) == "59,3\u00a0%"


def test_a_language_without_words_is_named() -> None:
    assert words("en-IE")["page"] == "Page"
    with pytest.raises(Refused, match="no catalogue of words for the language 'lv'"):
        words("lv")
