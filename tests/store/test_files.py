"""Files are written whole or not at all; what the system answers becomes a sentence."""

import errno
import os
from pathlib import Path

import pytest

from toolkit.problems import BadData, CannotWrite, UsageError
from toolkit.store import files
from toolkit.store.files import check_size, make_folder, names, read_file, remove_file, safe_join, write_file


def tree(root: Path) -> dict[str, bytes]:
    """All files below a folder with their bytes."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../x", "a/../../x", "a/../b", "/etc/x", "C:/x", "C:x", "a\\..\\b", "//server/x", "a\0b"],
)
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        safe_join(tmp_path, name)
    assert caught.value.message == f"'{name}' is no file inside the engagement folder."


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / "vendors").symlink_to(outside)
    (inside / "there").symlink_to(inside)
    with pytest.raises(UsageError, match="through a symbolic link"):
        safe_join(inside, "vendors/a.yaml")
    assert safe_join(inside, "there/a.yaml") == inside / "there" / "a.yaml"


def test_writing_replaces_and_keeps_the_rights(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "a.yaml"
    write_file(path, b"one")
    path.chmod(0o640)
    write_file(path, b"two")
    assert tree(tmp_path) == {"new/folder/a.yaml": b"two"}
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_a_crash_left_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / ".a.yaml.crmkit-tmp").write_bytes(b"half")
    write_file(tmp_path / "a.yaml", b"whole")
    assert tree(tmp_path) == {"a.yaml": b"whole"}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the folder is read-only"),
        (errno.EACCES, "the rights do not allow it, or another program has the file open"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
@pytest.mark.parametrize("call", ["replace", "fsync"])
def test_a_failing_disk_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, words: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "a.yaml"
    write_file(path, b"old")
    monkeypatch.setattr(os, call, fail)
    with pytest.raises(CannotWrite) as caught:
        write_file(path, b"new")
    assert caught.value.message == f"'{path}' cannot be written: {words}."
    assert "othing was changed." in caught.value.how_to_mend
    assert tree(tmp_path) == {"a.yaml": b"old"}


def test_a_write_protected_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    write_file(path, b"old")
    # Root may write everything, so the system's answer is given here.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CannotWrite):
        write_file(path, b"new")
    assert tree(tmp_path) == {"a.yaml": b"old"}


def test_a_folder_that_knows_no_fsync_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def picky(handle: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{handle}"):  # noqa: PTH112 - a link of the system
            raise OSError(errno.EINVAL, "no fsync here")
        real(handle)

    monkeypatch.setattr(os, "fsync", picky)
    write_file(tmp_path / "a.yaml", b"x")
    monkeypatch.delattr(os, "O_DIRECTORY")
    write_file(tmp_path / "b.yaml", b"x")
    assert tree(tmp_path) == {"a.yaml": b"x", "b.yaml": b"x"}


def test_removing_twice_is_no_fault(tmp_path: Path) -> None:
    write_file(tmp_path / "a.yaml", b"x")
    remove_file(tmp_path / "a.yaml")
    remove_file(tmp_path / "a.yaml")
    remove_file(tmp_path / "nowhere" / "a.yaml")
    assert tree(tmp_path) == {}


def test_reading_says_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "large").write_bytes(b"12345")
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 4)
    for name, code in [
        ("none.yaml", "file-missing"),
        ("folder", "file-unreadable"),
        ("large", "file-too-large"),
    ]:
        with pytest.raises(BadData) as caught:
            read_file(tmp_path, name)
        (problem,) = caught.value.problems
        assert (str(problem.place), problem.code) == (name, code)


def test_names_are_sorted_and_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", ".c.yaml.crmkit-tmp", ".d.yaml", "e.txt"):
        write_file(tmp_path / "vendors" / name, b"x")
    (tmp_path / "vendors" / "f.yaml").mkdir()
    assert names(tmp_path, "vendors") == ("vendors/a.yaml", "vendors/b.yaml")
    assert names(tmp_path, "scorecards") == ()


def test_the_size_of_the_folder_counts_only_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FOLDER_BYTES", 4)
    write_file(tmp_path / "a.yaml", b"1234")
    for folder in ("attachments", "issued", "out", ".crmkit", ".git"):
        write_file(tmp_path / folder / "x", b"12345")
    check_size(tmp_path)
    write_file(tmp_path / "vendors/b.yaml", b"1")
    with pytest.raises(BadData, match="Move large files to attachments/"):
        check_size(tmp_path)


def test_a_new_folder_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "kaskad"
    target.mkdir()
    make_folder(target, {"a.yaml": b"1", "vendors/b.yaml": b"2"})
    assert tree(tmp_path) == {"kaskad/a.yaml": b"1", "kaskad/vendors/b.yaml": b"2"}
    with pytest.raises(CannotWrite, match="there already"):
        make_folder(target, {"a.yaml": b"1"})

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="the disk is full"):
        make_folder(tmp_path / "other", {"a.yaml": b"1"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kaskad"]


def test_the_folder_one_stands_in_is_filled_or_stays_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        make_folder(Path(), {"sub/a.yaml": b"1", "b.yaml": b"2", "../c.yaml": b"3"})
    assert list(tmp_path.iterdir()) == []
    make_folder(Path(), {"a.yaml": b"1"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
