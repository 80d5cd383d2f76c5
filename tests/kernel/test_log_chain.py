"""The log: a chain that shows every change, removal, insertion and move of a line."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.kernel.log_chain import START, head, line_for, read_log

NOW = datetime(2026, 3, 30, 12, tzinfo=UTC)


def log_of(count: int) -> bytes:
    log = b""
    for n in range(count):
        log += line_for(
            log, "remark", "ilze", NOW + timedelta(minutes=n), baseline="B1", facts={"section": f"s{n}"}
        )
    return log


def test_a_line_carries_the_hash_of_the_one_before() -> None:
    log = log_of(3)
    entries, broken = read_log(log, "log")
    assert broken == ()
    assert [e.n for e in entries] == [1, 2, 3]
    assert entries[0].previous == START
    assert entries[2].previous == head(log_of(2))


def test_line_ends_in_facts_cannot_forge_a_line() -> None:
    log = line_for(b"", "remark", "ilze", NOW, facts={"section": 'x"}\n{"n":2'})
    assert log.count(b"\n") == 1
    assert read_log(log, "log")[0][0].facts == {"section": 'x"}\n{"n":2'}


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (lambda lines: lines[:1] + lines[2:], 2),
        (lambda lines: [lines[0], lines[2], lines[1], *lines[3:]], 2),
        (lambda lines: [*lines[:2], lines[1], *lines[2:]], 3),
        (lambda lines: [lines[0].replace(b"ilze", b"juris"), *lines[1:]], 2),
        (lambda lines: [*lines[:3], b"hello\n", lines[3]], 4),
        (lambda lines: [*lines[:3], lines[3][:-5]], 4),
        (lambda lines: [lines[0].replace(b'"at"', b' "at"'), *lines[1:]], 1),
        (lambda lines: lines[1:], 1),
    ],
)
def test_damage_is_seen_where_it_is(damage: Callable[[list[bytes]], list[bytes]], line: int) -> None:
    log = b"".join(damage(log_of(4).splitlines(keepends=True)))
    entries, broken = read_log(log, "issued/log.jsonl")
    assert [(p.place.line, p.code) for p in broken] == [(line, "log-broken")]
    assert len(entries) == line - 1


@given(st.integers(0, len(log_of(3)) - 2), st.integers(1, 255))
def test_any_changed_byte_but_in_the_last_line_is_seen(at: int, by: int) -> None:
    log = log_of(3)
    last = log.rstrip(b"\n").rindex(b"\n") + 1
    if at < last:
        changed = log[:at] + bytes([log[at] ^ by]) + log[at + 1 :]
        assert read_log(changed, "log")[1]
