"""Formats of lists: ours are added to a reference document that somebody else made."""

from copy import deepcopy

from lxml.etree import SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.parts.dress import dress
from toolkit.documents.exporters.word.parts.reference import Members, house_part, parse
from toolkit.documents.exporters.word.state import State

_HEADINGS = 1  # the format of headings in the house's reference document
_PART = "word/numbering.xml"
_ABSTRACT, _ABSTRACT_ID = n.w("abstractNum"), n.w("abstractNumId")
# What may stand before the number in the properties of a paragraph.
_BEFORE_NUMBER = frozenset(
    n.w(name) for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)


def list_formats(members: Members, styles: _Element, state: State) -> _Element:
    """The list formats to write with: those of the reference document, and ours where it is somebody else's."""
    house = house_part(_PART)
    formats = parse(members.get(_PART, house))
    if _PART not in members:
        for made in list(formats):
            formats.remove(made)
    if members.get(_PART) != house:
        state.list_shift = adopt(formats, parse(house), styles, state)
    dress(formats, state.document)
    return formats


def adopt(root: _Element, house: _Element, styles: _Element, state: State) -> int:
    """Add the house's list formats behind those that are there; what to add to their numbers.

    Headings that do not number themselves get the house's numbers, because contents and references show them.

    Args:
        root: the list formats of the reference document, changed in place.
        house: those of the house; the same tree where the reference is the house's own.
        styles: the styles of the reference document, changed in place.
        state: knows the ids of styles.
    """
    used = [int(str(made.get(_ABSTRACT_ID))) for made in root.iterchildren(_ABSTRACT)]
    numbers = [int(str(made.get(n.w("numId")))) for made in root.iterchildren(n.w("num"))]
    shift = max([*used, *numbers, 0])
    place = sum(1 for made in root if made.tag in {_ABSTRACT, n.w("numPicBullet")})
    headings = _headings_without_number(styles, state)
    for made in house.iterchildren(_ABSTRACT):
        copy = deepcopy(made)
        copy.set(_ABSTRACT_ID, str(int(str(made.get(_ABSTRACT_ID))) + shift))
        for link in list(copy.iter(n.PSTYLE)):
            level = int(str(link.get(n.VAL)).removeprefix("Heading"))
            link.set(n.VAL, state.styles[f"heading {level}"])
            parent = link.getparent()
            if not headings and parent is not None:
                parent.remove(link)
        root.insert(place, copy)
        place += 1
    if headings:
        _number(root, headings, _HEADINGS + shift)
    return shift


def _headings_without_number(styles: _Element, state: State) -> list[_Element]:
    """The six heading styles, if none of them counts."""
    ids = {state.styles[f"heading {level}"]: level for level in range(1, 7)}
    found = {
        ids[key]: s for s in styles.iterchildren(n.w("style")) if (key := str(s.get(n.w("styleId")))) in ids
    }
    if any(style.find(f"{n.PPR}/{n.NUM_PR}") is not None for style in found.values()):
        return []
    return [found[level] for level in sorted(found)]


def _number(root: _Element, headings: list[_Element], number: int) -> None:
    made = SubElement(root, n.w("num"), {n.w("numId"): str(number)})
    SubElement(made, _ABSTRACT_ID, {n.VAL: str(number)})
    for level, style in enumerate(headings):
        properties = style.find(n.PPR)
        if properties is None:
            properties = style.makeelement(n.PPR)
            runs = style.find(n.RPR)
            style.insert(style.index(runs) if runs is not None else len(style), properties)
        place = sum(1 for element in properties if element.tag in _BEFORE_NUMBER)
        mark = properties.makeelement(n.NUM_PR)
        SubElement(mark, n.LEVEL, {n.VAL: str(level)})
        SubElement(mark, n.NUM_ID, {n.VAL: str(number)})
        properties.insert(place, mark)


def add_lists(root: _Element, state: State) -> None:
    """One number for each list, so that each begins anew."""
    for number, form, start in state.lists:
        made = SubElement(root, n.w("num"), {n.w("numId"): str(number)})
        SubElement(made, _ABSTRACT_ID, {n.VAL: str(form + state.list_shift)})
        for level in range(9):
            override = SubElement(made, n.w("lvlOverride"), {n.LEVEL: str(level)})
            SubElement(override, n.w("startOverride"), {n.VAL: str(start)})
