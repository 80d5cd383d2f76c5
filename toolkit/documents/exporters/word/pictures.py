"""Pictures with their description for those who cannot see them."""

import struct

from lxml.etree import SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.runs import run
from toolkit.documents.exporters.word.state import State
from toolkit.kernel.xml_text import legal
from toolkit.models.blocks import Figure

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SPACES = {"wp": _DRAWING, "a": _MAIN, "pic": _PICTURE}
_EMBED = f"{{{n.R_SPACE}}}embed"
_EMU_PER_MM = 36_000
_TWIPS_PER_MM = 1440 / 25.4
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def write_picture(parent: _Element, figure: Figure, state: State) -> None:
    """The PNG as wide as asked for, never wider than the text; without one, its description."""
    size = png_size(figure.png)
    if size is None:
        run(parent, figure.alt)
        return
    width_mm = min(figure.width_mm, state.width / _TWIPS_PER_MM)
    width = round(width_mm * _EMU_PER_MM)
    extent = {"cx": str(width), "cy": str(round(width * size[1] / size[0]))}
    relation, name = state.picture_id(figure.png, "png")
    state.drawings += 1
    about = {"id": str(state.drawings), "name": name, "descr": legal(figure.alt)}
    drawing = SubElement(SubElement(parent, n.R), n.w("drawing"))
    inline = SubElement(
        drawing, f"{{{_DRAWING}}}inline", dict.fromkeys(("distT", "distB", "distL", "distR"), "0"), _SPACES
    )
    SubElement(inline, f"{{{_DRAWING}}}extent", extent)
    SubElement(inline, f"{{{_DRAWING}}}docPr", about)
    data = SubElement(SubElement(inline, f"{{{_MAIN}}}graphic"), f"{{{_MAIN}}}graphicData", {"uri": _PICTURE})
    picture = SubElement(data, f"{{{_PICTURE}}}pic")
    facts = SubElement(picture, f"{{{_PICTURE}}}nvPicPr")
    SubElement(facts, f"{{{_PICTURE}}}cNvPr", about)
    SubElement(facts, f"{{{_PICTURE}}}cNvPicPr")
    fill = SubElement(picture, f"{{{_PICTURE}}}blipFill")
    blip = SubElement(fill, f"{{{_MAIN}}}blip", {_EMBED: relation})
    if figure.svg:
        _drawn(blip, figure.svg, state)
    SubElement(SubElement(fill, f"{{{_MAIN}}}stretch"), f"{{{_MAIN}}}fillRect")
    shape = SubElement(picture, f"{{{_PICTURE}}}spPr")
    place = SubElement(shape, f"{{{_MAIN}}}xfrm")
    SubElement(place, f"{{{_MAIN}}}off", {"x": "0", "y": "0"})
    SubElement(place, f"{{{_MAIN}}}ext", extent)
    SubElement(SubElement(shape, f"{{{_MAIN}}}prstGeom", {"prst": "rect"}), f"{{{_MAIN}}}avLst")


def _drawn(blip: _Element, svg: str, state: State) -> None:
    """The same picture as SVG, for readers that can show it sharp at any size."""
    relation, _ = state.picture_id(svg.encode(), "svg")
    extension = SubElement(SubElement(blip, f"{{{_MAIN}}}extLst"), f"{{{_MAIN}}}ext", {"uri": _SVG_EXTENSION})
    SubElement(extension, f"{{{_SVG}}}svgBlip", {_EMBED: relation}, {"asvg": _SVG})


def png_size(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, or nothing if these bytes are no PNG."""
    if len(content) < 24 or not content.startswith(_SIGNATURE) or content[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", content[16:24])
    return (width, height) if width and height else None
