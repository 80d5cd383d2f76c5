"""A drawing as a picture of points, for formats that want one beside it."""

import typst

from toolkit.documents.exporters.typeset.compiler import folder_of
from toolkit.problems import BadData, Place, Problem

_PROGRAM = (
    '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("drawing.svg", height: 20mm)\n'
)
_DOTS_PER_INCH = 300.0


def png_of(svg: str, name: str) -> bytes:
    """The PNG of an SVG, 20 mm high at 300 dots to the inch; the same bytes on every machine.

    Args:
        svg: the drawing.
        name: of its file, for messages.

    Raises:
        BadData: typst cannot draw it.
    """
    with folder_of({"main.typ": _PROGRAM.encode(), "drawing.svg": svg.encode()}) as compiler:
        try:
            made = compiler.compile(format="png", ppi=_DOTS_PER_INCH)
        except typst.TypstError as fault:
            what = f"The drawing cannot be shown: {fault.message}."
            raise BadData(
                [Problem(Place(name), "LOGO", what, "Save it again as plain SVG, or as PNG.")]
            ) from None
    assert isinstance(made, bytes)  # noqa: S101  # one page, no output file: the bytes
    return made
