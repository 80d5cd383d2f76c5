"""The brand's colours and font and the document's language in the styles of the reference document."""

from lxml import etree

from toolkit.documents.exporters.word import names as n
from toolkit.kernel.xml_text import legal
from toolkit.models.document import Brand, Document

_ACCENT, _TINT, _SECOND = "1F4E5F", "E9F0F2", "2F6F73"
_WHITE = 255
_TINT_SHARE = 0.1


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
