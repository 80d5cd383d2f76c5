"""What is kept in memory: made once for a key, the oldest goes first, an error is not kept."""

from functools import partial

import pytest

from toolkit.workflows.signoff.recent import Recent


def test_a_result_is_made_once_and_the_oldest_makes_room() -> None:
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    recent: Recent[str, str] = Recent(2)
    assert [recent.get(key, partial(make, key)) for key in ("a", "b", "a", "c", "b", "a")] == [
        "A",
        "B",
        "A",
        "C",
        "B",
        "A",
    ]
    assert made == ["a", "b", "c", "a"]


def test_an_error_is_not_kept() -> None:
    recent: Recent[str, int] = Recent(2)
    with pytest.raises(ZeroDivisionError):
        recent.get("a", lambda: 1 // 0)
    assert recent.get("a", lambda: 1) == 1
