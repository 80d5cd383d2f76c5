"""`build comparison`: what the client reads, in odd cases too, and that no vendor ever does."""

import re
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Crmkit, crmkit, kaskad  # noqa: F401 - fixtures
from tests.e2e.test_build import text_of
from toolkit.documents.audience import for_audience
from toolkit.models.document import Document
from toolkit.workflows.documents.catalog import supplies_of
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.making import make
from toolkit.workflows.documents.supply import Item
from toolkit.workflows.publish import load_template
from toolkit.workflows.session import Session

TODAY = "2026-03-30"
VETO = (
    "Natalja Sokolova owns the task and could not do it; this decides. "
    "“The order went through although the customer was overdue.”"
)
NOTHING = (
    "crmkit: There is nothing to compare. No vendor has shown anything that could be graded: have the key tasks "
    "shown. Rate the demos (crmkit demo --help), then build again.\n"
)


def built(crmkit: Crmkit, root: Path) -> str:  # noqa: F811 - fixture
    outcome = crmkit("-C", root, "build", "comparison", "--today", TODAY)
    assert (outcome.code, outcome.err) == (0, "")
    page = (root / "out" / "comparison.html").read_text("utf-8")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", re.sub(r"base64,[^\"]*", "", page)))


def test_the_page_for_the_client(crmkit: Crmkit, kaskad: Path) -> None:  # noqa: F811 - fixtures
    said = built(crmkit, kaskad)
    for words in (
        "Which vendor for Kaskad Pack?",
        "CLEAR: V1 Regatta CRM",
        "The gate is passed by V1 Regatta CRM.",
        VETO,
        "KT05 Have a discount approved",
        "excellent: Andris Kalns; good: Viktors Petrovs; satisfactory: Laura Zarina, Natalja Sokolova",
        "Points are a convention: excellent 3, good 2, satisfactory 1, not performed 0; weights: must 5, should 3, could 2",
        "Krippendorff&#x27;s alpha, his ordinal metric",
        "No weighting that was tried puts V3 first.",
    ):
        assert words in said, words
    word = text_of(kaskad / "out" / "comparison.docx")
    assert "Share of task weight at each grade, in percent" in word


def test_the_workbook_has_a_sheet_a_table(crmkit: Crmkit, kaskad: Path) -> None:  # noqa: F811 - fixtures
    built(crmkit, kaskad)
    book = load_workbook(kaskad / "out" / "comparison.xlsx")
    grades = book["Grades of the group"]
    assert [cell.value for cell in grades[1]] == ["Task", "Priority", "Weight", "V1", "V4", "V2", "V3"]
    assert [cell.value for cell in grades[13]][-4:] == ["N!", "N+", "N", "N"]
    assert book["Points at both ends"]["D2"].value == pytest.approx(59.3, abs=0.05)


def test_the_same_bytes_twice(crmkit: Crmkit, kaskad: Path) -> None:  # noqa: F811 - fixtures
    built(crmkit, kaskad)
    first = {f.name: f.read_bytes() for f in (kaskad / "out").iterdir()}
    built(crmkit, kaskad)
    assert {f.name: f.read_bytes() for f in (kaskad / "out").iterdir()} == first


def test_it_carries_no_draft_and_nobody_says_so(crmkit: Crmkit, kaskad: Path) -> None:  # noqa: F811 - fixtures
    assert "DRAFT" not in crmkit("-C", kaskad, "build", "comparison", "--today", TODAY).out
    assert "DRAFT" in crmkit("-C", kaskad, "build", "gap-list", "--today", TODAY).out


def document_of(root: Path) -> Document:
    template = load_template("comparison", root)
    return make(Desk(Session(root)), template, supplies_of(template), Item())


def test_no_result_is_ever_meant_for_a_vendor(kaskad: Path) -> None:  # noqa: F811 - fixture
    """Even if somebody handed the document out as one for vendors, nothing but fixed text would be in it."""
    shown = for_audience(document_of(kaskad), "vendor").model_dump_json()
    for words in ("Regatta", "CloudForce", "Natalja", "CLEAR", "0.877", "overdue", "png"):
        assert words not in shown.replace('png":""', ""), words
    assert load_template("comparison", kaskad).manifest.audience == "client"


def change(root: Path, pattern: str, replacement: str, *names: str) -> None:
    for name in names:
        for file in root.glob(name):
            file.write_text(re.sub(pattern, replacement, file.read_text("utf-8")), "utf-8")


def test_a_close_verdict_says_what_to_see_again(crmkit: Crmkit, kaskad: Path) -> None:  # noqa: F811 - fixtures
    change(kaskad, "priority: must", "priority: should", "key-tasks.yaml")
    said = built(crmkit, kaskad)
    assert "CLOSE: V1 Regatta CRM" in said
    assert "To be seen again before the choice: KT05 Have a discount approved, at V4 Pipeton" in said
    assert "All vendors pass the gate: none has a must at not performed." in said


def test_one_rater(crmkit: Crmkit, kaskad: Path) -> None:  # noqa: F811 - fixtures
    for card in kaskad.glob("scorecards/*/*.yaml"):
        if card.stem != "andris":
            card.unlink()
    said = built(crmkit, kaskad)
    assert "Only one person has rated: whether others would agree cannot be seen." in said
    assert "Nothing was rated by two people, so agreement cannot be measured." in said
    assert not re.search(r"\bnan\b|None", said)


def test_no_weight(crmkit: Crmkit, kaskad: Path) -> None:  # noqa: F811 - fixtures
    change(kaskad, r"priority: \w+", "priority: should\n    weight: 0", "key-tasks.yaml")
    said = built(crmkit, kaskad)
    assert "No task has a weight, so no vendor can lead: give the key tasks weights." in said
    assert not re.search(r"\bnan\b|None", said)


def test_all_not_shown(crmkit: Crmkit, kaskad: Path) -> None:  # noqa: F811 - fixtures
    change(kaskad, r"grade: \w+", "grade: not_shown", "scorecards/*/*.yaml")
    outcome = crmkit("-C", kaskad, "build", "comparison")
    assert (outcome.code, outcome.err) == (4, NOTHING)


def test_without_ratings_all_other_documents_are_built(crmkit: Crmkit, kaskad: Path) -> None:  # noqa: F811 - fixtures
    shutil.rmtree(kaskad / "scorecards")
    assert crmkit("-C", kaskad, "build", "--today", TODAY).code == 0
    assert not list((kaskad / "out").glob("comparison*"))


def test_without_a_chosen_vendor_it_is_built_all_the_same(crmkit: Crmkit, kaskad: Path) -> None:  # noqa: F811 - fixtures
    (kaskad / "decisions" / "vendor.yaml").unlink()
    assert "CLEAR: V1 Regatta CRM" in built(crmkit, kaskad)


def test_names_from_people_are_text(crmkit: Crmkit, kaskad: Path) -> None:  # noqa: F811 - fixtures
    change(kaskad, "name: Pipeton", "name: '=cmd|$x$ <script>alert(1)</script> 株式会社'", "vendors/V4.yaml")
    built(crmkit, kaskad)
    page = (kaskad / "out" / "comparison.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert page.count("<script") == 1
    book = load_workbook(kaskad / "out" / "comparison.xlsx")
    cell = book["Points at both ends"]["A3"]
    assert (cell.value, cell.data_type) == ("V4 =cmd|$x$ <script>alert(1)</script> 株式会社", "s")
