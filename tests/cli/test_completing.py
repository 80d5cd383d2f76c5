"""The shell is offered commands and the ids of this engagement; `doctor` and `completion` speak."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Crmkit
from toolkit.cli.completing import take_folder
from toolkit.workflows.machine.completion import candidates

ROOT = Path(__file__).parents[2]


def offered(line: str, directory: Path) -> list[str]:
    """What bash would show after `line`, whose last word is being typed."""
    environment = {
        **os.environ,
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split(" ")) - 1),
        "_CRMKIT_COMPLETE": "complete_bash",
        "PYTHONPATH": str(ROOT),
    }
    words = [sys.executable, "-c", "from toolkit.cli.main import main; main()"]
    ran = subprocess.run(words, env=environment, cwd=directory, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    return ran.stdout.split()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("crmkit sta", ["status"]),
        ("crmkit requirements rev", ["review"]),
        ("crmkit demo rate --vendor V", ["V1", "V2", "V3", "V4", "V5"]),
        ("crmkit demo rate --rater la", ["laura"]),
        ("crmkit interview ask F01", ["F01_project"]),
        ("crmkit interview F01", ["F01_project"]),
        ("crmkit interview F01_project --member la", ["laura"]),
        ("crmkit interview pl", ["plan"]),
        ("crmkit requirements derive --by mar", ["maris"]),
        ("crmkit requirements --by maris rev", ["review"]),
        ("crmkit requirements trace REQ-SEC-00", None),
        ("crmkit gaps decide G", ["G1", "G2", "G3", "G4", "G5", "G6", "G7"]),
        ("crmkit contradictions decide C1", ["C1", "C10", "C11", "C12"]),
        ("crmkit landscape show order", ["order-to-dispatch"]),
        ("crmkit check AP-4", ["AP-40"]),
        ("crmkit check waive AP-4", ["AP-40"]),
        ("crmkit accept P", ["P0", "P1", "P2", "P3"]),
        ("crmkit requirements show REQ-SEC-00", None),
    ],
)
def test_what_is_offered(kaskad: Path, line: str, shown: list[str] | None) -> None:
    found = offered(line, kaskad)
    if shown is None:
        assert found
        assert all(word.startswith("REQ-SEC-00") for word in found)
    else:
        assert found == shown


def test_the_folder_may_be_named_on_the_line(kaskad: Path, tmp_path: Path) -> None:
    assert offered(f"crmkit -C {kaskad} demo rate --rater la", tmp_path) == ["laura"]
    assert offered("crmkit demo rate --rater la", tmp_path) == []


def test_the_folder_is_taken_out_of_the_line() -> None:
    line = {"COMP_WORDS": "crmkit -C a/b demo rate", "COMP_CWORD": "4"}
    assert take_folder(line) == Path("a/b")
    assert line == {"COMP_WORDS": "crmkit demo rate", "COMP_CWORD": "2"}


def test_no_engagement_offers_nothing(tmp_path: Path) -> None:
    assert candidates("member", tmp_path) == ()
    (tmp_path / "engagement.yaml").write_bytes(b"\xff\xfe")
    assert candidates("member", tmp_path) == ()
    assert candidates("requirement", tmp_path) == ()
    assert candidates("nonsense", tmp_path) == ()


def test_the_scripts(crmkit: Crmkit) -> None:
    for shell, word in (
        ("bash", "complete -o default"),
        ("zsh", "#compdef crmkit"),
        ("fish", "complete --command crmkit"),
    ):
        assert word in crmkit("completion", shell).out
    assert crmkit("completion", "tcsh").code == 2


def test_doctor(kaskad: Path, crmkit: Crmkit) -> None:
    checks = crmkit("-C", kaskad, "doctor", "--json").json["checks"]
    assert {"name", "state", "found", "purpose", "get"} == set(checks[0])
    assert crmkit("-C", kaskad, "doctor").out.startswith("[x] Python: ")
