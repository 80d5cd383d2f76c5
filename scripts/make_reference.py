"""Make templates/reference.docx: the styles, list formats and fonts that every Word document of ours uses.

    python scripts/make_reference.py            writes templates/reference.docx
    python scripts/make_reference.py OTHER.docx writes elsewhere

The file is equal, byte for byte, whenever it is made. Look here, not into Word, to change the house style;
a consultant's own reference.docx only has to hold styles of the same names.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scripts.word_style import (  # noqa: E402  # found only when the root is on the path
    ACCENT,
    ALERT,
    HAIR,
    HOLD,
    INK,
    KEEP,
    MUTED,
    PALE,
    SECOND,
    TINT,
    character,
    indent,
    line,
    paragraph,
    run,
    space,
    style_id,
)
from toolkit.documents.archive import pack  # noqa: E402  # as above

FONT, MONO = "Carlito", "Liberation Mono"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def heading_styles() -> list[str]:
    """Six levels; the numbers come from list format 1, which names these styles; plain ones have none."""
    looks = [
        (space(560, 160), run(17, ACCENT, bold=True)),
        (space(340, 100), run(13.5, INK, bold=True)),
        (space(260, 80), run(11.5, ACCENT, bold=True)),
        (space(220, 60), run(10.5, INK, bold=True)),
        (space(200, 60), run(10.5, MUTED, bold=True)),
        (space(200, 60), run(10.5, MUTED, bold=True, italic=True)),
    ]
    plain = f'<w:numPr><w:numId w:val="0"/></w:numPr>{indent()}'
    styles = []
    for level, (gaps, look) in enumerate(looks):
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        inner = f'{KEEP}{number}{gaps}<w:outlineLvl w:val="{level}"/>'
        styles.append(paragraph(f"heading {level + 1}", inner, look, following="Normal"))
        styles.append(paragraph(f"Plain Heading {level + 1}", plain, based=f"Heading{level + 1}"))
    return styles


def front_styles() -> list[str]:
    """Title page, contents, header and footer."""
    thin = line("bottom", HAIR, 4, 5)
    above = line("top", HAIR, 4, 5)
    accent = f"<w:pBdr>{line('top', SECOND, 18)}</w:pBdr>"
    tabs = '<w:tabs><w:tab w:val="left" w:pos="{0}"/><w:tab w:val="right" w:pos="9071"/></w:tabs>'
    return [
        paragraph("Brand Name", space(0, 2900), run(11, MUTED, bold=True)),
        paragraph("Document Kind", space(0, 160), run(11, ACCENT, bold=True, caps=True, spread=40)),
        paragraph("Title", f"<w:keepLines/>{space(0, 120, 240)}", run(32, INK, bold=True)),
        paragraph("Subtitle", f"<w:keepLines/>{space(0, 240)}", run(15, MUTED)),
        paragraph("Title Rule", accent + space(0, 0, 240) + indent(right=7370), run(6)),
        paragraph("Draft Mark", space(120, 60), run(10.5, ALERT, bold=True)),
        paragraph("Front Heading", f"{KEEP}{space(0, 240)}", run(17, ACCENT, bold=True)),
        paragraph("Front Subheading", f"{KEEP}{space(400, 120)}", run(13.5, ACCENT, bold=True)),
        paragraph(
            "toc 1", tabs.format(567) + space(70, 0, 240) + indent(567, 567), run(10.5, INK, bold=True)
        ),
        paragraph("toc 2", tabs.format(1247) + space(0, 0, 240) + indent(1247, 680), run(10, INK)),
        paragraph("toc 3", tabs.format(2041) + space(0, 0, 240) + indent(2041, 794), run(9.5, MUTED)),
        paragraph(
            "table of figures", tabs.format(1134) + space(40, 0, 240) + indent(1134, 1134), run(10, INK)
        ),
        paragraph("header", f"<w:pBdr>{thin}</w:pBdr>{space(0, 0, 240)}", run(8.5, MUTED)),
        paragraph("footer", f"<w:pBdr>{above}</w:pBdr>{space(0, 0, 240)}", run(8.5, MUTED)),
        paragraph("Baseline", space(40, 0, 240), run(7, MUTED)),
    ]


def text_styles() -> list[str]:
    """Everything in the running text."""
    bar = f"<w:pBdr>{line('left', SECOND, 18, 10)}</w:pBdr>"
    quote_bar = f"<w:pBdr>{line('left', HAIR, 18, 10)}</w:pBdr>"
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/>'
    box = bar + shade + space(0, 0, 264) + indent(227, 0, 113)
    return [
        paragraph("Normal", f"<w:widowControl/>{space(0, 130, 278)}"),
        paragraph("Lead", space(0, 200, 288), run(12.5, MUTED)),
        paragraph("Note", bar + space(60, 160, 264) + indent(227), run(9.5, MUTED)),
        paragraph("Small", space(0, 80, 252), run(8.5, MUTED)),
        paragraph("Label", HOLD + space(160, 40, 240), run(8.5, MUTED, bold=True, caps=True, spread=12)),
        paragraph("List Paragraph", space(0, 80, 271)),
        paragraph("Quote", quote_bar + space(60, 120) + indent(397, 0, 397), run(10.5, MUTED, italic=True)),
        paragraph("Quote Source", quote_bar + space(0, 160) + indent(397, 0, 397), run(9, MUTED)),
        paragraph("Code Block", shade + space(0, 0, 252) + indent(113), run(9, INK, font=MONO)),
        paragraph("Callout", box, run(10)),
        paragraph("Callout Title", HOLD + box, run(10, SECOND, bold=True)),
        paragraph("caption", f"{KEEP}{space(240, 100, 240)}", run(9.5, MUTED, bold=True)),
        paragraph("Figure", f"<w:keepNext/>{space(160, 60)}"),
        paragraph("Figure Caption", space(0, 200, 240), run(9.5, MUTED, bold=True)),
        paragraph("Definition Term", KEEP + space(80, 20, 252), run(10.5, INK, bold=True)),
        paragraph("Definition Text", space(0, 80, 271) + indent(397)),
        paragraph("annotation text", space(0, 0, 240), run(10)),
        paragraph("footnote text", space(0, 20, 240) + indent(170, 170), run(8.5, MUTED)),
        paragraph("Rule", f"<w:pBdr>{line('bottom', HAIR)}</w:pBdr>{space(0, 200, 240)}", run(4)),
        paragraph(
            "Thin Line", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', run(1)
        ),
        paragraph("After Table", space(0, 140, 200), run(6)),
    ]


def table_text_styles() -> list[str]:
    """Paragraphs inside tables, cards and signature boxes."""
    right = '<w:jc w:val="right"/>'
    fill = '<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="4252"/></w:tabs>'
    return [
        paragraph("Table Text", space(40, 40, 252), run(9.5)),
        paragraph("Table Number", space(40, 40, 252) + right, based="TableText"),
        paragraph("Table Head", HOLD + space(60, 60, 240), run(9, ACCENT, bold=True), based="TableText"),
        paragraph("Table Head Number", right, based="TableHead"),
        paragraph(
            "Table Group",
            HOLD + space(120, 40, 240),
            run(9.5, ACCENT, bold=True),
            based="TableText",
        ),
        paragraph("Card Title", HOLD + space(70, 70, 252), run(10.5, INK, bold=True), based="TableText"),
        paragraph("Card Label", f"{space(40, 40, 252)}", run(8.5, MUTED), based="TableText"),
        paragraph("Card Text", space(40, 40, 252), based="TableText"),
        paragraph(
            "Signature Party",
            HOLD + space(200, 60, 240),
            run(9, ACCENT, bold=True, caps=True, spread=20),
        ),
        paragraph("Signature Name", HOLD + space(0, 20, 240), run(10.5, INK, bold=True)),
        paragraph("Signature Line", f"<w:keepNext/>{fill}{space(0, 0, 240)}", run(9, INK)),
        paragraph("Signature Label", space(20, 0, 240), run(8, MUTED)),
        paragraph("Signature Gap", space(0, 240, 240), run(10)),
    ]


def character_styles() -> list[str]:
    """Marks inside a paragraph."""
    return [
        character("Strong", "<w:b/><w:bCs/>"),
        character("Emphasis", "<w:i/><w:iCs/>"),
        character("Code", run(9.5, INK, font=MONO)),
        character("Muted", run(0, MUTED)),
        character("Accent", run(0, ACCENT, bold=True)),
        character("Alert", run(0, ALERT, bold=True)),
        character("Hyperlink", run(0, ACCENT) + '<w:u w:val="single"/>'),
        character("Internal Link", run(0, ACCENT)),
        character("Card Key", run(0, ACCENT, bold=True)),
        character("annotation reference", run(8)),
        character(
            "Placeholder Text", run(0, MUTED) + f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/>'
        ),
        character("footnote reference", '<w:vertAlign w:val="superscript"/>'),
    ]


def table_style(name: str, borders: str, margins: tuple[int, int], conditions: str = "") -> str:
    """A table style; margins above/below and beside in twentieths of a point."""
    high, wide = margins
    sides = (("top", high), ("left", wide), ("bottom", high), ("right", wide))
    cells = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    default = ' w:default="1"' if name == "Normal Table" else ""
    based = "" if default else '<w:basedOn w:val="NormalTable"/>'
    lines = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    return (
        f'<w:style w:type="table"{default} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>{based}<w:uiPriority w:val="99"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{lines}<w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>{conditions}</w:style>'
    )


def condition(kind: str, borders: str, fill: str = "", runs: str = "") -> str:
    """How the first or last row looks."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    look = f"<w:rPr>{runs}</w:rPr>" if runs else ""
    return f'<w:tblStylePr w:type="{kind}">{look}<w:tcPr><w:tcBorders>{borders}</w:tcBorders>{shade}<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'


def table_styles() -> list[str]:
    """Light horizontal rules; the head tinted; nothing vertical."""
    frame = line("top", ACCENT, 8) + line("bottom", ACCENT, 8) + line("insideH", HAIR, 4)
    first = condition("firstRow", line("top", ACCENT, 8) + line("bottom", ACCENT, 6), TINT)
    last = condition("lastRow", line("top", ACCENT, 8) + line("bottom", ACCENT, 8), PALE, "<w:b/><w:bCs/>")
    card = line("top", ACCENT, 8) + line("bottom", HAIR, 4) + line("insideH", HAIR, 4)
    title = condition("firstRow", line("top", ACCENT, 8) + line("bottom", HAIR, 4), TINT)
    return [
        table_style("Normal Table", "", (0, 108)),
        table_style("Ruled Table", frame, (20, 100), first + last),
        table_style("Card", card, (10, 113), title),
        table_style("Facts", line("insideH", HAIR, 4) + "", (30, 0)),
        table_style("Signatures", "", (0, 0)),
    ]


def styles() -> str:
    """word/styles.xml; the defaults carry font, size and colour of everything."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en" w:eastAsia="en" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    groups = [
        text_styles(),
        heading_styles(),
        front_styles(),
        table_text_styles(),
        character_styles(),
        table_styles(),
    ]
    return (
        f'{HEAD}<w:styles xmlns:w="{WORD}">{defaults}{"".join("".join(group) for group in groups)}</w:styles>'
    )


# --- lists -------------------------------------------------------------------------------------------------
def level(number: int, form: str, text: str, left: int, hanging: int, extra: str = "", look: str = "") -> str:  # noqa: PLR0913  # the parts of w:lvl
    """One level of a list format."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indent(left, hanging)}</w:pPr><w:rPr>{look}</w:rPr></w:lvl>'
    )


def numbering() -> str:
    """word/numbering.xml: 1 headings, 2 bullets, 3 numbers; the writer adds one `num` for each list."""
    heads = []
    for at in range(9):
        text = ".".join(f"%{n + 1}" for n in range(at + 1))
        width = (567, 680, 794, 907, 1021, 1134, 1247, 1361, 1474)[at]
        linked = f'<w:pStyle w:val="Heading{at + 1}"/>' if at < 6 else ""
        heads.append(level(at, "decimal", text, width, width, linked))
    bullets = [level(at, "bullet", "•–·"[at % 3], 397 * (at + 1), 284, "", run(0, ACCENT)) for at in range(9)]
    forms = ("decimal", "lowerLetter", "lowerRoman")
    numbers = [level(at, forms[at % 3], f"%{at + 1}.", 397 * (at + 1), 397) for at in range(9)]
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
        for n, levels in enumerate((heads, bullets, numbers), 1)
    )
    uses = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    return f'{HEAD}<w:numbering xmlns:w="{WORD}">{made}{uses}</w:numbering>'


# --- the package -------------------------------------------------------------------------------------------
def font_table() -> str:
    """word/fontTable.xml: what to take where our fonts are missing."""
    fonts = ((FONT, "Calibri", "swiss"), (MONO, "Courier New", "modern"))
    made = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, other, family in fonts
    )
    return f'{HEAD}<w:fonts xmlns:w="{WORD}">{made}</w:fonts>'


def settings() -> str:
    """word/settings.xml: tabs, compatibility with Word 2013 and later, decimal sign of fields."""
    return (
        f'{HEAD}<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def document() -> str:
    """word/document.xml: empty; the page is A4 with wide margins, which the writer takes over."""
    return (
        f'{HEAD}<w:document xmlns:w="{WORD}"><w:body><w:p/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1588" w:right="1417" w:bottom="1418" w:left="1418" w:header="737" w:footer="624" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def relations(entries: list[tuple[str, str]]) -> str:
    """A .rels file from pairs of kind and target."""
    made = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(entries, 1)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def content_types() -> str:
    """[Content_Types].xml."""
    parts = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
    parts |= {"settings": "settings", "fontTable": "fontTable"}
    made = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{CONTENT}.{kind}+xml"/>'
        for part, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{made}</Types>'
    )


def main(arguments: list[str]) -> None:
    """Write the file and say where it is."""
    target = Path(arguments[0]) if arguments else ROOT / "templates" / "reference.docx"
    names = ["styles", "numbering", "settings", "fontTable"]
    members = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": relations([(name, f"{name}.xml") for name in names]),
        "word/document.xml": document(),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
    }
    target.write_bytes(pack({name: text.encode() for name, text in members.items()}))
    print(target)


if __name__ == "__main__":
    main(sys.argv[1:])
