"""One document from its template: what it is made from put together, and the paper it is printed on."""

from collections.abc import Sequence

from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.render import render
from toolkit.documents.template import Template
from toolkit.models.document import Document, Properties
from toolkit.workflows.documents.branding import brand_of
from toolkit.workflows.documents.desk import VERSION, Desk
from toolkit.workflows.documents.supply import Given, Item, Supply


def make(desk: Desk, template: Template, supplies: Sequence[Supply], item: Item) -> Document:
    """The document, with all that is not meant for its readers still in it.

    Raises:
        BadData: the template has a fault; the place is its file and line.
    """
    given = [supply.give(desk, template, item) for supply in supplies]
    view: dict[str, object] = {"document": template.manifest.title, "item": item.name}
    blocks = MadeBlocks({})
    for one in given:
        view |= one.view
        blocks = blocks.joined(one.blocks)
    engagement = desk.dossier.engagement
    document = render(
        template,
        view,
        blocks,
        _properties(desk, template, given, item),
        subtitle=engagement.title,
        language=desk.language,
    )
    edition = next((one.edition for one in given if one.edition), "")
    kind = document.kind.replace("{edition}", edition.capitalize()).replace("{item}", item.name)
    return document.model_copy(update={"kind": kind})


def _properties(desk: Desk, template: Template, given: Sequence[Given], item: Item) -> Properties:
    engagement = desk.dossier.engagement
    return Properties(
        document_id=document_id(engagement.id, template.manifest.name, item.key),
        version=VERSION,
        day=desk.day,
        client=engagement.client.name,
        vendor=next((one.vendor for one in given if one.vendor), ""),
        author=engagement.brand.name,
        draft=any(one.draft for one in given),
        brand=brand_of(engagement, desk.root),
    )


def document_id(engagement: str, template: str, item: str = "") -> str:
    """`kaskad-pack`, `gap-list` -> `KASKAD-PACK-GL`."""
    initials = "".join(word[:1] for word in template.split("-"))
    return "-".join(filter(None, (engagement, initials, item))).upper()
