"""What a person sees when something goes wrong that nobody has foreseen."""

from pathlib import Path

import pytest

from tests.cli.conftest import Crmkit
from toolkit.workflows import results


def test_a_fault_of_our_own_is_a_sentence_not_a_traceback(
    crmkit: Crmkit, kaskad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(results, "compare", stumble)
    monkeypatch.delenv("CRMKIT_DEBUG", raising=False)
    outcome = crmkit("-C", kaskad, "demo", "compare")
    assert outcome.code == 70
    assert "ZeroDivisionError" in outcome.err
    assert "CRMKIT_DEBUG=1" in outcome.err
    assert "Traceback" not in outcome.err
    monkeypatch.setenv("CRMKIT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        crmkit("-C", kaskad, "demo", "compare")


def test_interrupted(crmkit: Crmkit, kaskad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def press_ctrl_c(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(results, "compare", press_ctrl_c)
    outcome = crmkit("-C", kaskad, "demo", "compare")
    assert outcome.code in (1, 130)
    assert "Traceback" not in outcome.err


def test_control_characters_in_data_do_not_reach_the_terminal(crmkit: Crmkit, kaskad: Path) -> None:
    file = kaskad / "key-tasks.yaml"
    file.write_text(
        file.read_text("utf-8").replace("have a discount approved", '"have \\x1b[31ma discount"', 1), "utf-8"
    )
    outcome = crmkit("-C", kaskad, "gaps", "list", "--all")
    assert outcome.code == 0
    assert "\x1b" not in outcome.out
    assert "have \ufffd[31ma discount" in outcome.out


def test_a_placeholder_of_a_step_is_not_taken_for_a_reason(crmkit: Crmkit, kaskad: Path) -> None:
    outcome = crmkit("-C", kaskad, "plan", "--accept", "...", "--by", "ilze")
    assert outcome.code == 2
    assert "'...' stands for words of your own." in outcome.err


def test_an_interrupted_command_says_what_is_saved(
    crmkit: Crmkit, kaskad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(results, "compare", interrupt)
    outcome = crmkit("-C", kaskad, "demo", "compare")
    assert outcome.code == 130
    assert "Interrupted. Whatever was reported as saved is saved." in outcome.err
