"""Which pairs are shown: different people, one module, the same object; siblings by their own words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.models.requirements.requirement import ForeignSource, Register, Requirement, Source
from toolkit.models.requirements.twin import TwinDecision
from toolkit.models.selection.key_task import Priority
from toolkit.stages.requirements.twins.candidates import twin_candidates
from toolkit.stages.requirements.twins.conflicts import conflicts
from toolkit.stages.requirements.twins.likeness import Texts
from toolkit.stages.requirements.twins.sentence import own_words, parse


def requirement(id_: str, statement: str, member: str = "anna", **more: Any) -> Requirement:
    fields: dict[str, Any] = {
        "id": id_,
        "statement": statement,
        "category": "F.core",
        "priority": Priority.SHOULD,
        "sources": (Source(interview=f"F03-{member}", question="q", member=member),),
    }
    return Requirement.model_validate(fields | more)


def pairs(*requirements: Requirement, **more: Any) -> list[tuple[str, str]]:
    return [(p.a, p.b) for p in twin_candidates(Register(requirements=requirements), **more)]


STOCK = "The system shall show free stock while the customer is on the line."
ALSO_STOCK = "The system shall show the free stock of an article during a call."
PAPER = "The system shall print all delivery papers of an order in one go."


def test_two_people_who_want_the_same() -> None:
    given_ = (requirement("r1", STOCK), requirement("r2", PAPER, "eva"), requirement("r3", ALSO_STOCK, "eva"))
    assert pairs(*given_) == [("r1", "r3")]


def test_one_person_is_not_compared_with_herself() -> None:
    assert pairs(requirement("r1", STOCK), requirement("r2", ALSO_STOCK)) == []
    foreign = (ForeignSource(file="old.docx", place="paragraph 3"),)
    other = requirement("r2", ALSO_STOCK, foreign=foreign, sources=())
    assert pairs(requirement("r1", STOCK), other) == [("r1", "r2")]


def test_modules_are_kept_apart_unless_asked() -> None:
    two = (requirement("r1", STOCK), requirement("r2", ALSO_STOCK, "eva", category="F.sales"))
    assert pairs(*two) == []
    assert pairs(*two, across_modules=True) == [("r1", "r2")]


def test_what_was_decided_or_set_aside_does_not_come_again() -> None:
    two = (requirement("r1", STOCK), requirement("r2", ALSO_STOCK, "eva"))
    done = TwinDecision.model_validate(
        {"a": "r2", "b": "r1", "verdict": "different", "by": "eva", "date": "2026-03-30"}
    )
    assert pairs(*two, decided=[done]) == []
    assert pairs(two[0], two[1].model_copy(update={"status": "parked"})) == []


def test_siblings_of_a_template_are_compared_by_what_was_said() -> None:
    frame = "When step '${x}' is completed, the system shall create a task for the next role and attach all documents."
    steps = [
        requirement(f"r{n}", frame.replace("${x}", step), f"m{n}", template="R-1")
        for n, step in enumerate(("pick and load", "agree the discount", "pick, then load"))
    ]
    (found,) = twin_candidates(Register(requirements=tuple(steps)), frames={"R-1": frame})
    assert (found.a, found.b) == ("r0", "r2")
    assert found.score == 1.0


def test_the_best_pair_of_each_group_comes_first() -> None:
    found = twin_candidates(
        Register(
            requirements=(
                requirement("r1", STOCK),
                requirement("r2", ALSO_STOCK, "eva"),
                requirement("r3", STOCK, "max"),
                requirement("r4", PAPER),
                requirement("r5", "The system shall print delivery papers together.", "max"),
            )
        )
    )
    assert [(p.group, p.a, p.b) for p in found[:2]] == [(1, "r1", "r3"), (2, "r4", "r5")]
    assert found[0].score == 1.0
    assert {p.group for p in found[2:]} == {1}


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("The system shall answer a claim within 2 days.", "The system shall answer a claim within 5 days.", ["number: 2 days / 5 days"]),
        ("The system shall answer a claim within 2 days.", "The system shall answer a claim within 2 hours.", ["unit: 2 days / 2 hours"]),
        ("The system shall answer a claim within 2 days.", "The system shall answer a claim within 30 minutes.", ["number and unit: 2 days / 30 minutes"]),
        ("The system shall delete a claim.", "The system shall not delete a claim.", ["one forbids what the other demands"]),
        ("The system shall let the clerk delete a claim.", "The system shall let the manager delete a claim.", ["role: clerk / manager"]),
        ("Das System soll eine Reklamation in 2 Tagen beantworten.", "Das System soll eine Reklamation in 5 Tagen beantworten.", ["number: 2 tagen / 5 tagen"]),
        ("Das System soll Belege löschen.", "Das System soll Belege nicht löschen.", ["one forbids what the other demands"]),
        ("Система должна закрыть заявку за 2 дня.", "Система должна закрыть заявку за 5 дней.", ["number and unit: 2 дня / 5 дней"]),
        ("The system shall answer a claim within 2 days.", "The system shall print a claim within 5 days.", []),
        ("The system shall answer a claim within 2 days.", "The system shall answer a phone call within 5 days.", []),
        ("The system shall answer a claim within 2 days.", "The system shall answer a claim.", []),
    ],
)  # fmt: skip
def test_conflicts_by_slots(one: str, other: str, told: list[str]) -> None:
    assert list(conflicts(parse(one), parse(other))) == told


def test_the_core_is_verb_and_object() -> None:
    assert parse(
        "The system shall stop orders of overdue customers until accounting releases them."
    ).core == (
        "stop",
        "orders",
        "overdue",
        "customers",
    )
    assert parse(
        "The system shall allow the role 'clerk' to hand a released order to the warehouse."
    ).core == (
        "hand",
        "released",
        "order",
    )


TEXT = st.lists(st.text("abcde", min_size=1, max_size=6), min_size=1, max_size=6)


@given(st.lists(TEXT, min_size=2, max_size=12))
def test_likeness_is_a_cosine(texts: list[list[str]]) -> None:
    known = Texts(texts, texts)
    for one in texts:
        assert known.likeness(one, one) == pytest.approx(1.0, abs=1e-5)
        for other in texts:
            assert -1e-6 <= known.likeness(one, other) <= 1 + 1e-5
            assert known.likeness(one, other) == pytest.approx(known.likeness(other, one), abs=1e-6)


@given(st.lists(TEXT, min_size=2, max_size=12))
def test_the_matrix_says_the_same_as_the_single_comparison(texts: list[list[str]]) -> None:
    known = Texts(texts, texts)
    for one, other, value in known.nearest(range(len(texts)), len(texts), 0.05):
        assert value == pytest.approx(known.likeness(texts[one], texts[other]), abs=1e-4)


def test_many_words_are_folded_and_stay_near_the_truth() -> None:
    texts = [[f"{n * 7919 % 541}{m * n}{chr(97 + m)}" for m in range(20)] for n in range(400)]
    known = Texts(texts, [text[:3] for text in texts])
    worst = max(
        abs(
            value
            - (known.likeness(texts[one], texts[other]) + known.likeness(texts[one][:3], texts[other][:3]))
            / 2
        )
        for one, other, value in known.nearest(range(400), 5, 0.2)
    )
    assert worst < 0.1


def test_own_words_leave_the_frame_out() -> None:
    assert own_words("The system shall show ALL open orders.") == ("show", "open", "orders")
