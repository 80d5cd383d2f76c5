"""Fixed texts of data blocks in another language: heads of columns, labels, captions, hints, whole sentences.

The modules that make the blocks write English. Here each text that is, as a whole, one of the catalogue is
replaced; a sentence with values in it stands in the catalogue with names in braces (`Version {number}`).
What people wrote is left alone, because it is no sentence of the catalogue.
"""

import re
from functools import lru_cache
from typing import TypeVar

from toolkit.documents.locale.catalogue import Catalogue
from toolkit.models.document import Document
from toolkit.models.noun import Noun

_FIXED = frozenset(
    [
        "inlines",
        "header",
        "label",
        "caption",
        "title",
        "attribution",
        "text",
        "hint",
        "choices",
        "alt",
        "party",
        "role",
    ]
)
_NAME = re.compile(r"\{(\w+)\}")
_Any = TypeVar("_Any")


class Translator:
    """Looks texts up in a catalogue, those with values in them too."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._known = {text: said for (context, text), said in catalogue.items() if not context}
        self._patterns = [
            (_pattern(text), said) for text, said in sorted(self._known.items()) if _NAME.search(text)
        ]

    def document(self, document: Document) -> Document:
        """The document with all texts that the catalogue knows in its language; its title is the template's."""
        draft = self.text(document.properties.draft_reason)
        properties = document.properties.model_copy(update={"draft_reason": draft})
        return document.model_copy(
            update={
                "kind": self.text(document.kind),
                "blocks": self._inside(document.blocks),
                "properties": properties,
            }
        )

    def text(self, text: str) -> str:
        """The text in the language, or as it is if the catalogue does not know it."""
        if text in self._known:
            return self._known[text]
        for pattern, said in self._patterns:
            found = pattern.fullmatch(text)
            if found:
                values = {name: self._known.get(value, value) for name, value in found.groupdict().items()}
                return _NAME.sub(lambda name: values.get(name[1], name[0]), said)  # noqa: B023  # used at once
        return text

    def _inside(self, value: _Any) -> _Any:
        if isinstance(value, Noun):
            changed: dict[str, object] = {}
            for name in type(value).model_fields:
                before = getattr(value, name)
                after = self._fixed(before) if name in _FIXED else self._inside(before)
                if after is not before:
                    changed[name] = after
            return value.model_copy(update=changed) if changed else value
        if isinstance(value, tuple):
            parts = tuple(self._inside(part) for part in value)
            return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value  # type: ignore[return-value]  # a tuple again
        return value

    def _fixed(self, value: object) -> object:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, tuple):
            parts = tuple(self._fixed(part) for part in value)
            return parts if parts != value else value
        return self._inside(value)


@lru_cache(maxsize=512)
def _pattern(text: str) -> re.Pattern[str]:
    """`Version {number}` as a pattern; what stands for a name is as short as it can be."""
    parts = _NAME.split(text)
    return re.compile(
        "".join(
            f"(?P<{part}>.+?)" if at % 2 else re.escape(part).replace("\\ ", r"\s")
            for at, part in enumerate(parts)
        )
    )
