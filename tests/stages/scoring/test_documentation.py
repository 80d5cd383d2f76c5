"""The examples of docs/scoring.md are run."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "scoring.md"


def test_the_examples_of_the_page() -> None:
    tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert (tried.failed, tried.attempted > 20) == (0, True)
