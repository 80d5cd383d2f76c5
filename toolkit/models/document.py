"""A whole document: its blocks, what identifies it, whose paper it is, and the files that travel inside it."""

from datetime import date
from typing import Literal

from pydantic import Field

from toolkit.models.blocks import Blocks, Part
from toolkit.models.noun import Noun


class Brand(Noun):
    """Whose paper it is. Colours are `#` and six hexadecimal digits; empty keeps those of the reference.

    The logo is a checked PNG, with its SVG where there is one; `font` names a family that the reader may lack.
    """

    name: str = ""
    accent: str = Field(default="", pattern=r"^(#[0-9A-Fa-f]{6})?$")
    second: str = Field(default="", pattern=r"^(#[0-9A-Fa-f]{6})?$")
    font: str = ""
    logo_png: bytes = b""
    logo_svg: str = ""
    legal_footer: str = ""


class Attachment(Part):
    """A file that travels inside a PDF: `relation` says what it is to the document (PDF/A-3)."""

    name: str
    data: bytes
    media_type: str
    description: str = ""
    relation: Literal["source", "data", "alternative", "supplement"] = "supplement"


class Properties(Noun):
    """What identifies one issue of a document; `day` is the only date that exporters know."""

    document_id: str = ""
    version: str = ""
    day: date
    client: str = ""
    vendor: str = ""
    author: str = ""
    draft: bool = False
    draft_reason: str = ""
    baseline: str = ""
    baseline_hash: str = ""
    brand: Brand = Brand()


class Document(Noun):
    """A whole document. `kind` is the label above the title, `language` a tag such as `en` or `de-AT`."""

    title: str
    subtitle: str = ""
    kind: str = ""
    language: str = "en"
    properties: Properties
    blocks: Blocks
    attachments: tuple[Attachment, ...] = ()
