"""Small workgroups for the tests: marks as words, one letter a rater."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from toolkit.models.engagement.settings import Settings
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask, Priority
from toolkit.models.selection.scorecard import ConsensusOverride, Rating, Scorecard
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.stages.scoring.compare import Ratings

LETTERS = {
    "E": Grade.EXCELLENT,
    "G": Grade.GOOD,
    "S": Grade.SATISFACTORY,
    "N": Grade.NOT_PERFORMED,
    "?": Grade.NOT_SHOWN,
}
SUBMITTED = datetime(2026, 3, 1, tzinfo=UTC)


def panel(
    marks: Mapping[str, Sequence[str]],
    *,
    priorities: str = "",
    weights: Sequence[int] = (),
    owners: Sequence[str] = (),
    settings: Settings | None = None,
    overrides: Sequence[ConsensusOverride] = (),
) -> Ratings:
    """Ratings from marks.

    Args:
        marks: vendor -> one word a task, one letter a rater (E G S N, ? not shown, - did not see).
        priorities: one letter a task (M S C); all C, so that there is no gate, if empty.
        weights: of the tasks; those of their priority if empty.
        owners: of the tasks; nobody who rates, if empty.
        settings: the defaults if not given.
        overrides: what the group agreed.
    """
    count = max((len(words) for words in marks.values()), default=0)
    letters = priorities or "C" * count
    by_letter = {"M": Priority.MUST, "S": Priority.SHOULD, "C": Priority.COULD}
    tasks = [
        KeyTask(
            id=f"KT{n}",
            name=f"task {n}",
            owner=owners[n] if owners else "nobody",
            priority=by_letter[letters[n]],
            weight=weights[n] if weights else None,
        )
        for n in range(count)
    ]
    raters = max((len(word) for words in marks.values() for word in words), default=0)
    cards = [
        Scorecard(
            schema_version="1",
            vendor=vendor,
            rater=f"R{r}",
            submitted=SUBMITTED,
            ratings=tuple(
                Rating(task=f"KT{n}", grade=LETTERS[word[r]], evidence=f"{vendor} {n} {r}")
                for n, word in enumerate(words)
                if r < len(word) and word[r] != "-"
            ),
        )
        for vendor, words in marks.items()
        for r in range(raters)
    ]
    vendors = [
        Vendor(schema_version="1", id=v, name=f"Vendor {v}", state=VendorState.SHORTLISTED) for v in marks
    ]
    return Ratings(
        tasks=tasks, vendors=vendors, scorecards=cards, overrides=overrides, settings=settings or Settings()
    )
