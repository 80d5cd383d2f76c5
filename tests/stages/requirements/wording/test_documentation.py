"""The docstrings tell the truth, and the page about the rules is what the code says."""

import json

import pytest

from scripts.make_wording_rules import FIGURES, PAGE, all_modules, documented, page
from tests.stages.requirements.wording.test_cases import findings
from toolkit.kernel.language.languages import Language

EXAMPLES = [
    (module.RULE.code, kind, language, text)
    for module in all_modules()
    for (kind, language), text in documented(module)[2].items()
]


@pytest.mark.parametrize(("rule", "kind", "language", "text"), EXAMPLES)
def test_an_example_is_what_it_is_said_to_be(rule: str, kind: str, language: Language, text: str) -> None:
    words = [f.words for f in findings(text, language) if f.rule == rule]
    assert bool(words) == (kind == "Bad"), words


def test_the_page_is_what_the_code_says() -> None:
    mend = "run: python -m scripts.make_wording_rules"
    assert PAGE.read_text("utf-8") == page(json.loads(FIGURES.read_text("utf-8"))), mend


def test_the_figures_beat_arta_in_six_columns() -> None:
    columns = json.loads(FIGURES.read_text("utf-8"))["columns"]
    assert sum(c["all"]["f1"] > c["arta_f1"] for c in columns) >= 6
    assert len(columns) == 8
