"""What the group decides: written whole or not at all, typed like the question, taken back in the open."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from toolkit.models.interviews.contradiction import Contradiction
from toolkit.problems import BadData, UsageError
from toolkit.stages.interview.decide import ContradictionWord
from toolkit.workflows.interviews.contradictions import compared, decide, read_words
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    return Session(root, date(2026, 3, 30), "ilze")


def _one(session: Session, number: str) -> Contradiction:
    return next(one for one in compared(session.directory).contradictions if one.number == number)


def _word(number: str = "C7", **more: str) -> ContradictionWord:
    given = {"value": "sales_asks", "owner": "natalja", "reason": "Measured for a week.", **more}
    return ContradictionWord.model_validate({"contradiction": number, **given})


def test_the_case_has_twelve_and_two_are_open(session: Session) -> None:
    found = compared(session.directory).contradictions
    assert sorted(one.number or "" for one in found) == sorted(f"C{number}" for number in range(1, 13))
    assert sorted(one.number or "" for one in found if one.state == "open") == ["C10", "C7"]


def test_a_decision_is_kept_with_owner_reason_day_and_author(session: Session) -> None:
    (after,) = decide(session, [_word("c7")])
    assert (after.state, after.decision, after.owner) == ("decided", "sales_asks", "natalja")
    text = (session.directory / "decisions" / "contradictions.yaml").read_text("utf-8")
    assert text.endswith(
        "  - contradiction: bo_pay_see\n"
        "    number: C7\n"
        "    value: sales_asks\n"
        "    owner: natalja\n"
        "    reason: Measured for a week.\n"
        "    date: 2026-03-30\n"
        "    by: ilze\n"
    ) or "number: C7\n    value: sales_asks\n    owner: natalja\n    reason: Measured for a week.\n    date: 2026-03-30\n    by: ilze\n" in text  # fmt: skip


def test_a_decision_can_be_taken_back_and_keeps_its_number(session: Session) -> None:
    decide(session, [_word()])
    (after,) = decide(session, [ContradictionWord(contradiction="C7", do="reopen", reason="Not so.")])
    assert (after.state, after.decision, after.number) == ("open", None, "C7")
    with pytest.raises(UsageError, match="no decision to take back"):
        decide(session, [ContradictionWord(contradiction="C7", do="reopen", reason="Not so.")])


def test_a_person_need_not_choose_one_of_the_versions(session: Session) -> None:
    (after,) = decide(session, [_word("C1", value="150")])
    assert after.decision == "150"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (_word("C99"), "There is no contradiction 'C99'"),
        (_word(value="perhaps"), r"C7 \(bo_pay_see\): 'perhaps' is not on the list"),
        (_word(value=""), "What holds"),
        (_word(owner="nobody"), "There is no member 'nobody'"),
        (_word(owner=""), "Who answers for this decision"),
        (_word(reason=" "), "Why is it so"),
        (_word("C1", value="many"), "no whole number"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_written(
    session: Session, word: ContradictionWord, said: str
) -> None:
    before = (session.directory / "decisions" / "contradictions.yaml").read_bytes()
    with pytest.raises(UsageError, match=said):
        decide(session, [_word("C10", value="Guntis"), word])
    assert (session.directory / "decisions" / "contradictions.yaml").read_bytes() == before


def test_decisions_from_a_file(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text(
        "- {contradiction: C7, value: sales_asks, owner: ilze, reason: Measured.}\n"
        "- {contradiction: C10, value: Guntis, owner: ilze, reason: Named.}\n",
        "utf-8",
    )
    decide(session, read_words(file))
    assert _one(session, "C10").decision == "Guntis"
    file.write_text("- {contradiction: C7, valu: x}\n", "utf-8")
    with pytest.raises(BadData) as bad:
        read_words(file)
    assert [(p.place.line, p.code) for p in bad.value.problems] == [(1, "unknown-key")]


def test_new_contradictions_get_the_next_numbers_once(session: Session) -> None:
    file = session.directory / "decisions" / "contradictions.yaml"
    file.write_text('schema_version: "1"\ncontradictions: []\n', "utf-8")
    decide(session, [_word("bo_pay_see")])
    numbers = {one.id: one.number for one in compared(session.directory).contradictions}
    assert sorted(numbers.values(), key=str) == sorted((f"C{n}" for n in range(1, 13)), key=str)
    decide(session, [_word("bo_pay_see", value="sales_never_knows")])
    assert {one.id: one.number for one in compared(session.directory).contradictions} == numbers
