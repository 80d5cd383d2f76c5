"""The reference document: made by its script, and checked when it is somebody else's."""

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx_integrity import check

from tests.documents import word
from tests.documents.everything import everything
from tests.documents.word import W
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
    assert said(pack(found)) == ["It lacks the styles card key, title rule."]


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
    assert said(bomb) == [f"It unpacks to more than {reference.LARGEST} bytes or 2000 parts."]


def relations(found: dict[str, bytes], *more: str) -> bytes:
    name = "word/_rels/document.xml.rels"
    return pack(
        found | {name: found[name].replace(b"</Relationships>", "".join(more).encode() + b"</Relationships>")}
    )


def relation(kind: str, target: str) -> str:
    return f'<Relationship Id="rIdX{kind}" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>'


def test_what_is_taken_from_elsewhere_is_refused() -> None:
    content = relations(
        members(), relation("image", "http://evil/track.png"), relation("hyperlink", "http://e.org")
    )
    assert said(content) == ["It takes something from elsewhere: http://evil/track.png."]


def test_links_in_the_text_of_the_reference_stay_behind() -> None:
    made = docx.render(
        everything(), {reference.FILE: relations(members(), relation("hyperlink", "http://e.org"))}
    )
    assert made == docx.render(everything())


def test_entities_are_refused() -> None:
    bad = b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + members()["word/styles.xml"].split(b"\n", 1)[1]
    assert said(pack(members() | {"word/styles.xml": bad})) == [
        "Its part 'word/styles.xml' declares entities."
    ]


def test_macro_enabled_types_are_refused() -> None:
    found = members()
    types = found["[Content_Types].xml"].replace(b"wordprocessingml.document.main", b"macroEnabled.main")
    assert said(pack(found | {"[Content_Types].xml": types})) == ["It holds macros."]


def test_problems_name_the_file_as_the_user_does() -> None:
    with pytest.raises(BadData) as caught:
        docx.check_reference(b"no zip", "own.docx")
    assert caught.value.problems[0].place.file == "own.docx"


def test_what_the_reference_holds_beside_styles_stays_behind() -> None:
    found = members() | {
        "word/media/image1.png": b"x",
        "customXml/item1.xml": b"<a/>",
        "word/comments.xml": b"<a/>",
    }
    assert docx.render(everything(), {reference.FILE: pack(found)}) == docx.render(everything())


def _foreign() -> bytes:
    """As if made in Word by somebody: other numbers of lists, headings that do not count, no settings."""
    found = members()
    numbering = found["word/numbering.xml"]
    for old, new in (
        (b'abstractNumId="1"', b'abstractNumId="7"'),
        (b'w:abstractNumId w:val="1"', b'w:abstractNumId w:val="7"'),
    ):
        numbering = numbering.replace(old, new)
    styles = re.sub(
        rb'<w:numPr><w:ilvl w:val="\d"/><w:numId w:val="1"/></w:numPr>', b"", found["word/styles.xml"]
    )
    kept = {name: part for name, part in found.items() if name != "word/settings.xml"}
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        kept[name] = re.sub(rb"<[^<]*settings\.xml[^>]*/>", b"", kept[name])
    return pack(
        kept | {"word/numbering.xml": re.sub(rb"<w:pStyle [^>]*>", b"", numbering), "word/styles.xml": styles}
    )


def test_a_reference_with_its_own_lists_gets_ours_beside_them(tmp_path: Path) -> None:
    content = docx.render(everything(), {reference.FILE: _foreign()})
    assert word.faults(content) == []
    root = word.part(content, "word/numbering.xml")
    known = {str(made.get(W + "abstractNumId")) for made in root.iter(W + "abstractNum")}
    used = {str(mark.get(W + "val")) for mark in root.iterfind(f"{W}num/{W}abstractNumId")}
    assert used <= known
    assert known == {"2", "3", "7", "8", "9", "10"}
    styles = {s.get(W + "styleId"): s for s in word.part(content, "word/styles.xml").iter(W + "style")}
    assert word.one(styles["Heading2"], f"{W}pPr/{W}numPr/{W}numId").get(W + "val") == "8"
    assert word.one(styles["Heading2"], f"{W}pPr/{W}numPr/{W}ilvl").get(W + "val") == "1"
    file = tmp_path / "foreign.docx"
    file.write_bytes(content)
    assert [str(finding) for finding in check(str(file))] == []


def test_a_reference_without_lists_gets_ours() -> None:
    found = {name: part for name, part in members().items() if name != "word/numbering.xml"}
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        found[name] = re.sub(rb"<[^<]*numbering\.xml[^>]*/>", b"", found[name])
    content = docx.render(everything(), {reference.FILE: pack(found)})
    assert word.faults(content) == []
    assert len(list(word.part(content, "word/numbering.xml").iter(W + "abstractNum"))) == 3


def test_broken_styles_are_refused() -> None:
    (fault,) = said(pack(members() | {"word/styles.xml": b"<w:styles"}))
    assert fault.startswith("A part of it is not well formed")
