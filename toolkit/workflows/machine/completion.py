"""What a shell may complete: ids read straight from the files, without loading any noun."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from toolkit.problems import CrmkitError
from toolkit.store import library
from toolkit.store.folder import (
    DECISIONS,
    ENGAGEMENT,
    INTERVIEWS,
    KEY_TASKS,
    LANDSCAPE,
    PLAN,
    REQUIREMENTS,
    VENDORS,
    find_root,
)

_ID = re.compile(r"^ *(?:- )?\{?id: \"?([A-Za-z][\w-]*)", re.MULTILINE)
_NUMBER = re.compile(r"^ *number: \"?([A-Za-z][\w-]*)", re.MULTILINE)
_PHASES = re.compile(r"^phases:.*?(?=^\w|\Z)", re.MULTILINE | re.DOTALL)
_PEOPLE = re.compile(r"^(?:members|respondents):.*?(?=^\w|\Z)", re.MULTILINE | re.DOTALL)


def candidates(kind: str, directory: Path) -> tuple[str, ...]:
    """Ids of a kind in the engagement that holds `directory`, sorted; none where there is no engagement.

    Kinds: member, vendor, questionnaire, requirement, key_task, interview, gap, contradiction, phase, landscape, check.
    """
    find = _KINDS.get(kind)
    try:
        root = find_root(directory)
        return tuple(sorted(set(find(root)))) if find else ()
    except (CrmkitError, OSError, UnicodeDecodeError):
        return ()  # a shell is no place for messages


def _members(root: Path) -> list[str]:
    text = (root / ENGAGEMENT).read_text("utf-8")
    return [found for part in _PEOPLE.findall(text) for found in _ID.findall(part)]


def _stems(folder: str) -> Callable[[Path], list[str]]:
    return lambda root: [path.stem for path in (root / folder).glob("*.yaml")]


def _questionnaires(root: Path) -> list[str]:
    return list(library.names("questionnaires", root))


def _requirements(root: Path) -> list[str]:
    return _NUMBER.findall((root / REQUIREMENTS).read_text("utf-8"))


def _key_tasks(root: Path) -> list[str]:
    return _ID.findall((root / KEY_TASKS).read_text("utf-8"))


def _interviews(root: Path) -> list[str]:
    heads = [path.read_text("utf-8")[:2000] for path in (root / INTERVIEWS).glob("*.yaml")]
    return [found.group(1) for head in heads if (found := _ID.search(head))]


def _gaps(root: Path) -> list[str]:
    return _ID.findall(_text(root / DECISIONS / "gaps.yaml"))


def _contradictions(root: Path) -> list[str]:
    return _NUMBER.findall(_text(root / DECISIONS / "contradictions.yaml"))


def _phases(root: Path) -> list[str]:
    return [found for part in _PHASES.findall(_text(root / PLAN)) for found in _ID.findall(part)]


def _landscape(root: Path) -> list[str]:
    files = [path for path in (root / LANDSCAPE).glob("*.yaml") if path.stem != "proposals"]
    return [found for path in files for found in _ID.findall(_text(path))]


def _checks(_: Path) -> list[str]:
    return [f"AP-{number:02d}" for number in range(1, 41)]


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


_KINDS: Mapping[str, Callable[[Path], list[str]]] = {
    "member": _members,
    "vendor": _stems(VENDORS),
    "questionnaire": _questionnaires,
    "requirement": _requirements,
    "key_task": _key_tasks,
    "interview": _interviews,
    "gap": _gaps,
    "contradiction": _contradictions,
    "phase": _phases,
    "landscape": _landscape,
    "check": _checks,
}
