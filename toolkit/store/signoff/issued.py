"""What was issued: frozen editions, signed files, the log. Added to, never changed.

    issued/log.jsonl              every change of state, a chain of hashes
    issued/B1/                    a frozen edition: data, Word, PDF, manifest, SHA256SUMS
    issued/B1-signed/             signed files, detached signatures, scans, one after the other

A frozen edition appears with one rename; its line in the log follows. Killed in between, the edition is there
and its line is added from the manifest the next time.
"""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.people import Participant
from toolkit.problems import BadData, Place, Problem
from toolkit.store.files import make_folder, read_file, safe_join
from toolkit.store.folder import ISSUED, LOG

MANIFEST = "manifest.json"
CONTENT = "baseline.json"
WORD = "technical-assignment.docx"
FROZEN = "technical-assignment.pdf"
SUMS = "SHA256SUMS"
_BASELINE = re.compile(r"B[1-9][0-9]{0,5}\Z")


def baseline_folder(baseline: str) -> str:
    """The folder of a frozen edition, below the engagement."""
    return f"{ISSUED}/{baseline}"


def signed_folder(baseline: str) -> str:
    """The folder of what was signed on a frozen edition."""
    return f"{ISSUED}/{baseline}-signed"


def publish(root: Path, baseline: str, files: Mapping[str, bytes]) -> None:
    """Make the folder of a frozen edition appear, the whole of it or nothing. SHA256SUMS is added.

    Raises:
        CannotWrite: it is there already, or disk or rights do not allow it.
    """
    sums = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    make_folder(safe_join(root, baseline_folder(baseline)), {**files, SUMS: sums.encode("ascii")})


def read_log_bytes(root: Path) -> bytes:
    """The log as it stands, empty when nothing was logged."""
    return read_file(root, LOG) if safe_join(root, LOG).is_file() else b""


def baselines(root: Path) -> tuple[Baseline, ...]:
    """The manifests of all frozen editions, oldest first.

    Raises:
        BadData: a manifest is missing or was damaged.
    """
    folder = root / ISSUED
    if not folder.is_dir():
        return ()
    names = [p.name for p in folder.iterdir() if p.is_dir() and _BASELINE.match(p.name)]
    return tuple(manifest(root, name) for name in sorted(names, key=lambda name: int(name[1:])))


def manifest(root: Path, baseline: str) -> Baseline:
    """The manifest of one frozen edition.

    Raises:
        BadData: it is missing or was damaged.
    """
    relative = f"{baseline_folder(baseline)}/{MANIFEST}"
    try:
        found = Baseline.model_validate(json.loads(read_file(root, relative)))
    except (ValueError, ValidationError, RecursionError):
        raise _damaged(relative) from None
    if found.id != baseline:
        raise _damaged(relative)
    return found


def broken_sums(root: Path, baseline: str) -> tuple[Problem, ...]:
    """Files of a frozen edition that differ from its SHA256SUMS, are missing, or were added."""
    folder = baseline_folder(baseline)
    try:
        lines = read_file(root, f"{folder}/{SUMS}").decode("ascii").splitlines()
    except (BadData, UnicodeDecodeError):
        return (_problem(f"{folder}/{SUMS}", "is missing or was damaged"),)
    wanted = {line[66:]: line[:64] for line in lines}
    problems = []
    for name, sha in sorted(wanted.items()):
        path = safe_join(root, f"{folder}/{name}")
        if not path.is_file():
            problems.append(_problem(f"{folder}/{name}", "is missing"))
        elif sha256(path.read_bytes()).hexdigest() != sha:
            problems.append(_problem(f"{folder}/{name}", "was changed after it was issued"))
    here = {p.name for p in safe_join(root, folder).iterdir()} - {SUMS}
    problems += [_problem(f"{folder}/{name}", "was added later") for name in sorted(here - set(wanted))]
    return tuple(problems)


def content_differs(root: Path, baseline: Baseline) -> tuple[Problem, ...]:
    """Where the manifest says something else than the data that travel inside the signed PDF."""
    file = f"{baseline_folder(baseline.id)}/{MANIFEST}"
    try:
        content = json.loads(read_file(root, f"{baseline_folder(baseline.id)}/{CONTENT}"))
        people = tuple(Participant.model_validate(person) for person in content["people"])
        sections = [(s["id"], s["sha256"]) for s in content["sections"]]
        given = (content["edition"], content["root"], content["log_head"], tuple(content["changes"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return (_problem(f"{baseline_folder(baseline.id)}/{CONTENT}", "is missing or was damaged"),)
    own = (baseline.edition, baseline.root_sha256, baseline.log_head, baseline.changes)
    same = sections == [(s.section, s.sha256) for s in baseline.sections] and given == own
    if people == baseline.people and same:
        return ()
    return (_problem(file, "says something else than the data inside the signed PDF"),)


def _damaged(relative: str) -> BadData:
    return BadData([_problem(relative, "is missing or was damaged")])


def _problem(relative: str, what: str) -> Problem:
    return Problem(
        Place(relative),
        "issued-damaged",
        f"The file {what}.",
        "Put back the folder 'issued' from a backup; what is issued never changes.",
    )
