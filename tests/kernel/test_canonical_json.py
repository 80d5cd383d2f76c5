"""Canonical JSON: equal content, equal bytes."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.kernel.canonical_json import canonical, digest, tidy


def test_keys_are_sorted_numbers_exact_and_text_tidy() -> None:
    value = {
        "b": [Decimal("1.10"), 2, True, None],
        "a": date(2026, 3, 30),
        "c": datetime(2026, 3, 30, 12, tzinfo=UTC),
        "d": "e\u0301\r\n<",
    }
    expected = '{"a":"2026-03-30","b":["1.10",2,true,null],"c":"2026-03-30T12:00:00Z","d":"é\\n<"}'
    assert canonical(value) == expected.encode()


def test_composed_and_decomposed_letters_hash_alike() -> None:
    assert digest("caf\u00e9") == digest("cafe\u0301")
    assert tidy("a\rb\r\nc") == "a\nb\nc"


@pytest.mark.parametrize("value", [1.0, {"ä": 1}, {1: 2}, b"x", 2**53, "\ud800", object()])
def test_what_has_no_exact_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        canonical(value)


@given(st.dictionaries(st.text("abcé", max_size=3).filter(str.isascii), st.text(max_size=5)))
def test_order_of_keys_does_not_matter(value: dict[str, str]) -> None:
    assert canonical(value) == canonical(dict(reversed(value.items())))
