"""`requirements derive`: the difference is shown, a person takes up all, some or nothing; suspects follow."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Crmkit
from tests.cli.typist import DOWN, ENTER, SPACE, terminal
from toolkit.cli.deriving import show_and_ask
from toolkit.workflows.requirements import read_register
from toolkit.workflows.session import Session


def change_answer(root: Path) -> None:
    """Laura words one of her wishes anew: another first answer, another instance."""
    file = next((root / "interviews").glob("*F05_service-laura.yaml"))
    text = file.read_text("utf-8")
    assert "keep photos with a complaint" in text
    file.write_text(text.replace("keep photos with a complaint", "keep pictures with a complaint"), "utf-8")


def test_a_changed_answer_is_new_and_vanished(kaskad: Path, crmkit: Crmkit) -> None:
    change_answer(kaskad)
    shown = crmkit("-C", kaskad, "requirements", "derive").out
    assert "[proposed] The system shall keep pictures with a complaint.\n" in shown
    assert "REQ-COR-016  [accepted] The system shall keep photos with a complaint.\n" in shown
    assert "1 new, 0 changed, 1 vanished, 175 as before.\n" in shown
    assert shown.endswith("Take it up with: crmkit requirements derive --accept --by MEMBER\n")
    found = crmkit("-C", kaskad, "requirements", "derive", "--json").json
    (new,) = found["new"]
    taken = crmkit("-C", kaskad, "requirements", "derive", "--accept", "--only", new["id"], "--by", "ilze")
    assert taken.out.endswith("1 taken up. Next: crmkit requirements review\n")
    assert read_register(kaskad).requirements[-1].id == new["id"]
    assert crmkit("-C", kaskad, "requirements", "list", "--status", "vanished").out.startswith("No such")
    assert crmkit("-C", kaskad, "requirements", "derive", "--accept", "--by", "ilze").code == 0
    assert "REQ-COR-016" in crmkit("-C", kaskad, "requirements", "list", "--status", "vanished").out
    assert (
        crmkit("-C", kaskad, "requirements", "derive", "--accept", "--only", "r0", "--by", "ilze").code == 2
    )


def test_a_quote_that_changed_makes_the_accepted_requirement_suspect(kaskad: Path, crmkit: Crmkit) -> None:
    file = next((kaskad / "interviews").glob("*F06_backoffice-natalja.yaml"))
    text = file.read_text("utf-8")
    file.write_text(text.replace("I find out when the truck is gone.", "I find out a day later."), "utf-8")
    shown = crmkit("-C", kaskad, "requirements", "derive").out
    assert 'source added: natalja, F06_backoffice-natalja, kt_name "I find out a day later."' in shown
    listed = crmkit("-C", kaskad, "requirements", "list", "--status", "suspect").out
    assert "REQ-PRC-027" in listed
    assert "The answers to 1 reviewed ones changed: look at it with" in listed
    rows = crmkit("-C", kaskad, "requirements", "trace", "--matrix", "--json").json["rows"]
    assert [row["number"] for row in rows if row["state"] == "outdated"] == ["REQ-PRC-027"]
    shown = crmkit("-C", kaskad, "requirements", "show", "REQ-PRC-027").out
    assert "SUSPECT: the answers changed since the review and were not taken up;" in shown
    assert crmkit("-C", kaskad, "requirements", "derive", "--accept", "--by", "ilze").code == 0
    assert (
        "what was said changed since the review"
        in crmkit("-C", kaskad, "requirements", "show", "REQ-PRC-027").out
    )
    todo = kaskad / "do.yaml"
    todo.write_text("actions:\n  - {requirement: REQ-PRC-027, do: clear, reason: same thing}\n", "utf-8")
    assert crmkit("-C", kaskad, "requirements", "review", "--actions", todo, "--by", "natalja").code == 0
    shown = crmkit("-C", kaskad, "requirements", "show", "REQ-PRC-027").out
    assert "SUSPECT" not in shown
    assert "by Natalja Sokolova: same thing\n" in shown


@pytest.mark.parametrize(
    ("keys", "taken"),
    [(ENTER, {"new", "vanished"}), (DOWN + ENTER + DOWN + SPACE + ENTER, {"new"}), (DOWN * 2 + ENTER, set())],
)
def test_all_some_or_nothing_at_the_keyboard(kaskad: Path, keys: str, taken: set[str]) -> None:
    change_answer(kaskad)
    before = len(read_register(kaskad).requirements)
    with terminal(keys, hang_up=True) as there:
        show_and_ask(Session(kaskad, date(2026, 3, 30), "ilze"), ask=True, terminal=there)
    after = read_register(kaskad).requirements
    assert (len(after) - before == 1) is ("new" in taken)
    assert any(r.vanished for r in after) is ("vanished" in taken)
