"""Several files change together or not at all; commands are taken back, and nothing of somebody else's is lost."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from toolkit.problems import BadData, CannotWrite, Refused, UsageError
from toolkit.store import journal
from toolkit.store.files import digest
from toolkit.store.journal import DEPTH
from toolkit.store.lock import project_lock
from toolkit.store.transaction import recover, transaction, undo

AT = datetime(2026, 3, 30, 14, 5, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


def data_files(root: Path) -> dict[str, bytes]:
    """All files of an engagement but the housekeeping."""
    found = (p for p in sorted(root.rglob("*")) if p.is_file() and ".crmkit" not in p.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def put(root: Path, files: Mapping[str, bytes | None], command: str = "test") -> None:
    """Write (or with None delete) files in one transaction."""
    with transaction(root, command=command, at=AT, wait=0) as tx:
        for name, data in files.items():
            if data is None:
                tx.delete(name)
            else:
                tx.write(name, data)


def test_files_are_written_when_the_block_ends_well(tmp_path: Path) -> None:
    with transaction(tmp_path, command="c", at=AT) as tx:
        tx.write("a.yaml", b"1")
        tx.write("vendors//./v1.yaml", b"2")
        assert data_files(tmp_path) == {}
        assert tx.read("a.yaml") == b"1"
        assert tx.exists("vendors/v1.yaml")
    assert data_files(tmp_path) == {"a.yaml": b"1", "vendors/v1.yaml": b"2"}
    assert (tmp_path / ".crmkit/.gitignore").read_bytes() == b"*\n"


def test_nothing_is_written_when_the_block_raises(tmp_path: Path) -> None:
    def half() -> None:
        with transaction(tmp_path, command="c", at=AT) as tx:
            tx.write("a.yaml", b"1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert data_files(tmp_path) == {}
    assert journal.committed(tmp_path) == ()


def test_the_same_bytes_leave_no_undo_entry(tmp_path: Path) -> None:
    put(tmp_path, {"a.yaml": b"1"})
    put(tmp_path, {"a.yaml": b"1", "none.yaml": None})
    assert len(journal.committed(tmp_path)) == 1


def test_undo_takes_back_the_last_command_and_then_the_one_before(tmp_path: Path) -> None:
    put(tmp_path, {"a.yaml": b"1", "vendors/v1.yaml": b"x"}, "first")
    put(tmp_path, {"a.yaml": b"2", "vendors/v1.yaml": None, "b.yaml": b"3"}, "second")
    assert undo(tmp_path) == [
        "second (2026-03-30T14:05:00Z)",
        "a.yaml: as before",
        "b.yaml: removed",
        "vendors/v1.yaml: as before",
    ]
    assert data_files(tmp_path) == {"a.yaml": b"1", "vendors/v1.yaml": b"x"}
    undo(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".crmkit"]
    with pytest.raises(Refused, match="no command that could be taken back"):
        undo(tmp_path)


def test_a_folder_that_got_something_else_stays(tmp_path: Path) -> None:
    put(tmp_path, {"vendors/v1.yaml": b"x"})
    (tmp_path / "vendors/mine.txt").write_bytes(b"mine")
    undo(tmp_path)
    assert data_files(tmp_path) == {"vendors/mine.txt": b"mine"}


def test_twenty_commands_can_be_taken_back(tmp_path: Path) -> None:
    for number in range(DEPTH + 5):
        put(tmp_path, {"a.yaml": b"%d" % number})
    for _ in range(DEPTH):
        undo(tmp_path)
    assert data_files(tmp_path) == {"a.yaml": b"4"}
    with pytest.raises(Refused):
        undo(tmp_path)


@pytest.mark.parametrize("by_hand", [b"mine", None])
def test_undo_refuses_what_was_changed_by_hand(tmp_path: Path, by_hand: bytes | None) -> None:
    put(tmp_path, {"a.yaml": b"1", "b.yaml": b"1"})
    put(tmp_path, {"a.yaml": b"2", "b.yaml": b"2"})
    if by_hand:
        (tmp_path / "a.yaml").write_bytes(by_hand)
    else:
        (tmp_path / "a.yaml").unlink()
    before = data_files(tmp_path)
    with pytest.raises(Refused) as caught:
        undo(tmp_path)
    assert caught.value.message == "'a.yaml': changed by hand since the command that is to be taken back."
    assert data_files(tmp_path) == before


def test_a_file_that_changed_since_it_was_read_is_not_overwritten(tmp_path: Path) -> None:
    put(tmp_path, {"a.yaml": b"1"})

    def slow() -> None:
        with transaction(tmp_path, command="c", at=AT) as tx:
            tx.read("a.yaml")
            (tmp_path / "a.yaml").write_bytes(b"mine")
            tx.write("b.yaml", b"2")
            tx.write("a.yaml", b"2")

    with pytest.raises(Refused) as caught:
        slow()
    assert caught.value.message == "'a.yaml' was changed while the command was at work."
    assert data_files(tmp_path) == {"a.yaml": b"mine"}


def test_a_file_that_was_not_there_must_still_not_be_there(tmp_path: Path) -> None:
    def slow() -> None:
        with transaction(tmp_path, command="c", at=AT) as tx:
            assert not tx.exists("a.yaml")
            (tmp_path / "a.yaml").write_bytes(b"mine")
            tx.write("a.yaml", b"2")

    with pytest.raises(Refused):
        slow()
    assert data_files(tmp_path) == {"a.yaml": b"mine"}


def test_a_sitting_gives_the_hash_it_saw(tmp_path: Path) -> None:
    put(tmp_path, {"a.yaml": b"1"})
    seen = digest(b"1")
    with transaction(tmp_path, command="c", at=AT) as tx:
        tx.write("a.yaml", b"2", expect=seen)

    def again() -> None:
        with transaction(tmp_path, command="c", at=AT) as tx:
            tx.write("a.yaml", b"3", expect=seen)

    with pytest.raises(Refused):
        again()
    assert data_files(tmp_path) == {"a.yaml": b"2"}


def test_what_is_issued_only_grows_and_is_never_taken_back(tmp_path: Path) -> None:
    put(tmp_path, {"issued/log.jsonl": b"1\n", "a.yaml": b"1"}, "signoff freeze")
    put(tmp_path, {"issued/log.jsonl": b"1\n2\n"}, "signoff ack")
    for change in ({"issued/log.jsonl": b"2\n"}, {"Issued/log.jsonl": None}, {"issued/log.jsonl": None}):
        with pytest.raises(Refused, match="issued"):
            put(tmp_path, change)
    with pytest.raises(Refused) as caught:
        undo(tmp_path)
    assert caught.value.message == "'signoff ack' issued issued/log.jsonl; what is issued is not taken back."
    assert data_files(tmp_path) == {"issued/log.jsonl": b"1\n2\n", "a.yaml": b"1"}


def test_names_that_lead_out_are_refused(tmp_path: Path) -> None:
    for change in ({"../a.yaml": b"1"}, {"/a.yaml": None}):
        with pytest.raises(UsageError):
            put(tmp_path, change)
    with pytest.raises(ValueError, match="housekeeping"):
        put(tmp_path, {".crmkit/undo/1": b""})


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(BadData), transaction(tmp_path, command="c", at=AT) as tx:
        tx.read("none.yaml")


def test_times_are_kept_in_utc(tmp_path: Path) -> None:
    riga = AT.astimezone(timezone(timedelta(hours=3)))
    with transaction(tmp_path, command="c", at=riga) as tx:
        tx.write("a.yaml", b"1")
    assert undo(tmp_path)[0] == "c (2026-03-30T14:05:00Z)"


def test_another_crmkit_at_work(tmp_path: Path) -> None:
    holder = (
        "import sys; from pathlib import Path; from toolkit.store.lock import project_lock\n"
        "with project_lock(Path(sys.argv[1])):\n    print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(CannotWrite) as caught:
            put(tmp_path, {"a.yaml": b"1"})
        other.kill()
    assert caught.value.message == f"Another crmkit is at work in '{tmp_path}'."
    assert data_files(tmp_path) == {}
    # The lock ended with the process that was killed.
    put(tmp_path, {"a.yaml": b"1"})


def test_a_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(Path, "mkdir", read_only)
    with pytest.raises(CannotWrite) as caught:
        put(tmp_path, {"a.yaml": b"1"})
    assert caught.value.message == f"'{tmp_path / '.crmkit'}' cannot be written: the folder is read-only."
    assert recover(tmp_path) == ()


OLD: Mapping[str, bytes] = {"a.yaml": b"old a", "b/c.yaml": b"old c", "gone.yaml": b"old gone"}
CHANGE: Mapping[str, bytes | None] = {
    "a.yaml": b"new a",
    "b/c.yaml": b"new c",
    "gone.yaml": None,
    "n/n.yaml": b"n",
}
NEW: Mapping[str, bytes] = {"a.yaml": b"new a", "b/c.yaml": b"new c", "n/n.yaml": b"n"}


@pytest.mark.parametrize("lasting", [True, False], ids=["stays full", "once"])
@pytest.mark.parametrize("call", ["replace", "fsync", "unlink", "mkdir"])
def test_a_disk_that_fails_at_any_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, *, lasting: bool
) -> None:
    """The n-th call of the system fails, for every n: the files are the old ones, all of them."""
    real: Callable[..., Any] = getattr(os, call)
    for turn in range(1, 100):
        root = tmp_path / str(turn)
        root.mkdir()
        put(root, OLD, "begin")
        calls = 0

        def failing(*args: Any, turn: int = turn, **more: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == turn or (lasting and calls > turn):
                raise OSError(errno.ENOSPC, "full")
            return real(*args, **more)

        monkeypatch.setattr(os, call, failing)
        try:
            put(root, CHANGE, "change")
        except CannotWrite as problem:
            failed = "the disk is full" in problem.message
        else:
            failed = False
        monkeypatch.setattr(os, call, real)
        if not failed:
            # The fault was one that does no harm, or there was no n-th call.
            assert data_files(root) == NEW
            if calls < turn:
                return
            continue
        recover(root)
        assert data_files(root) == OLD
        assert [path.name for path in root.rglob("*.crmkit-tmp")] == []
        assert len(journal.committed(root)) == 1
    pytest.fail("the command never came through")


def test_recovery_refuses_to_lose_what_somebody_wrote_in_between(tmp_path: Path) -> None:
    put(tmp_path, {"a.yaml": b"1"})
    put(tmp_path, {"a.yaml": b"2"})
    journal.uncommit(journal.committed(tmp_path)[-1])
    (tmp_path / "a.yaml").write_bytes(b"mine")
    with pytest.raises(Refused) as caught:
        recover(tmp_path)
    assert caught.value.message == "'a.yaml': changed by hand after a command was broken off."
    assert data_files(tmp_path) == {"a.yaml": b"mine"}
    # The mend that the message gives:
    (tmp_path / "a.yaml").unlink()
    assert recover(tmp_path) == ("test",)
    assert data_files(tmp_path) == {"a.yaml": b"1"}


def test_a_damaged_journal_is_named(tmp_path: Path) -> None:
    put(tmp_path, {"a.yaml": b"1"})
    (folder,) = journal.committed(tmp_path)
    (folder / "journal.json").write_text("{", "utf-8")
    with pytest.raises(Refused, match="is damaged"):
        undo(tmp_path)


def test_recover_waits_for_another_crmkit(tmp_path: Path) -> None:
    put(tmp_path, {"a.yaml": b"1"})
    journal.uncommit(journal.committed(tmp_path)[-1])
    with project_lock(tmp_path), pytest.raises(CannotWrite):
        recover(tmp_path, wait=0)
    assert recover(tmp_path) == ("test",)
    assert data_files(tmp_path) == {}


def save(root: Path, command: str, path: str, data: bytes, by: str = "") -> None:
    with transaction(root, command=command, at=AT, goes_on=True, by=by) as tx:
        tx.write(path, data)


def test_what_was_saved_on_pages_stays_unless_its_person_is_named(tmp_path: Path) -> None:
    save(tmp_path, "rate", "laura.yaml", b"1", "laura")
    save(tmp_path, "vendors edit V4", "v4.yaml", b"1")
    save(tmp_path, "rate", "laura.yaml", b"2", "laura")
    told = undo(tmp_path)
    assert told[0].startswith("vendors edit V4 (")
    assert told[-1].startswith("Kept, since it came later: rate by laura on a page (")
    assert (tmp_path / "laura.yaml").read_bytes() == b"2"
    assert not (tmp_path / "v4.yaml").exists()
    with pytest.raises(Refused, match="crmkit undo --of laura"):
        undo(tmp_path)
    assert undo(tmp_path, by="laura")[0].startswith("rate by laura on a page (")
    assert (tmp_path / "laura.yaml").read_bytes() == b"1"
    with pytest.raises(Refused, match="Nothing that ilze saved"):
        undo(tmp_path, by="ilze")


def test_a_command_on_which_a_page_built_is_not_taken_back_under_it(tmp_path: Path) -> None:
    save(tmp_path, "edit", "card.yaml", b"1")
    save(tmp_path, "rate", "card.yaml", b"2", "laura")
    with pytest.raises(
        Refused, match=r"'rate' by laura on a page changed card.yaml since 'edit'. Take that back"
    ):
        undo(tmp_path)
    undo(tmp_path, by="laura")
    undo(tmp_path)
    assert not (tmp_path / "card.yaml").exists()


def test_pages_do_not_crowd_out_the_commands_of_the_terminal(tmp_path: Path) -> None:
    save(tmp_path, "edit", "a.yaml", b"1")
    for number in range(40):
        save(tmp_path, f"rate {number}", f"{number}.yaml", b"1", f"rater{number}")
    assert undo(tmp_path)[0].startswith("edit (")
    assert len(list((tmp_path / ".crmkit" / "undo").iterdir())) == journal.PAGE_DEPTH
