"""What stands in a frozen edition is not changed in silence: such files are written only under a change request."""

from pathlib import Path

from toolkit.models.signoff.hold import Hold
from toolkit.problems import Refused
from toolkit.store import typed
from toolkit.store.files import digest, read_file, safe_join
from toolkit.store.folder import (
    CALENDAR,
    DECISIONS,
    ENGAGEMENT,
    HOLD,
    KEY_TASKS,
    LANDSCAPE,
    PLAN,
    REQUIREMENTS,
    SCORECARDS,
    VENDORS,
)

_DEMANDS = (REQUIREMENTS, KEY_TASKS, f"{LANDSCAPE}/", f"{DECISIONS}/contradictions.yaml")
_OFFER = (
    f"{VENDORS}/",
    f"{SCORECARDS}/",
    *(
        f"{DECISIONS}/{name}.yaml"
        for name in ("gaps", "vendor", "plan", "prices", "alternatives", "consensus")
    ),
)
_HELD = {"requirements": _DEMANDS, "contract": (*_DEMANDS, *_OFFER)}
"""Files and folders whose content is printed in the edition and that the program writes."""
_PERSONS = {"requirements": (ENGAGEMENT,), "contract": (ENGAGEMENT, PLAN, CALENDAR)}
"""Files of a person that the edition is made from. The program never writes them, so nothing can hold them."""


def read_hold(root: Path) -> Hold | None:
    """The hold, None while nothing is frozen.

    Raises:
        BadData: the file does not hold together.
    """
    if not safe_join(root, HOLD).is_file():
        return None
    return typed.read(Hold, read_file(root, HOLD), HOLD)


def held_files(root: Path, edition: str) -> tuple[str, ...]:
    """Names of the files that an edition holds and that are there, sorted."""
    found: list[str] = []
    for held in _HELD[edition]:
        if held.endswith("/"):
            folder = safe_join(root, held)
            found += [p.relative_to(root).as_posix() for p in sorted(folder.rglob("*.yaml")) if p.is_file()]
        elif safe_join(root, held).is_file():
            found.append(held)
    return tuple(sorted(found))


def is_held(hold: Hold, relative: str) -> bool:
    """Whether the edition holds a file of this name."""
    return any(
        relative == held or (held.endswith("/") and relative.startswith(held)) for held in _HELD[hold.edition]
    )


def watched_files(root: Path, edition: str) -> dict[str, str]:
    """The files that the text of an edition is made from, with their SHA-256: those it holds, and a person's own."""
    own = [name for name in _PERSONS[edition] if safe_join(root, name).is_file()]
    return {name: digest(read_file(root, name)) for name in sorted((*held_files(root, edition), *own))}


def touched_files(root: Path, hold: Hold) -> tuple[str, ...]:
    """Files that were changed, added or removed since the hold noted them; empty where it noted none."""
    if not hold.files:
        return ()
    now = watched_files(root, hold.edition)
    return tuple(name for name in sorted({*now, *hold.files}) if now.get(name) != hold.files.get(name))


def refuse_held(root: Path, relative: str) -> None:
    """Refuse to write a file that a frozen edition holds.

    Raises:
        Refused: the file is held and no change request is open.
    """
    hold = read_hold(root)
    if hold is not None and not hold.change and is_held(hold, relative):
        raise Refused(
            f"'{relative}' stands in {hold.baseline}, which is frozen.",
            "Open a change request first: crmkit signoff change new --reason '...' --origin '...'",
        )
