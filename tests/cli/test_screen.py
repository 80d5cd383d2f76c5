"""Long lines at a terminal: broken between words, nothing of them lost."""

import pytest

from toolkit.cli.screen import folded


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("short", ["short"]),
        ("", [""]),
        ("one two three four five", ["one two three", "  four five"]),
        ("   one two three", ["   one two", "     three"]),
        ("abcdefghijklmnopqrstuvwxyz", ["abcdefghijklmn", "  opqrstuvwxyz"]),
        ("see REQ-SAL-001 now", ["see", "  REQ-SAL-001", "  now"]),
        ("a\nb", ["a", "b"]),
        ("a  b", ["a  b"]),
    ],
)
def test_folded(text: str, lines: list[str]) -> None:
    assert list(folded(text, 14)) == lines
