"""Tracked changes in Word files: taking all over gives the new file's text, dropping all the old one's."""

import zipfile
from io import BytesIO

import pytest
from lxml.etree import _Element, fromstring

from tests.documents.redline.texts import pair
from toolkit.documents.exporters import docx
from toolkit.documents.redline.compare import compare
from toolkit.documents.redline.flatten import flattened
from toolkit.models.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body_of(document: Document) -> _Element:
    with zipfile.ZipFile(BytesIO(docx.render(document))) as package:
        root = fromstring(package.read("word/document.xml"))
    body = root.find(f"{W}body")
    assert body is not None
    return body


def resolved(body: _Element, keep: str, drop: str) -> list[str]:
    """The text as Word has it after taking over (`keep` ins) or dropping (`keep` del) all changes."""
    for mark in list(body.iter(f"{W}{drop}")):
        parent = mark.getparent()
        assert parent is not None
        owner = parent.getparent()
        if parent.tag == f"{W}trPr":
            assert owner is not None
            _remove(owner)
        elif parent.tag == f"{W}rPr" and owner is not None and owner.tag == f"{W}pPr":
            paragraph = owner.getparent()
            assert paragraph is not None
            paragraph.set("gone", "1")
        else:
            parent.remove(mark)
    lines = []
    for paragraph in body.iter(f"{W}p"):
        text = "".join(node.text or "" for node in paragraph.iter() if node.tag in {f"{W}t", f"{W}delText"})
        if paragraph.get("gone"):
            assert text == "", "a paragraph that goes has nothing left in it"
            continue
        lines.append(text)
    assert keep
    return [line for line in lines if line]


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


@pytest.mark.parametrize("seed", range(200))
def test_taking_all_over_is_the_new_text_and_dropping_all_the_old(seed: int) -> None:
    old, new = pair(seed)
    both = compare(old, new)
    plain = {
        name: [
            line
            for line in resolved(body_of(d.model_copy(update={"blocks": flattened(d)})), "x", "none")
            if line
        ]
        for name, d in (("old", old), ("new", new))
    }
    assert resolved(body_of(both), "ins", "del") == plain["new"]
    assert resolved(body_of(both), "del", "ins") == plain["old"]


def test_numbers_of_changes_are_unique_and_name_author_and_day() -> None:
    old, new = pair(3)
    both = compare(old, new)
    properties = both.properties.model_copy(update={"author": "CR1"})
    body = body_of(both.model_copy(update={"properties": properties}))
    marks = [*body.iter(f"{W}ins"), *body.iter(f"{W}del")]
    assert len(marks) > 0
    assert len({mark.get(f"{W}id") for mark in marks}) == len(marks)
    assert {(mark.get(f"{W}author"), mark.get(f"{W}date")) for mark in marks} == {
        ("CR1", "2026-03-30T00:00:00Z")
    }
