"""The verdicts about a signed file on the screen and as JSON."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.cli.views.figures import spoken
from toolkit.workflows.signoff.sign.verify import Verification

_MARKS = {"holds": "holds", "fails": "FAILS", "not_checked": "not checked"}
_BAD = ("holds", "not_checked", "fails")


def show(found: Sequence[Verification]) -> None:
    """Print every verdict, a line each."""
    for one in found:
        screen.say(f"{one.file}{f' ({one.baseline})' if one.baseline else ''}")
        for verdict in one.verdicts:
            mark = _MARKS[verdict.state]
            screen.say(f"  {spoken(verdict.name):14} {mark:12} {verdict.words}")
    good = all(one.holds for one in found)
    screen.say("All hold." if good else "NOT everything holds: do not rely on what fails or was not checked.")


def to_json(found: Sequence[Verification]) -> dict[str, object]:
    """The same for other programs; `verdicts` at the top takes the worst of all files, name by name."""
    return {
        "ok": all(one.holds for one in found),
        "verdicts": _worst(found),
        "files": [
            {
                "file": one.file,
                "baseline": one.baseline or None,
                "ok": one.holds,
                "verdicts": {v.name: {"state": v.state, "words": v.words} for v in one.verdicts},
            }
            for one in found
        ],
    }


def _worst(found: Sequence[Verification]) -> dict[str, str]:
    worst: dict[str, str] = {}
    for verdict in (verdict for one in found for verdict in one.verdicts):
        worst[verdict.name] = max(worst.get(verdict.name, "holds"), verdict.state, key=_BAD.index)
    return worst
