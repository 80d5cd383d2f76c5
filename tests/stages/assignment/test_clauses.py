"""Anatomy of demands, limits, questions, open points, waivers and acceptance steps of the Kaskad case."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.models.assignment.assignment import Assignment
from toolkit.models.assignment.clause import Anatomy
from toolkit.stages.assignment.acceptance import accepted_in, proposed_record
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[3] / "samples"


def desk(sample: str = "kaskad-pack") -> Desk:
    return Desk(Session(SAMPLES / sample, date(2026, 3, 30)))


@pytest.fixture(scope="module")
def contract() -> Assignment:
    return desk().contract


@pytest.fixture(scope="module")
def signed() -> Assignment:
    return desk("kaskad-signed").contract


def anatomy(assignment: Assignment, number: str) -> Anatomy:
    return next(r.anatomy for r in assignment.requirements if r.id == number)


def test_a_demand_with_a_key_task_has_all_of_its_anatomy(contract: Assignment) -> None:
    assert anatomy(contract, "REQ-PRC-027") == Anatomy(
        for_whom=("chief accountant",),
        how_often="9 times a week (KT09)",
        what_for="KT09 stop an order of an overdue customer and release it",
        particulars=("I find out when the truck is gone.",),
    )


def test_a_demand_of_a_process_stands_in_it(contract: Assignment) -> None:
    found = anatomy(contract, "REQ-PRC-001")
    assert found.how_often == "520 times a month (Quotation to order)"
    assert found.what_for == "process Quotation to order"
    assert found.belongs_to == ""


def test_any_other_demand_has_at_least_its_subject(contract: Assignment) -> None:
    found = anatomy(contract, "REQ-COR-001")
    assert found.for_whom == ("managing director",)
    assert found.belongs_to == "Project and work group"
    assert found.particulars == ("the office and the road (mobile)",)


def test_no_particular_names_people_vendors_or_money(contract: Assignment) -> None:
    said = " ".join(words for r in contract.requirements for words in r.anatomy.particulars).casefold()
    assert said
    for word in ("budget", "andris", "viktors", "natalja", "cloudforce", "regatta", "22000"):
        assert word not in said, word


def test_quotes_can_be_switched_off() -> None:
    quiet = desk()
    settings = quiet.dossier.engagement.settings.model_copy(update={"quotes": "off"})
    engagement = quiet.dossier.engagement.model_copy(update={"settings": settings})
    quiet.dossier = quiet.dossier.model_copy(update={"engagement": engagement})
    assert not any(r.anatomy.particulars for r in quiet.contract.requirements)


def test_the_most_that_is_owed(contract: Assignment) -> None:
    assert [(q.what, int(q.most)) for q in contract.quantities] == [
        ("Users by name", 22),
        ("Users at the same time", 14),
        ("Roles with rights of their own", 1),
        ("Processes set up", 1),
        ("Flows of data", 6),
        ("Sources of data loaded", 4),
        ("Reports", 14),
        ("Requirements", 168),
        ("Days of training on the client's premises", 3),
        ("Trial loads", 2),
    ]


def test_decided_contradictions_become_questions_and_answers(
    contract: Assignment, signed: Assignment
) -> None:
    assert [q.id for q in contract.questions] == [
        "C1",
        "C2",
        "C4",
        "C5",
        "C3",
        "C8",
        "C6",
        "C9",
        "C11",
        "C12",
    ]
    (one,) = [q for q in contract.questions if q.id == "C8"]
    assert (one.answer, one.who) == ("6", "order desk and service")
    assert {q.id for q in signed.questions} - {q.id for q in contract.questions} == {"C7", "C10"}


def test_open_points_name_who_can_say(contract: Assignment) -> None:
    found = {p.about: p for p in contract.open_list}
    goal = found["Goal: Grow faster than the market"]
    assert goal.text == "No measure, no figure of today, no target, no day, no person who answers for it."
    assert found["G7"].who == "marketing"
    assert found["Process: Order to dispatch"].who == "managing director"
    assert {"C7", "C10", "Data: Viktors's private sheet"} <= set(found)


def test_the_requirements_edition_knows_no_gap() -> None:
    assert not any(p.about.startswith("G") and p.about[1:].isdigit() for p in desk().demands.open_list)


def test_waivers_about_other_vendors_stay_inside(signed: Assignment) -> None:
    assert [w.check for w in signed.waivers] == [
        "AP-01",
        "AP-02",
        "AP-21",
        "AP-22",
        "AP-22",
        "AP-24",
        "AP-29",
        "AP-39",
        "AP-39",
    ]
    assert all(w.who == "managing director" for w in signed.waivers)


def test_acceptance_steps_of_each_phase(contract: Assignment) -> None:
    counts = {}
    for phase in contract.phases:
        steps = proposed_record(contract, phase).steps
        kinds = [s.about.partition("-")[0] for s in steps]
        counts[phase.id] = (sum(k != "REQ" for k in kinds), sum(k == "REQ" for k in kinds))
        assert len({s.id for s in steps}) == len(steps)
    assert counts["P0"] == (1, 0)
    assert counts["P2"][0] == 3
    assert counts["P3"] == (1, 0)
    musts = [r for r in contract.requirements if r.category != "CM.commercial" and r.acceptance]
    every = [s.about for p in contract.phases for s in proposed_record(contract, p).steps]
    assert all(every.count(r.id) == 1 for r in musts)


def test_every_clause_has_the_phase_of_its_acceptance(contract: Assignment) -> None:
    found = accepted_in(contract)
    assert (found["REQ-COR-001"], found["G1"], found["TOR"]) == ("P1", "P2", "P0")
    assert "REQ-COM-001" not in found
    assert accepted_in(contract.model_copy(update={"phases": ()})) == {}


def test_a_gap_is_accepted_by_its_case_and_level(contract: Assignment) -> None:
    phase = next(p for p in contract.phases if p.id == "P1")
    (step,) = [s for s in proposed_record(contract, phase).steps if s.about == "G4"]
    assert step.criterion == "Case Saldumi is held and released in the test system. Rated at least good."
    assert step.must


def test_what_only_the_contract_edition_has() -> None:
    found = desk().demands
    assert (found.vendor_name, found.phases, found.licences, found.payments, found.gaps) == (
        "",
        (),
        (),
        (),
        (),
    )
    assert [p.party for p in found.signatories] == ["client", "client"]
