"""What a signed field shows: a small page with the signer's words, in fonts that know every script."""

import json
from collections.abc import Sequence
from importlib.resources import files

from toolkit.documents.exporters.typeset.compiler import FAMILIES, folder_of


def stamp(lines: Sequence[str], width: float, height: float) -> bytes:
    """A PDF of one page of this size in points; the first line stands out. Equal lines give equal bytes."""
    data = {
        "lines": [line for line in lines if line],
        "width": width,
        "height": height,
        "families": FAMILIES,
    }
    program = (files(__package__) / "stamp.typ").read_bytes()
    with folder_of(
        {"main.typ": program, "stamp.json": json.dumps(data, ensure_ascii=False).encode()}
    ) as made:
        page = made.compile(format="pdf", timestamp=0)
    assert isinstance(page, bytes)  # noqa: S101  # without an output file typst hands over the bytes
    return page
