"""A whole document as the plain data that the typst program reads."""

from collections.abc import Mapping

from toolkit.documents.exporters.typeset.blocks import block_nodes
from toolkit.documents.exporters.typeset.compiler import FAMILIES
from toolkit.documents.exporters.typeset.inlines import language
from toolkit.documents.exporters.typeset.state import State
from toolkit.documents.layout.colours import readable
from toolkit.documents.layout.sides import by_side
from toolkit.documents.outline import outline
from toolkit.documents.words import words
from toolkit.models.blocks import TitlePage
from toolkit.models.document import Document, Properties

_ACCENT, _SECOND = "#1F4E5F", "#8A5A1B"


def whole(document: Document) -> tuple[dict[str, object], dict[str, bytes]]:
    """The data, and the files (pictures, attachments) that it names.

    Raises:
        Refused: there are no words for the document's language.
    """
    known = words(document.language)
    state = State(document, known, outline(document, known))
    parts = [{"wide": wide, "blocks": block_nodes(found, state)} for wide, found in by_side(document.blocks)]
    _unlink(parts, state.placed)
    properties, brand = document.properties, document.properties.brand
    logo = "logo.svg" if brand.logo_svg else "logo.png" if brand.logo_png else ""
    if logo:
        state.files[logo] = brand.logo_svg.encode() or brand.logo_png
    accent = readable(brand.accent or _ACCENT)
    data: dict[str, object] = {
        "title": state.text(document.title),
        "title-or-name": state.text(document.title).strip() or properties.document_id or "–",
        "subtitle": state.text(document.subtitle),
        "kind": state.text(document.kind),
        "language": language(document.language),
        "fonts": list(dict.fromkeys((*([brand.font] if brand.font else []), *FAMILIES))),
        "accent": accent,
        "second": readable(brand.second) if brand.second else accent,
        "logo": logo,
        "day": {"year": properties.day.year, "month": properties.day.month, "day": properties.day.day},
        "draft": _draft(state),
        "words": dict(known),
        "properties": _properties(properties, state),
        "titled": any(isinstance(block, TitlePage) for block in document.blocks),
        "attachments": _attachments(document, state),
        "parts": parts,
    }
    return data, state.files


def _draft(state: State) -> str:
    properties = state.document.properties
    if not properties.draft:
        return ""
    reason = f": {state.text(properties.draft_reason)}" if properties.draft_reason else ""
    return state.words["draft"] + reason


def _properties(properties: Properties, state: State) -> Mapping[str, str]:
    said = {
        "id": properties.document_id,
        "version": properties.version,
        "client": properties.client,
        "author": properties.author or properties.brand.name,
        "baseline": properties.baseline,
        "hash": properties.baseline_hash,
        "brand": properties.brand.name,
        "legal": properties.brand.legal_footer,
    }
    return {key: state.text(text) for key, text in said.items()}


def _attachments(document: Document, state: State) -> list[dict[str, str]]:
    made = []
    for number, file in enumerate(document.attachments):
        name = f"attachment-{number}"
        state.files[name] = file.data
        made.append(
            {
                "name": file.name,
                "file": name,
                "relation": file.relation,
                "kind": file.media_type,
                "description": file.description or file.name,
            }
        )
    return made


def _unlink(found: object, placed: set[str]) -> None:
    """References to what is not in the text become plain words: typst refuses links that lead nowhere."""
    if isinstance(found, dict):
        if found.get("k") == "reference" and found["to"] not in placed:
            found["k"] = "plain"
        for value in found.values():
            _unlink(value, placed)
    elif isinstance(found, list):
        for value in found:
            _unlink(value, placed)
