"""How documents come out: somebody's own styles, page numbers, PDFs by LibreOffice."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.documents import word
from tests.documents.everything import everything
from toolkit.documents.archive import pack
from toolkit.documents.exporters import docx
from toolkit.documents.exporters.word.parts.reference import house_reference
from toolkit.documents.template import Template, TemplateManifest
from toolkit.problems import BadData, Refused, UsageError
from toolkit.workflows.documents.press import PressRequest, open_press

TEMPLATE = Template(TemplateManifest(name="x", title="X", audience="vendor"), "", "templates/x/body.md.j2")


def quiet(_: str) -> None:
    """Nobody listens."""


def other_styles() -> bytes:
    with zipfile.ZipFile(io.BytesIO(house_reference())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'w:val="64"', b'w:val="40"')
    return pack(parts)


def test_the_styles_of_the_engagement_win_and_those_named_win_over_them(tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(other_styles())
    (tmp_path / "templates").mkdir()
    assert open_press(PressRequest(), tmp_path).resources == {}
    (tmp_path / "templates" / "reference.docx").write_bytes(house_reference())
    assert open_press(PressRequest(), tmp_path).resources == {"reference.docx": house_reference()}
    press = open_press(PressRequest(reference=own), tmp_path)
    (file,) = press.publish(everything(), TEMPLATE, tmp_path / "out" / "x", ("docx",), quiet)
    assert b'w:sz w:val="40"' in word.members(file.read_bytes())["word/styles.xml"]
    assert press.finish(quiet) == ()


def test_a_bad_reference_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "reference.docx").write_bytes(b"no zip")
    with pytest.raises(BadData) as caught:
        open_press(PressRequest(), tmp_path)
    assert caught.value.problems[0].place.file == "templates/reference.docx"


def test_other_ways_to_print_are_not_known(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no way 'word'"):
        open_press(PressRequest(via="word"), tmp_path)


def test_a_missing_office_is_said_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused, match="LibreOffice is not installed"):
        open_press(PressRequest(page_numbers=True), tmp_path)


@pytest.mark.slow
@pytest.mark.needs_program("soffice")
def test_libreoffice_starts_once_for_all_and_only_for_what_it_is_wanted_for(tmp_path: Path) -> None:
    press = open_press(PressRequest(page_numbers=True, via="libreoffice"), tmp_path)
    told: list[str] = []
    now = press.publish(everything(), TEMPLATE, tmp_path / "out" / "x", ("docx", "html", "pdf"), told.append)
    now += press.publish(everything(), TEMPLATE, tmp_path / "out" / "y", ("docx",), told.append)
    assert [file.name for file in now] == ["x.html"]
    assert [file.name for file in press.finish(told.append)] == ["x.docx", "x.pdf", "y.docx"]
    assert told == [
        "writing x.html",
        "LibreOffice counts the pages of 2 documents",
        "LibreOffice prints 1 documents",
    ]
    assert (tmp_path / "out" / "x.pdf").read_bytes().startswith(b"%PDF")
    content = (tmp_path / "out" / "x.docx").read_bytes()
    assert content == (tmp_path / "out" / "y.docx").read_bytes()
    text = word.text(word.part(content))
    assert "secret line" not in text  # the audience holds on this way too
    assert "Purpose\t4" in text
    assert content != docx.render(everything())
