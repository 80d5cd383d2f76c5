"""A QR code as a picture, so that what stands on paper can be compared with the file."""

import io

import segno

from toolkit.models.blocks import Figure

_SCALE = 8


def qr(text: str, *, alt: str, width_mm: float = 30) -> Figure:
    """The code of a short text.

    Args:
        text: at most some hundred characters.
        alt: what it says, for those who cannot scan it.
        width_mm: of the picture.
    """
    code = segno.make(text, error="m", micro=False)
    svg, png = io.BytesIO(), io.BytesIO()
    code.save(svg, kind="svg", xmldecl=False, svgns=True)
    code.save(png, kind="png", scale=_SCALE)
    return Figure(alt=alt, svg=svg.getvalue().decode("utf-8"), png=png.getvalue(), width_mm=width_mm)
