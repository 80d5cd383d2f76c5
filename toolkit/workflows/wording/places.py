"""Finds line and column of the words in the file of the register."""

from collections.abc import Sequence
from pathlib import Path

from toolkit.models.requirements.requirement import Register
from toolkit.models.requirements.wording import WordingFinding
from toolkit.store import yaml_source
from toolkit.store.files import read_file
from toolkit.store.folder import REQUIREMENTS


def with_places(
    root: Path, register: Register, findings: Sequence[WordingFinding]
) -> tuple[WordingFinding, ...]:
    """The findings with line and column, from 1.

    In a text that was folded over several lines by hand, the column is that of its beginning.
    """
    if not findings:
        return ()
    positions = {r.id: n for n, r in enumerate(register.requirements)}
    paths = {f.id: ("requirements", positions[f.id]) for f in findings}
    source = read_file(root, REQUIREMENTS)
    spots = yaml_source.places(source, [(*paths[f.id], f.place.field) for f in findings])
    lines = source.decode("utf-8-sig").split("\n")
    return tuple(_placed(f, spots[(*paths[f.id], f.place.field)][1], lines) for f in findings)


def _placed(finding: WordingFinding, begins: tuple[int, int], lines: Sequence[str]) -> WordingFinding:
    line, column = begins
    # Quotes and escapes can only shift the words to the right of where the plain text has them.
    first = lines[line - 1].find(finding.words, column - 1 + finding.place.start)
    place = finding.place.model_copy(update={"line": line, "column": first + 1 if first >= 0 else column})
    return finding.model_copy(update={"place": place})
