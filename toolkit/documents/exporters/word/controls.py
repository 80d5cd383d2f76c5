"""Content controls: the places in a Word document that a person fills in or ticks."""

from lxml.etree import SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.runs import run, tab
from toolkit.documents.exporters.word.state import State
from toolkit.kernel.xml_text import legal
from toolkit.models.blocks import FillIn

_LONGEST_NAME = 64  # Word refuses longer titles and tags
_LONGEST_ENTRY = 255
_TICKED, _OPEN = ("☑", "2611"), ("☐", "2610")
_SPACE_TO_WRITE = "\u2003" * 12


def write_fill_in(parent: _Element, place: FillIn, state: State) -> None:
    """A control that shows its hint until somebody fills it in."""
    properties, content = control(parent, place.hint, place.id, state)
    SubElement(properties, n.w("showingPlcHdr"))
    if place.kind == "date":
        _calendar(properties, state)
    elif place.kind == "choice":
        choices = SubElement(properties, n.w("dropDownList"))
        for text in dict.fromkeys(legal(choice)[:_LONGEST_ENTRY] for choice in place.choices):
            SubElement(choices, n.w("listItem"), {n.w("displayText"): text, n.w("value"): text})
    else:
        SubElement(properties, n.w("text"))
    run(content, place.hint, {n.RSTYLE: {n.VAL: state.styles["placeholder text"]}})


def write_tick(parent: _Element, state: State, *, ticked: bool) -> None:
    """A box to tick; a click in Word changes it."""
    properties, content = control(parent, "", "", state)
    box = SubElement(properties, _w14("checkbox"))
    SubElement(box, _w14("checked"), {_w14("val"): "1" if ticked else "0"})
    for name, (_, code) in (("checkedState", _TICKED), ("uncheckedState", _OPEN)):
        SubElement(box, _w14(name), {_w14("val"): code, _w14("font"): "Segoe UI Symbol"})
    run(content, (_TICKED if ticked else _OPEN)[0])


def write_line_to_fill(parent: _Element, label: str, name: str, state: State) -> None:
    """A label and, behind it, a line up to the next tabulator to write on."""
    run(parent, f"{label}: ")
    _, content = control(parent, label, name, state)
    tab(content)


def write_space_to_fill(
    parent: _Element, label: str, name: str, state: State, *, dated: bool = False
) -> None:
    """An empty space over a printed line: for a pen, a picture of a signature, or a day from the calendar."""
    properties, content = control(parent, label, name, state)
    if dated:
        _calendar(properties, state)
    run(content, _SPACE_TO_WRITE)


def control(parent: _Element, title: str, tag: str, state: State) -> tuple[_Element, _Element]:
    """An empty control inside a paragraph: its properties and what stands in it."""
    state.controls += 1
    made = SubElement(parent, n.SDT)
    properties = SubElement(made, n.SDT_PR)
    if title:
        SubElement(properties, n.ALIAS, {n.VAL: legal(title)[:_LONGEST_NAME]})
    if tag:
        SubElement(properties, n.TAG, {n.VAL: legal(tag)[:_LONGEST_NAME]})
    SubElement(properties, n.ID, {n.VAL: str(state.controls)})
    return properties, SubElement(made, n.SDT_CONTENT)


def _calendar(properties: _Element, state: State) -> None:
    made = SubElement(properties, n.w("date"))
    for name, value in (
        ("dateFormat", "d MMMM yyyy"),
        ("lid", state.document.language),
        ("storeMappedDataAs", "dateTime"),
        ("calendar", "gregorian"),
    ):
        SubElement(made, n.w(name), {n.VAL: value})


def _w14(name: str) -> str:
    return f"{{{n.W14_SPACE}}}{name}"
