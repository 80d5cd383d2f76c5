"""Looks at the bytes of a logo: a PNG or SVG of a sensible size in which nothing runs and nothing is loaded."""

import re
import struct
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

LARGEST_FILE = 2 * 1024 * 1024
MOST_PIXELS = 16_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by the colour type of the PNG specification
_FORBIDDEN = frozenset(
    [
        "script",
        "foreignObject",
        "image",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "handler",
        "listener",
        "set",
        "animate",
        "animateMotion",
        "animateTransform",
        "animateColor",
        "feImage",
    ]
)
_OUTSIDE = re.compile(r"@import|expression\(|javascript:|url\(\s*['\"]?(?!['\"]?#)", re.IGNORECASE)


def kind_of(content: bytes) -> str:
    """`png`, `svg` or nothing, by the content; a file's name says little."""
    if content.startswith(_PNG):
        return "png"
    return "svg" if b"<svg" in content[:4096] else ""


def fault_of(content: bytes) -> str:
    """What is wrong with a logo, as a sentence; nothing if it can be used."""
    if len(content) > LARGEST_FILE:
        return f"The logo has {len(content) / 1024**2:.1f} MB; {LARGEST_FILE // 1024**2} MB are allowed."
    kind = kind_of(content)
    if kind == "png":
        return _png_fault(content)
    if kind == "svg":
        return _svg_fault(content)
    if content.startswith(b"\xff\xd8"):
        return "The logo is a JPEG, which has no clean edges and no transparency."
    return "The logo is no picture: it is neither PNG nor SVG."


def _png_fault(content: bytes) -> str:
    try:
        chunks = list(_chunks(content))
    except (struct.error, ValueError):
        return "The PNG is damaged."
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13 or chunks[-1][0] != b"IEND":
        return "The PNG is damaged."
    width, height, depth, colours, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if not 0 < width * height <= MOST_PIXELS:
        return f"The logo has {width} x {height} pixels; {MOST_PIXELS // 10**6} million are allowed."
    row = (width * depth * _CHANNELS.get(colours, 4) + 7) // 8 + 1
    return _pixels_fault(b"".join(data for name, data in chunks if name == b"IDAT"), row * height, interlaced)


def _pixels_fault(packed: bytes, size: int, interlaced: int) -> str:
    """Whether the pixels unpack to the size that the head announces, without unpacking more."""
    try:
        found = len(zlib.decompressobj().decompress(packed, size * 2 + 1024))
    except zlib.error:
        return "The PNG is damaged."
    # The passes of an interlaced picture have more rows, each with one byte before it.
    return "" if found == size or (interlaced and found >= size) else "The PNG is damaged."


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        data = content[at + 8 : at + 8 + length]
        (check,) = struct.unpack_from(">I", content, at + 8 + length)
        if zlib.crc32(name + data) != check:
            raise ValueError(name)
        yield name, data
        at += 12 + length


def _svg_fault(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "The SVG is not written in UTF-8."
    if re.search(r"<!(DOCTYPE|ENTITY)|<\?xml-stylesheet", text, re.IGNORECASE):
        return "The SVG has a DOCTYPE, an entity or a style sheet from outside."
    try:
        root = ET.fromstring(text)  # noqa: S314  # no DOCTYPE, so there are no entities to expand
    except ET.ParseError as fault:
        return f"The SVG is not well formed (line {fault.position[0]})."
    return next(filter(None, (_element_fault(element) for element in root.iter())), "")


def _element_fault(element: ET.Element) -> str:
    name = element.tag.rpartition("}")[2]
    if name in _FORBIDDEN:
        return f"The SVG holds a <{name}>; only what is drawn may be in a logo."
    for key, value in element.attrib.items():
        plain = key.rpartition("}")[2]
        if plain.lower().startswith("on"):
            return f"The SVG holds a script ({plain})."
        if plain == "href" and not value.startswith("#"):
            return f"The SVG refers to something outside ({value[:40]})."
        if _OUTSIDE.search(value):
            return f"The SVG refers to something outside ({value[:40]})."
    if name == "style" and _OUTSIDE.search(element.text or ""):
        return "The style of the SVG refers to something outside."
    return ""
