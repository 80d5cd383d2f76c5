"""Which blocks stand on upright pages and which on pages lying on their side."""

from toolkit.models.blocks import Block, Blocks, Heading, Paragraph, Table

_MOST_BEFORE = 3


def by_side(blocks: Blocks) -> list[tuple[bool, Blocks]]:
    """The blocks in rows of one side: whether the page lies on its side, and what stands on it.

    Headings and a short lead-in go with the wide table they belong to, so that none is left behind.
    """
    parts: list[tuple[bool, list[Block]]] = [(False, [])]
    for block in blocks:
        wide = isinstance(block, Table) and block.landscape
        if wide and not parts[-1][0]:
            parts.append((True, _lead_in(parts[-1][1])))
        elif not wide and parts[-1][0]:
            parts.append((False, []))
        parts[-1][1].append(block)
    return [(wide, tuple(found)) for wide, found in parts if found]


def _lead_in(before: list[Block]) -> list[Block]:
    """Take headings and short text directly before a wide table away from the upright page."""
    at = len(before)
    while at and len(before) - at < _MOST_BEFORE and isinstance(before[at - 1], Heading | Paragraph):
        at -= 1
    while at < len(before) and not isinstance(before[at], Heading):
        at += 1
    moved = before[at:]
    del before[at:]
    return moved
