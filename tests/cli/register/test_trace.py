"""`requirements trace`: one story both ways, the matrix on the screen, as JSON and as a file."""

from pathlib import Path

from openpyxl import load_workbook

from tests.cli.conftest import Crmkit


def test_the_story_of_a_gap_leads_back_to_the_sentence(kaskad: Path, crmkit: Crmkit) -> None:
    (story,) = crmkit("-C", kaskad, "requirements", "trace", "g4", "--json").json["stories"]
    assert [(step["kind"], step["target"]) for step in story["above"]][:3] == [
        ("rating", "V1:KT09"),
        ("key_task", "KT09"),
        ("answer", "F06_backoffice-natalja"),
    ]
    assert "I find out when the truck is gone." in str(story["above"])
    assert [(step["kind"], step["target"]) for step in story["below"]] == [
        ("work_item", "G4"),
        ("clause", "G4"),
    ]


def test_the_story_of_an_answer_leads_to_the_clause(kaskad: Path, crmkit: Crmkit) -> None:
    told = crmkit("-C", kaskad, "requirements", "trace", "F06_backoffice-natalja:kt_name").out
    assert "rating V1:KT09  satisfactory, needed good\n" in told
    assert "clause REQ-PRC-027  Technical Assignment\n" in told


def test_the_matrix(kaskad: Path, crmkit: Crmkit) -> None:
    found = crmkit("-C", kaskad, "requirements", "trace", "--matrix", "--json").json
    assert found["counts"] == {"uncovered": 8, "orphaned": 0, "outdated": 0, "unwanted": 0, "covered": 160}
    assert [row["state"] for row in found["rows"]][:9] == ["uncovered"] * 8 + ["covered"]
    shown = crmkit("-C", kaskad, "requirements", "trace", "--matrix").out
    assert shown.endswith("8 uncovered, 160 covered.\n")


def test_the_matrix_as_a_workbook(kaskad: Path, crmkit: Crmkit, tmp_path: Path) -> None:
    file = tmp_path / "matrix.xlsx"
    assert crmkit("-C", kaskad, "requirements", "trace", "--matrix", "--file", file).code == 0
    first = file.read_bytes()
    sheet = load_workbook(file).worksheets[0]
    assert sheet.max_row == 169
    assert crmkit("-C", kaskad, "requirements", "trace", "--matrix", "--file", file).code == 0
    assert len(first) == len(file.read_bytes())


def test_refusals(kaskad: Path, crmkit: Crmkit) -> None:
    assert crmkit("-C", kaskad, "requirements", "trace").code == 2
    assert crmkit("-C", kaskad, "requirements", "trace", "nothing").code == 2
    assert crmkit("-C", kaskad, "requirements", "trace", "--matrix", "--file", "m.odt").code == 2
