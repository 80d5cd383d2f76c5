"""Whatever a rater says goes into a workbook and comes back as it was."""

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.exchange.scorecards.reading import read_scorecards
from toolkit.exchange.scorecards.writing import CardHead, write_scorecard
from toolkit.models.selection.key_task import KeyTask
from toolkit.models.selection.scorecard import Abstention, Rating, Scorecard

TASKS = [
    KeyTask.model_validate({"id": f"KT{n:02d}", "name": f"work {n}", "owner": "laura", "priority": "must"})
    for n in range(1, 5)
]
HEAD = CardHead("kaskad-pack", "V1", "Regatta", "laura", "Laura", "2026-02-20", [("good", "works")])
GRADES = ("excellent", "good", "satisfactory", "not_performed", "not_shown")
SEEN, REASONS = ("live_own_case", "live", "slides_only"), ("cannot_judge", "conflict_of_interest")

words = st.text("=+-@'\"<&>;,\tabcäßцž0123456789 ", max_size=30).map(lambda text: " ".join(text.split()))
minutes = st.none() | st.integers(0, 99).map(str) | st.sampled_from(["0.5", "4.25"])
ratings = st.builds(
    lambda grade, evidence, seen, spent: {
        "grade": grade,
        "evidence": evidence,
        "seen": seen,
        "minutes": spent,
    },
    st.sampled_from(GRADES),
    words,
    st.sampled_from(SEEN),
    minutes,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(ratings | st.sampled_from(REASONS) | st.none(), min_size=4, max_size=4))
def test_a_card_comes_back_as_it_was(entries: list[dict[str, str | None] | str | None]) -> None:
    given_ = [
        Rating.model_validate({"task": t.id, **e})
        for t, e in zip(TASKS, entries, strict=True)
        if isinstance(e, dict)
    ]
    silent = [
        Abstention.model_validate({"task": t.id, "why": e})
        for t, e in zip(TASKS, entries, strict=True)
        if isinstance(e, str)
    ]
    card = Scorecard(
        schema_version="1", vendor="V1", rater="laura", ratings=tuple(given_), abstentions=tuple(silent)
    )
    data = write_scorecard(HEAD, TASKS, SEEN, REASONS, card)
    (sheet,), problems = read_scorecards(data, "card.xlsx")
    assert problems == []
    assert (sheet.vendor, sheet.rater, sheet.engagement, sheet.locked) == (
        "V1",
        "laura",
        "kaskad-pack",
        "2026-02-20",
    )
    for row, entry in zip(sheet.rows, entries, strict=True):
        said = {name: row[name] for name in ("grade", "evidence", "seen", "minutes", "abstain") if row[name]}
        if isinstance(entry, dict):
            assert said == {name: value for name, value in entry.items() if value}
        else:
            assert said == ({"abstain": entry} if entry else {})
