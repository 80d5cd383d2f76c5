"""What identifies an issue of a document, as the title page shows it."""

from collections.abc import Mapping

from toolkit.documents.formats import day
from toolkit.models.blocks import Definition
from toolkit.models.document import Document


def facts(document: Document, words: Mapping[str, str]) -> tuple[Definition, ...]:
    """Labels and values; lines with nothing to say are left out."""
    properties = document.properties
    pairs = (
        ("client", properties.client),
        ("vendor", properties.vendor),
        ("document", properties.document_id),
        ("version", properties.version),
        ("date", day(properties.day, document.language, "long")),
        ("author", properties.author or properties.brand.name),
        ("baseline", properties.baseline),
    )
    return tuple(Definition(label=words[word], inlines=text) for word, text in pairs if text)
