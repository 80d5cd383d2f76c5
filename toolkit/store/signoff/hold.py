"""What stands in a frozen edition is not changed in silence: such files are written only under a change request."""

from pathlib import Path

from toolkit.models.signoff.hold import Hold
from toolkit.problems import Refused
from toolkit.store import typed
from toolkit.store.files import read_file, safe_join
from toolkit.store.folder import DECISIONS, HOLD, KEY_TASKS, LANDSCAPE, REQUIREMENTS, SCORECARDS, VENDORS

_DEMANDS = (REQUIREMENTS, KEY_TASKS, f"{LANDSCAPE}/")
_OFFER = (
    f"{VENDORS}/",
    f"{SCORECARDS}/",
    *(
        f"{DECISIONS}/{name}.yaml"
        for name in ("gaps", "vendor", "plan", "prices", "alternatives", "consensus")
    ),
)
_HELD = {"requirements": _DEMANDS, "contract": (*_DEMANDS, *_OFFER)}
"""Files and folders whose content is printed in the edition."""


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


def refuse_held(root: Path, relative: str) -> None:
    """Refuse to write a file that a frozen edition holds.

    Raises:
        Refused: the file is held and no change request is open.
    """
    hold = read_hold(root)
    if hold is None or hold.change:
        return
    if any(
        relative == held or (held.endswith("/") and relative.startswith(held)) for held in _HELD[hold.edition]
    ):
        raise Refused(
            f"'{relative}' stands in {hold.baseline}, which is frozen.",
            "Open a change request first: crmkit signoff change new --reason '...' --origin '...'",
        )
