"""What is changed by hand is seen, named, and neither frozen nor signed before it is put back or agreed."""

from pathlib import Path

import pytest

from tests.workflows.signoff.rounds import (
    LATER,
    REVIEW,
    at,
    changed,
    demands,
    edit,
    read,
    records,
    sign,
    signed,
)
from toolkit.problems import Refused
from toolkit.store.signoff.hold import read_hold, touched_files
from toolkit.workflows.engagement.forget import forget
from toolkit.workflows.guidance.signoff import signoff_facts
from toolkit.workflows.signoff.changes import decide_change, difference, new_change
from toolkit.workflows.signoff.issue.freeze import freeze
from toolkit.workflows.signoff.status import signoff_status


def rename(folder: Path, old: str = "Kaskad Pack SIA", new: str = "Kaskad Pack AS") -> None:
    """Edit the person's own file by hand."""
    file = folder / "engagement.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def reword(folder: Path) -> str:
    """Edit a held file by hand; returns the number of the requirement."""
    hold = folder / "signoff" / "hold.yaml"
    kept = hold.read_bytes()
    hold.unlink()
    number = edit(folder)
    hold.write_bytes(kept)
    return number


def left(folder: Path) -> tuple[str, ...] | None:
    found = signoff_status(at(folder, "andris", LATER)).departure
    return found.files if found else None


def test_nothing_departs_from_what_was_just_frozen_signed_or_accepted(tmp_path: Path) -> None:
    for make in (read, signed, changed, demands):
        folder = make(tmp_path / make.__name__)
        hold = read_hold(folder)
        assert hold is not None
        assert {"requirements.yaml", "engagement.yaml"} <= hold.files.keys()
        assert touched_files(folder, hold) == ()
        assert left(folder) is None


def test_a_refused_change_names_the_files_of_a_person_that_keep_it(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    before = (folder / "requirements.yaml").read_bytes()
    new_change(at(folder, "andris", LATER), "a new name", "the register of companies, 2 April")
    edit(folder)
    rename(folder)
    plan = folder / "plan.yaml"
    plan.write_bytes(plan.read_bytes() + b"# seen\n")
    clauses = difference(at(folder, "andris", LATER), "CR1").clauses
    assert ("legal name", "client", "Kaskad Pack SIA", "Kaskad Pack AS") in [
        (c.id, c.section, c.before, c.after) for c in clauses
    ]
    found = decide_change(at(folder, "ilze", LATER), "CR1", accept=False, reason="not now")
    assert (folder / "requirements.yaml").read_bytes() == before
    assert found.left is not None
    assert str(found.left) == (
        "The text of today differs from B1, and no change request says so. Changed since: engagement.yaml, plan.yaml."
    )
    with pytest.raises(Refused, match="differs from B1"):
        freeze(at(folder, "andris", LATER), "contract")
    rename(folder, "Kaskad Pack AS", "Kaskad Pack SIA")
    assert left(folder) is None  # a remark in plan.yaml changes nothing that is printed


def test_files_are_noted_when_a_request_is_opened_where_the_freeze_did_not(tmp_path: Path) -> None:
    """As earlier versions left it behind."""
    folder = signed(tmp_path / "k")
    hold = folder / "signoff" / "hold.yaml"
    hold.write_text(hold.read_text("utf-8").split("files:")[0], "utf-8")
    assert left(folder) is None
    kept = folder / "decisions" / "contradictions.yaml"
    before = kept.read_bytes()
    new_change(at(folder, "andris", LATER), "a new name", "the register of companies, 2 April")
    rename(folder)
    found = decide_change(at(folder, "ilze", LATER), "CR1", accept=False, reason="not now").left
    assert found is not None
    assert found.files == ("engagement.yaml",)
    rename(folder, "Kaskad Pack AS", "Kaskad Pack SIA")
    new_change(at(folder, "andris", LATER), "a new name", "the register of companies, 2 April")
    (folder / "signoff/changes/CR2/decisions/contradictions.yaml").unlink()
    hold.write_text(hold.read_text("utf-8").split("files:")[0], "utf-8")
    decide_change(at(folder, "ilze", LATER), "CR2", accept=False, reason="not now")
    assert kept.read_bytes() == before


def test_nobody_signs_beside_files_that_say_something_else(tmp_path: Path) -> None:
    folder = read(tmp_path / "k")
    sign(folder, "ilze")
    rename(folder)
    with pytest.raises(Refused, match=r"Changed since: engagement\.yaml\. There is no signature now"):
        sign(folder, "vendor", LATER)
    new_change(at(folder, "andris", LATER), "a new name", "the register of companies, 2 April")
    decide_change(at(folder, "ilze", LATER), "CR1", accept=True, reason="it is their name")
    sign(folder, "vendor", LATER)


def test_a_held_file_that_was_edited_by_hand_is_named(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    reword(folder)
    assert left(folder) == ("requirements.yaml",)
    assert signoff_facts(folder, at(folder, "andris", LATER)).departed
    new_change(at(folder, "andris", LATER), "as edited", "andris")
    assert left(folder) is None


def test_a_contract_is_made_about_the_requirements_that_were_frozen(tmp_path: Path) -> None:
    folder = demands(tmp_path / "k")
    number = reword(folder)
    with pytest.raises(Refused, match=f"The requirements are not those of B1.*: {number}"):
        freeze(at(folder, "andris", LATER), "contract")
    new_change(at(folder, "andris", LATER), "as edited", "the workshop, 28 March")
    decide_change(at(folder, "ilze", LATER), "CR1", accept=True, reason="they need it")
    made = freeze(at(folder, "andris", LATER), "contract").baseline
    assert (made.id, made.parent, made.changes) == ("B2", "B1", ("CR1",))
    assert (folder / "issued" / "B2" / "changes.json").is_file()
    with pytest.raises(Refused, match="B2 is a contract edition; the requirements edition comes before it"):
        freeze(at(folder, "andris", LATER), "requirements")


def test_what_is_settled_on_the_way_to_the_contract_wants_no_request(tmp_path: Path) -> None:
    folder = demands(tmp_path / "k")
    waivers = folder / "decisions" / "waivers.yaml"
    kept = waivers.read_bytes()
    waivers.unlink()
    found = signoff_status(at(folder, "andris", REVIEW))
    assert found.departure is None
    waivers.write_bytes(kept)
    made = freeze(at(folder, "andris", LATER), "contract").baseline
    assert (made.parent, made.changes) == ("B1", ())


def test_forgetting_says_that_the_next_edition_will_differ(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    log = (folder / "issued" / "log.jsonl").read_bytes()
    assert forget(at(folder, "andris", LATER), "viktors", write=False).frozen == "B1"
    assert (folder / "issued" / "log.jsonl").read_bytes() == log
    assert records(folder).baselines[0].id == "B1"
