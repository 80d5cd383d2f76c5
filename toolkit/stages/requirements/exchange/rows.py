"""The register as rows of a table, and the fingerprint by which a row is found unchanged again."""

import re
from collections.abc import Iterator
from hashlib import sha256
from json import dumps

from toolkit.models.requirements.requirement import Register, Requirement, RequirementStatus
from toolkit.models.requirements.sheet import EDITABLE, ID, NUMBER, OPEN, SOURCES, STATUS, VERSION

_LENGTH = 12
# What XML 1.0 cannot hold, and U+FFFD, which a workbook has in its place.
_NOT_HELD = re.compile("[\ufffd\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEFT_OUT = (RequirementStatus.MERGED, RequirementStatus.REJECTED)


def rows_of(register: Register) -> Iterator[dict[str, str]]:
    """Yield a row for each requirement that was neither merged nor rejected."""
    for requirement in register.requirements:
        if requirement.status not in _LEFT_OUT:
            yield {
                ID: requirement.id,
                NUMBER: requirement.number or "",
                **editable(requirement),
                STATUS: requirement.status.value,
                SOURCES: _sources(requirement),
                OPEN: "\n".join(requirement.open_questions),
                VERSION: version(editable(requirement)),
            }


def editable(requirement: Requirement) -> dict[str, str]:
    """What may be changed in the file, by column."""
    return {column: str(getattr(requirement, field) or "") for column, field in EDITABLE.items()}


def version(cells: dict[str, str]) -> str:
    """Fingerprint (hex) of what may be changed; spaces, line ends and what no file can hold do not count."""
    plain = [" ".join(_NOT_HELD.sub(" ", cells.get(column, "")).split()) for column in EDITABLE]
    return sha256(dumps(plain, ensure_ascii=False).encode()).hexdigest()[:_LENGTH]


def _sources(requirement: Requirement) -> str:
    said = dict.fromkeys(source.interview for source in requirement.sources)
    files = dict.fromkeys(f"{f.file}, {f.place}" for f in requirement.foreign)
    return "\n".join((*said, *files))
