"""What the wording of musts says against signing."""

import pytest

from tests.stages.advice.case_files import facts_from
from toolkit.models.dossier import Dossier
from toolkit.workflows.advice.facts import unfit_in_musts


def dossier(statement: str, priority: str = "must", **engagement: object) -> Dossier:
    must = {
        "id": "r1",
        "statement": statement,
        "acceptance": "20 cards.",
        "category": "F.core",
        "priority": priority,
    }
    return facts_from(
        {"dossier": {"engagement": engagement, "requirements": {"requirements": [must]}}}
    ).dossier


@pytest.mark.parametrize(
    ("statement", "rules"),
    [
        ("The system shall be fast and convenient.", ["Q01", "Q01"]),
        ("The system shall be modern and flexible.", ["Q01", "Q01"]),
        ("The system shall show the usual reports.", ["Q01"]),
        ("The system shall record the call and shall create a task and shall mail it.", ["Q07"]),
        ("The system shall send an e-mail and/or a text message.", ["Q08"]),
        ("The system shall show stock if possible.", ["Q03"]),
        ("The system shall list customers, orders, etc.", ["Q04"]),
        ("The system shall open a card within 2 seconds.", []),
        ("The system shall show all orders.", []),
        ("The system shall show several orders.", []),
    ],
)
def test_vague_words_and_two_demands_count_in_musts(statement: str, rules: list[str]) -> None:
    assert [f.rule for f in unfit_in_musts(dossier(statement)) or ()] == rules
    assert unfit_in_musts(dossier(statement, "should")) == ()


def test_the_profile_of_the_engagement_counts() -> None:
    joined = "The system shall find and export and delete a person."
    assert unfit_in_musts(dossier(joined)) == ()
    strict = {"wording": {"profile": "strict"}}
    assert {f.rule for f in unfit_in_musts(dossier(joined, settings=strict)) or ()} == {"Q07"}
    off = {"wording": {"rules": {"Q01": "off"}}}
    assert unfit_in_musts(dossier("The system shall be fast.", settings=off)) == ()


def test_a_language_without_rules_is_not_looked_at() -> None:
    assert unfit_in_musts(dossier("The system shall be fast.", language="lv")) is None
