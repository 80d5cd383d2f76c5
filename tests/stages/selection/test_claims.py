"""A claim beside a grade: one word, and never a rating."""

import pytest

from toolkit.models.planning.offer import OfferClass
from toolkit.models.selection.grade import Grade
from toolkit.stages.selection.vendors.claims import judge


@pytest.mark.parametrize(
    ("claim", "grade", "word"),
    [
        ("standard", "good", "borne_out"),
        ("configuration", "excellent", "borne_out"),
        ("standard", "satisfactory", "not_borne_out"),
        ("standard", "not_shown", "not_proved"),
        ("extension", "not_performed", "as_claimed"),
        ("future_release", "not_shown", "as_claimed"),
        ("not_possible", "good", "better_than_claimed"),
        ("", "good", "no_answer"),
    ],
)
def test_one_word_for_a_claim_beside_a_grade(claim: str, grade: str, word: str) -> None:
    assert judge(OfferClass(claim) if claim else None, Grade(grade), Grade.GOOD) == word
