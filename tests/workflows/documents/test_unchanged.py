"""Files that are still what they would become are not written again."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.documents.template import Template, TemplateManifest
from toolkit.models.blocks import Paragraph
from toolkit.models.document import Document, Properties
from toolkit.workflows.publish import Manner, publish

TEMPLATE = Template(TemplateManifest(name="t", title="T"), "", "t")
FORMATS = ("docx", "html", "pdf", "xlsx")


def document(text: str = "text") -> Document:
    return Document(
        title="T", properties=Properties(day=date(2026, 3, 30)), blocks=(Paragraph(inlines=text),)
    )


def said(
    folder: Path, made: Document, manner: Manner | None = None, formats: tuple[str, ...] = FORMATS
) -> list[str]:
    lines: list[str] = []
    files = publish(made, TEMPLATE, folder / "out" / "t", formats, lines.append, manner)
    assert files == tuple(folder / "out" / f"t.{suffix}" for suffix in formats)
    return lines


def test_the_second_time_nothing_is_written(tmp_path: Path) -> None:
    assert said(tmp_path, document()) == [f"writing t.{suffix}" for suffix in FORMATS]
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    assert said(tmp_path, document()) == [f"t.{suffix} is up to date" for suffix in FORMATS]
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()} == before


@pytest.mark.parametrize("touch", ["changed", "removed", "other text", "other styles", "forced"])
def test_what_decides_about_the_bytes_is_noticed(tmp_path: Path, touch: str) -> None:
    said(tmp_path, document(), formats=("html",))
    file = tmp_path / "out" / "t.html"
    before = file.read_bytes()
    made, manner = document("other" if touch == "other text" else "text"), Manner()
    if touch == "changed":
        file.write_bytes(before + b" ")
    elif touch == "removed":
        file.unlink()
    elif touch == "other styles":
        manner = Manner({"reference.docx": b"x"})
    elif touch == "forced":
        manner = Manner(force=True)
    assert said(tmp_path, made, manner, ("html",)) == ["writing t.html"]
    assert (file.read_bytes() == before) == (touch != "other text")


def test_what_is_kept_from_readers_does_not_count(tmp_path: Path) -> None:
    said(tmp_path, document(), formats=("html",))
    inside = Paragraph(inlines="inside", audience="internal")
    more = document().model_copy(update={"blocks": (*document().blocks, inside)})
    assert said(tmp_path, more, formats=("html",)) == ["t.html is up to date"]
