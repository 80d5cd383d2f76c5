"""The reference document: where the styles come from, with the brand's colour and the document's language."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from toolkit.documents.exporters.word import names as n
from toolkit.kernel.xml_text import legal
from toolkit.models.document import Brand, Document
from toolkit.problems import BadData, Place, Problem

FILE = "reference.docx"
LARGEST = 50_000_000
"""Bytes that a reference document may hold when unpacked."""
_ACCENT, _TINT, _SECOND = "1F4E5F", "E9F0F2", "2F6F73"
_WHITE = 255
_TINT_SHARE = 0.1
_MACROS = ("vbaProject.bin", "vbaData.xml")

NEEDED = (
    *(f"{kind} {level}" for level in range(1, 7) for kind in ("heading", "plain heading")),
    *("normal", "lead", "note", "small", "label", "quote", "callout", "caption", "figure"),
    *("title", "subtitle", "header", "footer", "rule"),
    *("list paragraph", "quote source", "code block", "callout title", "figure caption", "footnote text"),
    *("thin line", "after table", "brand name", "document kind", "title rule", "draft mark", "front heading"),
    *(
        "toc 1",
        "toc 2",
        "toc 3",
        "table text",
        "table number",
        "table head",
        "table head number",
        "table group",
    ),
    *("card title", "card label", "card text", "signature party", "signature name", "signature line"),
    *(
        "signature label",
        "signature gap",
        "strong",
        "emphasis",
        "placeholder text",
        "code",
        "muted",
        "accent",
        "alert",
        "hyperlink",
    ),
    *("table of figures", "front subheading", "definition term", "definition text", "baseline"),
    *("annotation text", "annotation reference"),
    *("internal link", "card key", "footnote reference", "ruled table", "card", "facts", "signatures"),
)
"""Names of styles that the writer uses, as Word shows them but in small letters."""

Members = Mapping[str, bytes]


def house_reference() -> bytes:
    """Our own reference document: in the wheel beside the package, in the repository at its root."""
    package = Path(__file__).resolve().parents[4]
    for folder in (package / "_data" / "templates", package.parent / "templates"):
        if (folder / FILE).is_file():
            return (folder / FILE).read_bytes()
    raise _bad("The reference document is missing from this installation.", "Install crmkit again.")


def open_reference(content: bytes) -> dict[str, bytes]:
    """The members of a reference document.

    Raises:
        BadData: it is no Word document, it holds macros, or it unpacks to more than `LARGEST` bytes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise _bad(f"It unpacks to more than {LARGEST} bytes.")
            members = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as fault:
        raise _bad("It is no Word document.") from fault
    if any(name.endswith(_MACROS) for name in members):
        raise _bad("It holds macros.", "Save it as .docx without macros.")
    if "word/styles.xml" not in members or "word/document.xml" not in members:
        raise _bad("It is no Word document.")
    return members


def parse(content: bytes) -> etree._Element:
    """XML without entities and without the network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise _bad(f"A part of it is not well formed: {fault.msg}.") from None


def style_ids(styles: etree._Element) -> dict[str, str]:
    """Style ids by name in small letters.

    Raises:
        BadData: styles are missing; all of them are named.
    """
    found = {}
    for style in styles.iterchildren(n.w("style")):
        name = style.find(n.NAME)
        if name is not None:
            found[str(name.get(n.VAL)).lower()] = str(style.get(n.w("styleId")))
    missing = [name for name in NEEDED if name not in found]
    if missing:
        mend = "Add styles of these names, or start from a copy of our reference.docx."
        raise BadData(
            [Problem(Place(FILE), "REFERENCE", f"The style '{name}' is missing.", mend) for name in missing]
        )
    return found


def dress(root: etree._Element, document: Document) -> None:
    """Put the brand's colours and font in place of ours and the document's language into the defaults.

    Args:
        root: the styles or the list formats.
        document: whose brand and language it is.
    """
    brand = document.properties.brand
    swap = _colours(brand)
    fonts = root.find(f"{n.w('docDefaults')}/{n.w('rPrDefault')}/{n.RPR}/{n.w('rFonts')}")
    if brand.font and fonts is not None:
        swap[str(fonts.get(n.w("ascii")))] = legal(brand.font)
    for element in root.iter():
        for name, value in element.attrib.items():
            if value in swap:
                element.set(name, swap[str(value)])
    for language in root.iter(n.LANG):
        language.set(n.VAL, document.language)


def _colours(brand: Brand) -> dict[str, str]:
    swap: dict[str, str] = {}
    accent, second = (colour.lstrip("#").upper() for colour in (brand.accent, brand.second))
    if accent:
        swap |= {_ACCENT: accent, _TINT: _tint(accent), _SECOND: accent}
    if second:
        swap[_SECOND] = second
    return swap


def _tint(accent: str) -> str:
    parts = (int(accent[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(_WHITE - (_WHITE - part) * _TINT_SHARE):02X}" for part in parts)


def _bad(what: str, how_to_mend: str = "Choose another file with --reference.") -> BadData:
    return BadData([Problem(Place(FILE), "REFERENCE", what, how_to_mend)])
