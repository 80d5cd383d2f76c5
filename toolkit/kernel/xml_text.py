"""Text made fit for XML."""

import re

# What XML 1.0 cannot hold; a reader sees that something stood there.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """`text` with U+FFFD for each character that XML forbids."""
    return _ILLEGAL.sub("\ufffd", text)
