"""What a person decides about a requirement: done as asked, or refused with the reason; nothing is lost."""

from datetime import UTC, datetime
from typing import Any

import pytest

from toolkit.models.requirements.action import Action, Part
from toolkit.models.requirements.requirement import Register, Requirement, RequirementStatus, Source
from toolkit.models.selection.key_task import Priority
from toolkit.problems import CrmkitError, Refused, UsageError
from toolkit.stages.requirements.candidate import Candidate
from toolkit.stages.requirements.fingerprint import Signed, suspicions
from toolkit.stages.requirements.history import changes_between
from toolkit.stages.requirements.merge import merge
from toolkit.stages.requirements.review import must_share, perform

EVA = Signed("eva", datetime(2026, 3, 30, 12, tzinfo=UTC))
ANNA = Source(interview="F03_sales-anna", question="sal_vol", member="anna", quote="about 120")
PETER = Source(interview="F03_sales-peter", question="sal_vol", member="peter")


def requirement(id_: Any = "r1", **changes: Any) -> Requirement:
    fields: dict[str, Any] = {
        "id": id_,
        "template": "R-SAL-01",
        "statement": "The system shall count enquiries.",
        "acceptance": "10 enquiries are counted.",
        "category": "F.sales",
        "priority": Priority.SHOULD,
        "sources": (ANNA,),
    }
    return Requirement.model_validate(fields | changes)


def after(*requirements: Requirement, by: Any = EVA, **action: Any) -> dict[str, Requirement]:
    given = Register(requirements=requirements)
    done = perform(given, Action.model_validate({"requirement": "r1", **action}), by)
    return {r.id: r for r in done.requirements}


def test_acceptance_gives_a_number_and_says_who_saw_it() -> None:
    got = after(requirement(), do="accept")["r1"]
    assert (got.number, got.status) == ("REQ-SAL-001", RequirementStatus.ACCEPTED)
    assert got.review is not None
    assert (got.review.by, got.review.at) == ("eva", EVA.at)
    assert list(suspicions(got)) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"statement": "Within [sal_days?] days."}, "still has an empty place: sal_days"),
        ({"open_questions": ("Contradiction C7 is open.",)}, "has an open question: Contradiction C7"),
        ({"priority": Priority.MUST}, "names nobody who cannot work without it"),
        ({"priority": Priority.MUST, "acceptance": " "}, "has no acceptance criterion"),
        ({"status": RequirementStatus.MERGED, "merged_into": "r2"}, "was merged into r2"),
    ],
)
def test_what_is_not_ready_is_not_accepted(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        after(requirement(**changes), do="accept")


def test_a_must_with_a_named_person_and_a_reason_for_what_is_open_is_accepted() -> None:
    given = requirement(priority=Priority.MUST, needed_by="anna", open_questions=("Which one?",))
    got = after(given, do="accept", reason="settled in the workgroup")["r1"]
    assert got.status is RequirementStatus.ACCEPTED
    assert got.review is not None
    assert got.review.reason == "settled in the workgroup"


def test_an_edit_that_fills_the_slot_answers_its_question_and_survives_derivation() -> None:
    slot = "Nobody has answered 'sal_days' yet."
    words = "Within [sal_days?] days."
    candidate = Candidate(
        "r1", "R-SAL-01", "F.sales", words, "", Priority.SHOULD, RequirementStatus.DRAFT, (ANNA,), (), (slot,)
    )
    drafted = merge(Register(), [candidate]).register_after
    edited = perform(drafted, Action(requirement="r1", do="edit", statement="Within 2 days."), EVA)
    assert (edited.requirements[0].status, edited.requirements[0].open_questions) == ("proposed", ())
    again = merge(edited, [candidate])
    assert again.register_after == edited
    assert again.changed == ()


def test_an_edit_does_not_settle_a_contradiction() -> None:
    given = requirement(status=RequirementStatus.DRAFT, open_questions=("Contradiction C7 is open (a; b).",))
    got = after(given, do="edit", statement="Other words.")["r1"]
    assert (got.status, len(got.open_questions)) == (RequirementStatus.DRAFT, 1)


def test_merging_keeps_all_sources_and_hands_new_ones_on() -> None:
    other = requirement("r2", sources=(PETER,))
    got = after(requirement(), other, do="merge", into="r2", reason="the same")
    assert (got["r1"].status, got["r1"].merged_into, got["r1"].sources) == ("merged", "r2", (ANNA,))
    assert got["r2"].sources == (PETER, ANNA)
    third = Source(interview="F03_sales-ilze", question="sal_vol", member="ilze")
    derived = [
        Candidate(
            id_, "R-SAL-01", "F.sales", "The system shall count enquiries.", "10 enquiries are counted.",
            Priority.SHOULD, RequirementStatus.PROPOSED, sources,
        )
        for id_, sources in (("r1", (ANNA, third)), ("r2", (PETER,)))
    ]  # fmt: skip
    again = merge(Register(requirements=tuple(got.values())), derived).register_after
    assert [r.sources for r in again.requirements] == [(ANNA, third), (PETER, ANNA, third)]


def test_splitting_keeps_the_id_for_the_first_part_and_the_sources_for_all() -> None:
    parts = (Part(statement="Count calls."), Part(statement="Count mails.", acceptance="5 mails."))
    got = after(requirement(), do="split", parts=parts)
    first, second = got.values()
    assert (first.id, first.statement) == ("r1", "Count calls.")
    assert (second.statement, second.acceptance, second.split_from) == ("Count mails.", "5 mails.", "r1")
    assert second.sources == (ANNA,)
    thrice = perform(
        Register(requirements=tuple(got.values())), Action(requirement="r1", do="split", parts=parts), EVA
    )
    assert len({r.id for r in thrice.requirements}) == 3


@pytest.mark.parametrize("deed", ["park", "reject"])
def test_setting_aside_wants_a_reason(deed: str) -> None:
    with pytest.raises(UsageError, match="Why is r1"):
        after(requirement(), do=deed)
    got = after(requirement(), do=deed, reason="nobody works with it")["r1"]
    assert (got.status, got.remark, got.in_assignment) == (f"{deed}ed", "nobody works with it", False)


def test_what_changes_after_the_review_is_suspect_until_somebody_says_why_it_holds() -> None:
    accepted = after(requirement(), do="accept")["r1"]
    heard = accepted.model_copy(update={"sources": (PETER,)})
    edited = accepted.model_copy(update={"statement": "The system shall count calls."})
    assert (list(suspicions(heard)), list(suspicions(edited))) == (["answers"], ["words"])
    for deed in ("accept", "clear"):
        with pytest.raises(CrmkitError):
            after(heard, do=deed)
        cleared = after(heard, do=deed, reason="the figure is the same")["r1"]
        assert list(suspicions(cleared)) == []
    with pytest.raises(Refused, match="is not suspect"):
        after(accepted, do="clear", reason="x")


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ({"do": "merge", "into": "r1"}, "cannot be merged into itself"),
        ({"do": "merge", "into": "nobody"}, "There is no requirement 'nobody'"),
        ({"do": "split", "parts": ({"statement": "only one"},)}, "wants at least two parts"),
        ({"do": "edit"}, "Nothing to edit"),
        ({"do": "edit", "statement": "  "}, "would be empty"),
        ({"do": "accept", "requirement": "REQ-X"}, "There is no requirement 'REQ-X'"),
    ],
)
def test_an_action_that_does_not_hold_together_is_refused(action: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        after(requirement(), **action)


def test_the_history_says_who_changed_what() -> None:
    before = Register(requirements=(requirement(),))
    signed = Signed("eva", EVA.at, "typo")
    done = perform(before, Action(requirement="r1", do="edit", statement="New."), signed)
    (entry,) = changes_between(before, done, "requirements review", signed)
    assert (entry.by, entry.requirement, entry.reason) == ("eva", "r1", "typo")
    assert [(c.field, c.before, c.after) for c in entry.changes] == [
        ("statement", "The system shall count enquiries.", "New.")
    ]
    assert list(changes_between(done, done, "x", signed)) == []


def test_the_share_of_musts_leaves_out_what_was_set_aside() -> None:
    must = {"priority": Priority.MUST}
    given = Register(
        requirements=(
            requirement("r1", **must),
            requirement("r2"),
            requirement("r3", **must, status=RequirementStatus.PARKED),
            requirement("r4", **must, category="CM.commercial"),
        )
    )
    assert must_share(given) == (1, 2)
