"""The file of the brand's logo: a person's own, in the engagement's templates/ or beside engagement.yaml."""

from pathlib import Path

from toolkit.problems import BadData, Place, Problem
from toolkit.store.files import read_file, safe_join
from toolkit.store.folder import ENGAGEMENT, TEMPLATES

_CODE = "LOGO"


def read_logo(root: Path, name: str, most: int) -> tuple[str, bytes]:
    """The name of the file below `root`, and its bytes.

    Args:
        root: the engagement folder.
        name: as engagement.yaml gives it.
        most: bytes that a logo may have; a larger file is not read.

    Raises:
        BadData: there is no such file, it is too large or cannot be read.
        UsageError: the name leads out of the folder.
    """
    for relative in (f"{TEMPLATES}/{name}", name):
        path = safe_join(root, relative)
        if path.is_file():
            size = path.stat().st_size
            if size > most:
                what = f"The logo has {size / 1024**2:.1f} MB; {most // 1024**2} MB are allowed."
                raise BadData(
                    [Problem(Place(relative), _CODE, what, "Save it smaller: 600 pixels wide are enough.")]
                )
            return relative, read_file(root, relative)
    what = f"The logo '{name}' is not there."
    raise BadData(
        [Problem(Place(ENGAGEMENT), _CODE, what, f"Put it into {TEMPLATES}/, or correct brand.logo.")]
    )
