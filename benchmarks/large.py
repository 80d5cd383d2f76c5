"""An engagement with many requirements, made from the sample's register."""

import shutil
from pathlib import Path

from toolkit.models.requirements.requirement import Register
from toolkit.store.canonical import dump
from toolkit.store.dossier import REQUIREMENTS, read_dossier


def make(sample: Path, target: Path, *, count: int) -> Path:
    """Copy the sample to `target` with its requirements repeated until there are `count`."""
    shutil.copytree(sample, target)
    original = read_dossier(sample).requirements.requirements
    many = tuple(
        original[n % len(original)].model_copy(
            update={
                "id": f"r{n:010d}",
                "number": None,
                "statement": f"{original[n % len(original)].statement} ({n})",
            }
        )
        for n in range(count)
    )
    (target / REQUIREMENTS).write_bytes(dump(Register(requirements=many)))
    return target
