"""Blocks as plain data."""

from collections.abc import Sequence
from itertools import pairwise

from toolkit.documents.exporters.typeset.inlines import inline_nodes
from toolkit.documents.exporters.typeset.state import Node, State
from toolkit.documents.exporters.typeset.tables import card_node, definition_nodes, lines, table_node
from toolkit.documents.layout.facts import facts
from toolkit.documents.plain import plain
from toolkit.models.blocks import (
    ApprovalSheet,
    Block,
    Blocks,
    Callout,
    Code,
    DefinitionList,
    DefinitionTable,
    Figure,
    Heading,
    List,
    ListItem,
    ListOfCaptions,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    SignatureField,
    SignatureTable,
    Table,
    TableOfContents,
    TitlePage,
)

# Deeper lists are written on as items of the deepest; typst stops at about fifteen levels.
_DEEPEST = 7
_CHARACTERS, _MOST_HELD = 98, 4  # on a line; lines that are kept with what they introduce
_LISTS = ("contents", "captions")


def block_nodes(blocks: Blocks, state: State) -> list[Node]:
    """The nodes of all blocks, one after the other."""
    made: list[Node] = []
    for block in blocks:
        node = _node(block, state)
        if isinstance(block, SignatureTable | Table | Figure) and made:
            _hold(made[-1])
        if node:
            made.append(node)
    for node, following in pairwise([*made, ""]):
        if isinstance(node, dict) and node["k"] in _LISTS:
            # The text begins on a new page after the last of the lists.
            node["last"] = not (isinstance(following, dict) and following["k"] in _LISTS)
    return made


def _hold(node: Node) -> None:
    """Keep a paragraph on the page of what it introduces."""
    if isinstance(node, dict) and node["k"] == "paragraph":
        node["hold"] = node["role"] == "body" and lines(node["body"], _CHARACTERS) <= _MOST_HELD


def _node(block: Block, state: State) -> Node:  # noqa: C901, PLR0911, PLR0912  # one case a block
    match block:
        case Paragraph():
            return _paragraph(block, state)
        case Heading():
            return _heading(block, state)
        case Table():
            return table_node(block, state, block_nodes)
        case DefinitionTable():
            return card_node(block, state, block_nodes)
        case DefinitionList():
            return {"k": "terms", "rows": definition_nodes(block.items, state, block_nodes)}
        case List():
            return _list(block, state)
        case Quote():
            source = inline_nodes(block.attribution, state)
            return {"k": "quote", "body": block_nodes(block.blocks, state), "by": source}
        case Code():
            return _code(block, state)
        case Callout():
            title = inline_nodes(block.title, state)
            return {
                "k": "callout",
                "kind": block.kind,
                "title": title,
                "body": block_nodes(block.blocks, state),
            }
        case Figure():
            return _figure(block, state)
        case Rule():
            return {"k": "rule"}
        case PageBreak():
            return {"k": "page_break"}
        case TitlePage():
            return {
                "k": "title_page",
                "rows": definition_nodes(
                    (*facts(state.document, state.words), *block.lines), state, block_nodes
                ),
            }
        case TableOfContents():
            title = inline_nodes(block.title or (state.words["contents"],), state)
            return {"k": "contents", "title": title, "depth": block.depth}
        case ListOfCaptions():
            return _captions(block, state)
        case SignatureTable():
            return {
                "k": "signatures",
                "id": state.anchor(block.id),
                "fields": _fields(block.fields, block.id, state),
            }
        case ApprovalSheet():
            return _approval(block, state)


def _paragraph(block: Paragraph, state: State) -> dict[str, object]:
    made = inline_nodes(block.inlines, state)
    introduces = plain(block.inlines).rstrip().endswith(":")
    return {
        "k": "paragraph",
        "role": block.role,
        "hold": introduces and block.role == "body",
        "body": made,
        "id": state.anchor(block.id),
    }


def _heading(block: Heading, state: State) -> Node:
    entry = state.outline.heading_of[id(block)]
    # PDF/UA allows no skipped level; the look follows the level.
    state.heading_level = min(block.level, state.heading_level + 1)
    return {
        "k": "heading",
        "level": state.heading_level,
        "number": entry.number,
        "body": inline_nodes(block.inlines, state),
        "id": state.anchor(entry.anchor),
    }


def _list(block: List, state: State) -> Node:
    state.list_depth += 1
    items = [node for item in block.items for node in _items(item, state)]
    state.list_depth -= 1
    return {"k": "list", "ordered": block.ordered, "start": block.start, "tight": block.tight, "items": items}


def _items(item: ListItem, state: State) -> list[dict[str, object]]:
    """The item; where it would stand too deep, what is nested in it follows as further items."""
    deep = state.list_depth >= _DEEPEST
    nested = [block for block in item.blocks if deep and isinstance(block, List)]
    own = tuple(block for block in item.blocks if not (deep and isinstance(block, List)))
    inside = block_nodes(own, state)
    if item.checked is not None:
        mark = {"done": item.checked, "word": state.words["done" if item.checked else "open"]}
        if not inside or not isinstance(inside[0], dict) or inside[0]["k"] != "paragraph":
            inside.insert(0, _paragraph(Paragraph(inlines=()), state))
        inside[0] |= mark  # type: ignore[operator]  # it is a paragraph now
    made: dict[str, object] = {"body": inside}
    further = [node for inner in nested for child in inner.items for node in _items(child, state)]
    return [made, *further] if own or item.checked is not None else further or [made]


def _code(block: Code, state: State) -> Node:
    lines = block.text.expandtabs(4).splitlines()
    return {"k": "code", "text": "\n".join(state.text(line) for line in lines)}


def _figure(block: Figure, state: State) -> Node:
    name = ""
    if block.svg or block.png:
        name = f"picture-{len(state.files)}.{'svg' if block.svg else 'png'}"
        state.files[name] = block.svg.encode() if block.svg else block.png
    made: dict[str, object] = {
        "k": "figure",
        "file": name,
        "alt": state.text(block.alt),
        "width": block.width_mm,
        "id": state.anchor(block.id),
    }
    if block.caption:
        made["number"] = str(state.outline.number_of[id(block)])
        made["caption"] = inline_nodes(block.caption, state)
    return made


def _captions(block: ListOfCaptions, state: State) -> Node:
    count = state.outline.tables if block.of == "tables" else state.outline.figures
    if not count:
        return ""
    title = inline_nodes(block.title or (state.words[block.of],), state)
    return {"k": "captions", "of": block.of, "title": title}


def _approval(block: ApprovalSheet, state: State) -> Node:
    state.heading_level = 1
    return {
        "k": "approval",
        "id": state.anchor(block.id),
        "title": inline_nodes(block.title or (state.words["approval"],), state),
        "body": block_nodes(block.blocks, state),
        "fields": _fields(block.fields, block.id, state),
    }


def _fields(fields: Sequence[SignatureField], group: str, state: State) -> list[dict[str, object]]:
    return [_field(field, place_id(field, group, number), state) for number, field in enumerate(fields, 1)]


def place_id(field: SignatureField, group: str, number: int) -> str:
    """What a place to sign is called: its own id, or the table's with the number of the place in it."""
    return field.id or f"{group or 'signature'}-{number}"


def _field(field: SignatureField, name: str, state: State) -> dict[str, object]:
    said = {word: state.text(getattr(field, word)) for word in ("party", "name", "role", "organisation")}
    return {"place": name, "id": state.anchor(field.id), **said}
