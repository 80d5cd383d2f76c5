"""Markdown text to blocks. Nothing visible is lost: raw HTML is kept as text, pictures as their description."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from toolkit.documents.markdown.inlines import InlineReader
from toolkit.documents.markdown.marks import Values, split_blocks
from toolkit.models.blocks import (
    Block,
    Blocks,
    Cell,
    Code,
    Column,
    Heading,
    Inline,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
)
from toolkit.problems import BadData, Place, Problem

DEEPEST = 200
"""Levels of nesting; a list inside a list counts two. The parser drops what lies deeper, so we refuse it."""

_ATTRIBUTES = re.compile(r"\s*\{\s*(?:#([A-Za-z][\w-]*))?\s*(\.unnumbered|-)?\s*\}\s*\Z")


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """CommonMark with tables, strikethrough and footnotes."""
    made = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    made.use(footnote_plugin)
    # Addresses stay as written: a printed value in one is put back after parsing.
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return made


def parse(
    text: str, *, values: Values | None = None, data: Mapping[str, Blocks] | None = None, file: str = ""
) -> Blocks:
    """The blocks of a Markdown text; marks for values and data blocks are replaced.

    Args:
        text: Markdown; a heading may end in `{#id}` or `{#id .unnumbered}`.
        values: what stands behind the marks of printed values.
        data: data blocks by the name their marks carry.
        file: name for error places.

    Raises:
        BadData: nested deeper than `DEEPEST`.
    """
    tokens = parser().parse(text)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        what = f"Lists or quotes are nested deeper than {DEEPEST // 2} levels."
        raise BadData([Problem(Place(file), "MARKDOWN", what, "Nest them less deeply.")])
    return _Reader(tokens, values or Values(), data or {}).document()


class _Reader:
    """Goes once through the tokens."""

    def __init__(self, tokens: Sequence[Token], values: Values, data: Mapping[str, Blocks]) -> None:
        self._tokens = tokens
        self._at = 0
        self._values = values
        self._data = data
        self._inlines = InlineReader(values, {})
        self._inlines = InlineReader(values, self._notes())

    def document(self) -> Blocks:
        return self._until("footnote_block_open")

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _until(self, end: str) -> Blocks:
        """Blocks up to the token type `end`, which is stepped over."""
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self._next()
            if token.type == end:
                break
            found.extend(self._block(token))
        return tuple(found)

    def _block(self, token: Token) -> Sequence[Block]:  # noqa: PLR0911  # one case a token
        match token.type:
            case "heading_open":
                return (self._heading(token),)
            case "paragraph_open":
                return self._paragraph()
            case "bullet_list_open" | "ordered_list_open":
                return (self._list(token),)
            case "blockquote_open":
                return (Quote(blocks=self._until("blockquote_close")),)
            case "table_open":
                return (self._table(),)
            case "fence" | "code_block":
                return self._code(token)
            case "html_block":
                return (Paragraph(inlines=_lines(self._values.put_back(token.content))),)
            case "hr":
                return (Rule(),)
            case _:
                return ()

    def _heading(self, token: Token) -> Heading:
        inline = self._next()
        self._next()
        children = list(inline.children or [])
        anchor, numbered = "", True
        if children and children[-1].type == "text":
            found = _ATTRIBUTES.search(children[-1].content)
            if found and (found[1] or found[2]):
                anchor, numbered = found[1] or "", not found[2]
                children[-1] = children[-1].copy(content=children[-1].content[: found.start()])
        inlines = self._inlines.read(children)
        return Heading(level=int(token.tag[1:]), inlines=inlines, id=anchor, numbered=numbered)

    def _paragraph(self) -> Sequence[Block]:
        """A paragraph; the marks of data blocks inside part it and are replaced by their blocks."""
        inline = self._next()
        self._next()
        found: list[Block] = []
        children: list[Token] = []
        for child in inline.children or []:
            pieces = split_blocks(child.content) if child.type == "text" else [child.content]
            if len(pieces) == 1:
                children.append(child)
                continue
            for index, piece in enumerate(pieces):
                if index % 2:
                    found.extend(self._flush(children))
                    found.extend(self._data.get(piece, ()))
                elif piece:
                    children.append(child.copy(content=piece))
        found.extend(self._flush(children))
        return found

    def _flush(self, children: list[Token]) -> Sequence[Block]:
        while children and children[-1].type == "softbreak":
            children.pop()
        while children and children[0].type == "softbreak":
            children.pop(0)
        inlines = self._inlines.read(children)
        children.clear()
        return (Paragraph(inlines=inlines),) if inlines else ()

    def _list(self, token: Token) -> List:
        ordered = token.type == "ordered_list_open"
        start = token.attrs.get("start", 1)
        items: list[ListItem] = []
        tight = True
        while self._tokens[self._at].type == "list_item_open":
            first = self._next()
            if any(
                t.level == first.level + 1 and t.type == "paragraph_open" and not t.hidden
                for t in self._inside()
            ):
                tight = False
            items.append(ListItem(blocks=self._until("list_item_close")))
        self._next()
        return List(items=tuple(items), ordered=ordered, start=int(start), tight=tight)

    def _inside(self) -> Sequence[Token]:
        """The first token of the item: tight or loose is the same for the whole list."""
        return self._tokens[self._at : self._at + 1]

    def _table(self) -> Table:
        head: list[Column] = []
        rows: list[Row] = []
        cells: list[Cell] = []
        while (token := self._next()).type != "table_close":
            if token.type in {"th_open", "td_open"}:
                inlines = self._inlines.read(self._next().children or [])
                if token.type == "th_open":
                    right = "right" in str(token.attrs.get("style", ""))
                    head.append(Column(header=inlines, kind="number" if right else "text"))
                else:
                    cells.append(Cell(inlines=inlines))
            elif token.type == "tr_close" and cells:
                rows.append(Row(cells=tuple(cells)))
                cells = []
        return Table(columns=tuple(head), rows=tuple(rows))

    def _code(self, token: Token) -> Sequence[Block]:
        text = self._values.put_back(token.content)
        return (Code(text=text.removesuffix("\n"), language=self._values.put_back(token.info).strip()),)

    def _notes(self) -> dict[int, tuple[Inline, ...]]:
        """The footnotes, which the parser puts behind the text; paragraphs of one note are parted by breaks."""
        notes: dict[int, tuple[Inline, ...]] = {}
        number = -1
        for index, token in enumerate(self._tokens):
            if token.type == "footnote_open":
                number = int(token.meta["id"])
                notes[number] = ()
            elif token.type == "footnote_close":
                number = -1
            elif number >= 0 and token.type in {"inline", "fence", "code_block", "html_block"}:
                children = self._tokens[index].children or [token]
                between: tuple[Inline, ...] = (LineBreak(),) if notes[number] else ()
                notes[number] += between + self._inlines.read(children)
        return notes


def _lines(text: str) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for index, line in enumerate(text.rstrip("\n").split("\n")):
        if index:
            found.append(LineBreak())
        if line:
            found.append(line)
    return tuple(found)
