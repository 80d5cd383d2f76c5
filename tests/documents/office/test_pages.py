"""Page numbers and PDFs by LibreOffice."""

import io
import os
import select
import subprocess
from pathlib import Path
from typing import IO

import pytest
from pypdf import PdfReader

from tests.documents import word
from tests.documents.everything import everything
from tests.documents.word import W
from toolkit.documents.exporters import docx
from toolkit.documents.exporters.office.convert import to_pdf
from toolkit.documents.exporters.office.pages import numbered, pages_of
from toolkit.models.blocks import Block, Heading, PageBreak, Paragraph, TableOfContents
from toolkit.models.document import Document
from toolkit.problems import Refused

pytestmark = [pytest.mark.slow, pytest.mark.needs_program("soffice")]


def long_document(chapters: int) -> Document:
    """One chapter a page behind a page of contents."""
    blocks: list[Block] = [TableOfContents()]
    for at in range(1, chapters + 1):
        blocks += [
            Heading(level=1, inlines=f"Chapter {at}", id=f"ch_{at}"),
            Paragraph(inlines="text"),
            PageBreak(),
        ]
    return Document(title="Long", properties=everything().properties, blocks=tuple(blocks))


def entries(content: bytes) -> list[str]:
    found = word.part(content).iter(W + "p")
    return [
        "".join(t.text or "" for t in p.iter(W + "t"))
        for p in found
        if str(word.one(p, f"{W}pPr/{W}pStyle").get(W + "val")).startswith(("Toc", "TableOf"))
    ]


def test_contents_get_their_pages_and_a_second_pass_changes_nothing() -> None:
    documents = {"everything": everything(), "long": long_document(12)}
    made = numbered(documents)
    assert entries(made["long"]) == [f"{at}Chapter {at}{at + 1}" for at in range(1, 13)]
    assert all(entry[-1].isdigit() for entry in entries(made["everything"]))
    assert [word.faults(content) for content in made.values()] == [[], []]
    again = to_pdf(made)
    for name, document in documents.items():
        assert docx.render(document, None, pages_of(again[name], made[name])) == made[name]


def test_the_pdf_has_the_headings_as_bookmarks() -> None:
    printed = to_pdf({"a file with blanks & signs": docx.render(everything())})
    (pdf,) = printed.values()
    reader = PdfReader(io.BytesIO(pdf))
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert titles == ["1 Purpose", "Matrix", "2 Signing"]


def test_what_is_no_word_file_is_named() -> None:
    with pytest.raises(Refused, match="could not print 'bad'"):
        to_pdf({"bad": b"\x00\x01 no document"})


def _program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_a_hanging_office_is_stopped_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive = tmp_path / "alive"  # both processes hold it open, so it ends when both have ended
    os.mkfifo(alive)
    _program(tmp_path, f"exec 3>{alive}; sleep 600 & echo started >&3; wait", monkeypatch)
    opened: list[IO[bytes]] = []

    def out_of_time(_: object, timeout: float) -> None:
        opened.append(alive.open("rb", buffering=0))
        assert opened[0].readline() == b"started\n"
        raise subprocess.TimeoutExpired("soffice", timeout)

    monkeypatch.setattr(subprocess.Popen, "communicate", out_of_time)
    with pytest.raises(Refused, match="did not finish within 7 seconds"):
        to_pdf({"a": b"x"}, seconds=7)
    ended, _, _ = select.select(opened, [], [], 60)
    assert ended == opened
    assert opened[0].read() == b""
    opened[0].close()


def test_a_missing_office_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused, match="LibreOffice is not installed"):
        to_pdf({"a": b"x"})


def test_the_numbers_are_seen_on_the_page() -> None:
    (content,) = numbered({"a": everything()}).values()
    page = PdfReader(io.BytesIO(to_pdf({"a": content})["a"])).pages[2].extract_text()
    assert [
        line.split()[-1] for line in page.splitlines() if line.startswith(("1 ", "2 ", "Table", "Figure"))
    ] == [
        "4",  # Purpose
        "7",  # Signing
        "here",
        *("4", "5", "6"),
        "here",
        *("7", "7"),
    ]
