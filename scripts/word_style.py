"""The colours of the house and small pieces of WordprocessingML, always in the order the schema asks for."""

ACCENT, SECOND, TINT, INK, MUTED, HAIR, PALE, ALERT = (
    "1F4E5F",
    "2F6F73",
    "E9F0F2",
    "20292E",
    "5F6C73",
    "C5D0D4",
    "F5F8F9",
    "A4262C",
)


def space(before: int = 0, after: int = 0, line: int = 0) -> str:
    """Space above and below in twentieths of a point; `line` in 240ths of a line."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def indent(left: int = 0, hanging: int = 0, right: int = 0) -> str:
    """Indents in twentieths of a point."""
    hang = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}" w:right="{right}"{hang}/>'


def line(side: str, colour: str, width: int = 4, gap: int = 0, value: str = "single") -> str:
    """A border line; width in eighths of a point, gap in points."""
    return f'<w:{side} w:val="{value}" w:sz="{width}" w:space="{gap}" w:color="{colour}"/>'


def run(  # noqa: PLR0913  # all that a run can look like
    size: float = 0,
    colour: str = "",
    *,
    bold: bool | None = None,
    italic: bool = False,
    caps: bool = False,
    spread: int = 0,
    font: str = "",
) -> str:
    """Run properties; size in points, `spread` in twentieths of a point between letters."""
    parts = []
    if font:
        parts.append(f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>')
    if bold is not None:
        flag = "" if bold else ' w:val="0"'
        parts.append(f"<w:b{flag}/><w:bCs{flag}/>")
    if italic:
        parts.append("<w:i/><w:iCs/>")
    if caps:
        parts.append("<w:caps/>")
    if colour:
        parts.append(f'<w:color w:val="{colour}"/>')
    if spread:
        parts.append(f'<w:spacing w:val="{spread}"/>')
    if size:
        parts.append(f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>')
    return "".join(parts)


HOLD, KEEP = "<w:keepNext/>", "<w:keepNext/><w:keepLines/>"


def paragraph(
    name: str,
    paragraphs: str = "",
    runs: str = "",
    *,
    based: str = "Normal",
    following: str = "",
    linked: str = "",
) -> str:
    """A paragraph style. The id is the name without blanks and with capitals."""
    based_on = f'<w:basedOn w:val="{based}"/>' if based and name != "Normal" else ""
    following_style = f'<w:next w:val="{following}"/>' if following else ""
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>{based_on}'
        f"{following_style}{linked}<w:qFormat/><w:pPr>{paragraphs}</w:pPr><w:rPr>{runs}</w:rPr></w:style>"
    )


def character(name: str, runs: str) -> str:
    """A character style."""
    return (
        f'<w:style w:type="character" w:styleId="{style_id(name)}"><w:name w:val="{name}"/><w:qFormat/>'
        f"<w:rPr>{runs}</w:rPr></w:style>"
    )


def style_id(name: str) -> str:
    """`heading 1` -> `Heading1`."""
    return "".join(word[0].upper() + word[1:] for word in name.split())
