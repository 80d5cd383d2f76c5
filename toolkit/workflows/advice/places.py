"""From a value in an engagement's file to `file:line`."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path

from toolkit.models.advice.outcome import Spot
from toolkit.problems import CrmkitError, Place
from toolkit.store import yaml_source
from toolkit.store.files import read_file
from toolkit.store.folder import REQUIREMENTS

_REQUIREMENT = b"  - id: "


def located(root: Path, spots: Collection[Spot]) -> Mapping[Spot, str]:
    """`file:line` of each spot; a folder, or a file that is not there, keeps its name alone."""
    by_file: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_file[spot.file].append(spot)
    found: dict[Spot, str] = {}
    for file, inside in by_file.items():
        lines = _lines(root, file, inside)
        found |= {spot: str(Place(file, lines.get(spot, 0))) for spot in inside}
    return found


def _lines(root: Path, file: str, spots: Collection[Spot]) -> Mapping[Spot, int]:
    if not (root / file).is_file():
        return {}
    try:
        source = read_file(root, file)
        if file == REQUIREMENTS and (quick := _of_requirements(source, spots)):
            return quick
        places = yaml_source.places(source, [tuple(spot.path) for spot in spots])
    except CrmkitError:
        return {}
    return {spot: places[tuple(spot.path)][0][0] for spot in spots if spot.path}


def _of_requirements(source: bytes, spots: Collection[Spot]) -> Mapping[Spot, int]:
    """A register of thousands is in the program's own form: each begins with its id, so lines can be counted."""
    wanted = {spot: spot.path[1] for spot in spots if len(spot.path) > 1}
    starts = [n for n, line in enumerate(source.split(b"\n"), 1) if line.startswith(_REQUIREMENT)]
    lines: dict[Spot, int] = {}
    for spot, position in wanted.items():
        if not isinstance(position, int) or position >= len(starts):
            return {}
        lines[spot] = starts[position]
    return lines
