"""The door to typst: its program, fonts that are the same on every machine, and its errors as ours."""

import json
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from toolkit.problems import BadData, Place, Problem

_PROGRAM = ("main.typ", "look.typ", "inlines.typ", "tables.typ", "signing.typ", "blocks.typ")
FAMILIES = ("Libertinus Serif", "DejaVu Sans", "Last Resort High-Efficiency")
"""The first has Latin, Greek and Cyrillic; the others step in for what it lacks."""


@cache
def _fonts() -> typst.Fonts:
    """Fonts that come with typst and matplotlib; those of the machine would change the bytes."""
    spec = find_spec("matplotlib")
    folder = Path(spec.origin or "").parent / "mpl-data" / "fonts" / "ttf" if spec else None
    found = [str(folder)] if folder and folder.is_dir() else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=found)


@cache
def _program() -> Mapping[str, bytes]:
    room = files(__package__)
    return {name: room.joinpath(name).read_bytes() for name in _PROGRAM}


@contextmanager
def folder_of(files: Mapping[str, bytes]) -> Iterator[typst.Compiler]:
    """A compiler over a folder of its own with these files, `main.typ` among them.

    Typst takes pictures and attachments from files only.
    """
    with TemporaryDirectory(prefix="crmkit-pdf-") as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        main = Path(folder) / _PROGRAM[0]
        yield typst.Compiler(main, root=Path(folder), font_paths=_fonts(), ignore_system_fonts=True)


def _compiler(
    data: Mapping[str, object], pictures: Mapping[str, bytes]
) -> AbstractContextManager[typst.Compiler]:
    text = json.dumps(data, ensure_ascii=False).encode()
    return folder_of({**_program(), **pictures, "document.json": text})


def pdf(data: Mapping[str, object], pictures: Mapping[str, bytes], name: str, moment: int) -> bytes:
    """The PDF of a document's plain data: PDF/A-3a and PDF/UA-1.

    Args:
        data: what `main.typ` reads.
        pictures: files that the data names.
        name: of the document, for messages.
        moment: seconds since 1970 that stand in the file as the time of making.

    Raises:
        BadData: typst refuses the document.
    """
    try:
        with _compiler(data, pictures) as compiler:
            made = compiler.compile(format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=moment)
    except typst.TypstError as fault:
        raise _refused(fault, name) from None
    assert isinstance(made, bytes)  # noqa: S101  # without an output file typst hands over the bytes
    return made


def query(
    data: Mapping[str, object], pictures: Mapping[str, bytes], name: str, label: str
) -> list[dict[str, object]]:
    """The values of all `metadata` with a label, in the order of the text.

    Raises:
        BadData: typst refuses the document.
    """
    try:
        with _compiler(data, pictures) as compiler:
            found = compiler.query(f"<{label}>", field="value")
    except typst.TypstError as fault:
        raise _refused(fault, name) from None
    values: list[dict[str, object]] = json.loads(found)
    return values


def _refused(fault: typst.TypstError, name: str) -> BadData:
    hints = " ".join(f"({hint})" for hint in fault.hints)
    what = f"The PDF cannot be made: {fault.message}. {hints}".strip()
    return BadData(
        [Problem(Place(name), "PDF", what, "Change what the message names, or write another format.")]
    )
