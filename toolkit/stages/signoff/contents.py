"""The sections of a document as they are hashed: what is said, without how it is laid out.

A reader acknowledges one section by its hash; a change re-opens only the sections whose hash changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from toolkit.kernel.canonical_json import digest
from toolkit.models.blocks import Block, Heading
from toolkit.models.document import Document

FRONT = "front"
"""What stands before the first heading."""

_LAYOUT = frozenset({"width", "width_mm", "landscape", "png", "tight", "audience", "numbered"})
"""How a block looks; two documents that say the same may differ in it."""


@dataclass(frozen=True)
class Section:
    """One part of a document under a heading of the first level; `title` is plain text.

    `frozen_sha256` is its hash where that is known already, from data whose own hash was checked.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    frozen_sha256: str = ""

    @property
    def content(self) -> list[Any]:
        """The blocks as plain data, ready to be hashed."""
        return [_said(block) for block in self.blocks]

    @cached_property
    def sha256(self) -> str:
        """The hash of what the section says."""
        return self.frozen_sha256 or digest({"id": self.id, "title": self.title, "blocks": self.content})


def sections_of(document: Document) -> tuple[Section, ...]:
    """The sections in the order of reading; headings of the first level begin them."""
    return tuple(_sections(document.blocks))


def root_of(hashes: Mapping[str, str]) -> str:
    """The hash over all sections: of `{section id: hash}`."""
    return digest(dict(hashes))


def _sections(blocks: Sequence[Block]) -> Iterator[Section]:
    name, title = FRONT, ""
    held: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            if held:
                yield Section(name, title, tuple(held))
            title = _text(block.inlines)
            name, held = block.id or f"section-{digest(title)[:8]}", [block]
        else:
            held.append(block)
    if held:
        yield Section(name, title, tuple(held))


def _text(inlines: Sequence[Any]) -> str:
    return "".join(part if isinstance(part, str) else getattr(part, "text", "") for part in inlines)


def _said(value: object) -> Any:
    """Nouns as mappings without their layout; pictures by their hash.

    What a field says by default is left out, so that a field that is added later changes no hash.
    """
    if isinstance(value, tuple | list):
        return [_said(inner) for inner in value]
    if isinstance(value, dict):
        return {key: _said(inner) for key, inner in value.items()}
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    if isinstance(value, float):
        return f"{Decimal(str(value)):f}"
    if not isinstance(value, BaseModel):
        return value
    said = {}
    for name, field in type(value).model_fields.items():
        inner = getattr(value, name)
        if name not in _LAYOUT and (name == "type" or field.is_required() or inner != field.default):
            said[name] = _said(inner)
    return said
