"""What may be a logo and what may not, and that a drawing gets its picture."""

import struct
import zlib

import pytest

from tests.documents.pictures import LOGO, picture
from toolkit.documents.exporters.typeset.raster import png_of
from toolkit.documents.layout.logo import LARGEST_FILE, fault_of, kind_of
from toolkit.problems import BadData

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, pixels: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "content",
    [
        picture(),
        LOGO.encode(),
        f'{HEAD}<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/></svg>'.encode(),
        f'{HEAD}<style>rect{{fill:url("#a")}}</style><use xlink:href="#a"/></svg>'.encode(),
    ],
)
def test_a_clean_picture_is_taken(content: bytes) -> None:
    assert fault_of(content) == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no picture"),
        (b"GIF89a", "no picture"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (picture() + b"x" * LARGEST_FILE, "2.0 MB; 2 MB are allowed"),
        (picture()[:-5], "damaged"),
        (picture().replace(b"IDAT", b"IDAX"), "damaged"),
        (png(50_000, 50_000, zlib.compress(b"")), "50000 x 50000 pixels"),
        (png(10, 10, zlib.compress(b"\0" * 10_000_000)), "damaged"),
        (png(10, 10, b"no zlib"), "damaged"),
        (f"{HEAD}<script>alert(1)</script></svg>".encode(), "<script>"),
        (f'{HEAD}<rect onload="alert(1)"/></svg>'.encode(), "onload"),
        (f"{HEAD}<foreignObject/></svg>".encode(), "<foreignObject>"),
        (f'{HEAD}<use xlink:href="https://example.org/a.svg#b"/></svg>'.encode(), "outside"),
        (f'{HEAD}<a href="javascript:alert(1)"/></svg>'.encode(), "outside"),
        (f'{HEAD}<image href="file:///etc/passwd"/></svg>'.encode(), "<image>"),
        (f'{HEAD}<rect fill="url(https://example.org)"/></svg>'.encode(), "outside"),
        (f"{HEAD}<style>@import 'https://example.org'</style></svg>".encode(), "outside"),
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}&a;</svg>'.encode(), "DOCTYPE"),
        (f'<?xml-stylesheet href="https://example.org"?>{HEAD}</svg>'.encode(), "DOCTYPE"),
        (f"{HEAD}<rect></svg>".encode(), "not well formed"),
        (f"{HEAD}\xe9</svg>".encode("latin-1"), "UTF-8"),
    ],
)
def test_anything_else_is_refused_with_its_reason(content: bytes, said: str) -> None:
    assert said in fault_of(content)


def test_a_drawing_gets_its_picture() -> None:
    made = png_of(LOGO, "logo.svg")
    assert (kind_of(made), fault_of(made)) == ("png", "")
    width, height = struct.unpack(">II", made[16:24])
    assert (width, height) == (472, 236)  # 40 mm by 20 mm at 300 dots to the inch, rounded down
    assert made == png_of(LOGO, "logo.svg")


def test_a_drawing_that_cannot_be_shown_is_named() -> None:
    with pytest.raises(BadData, match=r"logo\.svg: LOGO The drawing cannot be shown"):
        png_of("<svg", "logo.svg")
