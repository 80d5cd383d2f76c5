"""The reference document: made by its script, and checked when it is somebody else's."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.documents.everything import everything
from toolkit.documents.archive import pack
from toolkit.documents.exporters import docx
from toolkit.documents.exporters.word.parts import reference
from toolkit.problems import BadData

ROOT = Path(__file__).parents[2]


def members() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(reference.house_reference())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def said(content: bytes) -> list[str]:
    with pytest.raises(BadData) as caught:
        docx.render(everything(), {reference.FILE: content})
    return [problem.what for problem in caught.value.problems]


def test_the_script_makes_the_file_that_is_in_the_repository(tmp_path: Path) -> None:
    target = tmp_path / "reference.docx"
    subprocess.run(
        [sys.executable, ROOT / "scripts" / "make_reference.py", target], check=True, capture_output=True
    )
    assert target.read_bytes() == (ROOT / "templates" / "reference.docx").read_bytes()


def test_all_missing_styles_are_named() -> None:
    found = members()
    for name in (b"Title Rule", b"Card Key"):
        found["word/styles.xml"] = found["word/styles.xml"].replace(
            b'w:name w:val="' + name, b'w:name w:val="Other'
        )
    assert said(pack(found)) == ["The style 'card key' is missing.", "The style 'title rule' is missing."]


def test_styles_are_found_by_name_whatever_their_id() -> None:
    found = members()
    found["word/styles.xml"] = found["word/styles.xml"].replace(b'"TableText"', b'"TabellenText"')
    assert b"TabellenText" in _document(docx.render(everything(), {reference.FILE: pack(found)}))


def _document(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/document.xml")


@pytest.mark.parametrize("content", [b"no zip", b"PK\x03\x04", pack({"a.txt": b"x"})])
def test_what_is_no_word_document_is_refused(content: bytes) -> None:
    assert said(content) == ["It is no Word document."]


def test_macros_are_refused() -> None:
    assert said(pack(members() | {"word/vbaProject.bin": b"x"})) == ["It holds macros."]


def test_what_unpacks_without_end_is_refused() -> None:
    bomb = pack(members() | {"word/media/a.bin": bytes(reference.LARGEST)})
    assert len(bomb) < 100_000
    assert said(bomb) == [f"It unpacks to more than {reference.LARGEST} bytes."]


def test_broken_styles_are_refused() -> None:
    (fault,) = said(pack(members() | {"word/styles.xml": b"<w:styles"}))
    assert fault.startswith("A part of it is not well formed")
