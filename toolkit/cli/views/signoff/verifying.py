"""The verdicts about a signed file on the screen and as JSON."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.cli.views.figures import spoken
from toolkit.workflows.signoff.sign.verify import Verification

_MARKS = {"holds": "holds", "fails": "FAILS", "not_checked": "not checked"}


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
    """The same for other programs."""
    return {
        "holds": all(one.holds for one in found),
        "files": [
            {
                "file": one.file,
                "baseline": one.baseline or None,
                "holds": one.holds,
                "verdicts": [v.model_dump(mode="json") for v in one.verdicts],
            }
            for one in found
        ],
    }
