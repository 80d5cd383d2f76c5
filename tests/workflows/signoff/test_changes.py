"""Changes after freezing: only under a request, with their effect, decided, and seen in the next edition."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.workflows.signoff.rounds import (
    LATER,
    READERS,
    at,
    changed,
    edit,
    frozen,
    keys,
    read,
    read_all,
    records,
    second,
    sign,
    signed,
)
from toolkit.models.signoff.baseline import BaselineState
from toolkit.problems import Refused, UsageError
from toolkit.workflows.signoff.changes import decide_change, difference, new_change
from toolkit.workflows.signoff.issue.freeze import freeze
from toolkit.workflows.signoff.reading import lectern, withdraw
from toolkit.workflows.signoff.sign.verify import verify
from toolkit.workflows.signoff.status import signoff_status
from toolkit.workflows.signoff.table import open_table


def opened(folder: Path) -> str:
    return new_change(at(folder, "andris", LATER), "law on e-invoices", "chief accountant, 2 May").id


def test_edits_need_an_open_request(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    with pytest.raises(Refused, match="stands in B1, which is frozen"):
        edit(folder)
    assert opened(folder) == "CR1"
    edit(folder)
    with pytest.raises(Refused, match="CR1 is open"):
        opened(folder)


def test_a_change_says_what_differs_and_what_it_costs(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    change = opened(folder)
    assert difference(at(folder, "ilze", LATER), change).nothing
    number = edit(folder)
    found = difference(at(folder, "ilze", LATER), change)
    assert "requirements" in found.sections
    assert "price" not in found.sections
    assert [(c.kind, c.id, c.section) for c in found.clauses] == [("changed", number, "requirements")]
    assert found.clauses[0].after.endswith("within three working days")
    assert found.effect.price == 0
    assert found.effect.dates == ()


def test_who_decides_and_why_is_asked(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    change = opened(folder)
    edit(folder)
    with pytest.raises(Refused, match="'decide' is for"):
        decide_change(at(folder, "laura", LATER), change, accept=True, reason="x")
    with pytest.raises(UsageError, match="Why"):
        decide_change(at(folder, "ilze", LATER), change, accept=True, reason=" ")
    with pytest.raises(UsageError, match="no change request 'CR9'"):
        decide_change(at(folder, "ilze", LATER), "CR9", accept=True, reason="x")


def test_a_refused_change_leaves_no_trace_in_the_files(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    before = (folder / "requirements.yaml").read_bytes()
    change = opened(folder)
    edit(folder)
    assert (folder / "requirements.yaml").read_bytes() != before
    decide_change(at(folder, "ilze", LATER), change, accept=False, reason="not now")
    assert (folder / "requirements.yaml").read_bytes() == before
    with pytest.raises(Refused, match="Open a change request first"):
        edit(folder)
    with pytest.raises(Refused, match="CR1 was refused by ilze"):
        decide_change(at(folder, "ilze", LATER), change, accept=True, reason="after all")


def test_nothing_is_accepted_where_nothing_differs(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    with pytest.raises(Refused, match="Nothing differs from B1"):
        decide_change(at(folder, "ilze", LATER), opened(folder), accept=True, reason="x")


def test_what_was_not_accepted_is_not_frozen(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    change = opened(folder)
    edit(folder)
    with pytest.raises(Refused, match="CR1 is open"):
        freeze(at(folder, "andris", LATER), "contract")
    decide_change(at(folder, "ilze", LATER), change, accept=True, reason="the law leaves no choice")
    file = folder / "engagement.yaml"
    file.write_text(file.read_text("utf-8").replace("out_of_scope:", "out_of_scope:\n  - labels", 1), "utf-8")
    with pytest.raises(Refused, match="no accepted change request says so"):
        freeze(at(folder, "andris", LATER), "contract")


def test_the_next_edition_shows_what_changed_and_only_that_is_read_again(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    change = opened(folder)
    number = edit(folder)
    decide_change(at(folder, "ilze", LATER), change, accept=True, reason="the law leaves no choice")
    made = freeze(at(folder, "andris", LATER), "contract").baseline
    assert (made.id, made.parent, made.changes) == ("B2", "B1", ("CR1",))
    listed = json.loads((folder / "issued/B2/changes.json").read_bytes())
    assert [c["id"] for c in listed["changes"][0]["clauses"]] == [number]
    page = (folder / "issued/B2/changes.html").read_text("utf-8")
    assert "<ins>" in page
    assert (folder / "issued/B2/changes.docx").is_file()
    waiting = {reader: [s.id for s in lectern(at(folder, reader, LATER)).unread] for reader in READERS}
    changed = [s for s in difference(at(folder, "ilze", LATER), change).sections if s != "front"]
    assert waiting == dict.fromkeys(READERS, changed)
    assert len(changed) < 5
    table = open_table(at(folder, "andris", LATER))
    first = table.records.baseline("B1")
    assert table.state(first) is BaselineState.SIGNED
    for reader in READERS:
        read_all(folder, reader, LATER)
    for who in ("ilze", "vendor"):
        sign(folder, who, date(2026, 4, 23))
    table = open_table(at(folder, "andris", LATER))
    assert table.state(table.records.baseline("B1")) is BaselineState.SUPERSEDED
    assert table.state(table.records.baseline("B2")) is BaselineState.SIGNED
    assert [e.action for e in records(folder).entries][-1] == "supersede"
    assert all(v.holds for v in verify(at(folder, "andris", LATER), None, [keys() / "ca.pem"]))


def test_a_frozen_edition_that_nobody_signed_gives_way_at_once(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k")
    change = opened(folder)
    edit(folder)
    decide_change(at(folder, "ilze", LATER), change, accept=True, reason="found while reading")
    freeze(at(folder, "andris", LATER), "contract")
    table = open_table(at(folder, "andris", LATER))
    assert [table.state(b).value for b in table.records.baselines] == ["superseded", "frozen"]


def test_a_signed_edition_is_in_force_again_when_the_next_one_is_withdrawn(tmp_path: Path) -> None:
    folder = second(tmp_path / "k")
    assert withdraw(at(folder, "andris", LATER), "a word is missing") == "B2"
    found = signoff_status(at(folder, "andris", LATER))
    assert found.baseline is not None
    assert (found.baseline.id, found.state) == ("B1", BaselineState.SIGNED)
    assert [(b.id, state.value) for b, state in found.editions] == [("B1", "signed"), ("B2", "withdrawn")]
    with pytest.raises(Refused, match="stands in B1, which is frozen"):
        edit(folder)
    assert new_change(at(folder, "andris", LATER), "the word", "reader, 3 May").baseline == "B1"
    edit(folder, "and in words")
    with pytest.raises(Refused):
        freeze(at(folder, "andris", LATER), "contract")
    decide_change(at(folder, "ilze", LATER), "CR2", accept=True, reason="it was missing")
    made = freeze(at(folder, "andris", LATER), "contract").baseline
    assert (made.id, made.parent, made.changes) == ("B3", "B1", ("CR1", "CR2"))
    assert (folder / "issued" / "B3" / "changes.json").is_file()


def test_only_somebody_who_may_decide_is_named_for_it(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    with pytest.raises(Refused, match=r"andris may not decide about a change\. These may: ilze, vendor"):
        new_change(at(folder, "andris", LATER), "a law", "the accountant", "andris")
    assert records(folder).changes == ()
    assert new_change(at(folder, "andris", LATER), "a law", "the accountant", "vendor").decides == "vendor"
    with pytest.raises(Refused, match="Say --by vendor"):
        decide_change(at(folder, "ilze", LATER), "CR1", accept=False, reason="no")
    file = folder / "signoff" / "changes" / "CR1.yaml"
    file.write_text(file.read_text("utf-8").replace("decides: vendor", "decides: andris"), "utf-8")
    decide_change(at(folder, "ilze", LATER), "CR1", accept=False, reason="andris may not")


def test_nothing_is_frozen_signed_or_withdrawn_beside_an_open_request(tmp_path: Path) -> None:
    folder = read(tmp_path / "k")
    sign(folder, "ilze")
    opened(folder)
    edit(folder)
    log = (folder / "issued" / "log.jsonl").read_bytes()
    way_on = r"crmkit signoff change decide CR1 --accept, or --refuse, which puts the files back"
    with pytest.raises(Refused, match=f"CR1 is open, so there is no freeze now. Let ilze decide .*{way_on}"):
        freeze(at(folder, "andris", LATER), "contract")
    with pytest.raises(Refused, match=f"(?s)CR1 is open.*{way_on}"):
        sign(folder, "vendor", LATER)
    with pytest.raises(Refused, match=way_on):
        withdraw(at(folder, "andris", LATER), "wrong price")
    assert (folder / "issued" / "log.jsonl").read_bytes() == log
    decide_change(at(folder, "ilze", LATER), "CR1", accept=False, reason="not now")
    sign(folder, "vendor", LATER)


def test_a_request_about_an_edition_that_has_ended_holds_up_nobody(tmp_path: Path) -> None:
    """As earlier versions left it behind: CR1 open, and what it was about superseded."""
    folder = second(tmp_path / "k")
    file = folder / "signoff" / "changes" / "CR1.yaml"
    left = (
        file.read_text("utf-8").replace("id: CR1", "id: CR2").replace("decision: accepted", "decision: open")
    )
    (folder / "signoff" / "changes" / "CR2.yaml").write_text(left, "utf-8")
    assert new_change(at(folder, "andris", LATER), "a law", "the accountant").id == "CR3"


def test_a_refused_request_is_put_back_although_the_edition_holds_its_files(tmp_path: Path) -> None:
    """As earlier versions left it behind: CR1 open, and the hold without it."""
    folder = signed(tmp_path / "k")
    before = (folder / "requirements.yaml").read_bytes()
    opened(folder)
    edit(folder)
    file = folder / "signoff" / "hold.yaml"
    file.write_text(file.read_text("utf-8").replace("change: CR1", 'change: ""'), "utf-8")
    decide_change(at(folder, "ilze", LATER), "CR1", accept=False, reason="not now")
    assert (folder / "requirements.yaml").read_bytes() == before
    assert opened(folder) == "CR2"


def test_an_accepted_change_can_be_taken_back_by_another(tmp_path: Path) -> None:
    folder = changed(tmp_path / "k")
    opened(folder)
    with pytest.raises(Refused, match="Nothing differs"):
        decide_change(at(folder, "ilze", LATER), "CR2", accept=True, reason="x")
    (folder / "requirements.yaml").write_bytes(
        (folder / "signoff/changes/CR1/requirements.yaml").read_bytes()
    )
    decide_change(at(folder, "ilze", LATER), "CR2", accept=True, reason="the law was not passed")
    with pytest.raises(Refused, match="B1 says exactly this already"):
        freeze(at(folder, "andris", LATER), "contract")
    assert opened(folder) == "CR3"
