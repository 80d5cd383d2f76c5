"""Markdown text to blocks. Nothing visible is lost: raw HTML is kept as text, pictures as their description."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from markdown_it.token import Token

from toolkit.documents.markdown.inlines import InlineReader
from toolkit.documents.markdown.marks import Values, split_blocks
from toolkit.documents.markdown.syntax import CALLOUTS, DEEPEST, LANDSCAPE, PAGE_BREAK, TASK_BOX, parser
from toolkit.models.blocks import (
    Block,
    Blocks,
    Callout,
    Cell,
    Code,
    Column,
    Definition,
    DefinitionList,
    Heading,
    Inline,
    LineBreak,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
)
from toolkit.problems import BadData, Place, Problem

ParagraphRole = Literal["body", "lead", "note", "small", "label"]
_ROLES: Sequence[ParagraphRole] = ("lead", "note", "small", "label")
_DEEPEST_NOTE = 4
_WIDTH = re.compile(r"[1-9][0-9]{0,3}")
_ATTRIBUTES = re.compile(r"\s*\{\s*(?:#([A-Za-z][\w-]*))?\s*(\.unnumbered|-)?\s*\}\s*\Z")


def parse(
    text: str, *, values: Values | None = None, data: Mapping[str, Blocks] | None = None, file: str = ""
) -> Blocks:
    """The blocks of a Markdown text; marks for values and data blocks are replaced.

    Args:
        text: Markdown; a heading may end in `{#id}` or `{#id .unnumbered}`. What else is understood says
            `markdown.syntax`.
        values: what stands behind the marks of printed values.
        data: data blocks by the name their marks carry.
        file: name for error places.

    Raises:
        BadData: nested deeper than `DEEPEST`, or a footnote that stands in itself.
    """
    tokens = parser().parse(text)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        what = f"Lists or quotes are nested deeper than {DEEPEST // 2} levels."
        raise BadData([Problem(Place(file), "MARKDOWN", what, "Nest them less deeply.")])
    try:
        return _Reader(tokens, values or Values(), data or {}).document()
    except RecursionError:
        what = "A footnote stands inside itself."
        raise BadData([Problem(Place(file), "MARKDOWN", what, "Write it without the other note.")]) from None


class _Reader:
    """Goes once through the tokens."""

    def __init__(self, tokens: Sequence[Token], values: Values, data: Mapping[str, Blocks]) -> None:
        self._tokens = tokens
        self._at = 0
        self._values = values
        self._data = data
        self._note_tokens = _notes(tokens)
        self._note_depth = 0
        self._notes_read: set[int] = set()
        self._inlines = InlineReader(values, self._note)

    def document(self) -> Blocks:
        found = self._until("footnote_block_open")
        if self._note_tokens.keys() - self._notes_read:
            raise RecursionError  # only notes of each other name them
        return found

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

    def _block(self, token: Token) -> Sequence[Block]:  # noqa: C901, PLR0911  # one case a token
        match token.type:
            case "heading_open":
                return (self._heading(token),)
            case "paragraph_open":
                return self._paragraph(token)
            case "bullet_list_open" | "ordered_list_open":
                return (self._list(token),)
            case "blockquote_open":
                return (Quote(blocks=self._until("blockquote_close")),)
            case "table_open":
                return (self._table(token),)
            case "dl_open":
                return (self._terms(),)
            case _ if token.type.startswith("container_") and token.nesting == 1:
                return self._container(token)
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

    def _paragraph(self, opening: Token) -> Sequence[Block]:
        """A paragraph; the marks of data blocks inside part it and are replaced by their blocks."""
        role, anchor = _role(opening), str(opening.attrs.get("id", ""))
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
                    found.extend(self._flush(children, role, anchor))
                    found.extend(self._data.get(piece, ()))
                elif piece:
                    children.append(child.copy(content=piece))
        found.extend(self._flush(children, role, anchor))
        return found

    def _flush(self, children: list[Token], role: ParagraphRole, anchor: str) -> Sequence[Block]:
        while children and children[-1].type == "softbreak":
            children.pop()
        while children and children[0].type == "softbreak":
            children.pop(0)
        inlines = self._inlines.read(children)
        children.clear()
        return (Paragraph(inlines=inlines, role=role, id=anchor),) if inlines else ()

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
            checked = self._task(first)
            items.append(ListItem(blocks=self._until("list_item_close"), checked=checked))
        self._next()
        return List(items=tuple(items), ordered=ordered, start=int(start), tight=tight)

    def _inside(self) -> Sequence[Token]:
        """The first token of the item: tight or loose is the same for the whole list."""
        return self._tokens[self._at : self._at + 1]

    def _task(self, opening: Token) -> bool | None:
        """Whether the item is a task that is done; takes its box out of the text."""
        if TASK_BOX not in str(opening.attrs.get("class", "")):
            return None
        inline = self._tokens[self._at + 1]
        box, *rest = inline.children or []
        if rest and rest[0].type == "text":
            rest[0] = rest[0].copy(content=rest[0].content.lstrip(" "))
        inline.children = rest
        return 'checked="checked"' in box.content

    def _terms(self) -> DefinitionList:
        """Terms with what they mean; several meanings of one term follow each other."""
        items: list[Definition] = []
        while (token := self._next()).type != "dl_close":
            if token.type == "dt_open":
                items.append(Definition(label=self._inlines.read(self._next().children or [])))
                self._next()
            elif token.type == "dd_open":
                last = items[-1]
                items[-1] = last.model_copy(update={"blocks": last.blocks + self._until("dd_close")})
        return DefinitionList(items=tuple(items))

    def _container(self, opening: Token) -> Sequence[Block]:
        """`::: name title`: a framed remark, pages on their side, a new page."""
        name = opening.type.removeprefix("container_").removesuffix("_open")
        title = tuple(self._values.inlines(opening.info.strip().removeprefix(name).strip()))
        inner = self._until(opening.type.removesuffix("open") + "close")
        if name in CALLOUTS:
            return (Callout(kind=CALLOUTS[name], title=title, blocks=inner),)
        above: Blocks = (Paragraph(inlines=title),) if title else ()
        if name == PAGE_BREAK:
            return (*above, PageBreak(), *inner)
        return (
            *above,
            *(b.model_copy(update={"landscape": True}) if isinstance(b, Table) else b for b in inner),
        )

    def _table(self, opening: Token) -> Table:
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
        said = {name: str(value) for name, value in opening.attrs.items()}
        return Table(
            columns=_with_widths(head, said.get("widths", "")),
            rows=tuple(rows),
            caption=tuple(self._values.inlines(said.get("caption", ""))),
            id=said.get("id", ""),
            landscape=LANDSCAPE in said.get("class", "").split(),
        )

    def _code(self, token: Token) -> Sequence[Block]:
        text = self._values.put_back(token.content)
        return (Code(text=text.removesuffix("\n"), language=self._values.put_back(token.info).strip()),)

    def _note(self, number: int) -> tuple[Inline, ...]:
        """A footnote; its paragraphs are parted by line breaks."""
        self._notes_read.add(number)
        self._note_depth += 1
        if self._note_depth > _DEEPEST_NOTE:
            raise RecursionError
        found: tuple[Inline, ...] = ()
        for token in self._note_tokens.get(number, ()):
            between: tuple[Inline, ...] = (LineBreak(),) if found else ()
            found += between + self._inlines.read(token.children or [token])
        self._note_depth -= 1
        return found


def _notes(tokens: Sequence[Token]) -> Mapping[int, Sequence[Token]]:
    """What stands in the footnotes, which the parser puts behind the text, by their numbers."""
    notes: dict[int, list[Token]] = {}
    number = -1
    for token in tokens:
        if token.type == "footnote_open":
            number = int(token.meta["id"])
        elif token.type == "footnote_close":
            number = -1
        elif number >= 0 and token.type in {"inline", "fence", "code_block", "html_block"}:
            notes.setdefault(number, []).append(token)
    return notes


def _role(opening: Token) -> ParagraphRole:
    classes = str(opening.attrs.get("class", "")).split()
    return next((role for role in _ROLES if role in classes), "body")


def _with_widths(columns: Sequence[Column], said: str) -> tuple[Column, ...]:
    """Columns as wide as `widths="1 3 2"` says; what is no list of as many numbers is not heeded."""
    widths = said.split()
    if len(widths) != len(columns) or not all(_WIDTH.fullmatch(width) for width in widths):
        return tuple(columns)
    return tuple(
        column.model_copy(update={"width": float(width)})
        for column, width in zip(columns, widths, strict=True)
    )


def _lines(text: str) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for index, line in enumerate(text.rstrip("\n").split("\n")):
        if index:
            found.append(LineBreak())
        if line:
            found.append(line)
    return tuple(found)
