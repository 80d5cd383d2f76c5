"""Every bad input: one clear message with place and mend, the right exit code, nothing changed on disk."""

import errno
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Crmkit, crmkit, kaskad  # noqa: F401 - fixtures

Spoil = Callable[[Path], None]


def fingerprint(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".crmkit" not in path.parts
    }


def replace(file: str, old: str, new: str) -> Spoil:
    def spoil(root: Path) -> None:
        text = (root / file).read_text("utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), "utf-8")

    return spoil


def content(file: str, data: bytes) -> Spoil:
    def spoil(root: Path) -> None:
        (root / file).write_bytes(data)

    return spoil


def copy(file: str, target: str) -> Spoil:
    def spoil(root: Path) -> None:
        (root / target).write_bytes((root / file).read_bytes())

    return spoil


CASES: dict[str, tuple[Spoil, str, str]] = {
    # what is spoiled, what the message must hold, which mend it must hold
    "empty file": (content("key-tasks.yaml", b""), "key-tasks.yaml", "empty"),
    "binary file": (content("key-tasks.yaml", b"\x00\x01\x02\xff"), "key-tasks.yaml", "Put the text file back"),
    "latin-1 file": (
        content("decisions/vendor.yaml", "reason: G\u00fcte".encode("latin-1")), "decisions/vendor.yaml:1", "UTF-8",
    ),
    "half-written file": (content("key-tasks.yaml", b'schema_version: "1"\ntasks:\n  - id: "KT'), "key-tasks.yaml:", ""),
    "unknown key": (replace("engagement.yaml", "sponsor: ilze", "sponsr: ilze"), "engagement.yaml:", "sponsor"),
    "wrong type": (replace("plan.yaml", "rate_per_day: 280", "rate_per_day: much"), "plan.yaml:", "number"),
    "circle in the plan": (
        replace("plan.yaml", "    estimate: {optimistic: 6, likely: 9, pessimistic: 15}", "    estimate: {optimistic: 6, likely: 9, pessimistic: 15}\n    after: [stock_read]"),
        "plan.yaml:", "exchange_1c -> stock_read -> exchange_1c",
    ),
    "phases out of order": (replace("plan.yaml", "start: 2026-07-13", "start: 2026-06-01"), "plan.yaml:", "Put the phases in the order of time"),
    "needed before the start": (replace("plan.yaml", "    result: this document, signed", "    result: this document, signed\n    needed_by: 2025-01-01"), "plan.yaml:", "Correct the date"),
    "lag without a link": (replace("plan.yaml", "    after: [exchange_1c]", "    after: [exchange_1c]\n    lag_days: {migration: 2}"), "plan.yaml:", "Name 'migration' in `after`"),
    "a role nobody has": (replace("plan.yaml", "    after: [exchange_1c]", "    after: [exchange_1c]\n    role: wizard"), "plan.yaml:", "None is defined yet"),
    "a phase without a working day": (
        replace("engagement.yaml", "blocked:\n", "blocked:\n  - {start: 2026-07-13, finish: 2026-08-21, reason: works holiday}\n"), "plan.yaml:", "Move the phase",
    ),
    "a negative budget": (replace("plan.yaml", "once_cap: 22000", "once_cap: -1"), "plan.yaml:", ""),
    "unknown member": (replace("key-tasks.yaml", "owner: laura", "owner: lora"), "key-tasks.yaml:", "laura"),
    "unknown vendor": (replace("decisions/gaps.yaml", "vendor: V1", "vendor: V9"), "decisions/gaps.yaml:", "V1"),
    "unknown task": (replace("scorecards/V1/laura.yaml", "task: KT01", "task: KT99"), "scorecards/V1/laura.yaml:", "KT"),
    "unknown grade": (
        replace("scorecards/V1/laura.yaml", "grade: good", "grade: god"), "scorecards/V1/laura.yaml:", "good",
    ),
    "date that does not exist": (
        replace("engagement.yaml", "2026-02-02", "2026-02-30"), "engagement.yaml:", "does not exist",
    ),
    "pessimistic below likely": (
        replace("plan.yaml", "pessimistic: 14", "pessimistic: 9"), "plan.yaml:", "below likely",
    ),
    "two files claiming one id": (copy("vendors/V1.yaml", "vendors/V6.yaml"), "vendors/V6.yaml:", "V1"),
    "path in an id": (replace("vendors/V1.yaml", "id: V1", "id: ../V1"), "vendors/V1.yaml:", "letter"),
    "alias": (replace("plan.yaml", "currency: EUR", "currency: &a EUR"), "plan.yaml:", ""),
    "double key": (replace("plan.yaml", "currency: EUR", "currency: EUR\ncurrency: USD"), "plan.yaml:", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("command", ["status", "requirements derive", "build"])
def test_spoiled_files(crmkit: Crmkit, kaskad: Path, name: str, command: str) -> None:  # noqa: F811 - fixtures
    spoil, place, mend = CASES[name]
    spoil(kaskad)
    before = fingerprint(kaskad)
    outcome = crmkit("-C", kaskad, *command.split())
    assert outcome.code == 3, outcome
    assert place in outcome.err
    assert mend in outcome.err
    assert "Traceback" not in outcome.err
    assert outcome.out == ""
    assert fingerprint(kaskad) == before


def test_a_folder_that_is_no_engagement(crmkit: Crmkit, tmp_path: Path) -> None:  # noqa: F811 - fixtures
    outcome = crmkit("-C", tmp_path, "status")
    assert outcome.code == 2
    assert "engagement.yaml" in outcome.err


def test_a_missing_file_is_said_by_name(crmkit: Crmkit, kaskad: Path) -> None:  # noqa: F811 - fixtures
    (kaskad / "key-tasks.yaml").unlink()
    outcome = crmkit("-C", kaskad, "status")
    assert outcome.code == 3
    assert "scorecards/V1/andris.yaml:" in outcome.err
    assert "key task 'KT01'" in outcome.err


def test_all_problems_are_told_at_once_sorted_by_place(crmkit: Crmkit, kaskad: Path) -> None:  # noqa: F811
    for name in ("unknown member", "wrong type", "unknown key", "unknown grade"):
        CASES[name][0](kaskad)
    outcome = crmkit("-C", kaskad, "status")
    places = [line.split(":")[0] for line in outcome.err.splitlines() if ".yaml:" in line]
    assert places == ["engagement.yaml", "plan.yaml", "scorecards/V1/laura.yaml"]


@pytest.mark.parametrize("command", ["build", "requirements derive --accept --by ilze", "undo"])
@pytest.mark.parametrize("reason", [errno.EROFS, errno.ENOSPC, errno.EACCES])
def test_nothing_can_be_written(
    crmkit: Crmkit,  # noqa: F811
    kaskad: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    reason: int,
) -> None:
    (kaskad / "requirements.yaml").unlink()
    before = fingerprint(kaskad)

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise OSError(reason, os.strerror(reason), str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    outcome = crmkit("-C", kaskad, *command.split())
    assert outcome.code == 5
    assert "cannot be written" in outcome.err
    assert "Traceback" not in outcome.err
    assert fingerprint(kaskad) == before


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("new", "x", "--sample", "kaskad-pak"), "kaskad-pack"),
        (("build", "gap-lst"), "gap-list"),
        (("build", "--format", "odt"), "docx"),
        (("demo", "compare", "--weights", "3,2"), "three whole numbers"),
        (("requirements", "show", "REQ-XXX-001"), "requirements list"),
        (("status", "--today", "2026-02-30"), "YYYY-MM-DD"),
        (("nonsense",), "No such command"),
    ],
)
def test_usage_errors(crmkit: Crmkit, kaskad: Path, words: tuple[str, ...], hint: str) -> None:  # noqa: F811
    outcome = crmkit("-C", kaskad, *words)
    assert outcome.code == 2
    assert hint in outcome.err
    assert not (kaskad / "x").exists()
