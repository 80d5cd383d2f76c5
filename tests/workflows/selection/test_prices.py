"""The price lock: nothing shows a price before everybody has rated; then cost, choice, and the end of rating."""

import json
import shutil
from pathlib import Path

import pytest

from tests.workflows.selection.before_prices import engagement, everything, rate_all, session
from toolkit.cli.app import run
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.scorecard import Rating
from toolkit.problems import BadData, Refused, UsageError
from toolkit.stages.selection.demos import rules
from toolkit.store import transaction
from toolkit.store.dossier import read_dossier
from toolkit.workflows.selection import rating, reports, vendors
from toolkit.workflows.selection.vendors import VendorWords

DO_NOTHING = """\
id: do_nothing
label: As today
note: 46 documents a day typed twice, 3.5 minutes each
price_sheet:
  currency: EUR
  lines:
    - {id: typing, label: Typing twice, kind: services, charge: monthly, unit_price: "1300"}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return engagement(tmp_path)


def open_prices(root: Path) -> None:
    rate_all(root, "laura")
    rate_all(root, "natalja")
    vendors.unlock_prices(session(root, "ilze"), "all have rated")


def test_locked_prices_are_not_even_read(root: Path) -> None:
    vendor = read_dossier(root).vendor("V1")
    assert vendor
    assert (vendor.price_sheet, vendor.offer, vendor.earlier_offers) == (None, None, ())


@pytest.mark.parametrize(
    "command",
    [
        ["vendors", "list"],
        ["vendors", "list", "--json"],
        ["vendors", "cost", "--json"],
        ["vendors", "claims", "--json"],
        ["demo", "compare", "--json"],
        ["status", "--json"],
        ["plan", "--json"],
    ],
)
def test_no_screen_shows_a_locked_price(
    root: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["-C", str(root), "--today", "2026-02-24", "--by", "ilze", *command])
    shown = "".join(capsys.readouterr())
    assert shown
    assert not [n for n in ("290", "4060", "4,060", "650", "900", "27456", "27,457", "280") if n in shown]


def test_prices_open_when_every_rater_has_handed_in_for_every_vendor(root: Path) -> None:
    with pytest.raises(Refused, match="no scorecard of laura, natalja"):
        vendors.unlock_prices(session(root, "ilze"), "")
    rate_all(root, "laura")
    with pytest.raises(Refused, match="no scorecard of natalja"):
        reports.costs(session(root, "ilze"))
    rate_all(root, "natalja")
    assert vendors.unlock_prices(session(root, "ilze"), "") == ("V1",)
    record = read_dossier(root).prices_open
    assert record
    assert (record.by, record.at.isoformat()) == ("ilze", "2026-02-24T12:00:00+00:00")
    with pytest.raises(Refused, match="issued"):
        transaction.undo(root)
    with pytest.raises(Refused, match="open since 2026-02-24"):
        vendors.unlock_prices(session(root, "ilze"), "")


def test_a_task_on_which_all_are_silent_holds_the_prices_until_the_group_says_so(root: Path) -> None:
    for rater in ("laura", "natalja"):
        opened = rating.open_card(session(root, rater), "V1", rater)
        card = opened.card
        for task in opened.order[:-1]:
            card = rules.put(card, Rating(task=task, grade=Grade.GOOD))
        rating.hand_in(opened, card)
    with pytest.raises(Refused, match="whether KT24 was shown"):
        vendors.unlock_prices(session(root, "ilze"), "")
    rating.agree(session(root, "ilze"), "V1", "KT24", "not_shown", ["laura", "natalja"], "no time was left")
    assert vendors.unlock_prices(session(root, "ilze"), "") == ("V1",)


def test_nobody_rates_with_prices_in_view(root: Path) -> None:
    open_prices(root)
    vendors.edit(session(root, "ilze"), "V6", VendorWords(name="Lumo"))
    vendors.edit(session(root, "ilze"), "V6", VendorWords(state="shortlisted"))
    with pytest.raises(Refused, match="ratings are closed"):
        rating.open_card(session(root, "laura"), "V6", None)


def test_the_choice_waits_for_the_prices_and_is_kept_with_its_reason(root: Path) -> None:
    with pytest.raises(Refused, match="Prices are locked"):
        vendors.choose(session(root, "ilze"), "V1", "passes the gate")
    open_prices(root)
    with pytest.raises(UsageError, match="Why"):
        vendors.choose(session(root, "ilze"), "V1", "")
    with pytest.raises(Refused, match="dropped"):
        vendors.choose(session(root, "ilze"), "V5", "cheap")
    assert vendors.choose(session(root, "ilze"), "v1", "passes the gate")[1] == ""
    chosen = read_dossier(root).chosen
    assert chosen
    assert (chosen.vendor, chosen.by, chosen.reason) == ("V1", "ilze", "passes the gate")


def test_a_choice_against_the_gate_is_recorded_and_said(root: Path) -> None:
    rate_all(root, "laura", "not_performed")
    rate_all(root, "natalja", "not_performed")
    vendors.unlock_prices(session(root, "ilze"), "")
    _, against = vendors.choose(session(root, "ilze"), "V1", "cheap")
    assert against.startswith("V1 does not pass the gate, musts not performed: KT01, KT02, KT04")


def test_editing_a_vendor_leaves_its_locked_prices_in_the_file(root: Path) -> None:
    vendors.edit(
        session(root, "ilze"),
        "V1",
        VendorWords(facts=(("has_backup", "no"), ("limits", "14 users; one site"))),
    )
    open_prices(root)
    vendor = read_dossier(root).vendor("V1")
    assert vendor
    assert (vendor.facts.has_backup, vendor.facts.limits) == (False, ("14 users", "one site"))
    assert vendor.price_sheet
    assert (len(vendor.price_sheet.lines), len(vendor.offer.items if vendor.offer else ())) == (4, 15)


def test_doing_nothing_stands_on_the_same_sheet(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root / "nothing.yaml"
    file.write_text(DO_NOTHING, "utf-8")
    with pytest.raises(Refused, match="locked"):
        reports.set_alternative(session(root, "ilze"), file)
    open_prices(root)
    reports.set_alternative(session(root, "juris"), file)
    assert run(["-C", str(root), "vendors", "cost", "--json"]) == 0
    ways = json.loads(capsys.readouterr().out)["ways"]
    found = [(w["what"], w["total"], w["break_even_month"]) for w in ways]
    # 20,926.67 + 900 + 1,915 = 23,741.67: more than 18 months at 1,300, less than 19.
    assert found == [("vendor", "27456.67", 19), ("do_nothing", "78000.00", None)]


def test_a_sheet_that_does_not_hold_is_refused(root: Path) -> None:
    open_prices(root)
    file, before = root / "nothing.yaml", everything(root)
    file.write_text(DO_NOTHING.replace("do_nothing", "wait"), "utf-8")
    before |= {str(file): file.read_bytes()}
    with pytest.raises(BadData):
        reports.set_alternative(session(root, "juris"), file)
    assert everything(root) == before


def test_a_dropped_vendor_says_why(root: Path) -> None:
    with pytest.raises(UsageError, match="Why is it dropped"):
        vendors.edit(session(root, "ilze"), "V1", VendorWords(state="dropped"))
    with pytest.raises(UsageError, match="no fact 'colour'"):
        vendors.edit(session(root, "ilze"), "V1", VendorWords(facts=(("colour", "blue"),)))
    with pytest.raises(UsageError, match="no vendor 'V9'"):
        vendors.edit(session(root, "ilze"), "V9", VendorWords(state="dropped", reason="x"))
    vendors.edit(
        session(root, "ilze"), "V1", VendorWords(reference=("a bakery", "2026-02-11", "kept every date"))
    )
    found = read_dossier(root).vendor("V1")
    assert found
    assert found.reference_calls[-1].said == "kept every date"


@pytest.mark.parametrize(
    "command",
    [
        ["plan"],
        ["plan", "--json"],
        ["build", "technical-assignment"],
        ["build", "gap-list"],
        ["build", "enhancement-plan"],
    ],
)
def test_a_vendor_chosen_by_hand_has_no_cost_while_prices_are_locked(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Without this the work of the vendor seemed to cost nothing."""
    sample = Path(shutil.copytree(Path(__file__).parents[3] / "samples" / "kaskad-pack", tmp_path / "k"))
    (sample / "decisions" / "prices.yaml").unlink()
    assert run(["-C", str(sample), *command]) == 4
    said = capsys.readouterr()
    assert "The prices of V1 are locked" in said.err
    assert said.out == ""
    assert run(["-C", str(sample), "status"]) == 0
    assert "crmkit vendors unlock-price" in capsys.readouterr().out
