"""docs/checks.md says what the checks do, and every threshold belongs to a check."""

import re

from scripts.make_checks_page import PAGE, page, parts
from toolkit.models.engagement.settings import AdviceSettings
from toolkit.stages.advice.catalogue import all_checks


def test_the_page_is_what_the_checks_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m scripts.make_checks_page"


def test_every_check_is_documented_and_named_by_its_file() -> None:
    for entry in all_checks():
        assert set(parts(entry)) == {"Why", "Bad", "Good"}
        assert entry.doc.startswith(f"{entry.check.code} {entry.check.name}: ")
        assert entry.look.__module__.endswith(f".ap{entry.check.code[3:]}_{entry.check.name}")


def test_thresholds_are_used_and_nothing_is_left_unfilled() -> None:
    used = {name for entry in all_checks() for name in entry.check.thresholds}
    assert used == set(AdviceSettings.model_fields)
    assert not re.search(r"\{[a-z_]+\}", page().partition("## People")[2])
