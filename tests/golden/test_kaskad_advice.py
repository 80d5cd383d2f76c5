"""Part 8 of the sample case: which of the forty checks fire, which stay silent, which cannot be assessed."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.models.advice.outcome import Advice
from toolkit.stages.advice.catalogue import all_checks
from toolkit.stages.advice.run import advise
from toolkit.workflows.advice.check import gather, run_checks
from toolkit.workflows.session import Session

PACK = Path(__file__).parents[2] / "samples" / "kaskad-pack"
TODAY = date(2026, 3, 30)
SILENT = ("AP-03", "AP-19", "AP-23", "AP-30", "AP-32", "AP-35")
#: Check -> what it is about.
FIRING = {
    "AP-01": ["viktors"],
    "AP-02": ["production"],
    "AP-04": ["go-live"],
    "AP-05": ["goal2", "goal3"],
    "AP-06": ["old-specification"],
    "AP-07": ["complaint-handling"],
    "AP-08": ["order-to-dispatch"],
    "AP-09": ["order-to-dispatch-3"],
    "AP-10": ["mail", "mailerlite", "retyping"],
    "AP-11": ["FL7"],
    "AP-12": ["FL7"],
    "AP-13": ["kept", "trello", "excel"],
    "AP-14": ["sheet_viktors", "sheet_andris"],
    "AP-15": ["wish-ilze", "wish-juris", "V2"],
    "AP-16": ["V2"],
    "AP-17": ["V3"],
    "AP-18": ["horizon"],
    "AP-20": ["V5"],
    "AP-21": ["backup"],
    "AP-22": ["roles", "export", "passwords", "leavers"],
    "AP-24": ["rnskwlxayfd", "r2cqnla4t5y", "wishes"],
    "AP-25": ["C10", "C7"],
    "AP-26": [
        "REQ-COR-006-REQ-COR-022",
        "REQ-COR-008-REQ-COR-015",
        "REQ-COR-011-REQ-COR-014",
        "REQ-COR-018-REQ-COR-020",
        "REQ-COR-007-REQ-COR-013",
    ],
    "AP-28": ["V4"],
    "AP-29": ["G7", "KT19"],
    "AP-31": ["V2"],
    "AP-33": ["G3", "G6"],
    "AP-34": ["processes", "metrics", "adapter"],
    "AP-36": ["segments"],
    "AP-37": ["lists", "price_list", "key-tasks", "order-to-dispatch-9"],
    "AP-38": ["V2-KT08", "V4-natalja", "V4-KT05", "V1-KT12", "V1-KT17"],
    "AP-39": ["teachers", "groups"],
    "AP-40": ["package"],
}


@pytest.fixture(scope="module")
def advice() -> Advice:
    return run_checks(Session(PACK, TODAY))


def test_exactly_these_fire_stay_silent_or_cannot_be_assessed(advice: Advice) -> None:
    fired: dict[str, list[str]] = {}
    for finding in advice.firing:
        fired.setdefault(finding.check, []).append(finding.about)
    assert dict(sorted(fired.items())) == FIRING
    assert advice.silent == SILENT
    assert [f.check for f in advice.findings if f.state == "not_assessable"] == ["AP-27"]
    assert sorted([*FIRING, *SILENT, "AP-27"]) == [f"AP-{n:02d}" for n in range(1, 41)]
    assert [e.check.code for e in all_checks()] == [f"AP-{n:02d}" for n in range(1, 41)]


@pytest.mark.parametrize(
    ("check", "message"),
    [
        ("AP-01", "Viktors Petrovs (senior sales person) is a member with 0 released hours a week."),
        ("AP-04", "The wished date 2026-03-01 is 15 weeks before what the plan can bear (2026-06-15)."),
        ("AP-18", "Ilze Bergmane reckons over 2 years; a system is in use for 5 and more."),
        (
            "AP-33",
            "G3, 'ask production for a made box and get a confirmed date' (build later): needed by 2026-12-01, but P3 ends on 2026-12-04.",
        ),
    ],
)
def test_messages_have_names_and_figures(advice: Advice, check: str, message: str) -> None:
    assert advice.of(check)[0].message == message


def test_places_are_lines_of_the_files(advice: Advice) -> None:
    for finding in advice.firing:
        assert finding.places, finding
        for place in finding.places:
            file, _, line = place.partition(":")
            assert (PACK / file).exists(), place
            if line:
                assert int(line) <= len((PACK / file).read_text("utf-8").splitlines())
    lines = (PACK / "engagement.yaml").read_text("utf-8").splitlines()
    [viktors] = advice.of("AP-01")[0].places
    assert "hours_per_week: 0" in lines[int(viktors.rpartition(":")[2]) - 1]
    [draft] = advice.of("AP-24")[0].places
    lines = (PACK / "requirements.yaml").read_text("utf-8").splitlines()
    assert "rnskwlxayfd" in lines[int(draft.rpartition(":")[2]) - 1]


def test_everything_both_ways_before_and_after_the_decision() -> None:
    after = gather(Session(PACK, TODAY), PACK)
    undecided = tuple(
        c.model_copy(update={"state": "open", "decision": None}) if c.number == "C9" else c
        for c in after.contradictions
    )
    before = after.model_copy(update={"contradictions": undecided})
    assert [f.about for f in advise(before).of("AP-11")] == ["sys_all", "FL7"]
    assert "Ilze Bergmane and Juris Vanags want" in advise(before).of("AP-11")[0].message
    assert [f.about for f in advise(after).of("AP-11")] == ["FL7"]


def test_the_severities_of_the_catalogue() -> None:
    block = {1, 2, 8, 11, 12, 21, 22, 23, 24, 25, 27, 28, 29, 31, 39}
    for entry in all_checks():
        number = int(entry.check.code[3:])
        expected = "block" if number in block else "info" if number == 34 else "warn"
        assert entry.check.severity == expected, entry.check.code
