"""A template, the view it prints from and the data blocks it places: one document."""

from collections.abc import Mapping, Sequence

from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.markdown.marks import Values
from toolkit.documents.markdown.reading import parse
from toolkit.documents.template import Template, fill
from toolkit.models.blocks import Block, Blocks
from toolkit.models.document import Document, Properties


def render(  # noqa: PLR0913  # what a document is made of
    template: Template,
    view: Mapping[str, object],
    data: Mapping[str, Sequence[Block]],
    properties: Properties,
    *,
    title: str = "",
    subtitle: str = "",
    language: str = "en",
) -> Document:
    """The document of `template`.

    Args:
        template: manifest and body.
        view: plain values (text, numbers, lists, mappings, frozen nouns) that the body prints and tests.
        data: blocks by the name under which the body places them with `{{ block("name") }}`.
        properties: id, version, day, parties, draft mark and brand.
        title: title of the document; the manifest's title if empty.
        subtitle: line below the title, for instance the project.
        language: language of fixed words and formats.

    Raises:
        BadData: the template has a fault; the place is its file and line.
    """
    return Document(
        title=title or template.manifest.title,
        subtitle=subtitle,
        kind=template.manifest.kind,
        language=language,
        properties=properties,
        blocks=render_blocks(template, view, data),
    )


def render_blocks(
    template: Template, view: Mapping[str, object], data: Mapping[str, Sequence[Block]]
) -> Blocks:
    """The blocks of a template, or of one section of it; arguments and errors as for `render`.

    Blocks that are made on demand are made only where the text places them.
    """
    filled = fill(template, view, tuple(data))
    blocks = data if isinstance(data, MadeBlocks) else {name: tuple(found) for name, found in data.items()}
    return parse(filled.text, values=Values(filled.values), data=blocks, file=template.file)
