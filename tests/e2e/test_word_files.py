"""The Word files of the Kaskad case before every referee: structure, the Open XML SDK, readers, LibreOffice."""

import io
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import docx as python_docx
import pytest
from docx2python import docx2python
from docx_integrity import check
from pypdf import PdfReader

from tests.documents import word
from tests.documents.referees import sdk_errors
from toolkit.cli.app import run
from toolkit.documents.exporters.office.convert import to_pdf

SAMPLES = Path(__file__).parents[2] / "samples"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """All Word files of both samples, by sample and name."""
    found: dict[str, Path] = {}
    for sample in ("kaskad-pack", "kaskad-signed"):
        root = Path(shutil.copytree(SAMPLES / sample, tmp_path_factory.mktemp("word") / sample))
        assert run(["-C", str(root), "build", "--format", "docx", "--today", "2026-03-30"]) == 0
        found |= {f"{sample}/{file.name}": file for file in sorted((root / "out").glob("*.docx"))}
    assert len(found) >= 8
    return found


def test_the_structure_is_sound(files: Mapping[str, Path]) -> None:
    assert {name: word.faults(file.read_bytes()) for name, file in files.items()} == {
        name: [] for name in files
    }


def test_docx_integrity_finds_nothing(files: Mapping[str, Path]) -> None:
    assert [f"{name}: {found}" for name, file in files.items() for found in check(str(file))] == []


def test_the_open_xml_sdk_finds_nothing(files: Mapping[str, Path]) -> None:
    assert [f"{name}: {found}" for name, file in files.items() for found in sdk_errors(file)] == []


def test_other_readers_find_each_word(files: Mapping[str, Path]) -> None:
    for name, file in files.items():
        python_docx.Document(str(file))
        with docx2python(io.BytesIO(file.read_bytes())) as read:
            seen = set(read.text.split())
        wanted = set(word.text(word.part(file.read_bytes())).split())
        assert sorted(wanted - seen) == [], name


@pytest.mark.needs_program("soffice")
def test_libreoffice_opens_them_and_finds_their_headings(files: Mapping[str, Path]) -> None:
    printed = to_pdf({name: file.read_bytes() for name, file in files.items()})
    for name, content in printed.items():
        root = word.part(files[name].read_bytes())
        pages = PdfReader(io.BytesIO(content))
        headings = [
            p
            for p in root.iter(word.W + "p")
            if "Heading" in str(word.one(p, f"{word.W}pPr/{word.W}pStyle").get(word.W + "val"))
            and "Front" not in str(word.one(p, f"{word.W}pPr/{word.W}pStyle").get(word.W + "val"))
        ]
        assert len(_flat(pages.outline)) == len(headings), name


def _flat(outline: Sequence[object]) -> list[object]:
    found: list[object] = []
    for entry in outline:
        found += _flat(entry) if isinstance(entry, list) else [entry]
    return found
