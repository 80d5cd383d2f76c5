"""docs/questionnaires.md says every key, type and function there is, and nothing that is not."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from toolkit.exchange.xlsform.words import KEPT, NOT_COVERED
from toolkit.kernel.expressions.functions import FUNCTIONS
from toolkit.kernel.questions.typing import question_types
from toolkit.models.interviews.question import SILENT, Choice, Question
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.models.interviews.template import RequirementTemplate
from toolkit.models.interviews.translation import Translation
from toolkit.workflows.questionnaires import shelf

PAGE = (Path(__file__).parents[2] / "docs" / "questionnaires.md").read_text("utf-8")


def section(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def first_column(title: str) -> list[str]:
    """The names in the first column of the table of a section."""
    cells = [line.split("|")[1] for line in section(title).splitlines() if line.startswith("| `")]
    return [name.partition("(")[0] for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Keys of a questionnaire", Questionnaire),
        ("Keys of a question", Question),
        ("Requirement templates", RequirementTemplate),
        ("Other languages", Translation),
    ],
)
def test_every_key(title: str, noun: type[BaseModel]) -> None:
    assert first_column(title) == list(noun.model_fields)


def test_every_key_of_a_choice() -> None:
    text = section("Keys of a question")
    assert [f"`{key}`" in text.rpartition("A choice has")[2] for key in Choice.model_fields] == [True] * 3


def test_every_type_and_function() -> None:
    types = first_column("Question types")
    assert sorted(types) == sorted([*question_types(), *SILENT])
    functions = first_column("Expressions")
    assert sorted(functions) == sorted(FUNCTIONS)


def test_every_list_that_comes_with_crmkit() -> None:
    named = PAGE.partition("The lists ")[2].partition("\n\n")[0]
    assert sorted(re.findall(r"`(\w+)`", named)) == sorted(shelf.lists().lists)
    for block in shelf.blocks():
        assert f"`{block}`" in section("Keys of a questionnaire")


def test_what_is_kept_and_what_is_not_covered() -> None:
    text = section("XLSForm: out and in")
    kept = {f"`{word}`" for word in KEPT - {"no_app_error_string"}}
    missing = {f"`{word}`" for word in NOT_COVERED if word != "query"}
    assert [word for word in sorted(kept | missing) if word not in text] == []


def test_the_example_holds() -> None:
    example = PAGE.partition("```yaml\n")[2].partition("```")[0]
    assert [str(problem) for problem in shelf.check_source(example.encode(), "visit.yaml").problems] == []
