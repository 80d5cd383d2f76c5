"""Whose paper the documents are: the brand of engagement.yaml with its logo read and checked."""

from pathlib import Path

from toolkit.documents.layout.logo import LARGEST_FILE, fault_of, kind_of
from toolkit.models.document import Brand
from toolkit.models.engagement.engagement import Engagement
from toolkit.problems import BadData, Place, Problem
from toolkit.store.reading.logo import read_logo

_MEND = "Save it as PNG (600 pixels wide are enough) or as plain SVG without scripts and links."


def brand_of(engagement: Engagement, root: Path) -> Brand:
    """The brand as documents carry it.

    Raises:
        BadData: the logo is missing, no picture, too large, or holds more than what is drawn.
        UsageError: the logo's name leads out of the engagement folder.
    """
    own = engagement.brand
    plain = Brand(
        name=own.name,
        accent=own.accent,
        second=own.second or "",
        font=own.font,
        legal_footer=own.legal_footer,
    )
    if not own.logo:
        return plain
    file, content = read_logo(root, own.logo, LARGEST_FILE)
    fault = fault_of(content)
    if fault:
        raise BadData([Problem(Place(file), "LOGO", fault, _MEND)])
    if kind_of(content) == "png":
        return plain.model_copy(update={"logo_png": content})
    from toolkit.documents.exporters.typeset import raster  # slow: loads typst, only a drawing needs it

    svg = content.decode("utf-8-sig")
    return plain.model_copy(update={"logo_svg": svg, "logo_png": raster.png_of(svg, file)})
