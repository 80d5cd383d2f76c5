"""The text that is read and signed: as it would be frozen today, or as it was frozen."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from toolkit.models.blocks import Blocks
from toolkit.models.signoff.baseline import Baseline
from toolkit.problems import BadData, Place, Problem
from toolkit.stages.signoff.contents import FRONT, Section
from toolkit.store.files import read_file
from toolkit.store.signoff.issued import CONTENT, baseline_folder

_BLOCKS: TypeAdapter[Blocks] = TypeAdapter(Blocks)


@dataclass(frozen=True)
class FrozenText:
    """The content of a frozen edition: its sections and everything else of `baseline.json`."""

    sections: tuple[Section, ...]
    language: str
    data: dict[str, Any]


def frozen_text(root: Path, baseline: Baseline) -> FrozenText:
    """Read a frozen edition back from its data.

    Raises:
        BadData: the file is missing, was damaged, or does not have the hashes of the manifest.
    """
    relative = f"{baseline_folder(baseline.id)}/{CONTENT}"
    content = read_file(root, relative)
    if sha256(content).hexdigest() != baseline.content_sha256:
        raise _damaged(relative)
    data = json.loads(content)
    return FrozenText(
        tuple(
            Section(s["id"], s["title"], _BLOCKS.validate_python(s["blocks"]), frozen_sha256=s["sha256"])
            for s in data["sections"]
        ),
        data["language"],
        data,
    )


def to_acknowledge(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections that are read one by one: all but the front page."""
    return tuple(section for section in sections if section.id != FRONT)


def _damaged(relative: str) -> BadData:
    return BadData(
        [
            Problem(
                Place(relative),
                "issued-damaged",
                "The frozen data cannot be read, or is not what the manifest says.",
                "Put back the folder 'issued' from a backup.",
            )
        ]
    )
