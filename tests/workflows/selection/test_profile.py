"""A vendor's facts as the form F17: from a file, at the keyboard, and back without loss."""

from pathlib import Path

import pytest

from tests.cli.typist import ENTER, STOP, terminal
from tests.workflows.selection.before_prices import engagement, everything, session
from toolkit.cli.dialogs.sitting import run_sitting
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.problems import BadData, UsageError
from toolkit.store import typed
from toolkit.workflows.selection import vendors

ANSWERS = """\
ve_name: Lumo CRM 4
ve_src: [requirement_match, reference_customer]
ve_must: "61"
ve_ko: no import; no telephony
ve_form: [own_server, purchase]
ve_eye: "yes"
ve_dec: shortlist
ve_dec_why: meets 61 of 63 musts in writing
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return engagement(tmp_path)


def stored(root: Path, vendor: str) -> Vendor:
    return typed.read(Vendor, (root / f"vendors/{vendor}.yaml").read_bytes(), vendor)


def take(root: Path, text: str, vendor: str = "V6", name: str | None = "Lumo") -> None:
    file = root.parent / "answers.yaml"
    file.write_text(text, "utf-8")
    vendors.take_answers(session(root, "ilze"), vendor, file, name)


def test_answers_from_a_file_become_facts(root: Path) -> None:
    take(root, ANSWERS)
    made = stored(root, "V6")
    assert (made.name, made.state, made.found_by) == (
        "Lumo CRM 4",
        VendorState.SHORTLISTED,
        ("requirement_match", "reference_customer"),
    )
    facts = made.facts
    assert (facts.musts_claimed, facts.unmet_musts, facts.delivery, facts.priced_before_reading) == (
        61,
        ("no import", "no telephony"),
        ("own_server", "purchase"),
        True,
    )


def test_a_vendor_is_dropped_with_name_day_and_reason(root: Path) -> None:
    take(root, ANSWERS)
    take(root, "ve_dec: out\nve_dec_why: the import is missing\n")
    dropped = stored(root, "V6").dropped
    assert dropped
    assert (dropped.by, dropped.date.isoformat(), dropped.reason, dropped.by_reviews) == (
        "ilze",
        "2026-02-24",
        "the import is missing",
        False,
    )


def test_what_the_form_does_not_ask_stays(root: Path) -> None:
    before = stored(root, "V1")
    take(root, "ve_people: '12'\n", "V1", None)
    after = stored(root, "V1")
    assert after.facts.developers == 12
    assert after == before.model_copy(update={"facts": before.facts.model_copy(update={"developers": 12})})


@pytest.mark.parametrize(
    "text", ["ve_src: [hearsay]\n", "ve_extra: '120'\n", "ve_price: '5'\n", "nonsense: x\n"]
)
def test_answers_that_do_not_hold_change_nothing(root: Path, text: str) -> None:
    before = everything(root)
    with pytest.raises(BadData):
        take(root, text, "V1", None)
    assert everything(root) == before


def test_the_form_is_asked_at_the_keyboard_and_saved_at_once(root: Path) -> None:
    opened = vendors.open_profile(session(root, "ilze"), "V6", "Lumo")
    with terminal(" 4.2" + ENTER + " " + ENTER + STOP, hang_up=True) as there:
        run_sitting(opened, there, lambda _: None)
    made = stored(root, "V6")
    assert (made.id, made.state) == ("V6", VendorState.CANDIDATE)
    assert len(made.found_by) == 1


def test_a_new_vendor_wants_a_name(root: Path) -> None:
    with pytest.raises(UsageError, match="no vendor 'V6'"):
        vendors.open_profile(session(root, "ilze"), "V6")
    with pytest.raises(UsageError, match="cannot be the id"):
        vendors.open_profile(session(root, "ilze"), "6 V", "Lumo")
