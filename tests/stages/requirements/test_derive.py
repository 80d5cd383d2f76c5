"""From answers to candidates, rule by rule: when a template fires, how its sentence reads, what is parked."""

from typing import Any

import pytest

from tests.stages.interview.small import QUESTIONS, head
from toolkit.kernel.questions.form import Form, compile_form
from toolkit.models.interviews.contradiction import Contradiction, Version
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.stages.requirements.candidate import Candidate
from toolkit.stages.requirements.derive import derive
from toolkit.stages.requirements.identity import requirement_id
from toolkit.stages.requirements.readable import faults

CHILDREN = [{"id": "bo", "child_name": "Bo"}, {"id": "max", "child_name": "Max"}]


def form(when: str, statement: str, **template: Any) -> Form:
    rule = {"id": "R-1", "when": when, "category": "F.core", "priority": "S", "acceptance": "Done."}
    data = {"id": "S1", "title": "Small", "audience": "you", "minutes": 10, "purpose": "test"}
    yields = [rule | {"statement": statement} | template]
    return compile_form(Questionnaire.model_validate(data | {"questions": QUESTIONS, "yields": yields}))


def sitting(asked: Form, member: str, answers: dict[str, Any], **more: Any) -> Interview:
    said = {"submitted": "2026-01-12T10:00:00Z", "answers": answers}
    return head(asked, id=f"S1-{member}", respondent=member, **(said | more))


def derived(
    when: str,
    statement: str,
    *people: dict[str, Any],
    open_ones: tuple[Contradiction, ...] = (),
    **template: Any,
) -> tuple[Candidate, ...]:
    asked = form(when, statement, **template)
    sittings = [sitting(asked, f"m{n}", answers) for n, answers in enumerate(people)]
    return derive({"S1": asked}, sittings, open_ones)


def test_three_people_who_say_the_same_give_one_candidate_with_three_sources() -> None:
    (only,) = derived("${age} > 3", "The system shall serve the age ${age}.", *[{"age": "40"}] * 3)
    assert only.statement == "The system shall serve the age 40."
    assert [s.interview for s in only.sources] == ["S1-m0", "S1-m1", "S1-m2"]
    assert (only.status.value, only.open_questions) == ("proposed", ())


def test_one_candidate_an_instance_with_an_id_of_its_own() -> None:
    found = derived("${child_name} != ''", "The system shall greet ${child_name}.", {"child": CHILDREN})
    assert [c.statement for c in found] == ["The system shall greet Bo.", "The system shall greet Max."]
    assert [c.id for c in found] == [requirement_id("R-1", f"child={who}") for who in ("bo", "max")]


def test_an_unanswered_question_keeps_it_silent_unless_emptiness_is_asked_for() -> None:
    assert derived("${age} > 3", "The system shall work.", {}) == ()
    assert len(derived("${age} = ''", "The system shall work.", {})) == 1


def test_a_sitting_that_was_not_handed_in_yields_nothing() -> None:
    asked = form("${age} > 3", "The system shall work.")
    unfinished = sitting(asked, "anna", {"age": "4"}, submitted=None)
    assert derive({"S1": asked}, [unfinished], ()) == ()


def test_an_empty_slot_makes_a_draft_with_a_question() -> None:
    (draft,) = derived("${age} > 3", "The system shall greet ${who}.", {"age": "4"})
    assert draft.statement == "The system shall greet [who?]."
    assert (draft.status.value, draft.open_questions) == ("draft", ("Nobody has answered 'who' yet.",))


def test_answers_that_differ_make_a_draft_with_all_versions() -> None:
    people = [{"age": "5"}, {"age": "4"}, {"age": "4"}]
    (draft,) = derived("${age} > 3", "The system shall serve the age ${age}.", *people)
    assert (draft.statement, draft.versions) == (
        "The system shall serve the age 4.",
        ("The system shall serve the age 5.",),
    )
    assert draft.open_questions == ("The answers differ: which wording holds?",)


def test_an_open_contradiction_makes_a_draft() -> None:
    versions = (
        Version(member="m0", value="5", interview="S1-m0"),
        Version(member="m1", value="4", interview="x"),
    )
    open_one = Contradiction(
        id="c", number="C1", question="age", questionnaire="S1", rule="equal", versions=versions
    )
    (draft,) = derived("${age} > 3", "The system shall work.", {"age": "5"}, open_ones=(open_one,))
    assert draft.open_questions == ("Contradiction C1 is open (m0: 5; m1: 4).",)


def test_a_parked_template_says_why() -> None:
    (parked,) = derived(
        "${age} > 3", "The system shall work.", {"age": "4"}, parked="just in case", priority="W"
    )
    assert (parked.status.value, parked.priority.value, parked.remark) == ("parked", "wont", "just in case")


def test_what_reads_badly_is_marked_and_stays_a_draft() -> None:
    (marked,) = derived("${who} != ''", "The system shall ask ${who}.", {"who": "Anna. She knows"})
    assert marked.open_questions == (
        "The sentence reads badly: there is a sentence inside the sentence. Edit it.",
    )
    assert marked.status.value == "draft"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The system shall keep my customers.", ["somebody speaks of themselves ('my')"]),
        ("Das System soll unsere Kunden zeigen.", ["somebody speaks of themselves ('unsere')"]),
        ("Система должна показывать мои заказы.", ["somebody speaks of themselves ('мои')"]),
        ("The system shall show the the stock.", ["'the' stands twice"]),
        ("The system shall the stock.", ["no verb follows 'shall'"]),
        ("The system shall Show free stock.", ["no verb follows 'shall'"]),
        ("The system shall show stock (of articles.", ["a bracket is not closed"]),
        ("The system shall show ''.", ["the punctuation is broken"]),
        ("The system shall show stock,.", ["the punctuation is broken"]),
        ("The system shall show stock. It is slow now.", ["there is a sentence inside the sentence"]),
        (f"The system shall show {'w ' * 60}.", ["it has more than 60 words"]),
        ("The system shall answer within 1.5 s, e.g. by mail, in the U.S. and by No. 4.", []),
        ("If it fails, the vendor shall not charge for St. Petersburg (or [place?]).", []),
    ],
)
def test_sentences_that_read_badly(sentence: str, told: list[str]) -> None:
    assert list(faults(sentence)) == told
