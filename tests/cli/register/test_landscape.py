"""`landscape`: shown, proposed, accepted entry by entry, taken back."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Crmkit
from tests.cli.typist import DOWN, ENTER, SPACE, STOP, terminal
from toolkit.cli.landscaping import show_and_ask
from toolkit.workflows.register.landscape import proposed_differences
from toolkit.workflows.session import Session


def test_an_engagement_without_a_landscape_gets_one(kaskad: Path, crmkit: Crmkit) -> None:
    shutil.rmtree(kaskad / "landscape")
    assert crmkit("-C", kaskad, "landscape", "list").out.startswith("Nothing yet.")
    assert crmkit("-C", kaskad, "landscape", "show", "flows").out.startswith("There are no flows yet.")
    shown = crmkit("-C", kaskad, "landscape", "accept")
    assert "new       system onec: 1C trade and accounting   (F08_systems-juris" in shown.out
    assert shown.out.endswith("Nothing was written. Accept with: crmkit landscape accept --all --by MEMBER\n")
    one = crmkit("-C", kaskad, "landscape", "accept", "onec", "--by", "ilze")
    assert one.out.endswith("1 accepted.\n")
    assert crmkit("-C", kaskad, "landscape", "accept", "--all", "--by", "ilze").code == 0
    listed = crmkit("-C", kaskad, "landscape", "list")
    assert listed.out.endswith(
        "3 processes, 9 systems, 7 flows, 5 data sources, 1 roles, 3 goals.\nA whole kind: crmkit landscape show systems (flows, data, roles, goals). One entry: show ID.\n"
    )
    assert crmkit("-C", kaskad, "landscape", "accept").out == "The interviews propose nothing new.\n"
    assert crmkit("-C", kaskad, "build", "--today", "2026-03-30").code == 0


def test_the_sample_is_settled(kaskad: Path, crmkit: Crmkit) -> None:
    assert crmkit("-C", kaskad, "landscape", "accept").out == "The interviews propose nothing new.\n"


def test_an_answer_that_changed_is_told_and_a_hand_edit_stays(kaskad: Path, crmkit: Crmkit) -> None:
    sitting = next((kaskad / "interviews").glob("*F08_systems-juris.yaml"))
    text = sitting.read_text("utf-8").replace('sys_pay: "240"', 'sys_pay: "300"')
    sitting.write_text(text.replace("sys_name: hosted mail", "sys_name: rented mail"), "utf-8")
    shown = crmkit("-C", kaskad, "landscape", "accept", "--dry-run")
    assert "            yearly_cost: 240 becomes 300\n" in shown.out
    assert "            name: stays Mail, hosted; the answers say rented mail\n" in shown.out


def test_some_are_accepted_at_the_keyboard(kaskad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(kaskad / "landscape")
    session = Session(kaskad, date(2026, 3, 30), "ilze")
    with terminal(SPACE + DOWN + SPACE + ENTER, hang_up=True) as there:
        show_and_ask(session, ask=True, terminal=there)
    assert "23 accepted." in capsys.readouterr().out
    left = [d.id for d in proposed_differences(session)]
    assert left == ["quotation-to-order", "order-to-dispatch"]
    with terminal(STOP, hang_up=True) as there:
        show_and_ask(session, ask=True, terminal=there)
    assert capsys.readouterr().out.endswith("Nothing was written.\n")


def test_a_flow_is_not_accepted_without_its_system(kaskad: Path, crmkit: Crmkit) -> None:
    shutil.rmtree(kaskad / "landscape")
    refused = crmkit("-C", kaskad, "landscape", "accept", "website-lead", "--by", "ilze")
    assert refused.code == 4
    assert refused.err == (
        "crmkit: The flow website-lead belongs to the system website, which is not in the landscape. "
        "Accept the system too, or leave the flow out.\n"
    )
    both = crmkit("-C", kaskad, "landscape", "accept", "website-lead", "website", "--by", "ilze")
    assert both.out.endswith("2 accepted.\n")


def test_refusals(kaskad: Path, crmkit: Crmkit) -> None:
    assert crmkit("-C", kaskad, "landscape", "accept", "--all").code == 2
    assert crmkit("-C", kaskad, "landscape", "accept", "nothing", "--by", "ilze").code == 2
    assert crmkit("-C", kaskad, "landscape", "show", "nothing").code == 2
    shown = crmkit("-C", kaskad, "landscape", "show", "OneC").out
    assert "  flow FL5: payment, into the CRM, onec (agreed)\n" in shown
