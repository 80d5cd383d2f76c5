"""`landscape show`: lanes in the terminal, whole kinds with what is missing, pictures."""

from pathlib import Path

import pytest

from tests.cli.conftest import Crmkit


def test_a_process_has_its_lanes_and_times(kaskad: Path, crmkit: Crmkit) -> None:
    lines = crmkit("-C", kaskad, "landscape", "show", "order-to-dispatch").out.splitlines()
    assert lines[0] == "Order to dispatch (order-to-dispatch)"
    assert " 3 K    2    9 h |               | Approval above|               |               |" in lines
    assert " 3  in word of mouth; approval; refused 0 of 20; because Ilze wants to see it" in lines
    assert " 2           1 h |                   | Check limit and   |                   |" in lines
    assert "Today      44 min of work, lead time 19.7 h, 96 % of it waiting" in lines
    assert "In future  24 min of work, lead time at most 9 h, 96 % of it waiting" in lines
    assert lines[-1] == "Not known: an owner (Andris names Guntis; Guntis names Andris)."
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("processes", "Nobody has said who owns it: order-to-dispatch."),
        ("systems", "Nobody has said when it is switched off: trello, excel."),
        ("flows", "Nobody has said which task it serves: FL7."),
        ("data", "Nobody has said who cleans: sheet_viktors, sheet_andris."),
        ("roles", " everybody (as it is today)       22   all "),
        ("goals", "Nobody has said who answers for it: goal2, goal3."),
    ],
)
def test_a_kind_says_what_is_missing(kaskad: Path, crmkit: Crmkit, kind: str, said: str) -> None:
    assert said in crmkit("-C", kaskad, "landscape", "show", kind).out


def test_json(kaskad: Path, crmkit: Crmkit) -> None:
    one = crmkit("-C", kaskad, "landscape", "show", "order-to-dispatch", "--json").json
    assert one["durations"]["now"]["touch_minutes"] == "44"
    assert [g["id"] for g in crmkit("-C", kaskad, "landscape", "show", "goals", "--json").json["goals"]] == [
        "goal1",
        "goal2",
        "goal3",
    ]


def test_pictures(kaskad: Path, tmp_path: Path, crmkit: Crmkit) -> None:
    said = crmkit("-C", kaskad, "landscape", "show", "order-to-dispatch", "--picture", tmp_path / "p.svg")
    assert said.out.endswith(f"Wrote {tmp_path / 'p-1.svg'}\nWrote {tmp_path / 'p-2.svg'}\n")
    assert (tmp_path / "p-1.svg").read_text("utf-8").startswith("<?xml")
    assert crmkit("-C", kaskad, "landscape", "show", "systems", "--picture", tmp_path / "s.png").code == 0
    assert (tmp_path / "s.png").read_bytes().startswith(b"\x89PNG")


def test_refusals(kaskad: Path, tmp_path: Path, crmkit: Crmkit) -> None:
    assert crmkit("-C", kaskad, "landscape", "show", "onec", "--picture", tmp_path / "p.svg").code == 2
    assert crmkit("-C", kaskad, "landscape", "show", "onec", "--picture", tmp_path / "p.gif").code == 2
    near = crmkit("-C", kaskad, "landscape", "show", "order-to-dispach")
    assert near.err.startswith(
        "crmkit: There is no entry 'order-to-dispach'. Did you mean 'order-to-dispatch'?"
    )
