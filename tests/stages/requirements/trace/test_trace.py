"""Links in both directions and the state of each: found from either end, gaps first."""

from datetime import UTC, datetime
from typing import Any

import pytest

from toolkit.models.dossier import Dossier
from toolkit.models.requirements.requirement import Register, Requirement, Source
from toolkit.models.requirements.trace import TraceRow
from toolkit.models.selection.comparison import Comparison, Verdict, VerdictWord
from toolkit.models.selection.key_task import Priority
from toolkit.stages.requirements.fingerprint import Signed, seen
from toolkit.stages.requirements.trace.build import TraceInputs, build_index
from toolkit.stages.requirements.trace.index import TraceIndex
from toolkit.stages.requirements.trace.matrix import matrix, worst

SIGNED = Signed("eva", datetime(2026, 3, 30, tzinfo=UTC))
NOBODY_RATED = Comparison(
    weights=(),
    vendors=(),
    unrated_by_owner=(),
    verdict=Verdict(word=VerdictWord.UNDECIDED, vendor=None, reason=""),
)
SITTING: dict[str, Any] = {
    "id": "F03-anna",
    "questionnaire": "F03",
    "respondent": "anna",
    "interviewer": "eva",
    "started": "2026-01-12T09:00:00Z",
    "submitted": "2026-01-12T10:00:00Z",
    "answers": {"sal_vol": "120", "kt": [{"id": "a", "kt_name": "print a label"}]},
}


def requirement(id_: str = "r1", **more: Any) -> Requirement:
    fields: dict[str, Any] = {
        "id": id_,
        "number": f"REQ-SAL-00{id_[1:]}",
        "template": "R-SAL-01",
        "statement": "The system shall count enquiries.",
        "category": "F.sales",
        "priority": Priority.SHOULD,
        "status": "accepted",
        "sources": (Source(interview="F03-anna", question="sal_vol", member="anna"),),
    }
    made = Requirement.model_validate(fields | more)
    return made.model_copy(update={"review": seen(made, SIGNED)}) if made.status == "accepted" else made


def index_of(*requirements: Requirement, **more: Any) -> TraceIndex:
    dossier = Dossier.model_validate(
        {
            "engagement": {
                "schema_version": "1",
                "id": "k",
                "title": "K",
                "client": {"name": "K"},
                "country": "LV",
                "currency": "EUR",
            },
            "interviews": (SITTING,),
            "requirements": Register(requirements=requirements),
            "key_tasks": {
                "schema_version": "1",
                "tasks": ({"id": "KT01", "name": "print a label", "owner": "anna", "priority": "must"},),
            },
        }
        | more
    )
    return build_index(TraceInputs(dossier, NOBODY_RATED, (), None, None))


def row(*requirements: Requirement) -> TraceRow:
    return matrix(Register(requirements=requirements), index_of(*requirements))[0]


def states(found: TraceRow) -> dict[str, str]:
    return {f"{link.station} {link.target}": link.state for link in found.links}


def test_all_is_well() -> None:
    found = row(requirement())
    assert states(found) == {"answer F03-anna:sal_vol": "covered", "clause REQ-SAL-001": "covered"}
    assert found.state == "covered"


def test_each_answer_of_a_repeat_keeps_its_own_words() -> None:
    said = [
        Source(interview="F03-anna", question="sal_vol", member="anna", quote=words)
        for words in ("we grow", "we answer", "we grow")
    ]
    index = index_of(*(requirement(f"r{n}", sources=(s,)) for n, s in enumerate(said, 1)))
    rests_on = [
        [index.nodes[e.above].text for _, e in index.above(("requirement", f"REQ-SAL-00{n}"))]
        for n in (1, 2, 3)
    ]
    assert rests_on == [['anna: "we grow"'], ['anna: "we answer"'], ['anna: "we grow"']]
    assert [n.id for n in index.find("f03-anna:SAL_VOL")] == ["F03-anna:sal_vol", "F03-anna:sal_vol (2)"]


@pytest.mark.parametrize(
    ("changes", "state", "why"),
    [
        ({"status": "draft", "number": None}, "uncovered", "not yet agreed (draft)"),
        ({"sources": ()}, "orphaned", "nobody asked for it"),
        ({"vanished": True}, "orphaned", "no answer asks for it any more"),
        (
            {"sources": (Source(interview="F03-gone", question="q", member="anna"),)},
            "orphaned",
            "there is no such sitting",
        ),
        (
            {"sources": (Source(interview="F03-anna", question="sal_own", member="anna"),)},
            "orphaned",
            "the answer was taken out of the sitting",
        ),
        ({"key_tasks": ("KT99",)}, "orphaned", "there is no such key task"),
        (
            {"status": "parked", "statement": "The system shall print a label twice."},
            "unwanted",
            "the requirement is parked",
        ),
    ],
)
def test_states(changes: dict[str, Any], state: str, why: str) -> None:
    found = row(requirement(**changes))
    assert found.state == state
    assert why in {link.why for link in found.links}


def test_what_changed_after_the_review_is_outdated() -> None:
    changed = requirement().model_copy(update={"statement": "The system shall count calls."})
    assert row(changed).state == "outdated"


def test_what_was_set_aside_and_serves_nothing_is_no_row() -> None:
    parked = requirement(status="parked")
    merged = requirement("r2", status="merged", merged_into="r1")
    assert matrix(Register(requirements=(parked, merged)), index_of(parked, merged)) == ()


def test_a_key_task_is_tied_by_hand_or_by_its_name() -> None:
    named = requirement(statement="The system shall allow the role 'clerk' to print a label at once.")
    tied = requirement("r2", key_tasks=("KT01",))
    index = index_of(named, tied, requirement("r3"))
    assert [
        edge.above[1] for _, edge in index.above(("key_task", "KT01")) if edge.above[0] == "requirement"
    ] == [
        "REQ-SAL-001",
        "REQ-SAL-002",
    ]
    below = [edge.below for _, edge in index.below(("answer", "F03-anna:sal_vol"))]
    assert ("key_task", "KT01") in below
    assert ("clause", "REQ-SAL-003") in below


def test_gaps_stand_first() -> None:
    good, orphan, draft = requirement(), requirement("r2", sources=()), requirement("r3", status="draft")
    found = matrix(Register(requirements=(good, orphan, draft)), index_of(good, orphan, draft))
    assert [r.requirement for r in found] == ["r3", "r2", "r1"]


def test_the_worst_state() -> None:
    assert worst(["covered", "outdated", "uncovered"]) == "uncovered"
    assert worst([]) == "covered"
