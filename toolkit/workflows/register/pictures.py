"""Pictures of the landscape as files: a process with its lanes, or the programs with their flows."""

from pathlib import Path

from toolkit.documents.content.assignment.pictures import as_is, integration_picture, to_be
from toolkit.models.blocks import Blocks, Figure
from toolkit.models.landscape.landscape import Landscape
from toolkit.problems import Refused, UsageError
from toolkit.store.files import write_file
from toolkit.workflows.register.landscape import find_entry

_SUFFIXES = (".svg", ".png")
_WHOLE = ("systems", "flows")


def write_pictures(landscape: Landscape, name: str, target: Path) -> tuple[Path, ...]:
    """Write the picture of a process, or of all systems; several sheets get numbers in their names.

    Raises:
        UsageError: the file's ending is none of a picture, or the entry has no picture.
        Refused: there is nothing to draw yet.
        CannotWrite: disk or rights do not allow it.
    """
    if target.suffix.lower() not in _SUFFIXES:
        raise UsageError(f"'{target.name}' is no picture.", "Name a file that ends in .svg or .png.")
    figures = [block for block in _drawn(landscape, name) if isinstance(block, Figure)]
    if not figures:
        raise Refused(
            f"There is nothing to draw of '{name}' yet.", "Its steps come from the interviews (F02)."
        )
    written = []
    for number, figure in enumerate(figures, 1):
        file = target if len(figures) == 1 else target.with_stem(f"{target.stem}-{number}")
        write_file(file, figure.svg.encode() if file.suffix.lower() == ".svg" else figure.png)
        written.append(file)
    return tuple(written)


def _drawn(landscape: Landscape, name: str) -> Blocks:
    if name in _WHOLE:
        return integration_picture(landscape.systems, landscape.flows)
    kind, entry = find_entry(landscape, name)
    process = next((p for p in landscape.processes if p.id == entry.id), None)
    if kind != "processes" or process is None:
        raise UsageError(f"'{name}' has no picture.", "Processes have one, and 'systems' as a whole.")
    return (*as_is(process), *to_be(process))
