"""Candidates meet the register: nothing a person wrote is lost, no number is used twice."""

import hashlib
from base64 import b32encode

from toolkit.models.requirements.requirement import Register, Requirement, RequirementStatus, Source
from toolkit.models.selection.key_task import Priority
from toolkit.stages.requirements.accept import accept
from toolkit.stages.requirements.candidate import Candidate
from toolkit.stages.requirements.identity import requirement_id
from toolkit.stages.requirements.merge import merge

ANNA = Source(interview="F03_sales-anna", question="sal_vol", member="anna", quote="about 120")
PETER = Source(interview="F03_sales-peter", question="sal_vol", member="peter")


def candidate(**changes: object) -> Candidate:
    fields: dict[str, object] = {
        "id": "raaaaaaaaaa",
        "template": "R-SAL-01",
        "category": "F.sales",
        "statement": "The system shall count enquiries.",
        "acceptance": "10 enquiries are counted.",
        "priority": Priority.MUST,
        "status": RequirementStatus.PROPOSED,
        "sources": (ANNA,),
    }
    return Candidate(**(fields | changes))  # type: ignore[arg-type]  # built from plain fields on purpose


def register(*candidates: Candidate) -> Register:
    return merge(Register(), candidates).register_after


def only(given: Register) -> Requirement:
    (requirement,) = given.requirements
    return requirement


def edited(given: Register, **changes: object) -> Register:
    return given.model_copy(update={"requirements": (only(given).model_copy(update=changes),)})


def test_the_id_follows_from_template_and_instance() -> None:
    digest = hashlib.sha256(b"R-SAL-01\nsal_stage=enquiry").digest()
    assert requirement_id("R-SAL-01", "sal_stage=enquiry") == "r" + b32encode(digest).decode().lower()[:10]
    assert requirement_id("R-SAL-01", "") != requirement_id("R-SAL-02", "")


def test_a_new_candidate_comes_in_with_its_proposal() -> None:
    changes = merge(Register(), [candidate()])
    assert [r.id for r in changes.new] == ["raaaaaaaaaa"]
    proposal = only(changes.register_after).proposal
    assert proposal is not None
    assert proposal.statement == "The system shall count enquiries."


def test_the_same_again_changes_nothing() -> None:
    changes = merge(register(candidate()), [candidate()])
    assert (changes.new, changes.changed, changes.vanished, changes.unchanged) == ((), (), (), 1)


def test_a_second_source_joins() -> None:
    changes = merge(register(candidate()), [candidate(sources=(ANNA, PETER))])
    assert only(changes.register_after).sources == (ANNA, PETER)
    assert len(changes.changed) == 1


def test_an_untouched_sentence_follows_the_answers() -> None:
    after = merge(
        register(candidate()), [candidate(statement="The system shall count calls.")]
    ).register_after
    assert only(after).statement == "The system shall count calls."


def test_an_edited_sentence_stays_and_the_new_proposal_is_kept_beside_it() -> None:
    mine = edited(register(candidate()), statement="The system shall count mine.")
    new = candidate(statement="The system shall count calls.", acceptance="20 are counted.")
    after = only(merge(mine, [new]).register_after)
    assert after.statement == "The system shall count mine."
    assert after.acceptance == "20 are counted."
    assert after.proposal is not None
    assert after.proposal.statement == "The system shall count calls."


def test_accepted_words_never_change_by_themselves() -> None:
    accepted = accept(register(candidate()), {"raaaaaaaaaa"})
    changes = merge(accepted, [candidate(statement="The system shall count calls.", priority=Priority.COULD)])
    after = only(changes.register_after)
    assert (after.statement, after.priority) == ("The system shall count enquiries.", Priority.MUST)
    assert (after.number, after.status) == ("REQ-SAL-001", RequirementStatus.ACCEPTED)
    assert changes.changed == (after,)


def test_what_no_answer_asks_for_any_more_is_told_and_kept() -> None:
    changes = merge(register(candidate()), [])
    assert [r.id for r in changes.vanished] == ["raaaaaaaaaa"]
    assert len(changes.register_after.requirements) == 1


def test_a_requirement_written_by_a_person_is_no_derivation() -> None:
    own = Requirement(id="own1", statement="Mine.", category="F.core", priority=Priority.COULD)
    changes = merge(Register(requirements=(own,)), [])
    assert (changes.vanished, changes.unchanged) == ((), 1)


def test_numbers_count_by_category_and_are_never_used_again() -> None:
    both = register(
        candidate(), candidate(id="rbbbbbbbbbb"), candidate(id="rcccccccccc", category="NF.security")
    )
    first = accept(both, {"raaaaaaaaaa", "rcccccccccc"})
    assert [r.number for r in first.requirements] == ["REQ-SAL-001", None, "REQ-SEC-001"]
    without = first.model_copy(update={"requirements": first.requirements[1:]})
    second = accept(without, {"rbbbbbbbbbb"})
    assert [r.number for r in second.requirements] == ["REQ-SAL-002", "REQ-SEC-001"]
    assert accept(second, {"rbbbbbbbbbb"}) == second
