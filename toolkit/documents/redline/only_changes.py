"""Of a compared text only what changed: whole blocks, of tables the rows, without the rest around them."""

from pydantic import BaseModel

from toolkit.models.blocks import Block, Blocks, Changed, Heading, Paragraph, Table


def only_changes(blocks: Blocks) -> Blocks:
    """The blocks that hold a change. Headings lose their numbers, which would be those of a shorter text."""
    return tuple(_shortened(block) for block in blocks if _holds_change(block))


def _shortened(block: Block) -> Block:
    if isinstance(block, Heading):
        return Paragraph(inlines=block.inlines, role="label", change=block.change)
    if isinstance(block, Table) and not block.change:
        rows = tuple(row for row in block.rows if _holds_change(row))
        total = block.total if block.total is not None and _holds_change(block.total) else None
        return block.model_copy(update={"rows": rows, "total": total, "landscape": False})
    return block


def _holds_change(piece: object) -> bool:
    if isinstance(piece, tuple | list):
        return any(_holds_change(one) for one in piece)
    if isinstance(piece, Changed):
        return True
    if isinstance(piece, BaseModel):
        values = dict(piece)
        return bool(values.get("change")) or any(_holds_change(value) for value in values.values())
    return False
