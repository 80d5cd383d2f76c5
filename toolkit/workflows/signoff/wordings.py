"""How sections read when somebody acknowledged them under review, so that later changes can be shown.

Kept among the results that may be deleted at any moment: then the page says that the earlier wording is not there.
"""

import json
from pathlib import Path

from pydantic import TypeAdapter

from toolkit.kernel.canonical_json import canonical
from toolkit.models.blocks import Blocks
from toolkit.stages.signoff.contents import Section
from toolkit.store import cache

_BLOCKS: TypeAdapter[Blocks] = TypeAdapter(Blocks)


def keep_wording(root: Path, section: Section) -> None:
    """Keep a section as it reads now."""
    said = canonical(section.content)
    cache.keep(root, _name(section.sha256), section.sha256, said)


def kept_wording(root: Path, sha256: str) -> Blocks | None:
    """The blocks of a section that was read with this hash; None where they are not kept."""
    said = cache.recall(root, _name(sha256), sha256)
    try:
        return _BLOCKS.validate_python(json.loads(said)) if said else None
    except ValueError:
        return None  # half written or edited by hand


def _name(sha256: str) -> str:
    return f"read/{sha256}.json"
