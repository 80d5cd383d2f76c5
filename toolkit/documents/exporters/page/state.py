"""What the parts of the HTML writer share while one page is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.documents.exporters.page.back_links import BackLink
from toolkit.documents.outline import Outline
from toolkit.models.blocks import Inlines
from toolkit.models.document import Document


@dataclass(slots=True)
class State:
    """Counters and the anchors that have been given out."""

    document: Document
    words: Mapping[str, str]
    outline: Outline
    back: Mapping[str, tuple[BackLink, ...]]
    notes: list[Inlines] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)
    heading: str = ""
    heading_level: int = 1
    tables: int = 0

    def anchor(self, name: str) -> str:
        """An `id` attribute with a blank before it; the first owner of a name keeps it."""
        if not name or name in self.placed:
            return ""
        self.placed.add(name)
        return f' id="{name.replace("&", "&amp;").replace(chr(34), "&quot;").replace("<", "&lt;")}"'
