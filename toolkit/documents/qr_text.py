"""A QR code as lines of text, for a terminal: two rows of the code in one line, light on dark."""

import segno

_QUIET = 2
_CHARACTERS = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def qr_lines(text: str) -> list[str]:
    """The code of a short text; light squares are drawn, so that it can be scanned from a dark screen."""
    matrix = [[not dark for dark in row] for row in segno.make(text, error="l", micro=False).matrix]
    wide = len(matrix) + 2 * _QUIET
    edge = [[True] * wide for _ in range(_QUIET)]
    rows = [*edge, *([*[True] * _QUIET, *row, *[True] * _QUIET] for row in matrix), *edge]
    if len(rows) % 2:
        rows.append([True] * wide)
    return [
        "".join(
            _CHARACTERS[bool(above), bool(below)] for above, below in zip(rows[at], rows[at + 1], strict=True)
        )
        for at in range(0, len(rows), 2)
    ]
