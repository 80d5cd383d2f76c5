"""Files that come over the network are judged by what they hold."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from toolkit.problems import UsageError
from toolkit.workflows.interviews import attachments
from toolkit.workflows.interviews.attachments import received
from toolkit.workflows.interviews.file_kinds import wrong_kind


def package(*names: str, size: int = 1) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, b"0" * size)
    return held.getvalue()


def test_packages_that_would_burst_or_hold_macros_are_refused() -> None:
    assert wrong_kind("a.docx", package("[Content_Types].xml", "word/document.xml")) == ""
    assert wrong_kind("a.ods", package("mimetype", "content.xml")) == ""
    assert wrong_kind("a.docx", package("word/document.xml"))
    assert wrong_kind("a.docx", package("[Content_Types].xml", "word/vbaProject.bin"))
    assert wrong_kind("a.xlsx", package("[Content_Types].xml", *(f"{n}" for n in range(2000))))
    assert wrong_kind("a.xlsx", package("[Content_Types].xml", "a", size=110_000_000))


@pytest.mark.parametrize("name", ["", ".", "a.", "a.docm", "a.html", "a.svg", "a.zip", "a.txt.exe"])
def test_other_kinds_are_not_taken(name: str) -> None:
    assert "not taken" in wrong_kind(name, b"text")


def test_the_name_loses_its_folders_and_the_room_has_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = received("..\\..\\etc/pass\x07wd.txt", b"root", tmp_path)
    assert handed.attachment.name == "pass_wd.txt"
    assert handed.name == f"{handed.attachment.sha256[:12]}-pass_wd.txt"
    (tmp_path / "attachments").mkdir()
    (tmp_path / "attachments" / "old").write_bytes(b"12345")
    monkeypatch.setattr(attachments, "MOST_RECEIVED_BYTES", 8)
    with pytest.raises(UsageError, match="no room"):
        received("a.txt", b"1234", tmp_path)
    with pytest.raises(UsageError, match="is empty"):
        received("a.txt", b"", tmp_path)
