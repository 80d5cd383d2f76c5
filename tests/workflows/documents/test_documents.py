"""Which documents there are; own templates, sections, profiles and whole documents as data; faults with their place."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Crmkit, crmkit  # noqa: F401 - fixture
from tests.e2e.test_build import text_of
from toolkit.problems import BadData, UsageError
from toolkit.workflows.build import BuildRequest, Built, build_documents
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[3] / "samples"
TODAY = "2026-03-30"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def build(root: Path, *names: str, profile: str = "") -> Built:
    return build_documents(
        Session(root, date(2026, 3, 30)), BuildRequest(names, ("docx",), profile=profile), lambda _: None
    )


def test_the_list_says_what_can_be_built(root: Path, crmkit: Crmkit) -> None:  # noqa: F811
    (root / "decisions" / "vendor.yaml").unlink()
    found = json.loads(crmkit("-C", root, "build", "--list", "--json", "--today", TODAY).out)["documents"]
    assert [d["name"] for d in found] == [
        "interview-minutes", "contradictions", "demo-script", "demo-sheet", "vendor-questionnaire", "comparison",
        "gap-list", "enhancement-plan", "decision-paper", "advice-report", "technical-assignment", "signature-sheet",
        "acceptance-record", "change-request",
    ]  # fmt: skip
    by_name = {d["name"]: d for d in found}
    assert by_name["gap-list"]["missing"] == "No vendor has been chosen yet, so there is no contract edition."
    assert by_name["technical-assignment"]["can_be_built"]
    assert by_name["demo-sheet"]["made_by"] == "crmkit demo sheet"
    assert by_name["signature-sheet"]["parts"] == ["client"]
    assert all(d["description"] for d in found)
    shown = crmkit("-C", root, "build", "--list", "--today", TODAY).out
    assert all(d["name"] in shown for d in found)


def test_a_new_engagement_can_list_and_build(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    assert crmkit("new", tmp_path / "fresh").code == 0
    found = json.loads(crmkit("-C", tmp_path / "fresh", "build", "--list", "--json").out)["documents"]
    ready = [d["name"] for d in found if d["can_be_built"]]
    assert ready == ["technical-assignment", "change-request"]
    assert crmkit("-C", tmp_path / "fresh", "build", "--today", TODAY).code == 0


def test_what_has_a_command_of_its_own_names_it(root: Path, crmkit: Crmkit) -> None:  # noqa: F811
    outcome = crmkit("-C", root, "build", "interview-minutes")
    assert outcome.code == 4
    assert "crmkit interview minutes" in outcome.err


def test_an_own_section_wins_over_ours(root: Path) -> None:
    write(
        root / "templates" / "technical-assignment" / "sections" / "scope.md.j2",
        "Only what {{ client.name }} signs.\n",
    )
    (file,) = build(root, "technical-assignment").files
    text = text_of(file)
    assert "Only what Kaskad Pack signs." in text
    assert "Current state" in text


def test_an_own_profile_orders_and_leaves_out(root: Path) -> None:
    own = "name: short\ntitle: Short\nentries:\n  - {section: key_tasks, title: What must work}\n"
    write(root / "templates" / "technical-assignment" / "profiles" / "short.yaml", own)
    (file,) = build(root, "technical-assignment", profile="short").files
    text = text_of(file)
    assert "What must work" in text
    assert "Duties of the client" not in text


def test_the_settings_choose_the_profile(root: Path) -> None:
    head = root / "engagement.yaml"
    head.write_text(head.read_text("utf-8") + "  profile: iso-29148\n", "utf-8")
    (file,) = build(root, "technical-assignment").files
    assert "Life cycle and sustainment" in text_of(file)


def test_an_own_document_is_data_only(root: Path) -> None:
    manifest = (
        "name: kick-off\ntitle: Kick-off\nneeds: [assignment]\nformats: [docx, html]\naudience: client\n"
    )
    write(root / "templates" / "kick-off" / "template.yaml", manifest)
    write(
        root / "templates" / "kick-off" / "body.md.j2",
        '# Welcome, {{ client.name }} {#w}\n\n{{ block("goals") }}\n',
    )
    (file,) = build(root, "kick-off").files
    text = text_of(file)
    assert "Welcome, Kaskad Pack" in text
    assert "share of enquiries answered the same day" in text


def test_one_document_a_phase_is_data_too(root: Path) -> None:
    write(
        root / "templates" / "note" / "template.yaml",
        "name: note\ntitle: Note\nneeds: [phases]\nformats: [docx]\n",
    )
    write(root / "templates" / "note" / "body.md.j2", "{{ phase }} begins.\n")
    assert [f.name for f in build(root, "note").files] == [
        "note-P0.docx",
        "note-P1.docx",
        "note-P2.docx",
        "note-P3.docx",
    ]


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("gap-list/body.md.j2", "One\n\n{{ nowhere }}\n", "templates/gap-list/body.md.j2:3"),
        (
            "technical-assignment/sections/scope.md.j2",
            "a\n{% if %}\n",
            "technical-assignment/sections/scope.md.j2:2",
        ),
        ("gap-list/template.yaml", "name: gap-list\ntitle: G\nneeds: [magic]\n", "There is no 'magic'"),
        ("gap-list/template.yaml", "name: gap-list\ntitle: G\nneeds: [phases, parties]\n", "but not for two"),
        (
            "gap-list/template.yaml",
            "name: gap-list\ntitle: G\nwings: 2\n",
            "templates/gap-list/template.yaml:3",
        ),
    ],
)
def test_a_fault_of_a_template_names_its_place(root: Path, file: str, text: str, said: str) -> None:
    write(root / "templates" / file, text)
    with pytest.raises(BadData) as fault:
        build(root, "gap-list", "technical-assignment")
    assert said in "\n".join(str(problem) for problem in fault.value.problems)


def test_an_own_profile_with_a_fault_names_it(root: Path) -> None:
    own = "name: odd\ntitle: Odd\nentries:\n  - {section: nowhere, title: X}\n"
    write(root / "templates" / "technical-assignment" / "profiles" / "odd.yaml", own)
    with pytest.raises(BadData) as fault:
        build(root, "technical-assignment", profile="odd")
    assert "There is no section 'nowhere'." in str(fault.value.problems[0])


@pytest.mark.parametrize(
    ("names", "profile", "said"),
    [
        (("tor",), "", "There is no document 'tor'. Known are: "),
        (("gap-lsit",), "", "There is no document 'gap-lsit'. Did you mean 'gap-list'\\?"),
        ((), "din", "There is no profile 'din'."),
    ],
)
def test_unknown_names(root: Path, names: tuple[str, ...], profile: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        build(root, *names, profile=profile)
    assert not (root / "out").exists()


def test_check_lists_what_is_missing(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    crmkit("new", tmp_path / "fresh")
    outcome = crmkit("-C", tmp_path / "fresh", "build", "--check", "--profile", "iso-29148")
    assert outcome.code == 0
    lines = outcome.out.splitlines()
    assert lines[0].startswith("ISO/IEC/IEEE 29148, requirements edition: ")
    assert any("IT administrator (F08)" in line and "integrations" in line for line in lines)
    found = json.loads(crmkit("-C", tmp_path / "fresh", "build", "--check", "--json").out)
    assert found["profile"] == "crmkit"
    assert "purpose" in found["missing"]
    assert crmkit("-C", tmp_path / "fresh", "build", "--check", "gap-list").code == 2
