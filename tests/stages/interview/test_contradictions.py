"""The comparison rules one by one, on a form made for it."""

from typing import Any

import pytest

from tests.stages.interview.small import COLOURS, head, question, small_form
from toolkit.models.interviews.contradiction import Contradiction, ContradictionDecision
from toolkit.models.interviews.interview import Interview
from toolkit.stages.interview.contradictions import compare, contradiction_id, settled

FORM = small_form(
    question("integer", "count", compare="pct20"),
    question("text", "boss", compare="equal"),
    question("select_multiple", "ways", choices=COLOURS, compare="equal"),
    question("decimal", "cost", compare="equal"),
    question("select_one", "where", choices=COLOURS, compare="owner"),
    {
        **question("repeat", "data"),
        "questions": [question("text", "kind"), question("text", "master", compare="equal")],
    },
    question("text", "hidden", relevant="${boss} = 'x'", compare="equal"),
)


def sat(member: str, day: int = 12, **answers: Any) -> Interview:
    more: dict[str, Any] = {key: answers.pop(key) for key in ("scope", "submitted") if key in answers}
    told: dict[str, Any] = {
        "respondent": member,
        "id": f"S1-{member}-{day}",
        "started": f"2026-01-{day}T09:00:00Z",
        "answers": answers,
    }
    return head(FORM, **{**told, "submitted": f"2026-01-{day}T10:00:00Z", **more})


def found(
    *sittings: Interview, decisions: tuple[ContradictionDecision, ...] = (), **more: Any
) -> tuple[Contradiction, ...]:
    return compare({"S1": FORM}, sittings, decisions, **more)


@pytest.mark.parametrize(
    ("question_name", "one", "other", "differs"),
    [
        ("count", "100", "80", False),
        ("count", "100", "79", True),
        ("count", "0", "0", False),
        ("count", "0", "1", True),
        ("count", "-10", "10", True),
        ("boss", " Guntis  Roze", "guntis roze.", False),
        ("boss", "Guntis", "Andris", True),
        ("boss", "Guntis", "", False),
        ("ways", ["red", "green"], ["green", "red"], False),
        ("ways", ["red"], ["green", "red"], True),
        ("cost", "2.50", "2,5", False),
        ("where", "red", "green", True),
        ("hidden", "a", "b", False),
    ],
)
def test_rules(question_name: str, one: Any, other: Any, differs: bool) -> None:
    assert bool(found(sat("anna", **{question_name: one}), sat("bert", **{question_name: other}))) is differs


def test_people_are_compared_by_id() -> None:
    sittings = sat("anna", boss="Guntis"), sat("bert", boss="Guntis Roze")
    assert found(*sittings)
    assert found(*sittings, people={"Guntis": "guntis", "Guntis Roze": "guntis"}) == ()


def test_instances_meet_by_their_first_answer() -> None:
    anna = sat(
        "anna",
        data=[{"id": "a", "kind": "Stock", "master": "1C"}, {"id": "b", "kind": "Price", "master": "Excel"}],
    )
    bert = sat(
        "bert",
        data=[{"id": "x", "kind": "price", "master": "1C"}, {"id": "y", "kind": "stock", "master": "1c"}],
    )
    (price,) = found(anna, bert)
    assert (price.id, price.instance) == ("master-price", "data=price")
    assert price.id == contradiction_id("master", "data=price")


def test_the_later_answer_of_one_person_counts() -> None:
    assert found(sat("anna", boss="A"), sat("bert", boss="B"), sat("anna", 13, boss="b")) == ()
    assert found(sat("anna", boss="A"), sat("anna", 13, boss="B")) == ()


def test_unfinished_sittings_and_questions_out_of_scope_are_left_out() -> None:
    assert found(sat("anna", boss="A"), sat("bert", boss="B", submitted=None)) == ()
    assert found(sat("anna", boss="A"), sat("bert", boss="B", count="1", scope=["count"])) == ()


def test_decided_open_and_numbered() -> None:
    sittings = sat("anna", boss="A", count="1"), sat("bert", boss="B", count="2")
    decided = ContradictionDecision(
        contradiction="boss", number="C1", value="A", owner="anna", reason="asked twice"
    )
    numbered = ContradictionDecision(contradiction="count", number="C2")
    count, boss = found(*sittings, decisions=(decided, numbered))
    assert (count.state, count.number, count.decision) == ("open", "C2", None)
    assert (boss.state, boss.number, boss.decision, boss.owner, boss.reason) == (
        "decided",
        "C1",
        "A",
        "anna",
        "asked twice",
    )
    assert settled((count, boss)) == {("boss", ""): "A"}
    assert [version.member for version in boss.versions] == ["anna", "bert"]


def test_the_owner_is_who_sat_the_whole_form() -> None:
    (where,) = found(sat("anna", where="red", scope=["where"]), sat("bert", where="green"))
    assert where.owner == "bert"
    (nobody,) = found(sat("anna", where="red"), sat("bert", where="green"))
    assert nobody.owner is None


def test_order_of_files_does_not_matter() -> None:
    sittings = [sat("anna", boss="A"), sat("bert", 14, boss="B"), sat("carl", 13, boss="C")]
    assert found(*sittings) == found(*reversed(sittings))
