"""Kaskad Pack on the day of a demo: key tasks locked, two raters, one vendor, nothing rated, prices locked."""

import shutil
from datetime import date
from pathlib import Path

from toolkit.models.selection.grade import Grade
from toolkit.models.selection.scorecard import Rating, Scorecard
from toolkit.stages.selection.demos import rules
from toolkit.store import typed
from toolkit.workflows.selection import rating
from toolkit.workflows.session import Session

SAMPLE = Path(__file__).parents[3] / "samples" / "kaskad-pack"
RATERS = ("laura", "natalja")
DAY = date(2026, 2, 24)


def engagement(tmp_path: Path) -> Path:
    """A copy with V1 alone on the shortlist and no word on it yet."""
    root = Path(shutil.copytree(SAMPLE, tmp_path / "k"))
    shutil.rmtree(root / "scorecards")
    for name in ("prices", "vendor", "gaps"):
        (root / f"decisions/{name}.yaml").unlink()
    for vendor in ("V2", "V3", "V4"):
        (root / f"vendors/{vendor}.yaml").unlink()
    head = (root / "engagement.yaml").read_text("utf-8")
    head = head.replace("raters: [andris, viktors, laura, guntis, natalja]", "raters: [laura, natalja]")
    (root / "engagement.yaml").write_text(head, "utf-8")
    return root


def session(root: Path, by: str, day: date = DAY) -> Session:
    return Session(root, day, by)


def rate_all(root: Path, rater: str, grade: str = "good", day: date = DAY) -> None:
    """One rater gives every task one grade and hands the card in."""
    opened = rating.open_card(session(root, rater, day), "V1", rater)
    done = opened.card
    for task in opened.order:
        said = Rating(task=task, grade=Grade(grade), evidence="" if grade == "good" else "seen")
        done = rules.put(done, said)
    rating.hand_in(opened, done)


def card(root: Path, rater: str) -> Scorecard:
    file = f"scorecards/V1/{rater}.yaml"
    return typed.read(Scorecard, (root / file).read_bytes(), file)


def everything(root: Path) -> dict[str, bytes]:
    """All data files, to see that nothing changed."""
    parts = (p for p in root.rglob("*.yaml") if ".crmkit" not in p.parts)
    return {str(p): p.read_bytes() for p in sorted(parts)}
