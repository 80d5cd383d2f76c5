"""Qualified names of WordprocessingML, made once: building a name for each element costs more than the element."""

W_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
W14_SPACE = "http://schemas.microsoft.com/office/word/2010/wordml"
MC_SPACE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES = {"w": W_SPACE, "r": R_SPACE}
BODY_NAMESPACES = NAMESPACES | {"w14": W14_SPACE, "mc": MC_SPACE}
# A reader that does not know the boxes to tick may leave out what is said about them.
IGNORABLE = {f"{{{MC_SPACE}}}Ignorable": "w14"}


def w(name: str) -> str:
    """The qualified name of an element or attribute of WordprocessingML."""
    return f"{{{W_SPACE}}}{name}"


R_ID = f"{{{R_SPACE}}}id"
VAL, TYPE, ID, NAME, ANCHOR, WIDTH = (w(n) for n in ("val", "type", "id", "name", "anchor", "w"))
P, PPR, PSTYLE, KEEP_NEXT, BREAK_BEFORE = (
    w(n) for n in ("p", "pPr", "pStyle", "keepNext", "pageBreakBefore")
)
NUM_PR, LEVEL, NUM_ID, INDENT, SECTION = (w(n) for n in ("numPr", "ilvl", "numId", "ind", "sectPr"))
R, RPR, RSTYLE, T, TAB, BR = (w(n) for n in ("r", "rPr", "rStyle", "t", "tab", "br"))
BOLD, ITALIC, STRIKE, UNDERLINE, LANG = (w(n) for n in ("b", "i", "strike", "u", "lang"))
FIELD_CHAR, FIELD_TYPE, INSTRUCTION = (w(n) for n in ("fldChar", "fldCharType", "instrText"))
HYPERLINK, BOOKMARK_START, BOOKMARK_END = (w(n) for n in ("hyperlink", "bookmarkStart", "bookmarkEnd"))
FOOTNOTE_REFERENCE = w("footnoteReference")
TBL, TBL_PR, TBL_STYLE, TBL_W, TBL_LAYOUT, TBL_LOOK = (
    w(n) for n in ("tbl", "tblPr", "tblStyle", "tblW", "tblLayout", "tblLook")
)
TBL_GRID, GRID_COL, TR, TR_PR, CANT_SPLIT, TBL_HEADER = (
    w(n) for n in ("tblGrid", "gridCol", "tr", "trPr", "cantSplit", "tblHeader")
)
TC, TC_PR, TC_W, GRID_SPAN, V_MERGE = (w(n) for n in ("tc", "tcPr", "tcW", "gridSpan", "vMerge"))
SDT, SDT_PR, SDT_CONTENT, ALIAS, TAG = (w(n) for n in ("sdt", "sdtPr", "sdtContent", "alias", "tag"))
