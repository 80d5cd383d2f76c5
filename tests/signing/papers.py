"""A small frozen PDF, keys that prove nothing, and the ways in which a signed file is attacked."""

from datetime import UTC, datetime
from functools import lru_cache

import typst

from toolkit.models.signoff.signing import FieldBox
from toolkit.signing.fields import place_fields
from toolkit.signing.keys import Key, key_from_file
from toolkit.signing.sign import SignOrder, sign
from toolkit.signing.try_out import Authority, make_authority, make_key_file

NOW = datetime(2026, 3, 30, 12, tzinfo=UTC)
PASSPHRASE = "пароль-1".encode()
CLIENT, VENDOR = "Sign-01-ilze", "Sign-02-vendor"
_SOURCE = b"""#set document(title: "Assignment", date: datetime(year: 2026, month: 3, day: 30))
#pdf.attach("baseline.json", bytes("{}"), relationship: "data", mime-type: "application/json", description: "d")
#pdf.attach("technical-assignment.docx", bytes("word"), relationship: "alternative", mime-type: "a/b", description: "w")
= Assignment
Price 4710. #lorem(700)
"""


@lru_cache(maxsize=1)
def plain() -> bytes:
    """Two pages with an attachment, as the exporter writes them."""
    return bytes(typst.compile(_SOURCE, format="pdf", pdf_standards=["a-3a", "ua-1"]))


@lru_cache(maxsize=1)
def frozen() -> bytes:
    """The same with the fields of both parties."""
    return place_fields(
        plain(),
        [
            FieldBox(name=CLIENT, page=2, left=60, bottom=60, right=240, top=120, tooltip="Ilze"),
            FieldBox(name=VENDOR, page=2, left=300, bottom=60, right=480, top=120),
        ],
    )


@lru_cache(maxsize=1)
def authority() -> Authority:
    """Made once, since making keys takes time."""
    return make_authority(NOW)


@lru_cache(maxsize=4)
def key(holder: str) -> Key:
    """A key of the authority for a person."""
    return key_from_file(make_key_file(authority(), holder, PASSPHRASE, NOW), PASSPHRASE, "key.p12")


@lru_cache(maxsize=1)
def signed_once() -> bytes:
    """The client has certified."""
    return sign(frozen(), key("Ilze"), SignOrder(CLIENT, NOW, reason="read", certify=True))


@lru_cache(maxsize=1)
def signed_twice() -> bytes:
    """Then the vendor has approved."""
    return sign(signed_once(), key("Vendor"), SignOrder(VENDOR, NOW))
