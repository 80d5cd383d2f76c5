"""Out and back in without an edit changes nothing, whatever the texts are."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.exchange.register.csv_file import read_csv, write_csv
from toolkit.exchange.register.workbook import read_workbook, write_workbook
from toolkit.models.requirements.requirement import Register, Requirement
from toolkit.models.selection.key_task import Priority
from toolkit.problems import BadData
from toolkit.stages.requirements.exchange.coming_back import come_back
from toolkit.stages.requirements.exchange.rows import rows_of
from toolkit.stages.requirements.fingerprint import Signed

SIGNED = Signed("eva", datetime(2026, 3, 30, tzinfo=UTC))
TEXT = st.text(st.characters(codec="utf-8"), max_size=40)


def requirement(id_: str, statement: str, acceptance: str) -> Requirement:
    return Requirement(
        id=id_, statement=statement, acceptance=acceptance, category="F.core", priority=Priority.SHOULD
    )


@settings(max_examples=60)
@given(st.lists(st.tuples(TEXT.filter(str.strip), TEXT), min_size=1, max_size=4))
def test_nothing_edited_nothing_changed(texts: list[tuple[str, str]]) -> None:
    made = tuple(requirement(f"r{n}", *pair) for n, pair in enumerate(texts))
    register = Register(requirements=made)
    rows = list(rows_of(register))
    for sheet in (read_workbook(write_workbook(rows, {}), "r.xlsx"), read_csv(write_csv(rows), "r.csv")):
        changes, problems = come_back(register, sheet, {}, SIGNED)
        assert (changes.new, changes.changed, problems) == ((), (), ())


def test_a_text_that_no_cell_can_hold_is_refused() -> None:
    register = Register(requirements=(requirement("r1", "x" * 40_000, ""),))
    with pytest.raises(BadData, match="longer than a cell can be"):
        write_workbook(list(rows_of(register)), {})
