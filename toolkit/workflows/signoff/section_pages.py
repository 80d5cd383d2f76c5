"""The sections of a text as HTML, each for a page of its own: links between them lead from page to page."""

import re
from collections.abc import Mapping
from html import unescape

from toolkit.documents.exporters.page.fragment import fragments
from toolkit.workflows.signoff.reading import Lectern
from toolkit.workflows.signoff.recent import Recent

_ID = re.compile(r'(?<=\sid=")[^"]+(?=")')
_INSIDE = re.compile(r'<a([^>]*) href="#([^"]+)"')
_HEADING = re.compile(r"<h[2-6][^>]*>(.*?)</h[2-6]>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_CLAUSE = "c-"
_KEPT: Recent[tuple[str, ...], Mapping[str, str]] = Recent(4)


def section_pages(place: Lectern) -> Mapping[str, str]:
    """Section to its HTML, made once for a wording."""
    key = (place.language, *(f"{s.id} {s.sha256}" for s in place.sections))
    return _KEPT.get(key, lambda: _made(place))


def _made(place: Lectern) -> Mapping[str, str]:
    made = fragments([s.blocks for s in place.sections], place.language)
    parts = {s.id: html for s, html in zip(place.sections, made, strict=True)}
    where = {anchor: name for name, html in parts.items() for anchor in _ID.findall(html)}
    return {name: _led(html, name, where) for name, html in parts.items()}


def _led(html: str, here: str, where: Mapping[str, str]) -> str:
    """Links to what stands in another section lead to that section's page; what stands nowhere is no link."""

    def door(found: re.Match[str]) -> str:
        rest, anchor = found.groups()
        section = where.get(anchor)
        if section == here:
            return found[0]
        return f'<a{rest} href="/read/{section}#{anchor}"' if section else f"<a{rest}"

    return _INSIDE.sub(door, html)


def clauses_of(html: str) -> tuple[str, ...]:
    """What a remark can be made at: the headings below the section's own, and the clauses by their ids."""
    headings = [" ".join(unescape(_TAG.sub(" ", found)).split()) for found in _HEADING.findall(html)]
    clauses = [name.removeprefix(_CLAUSE).upper() for name in _ID.findall(html) if name.startswith(_CLAUSE)]
    return tuple(dict.fromkeys(one for one in (*headings, *clauses) if one))
