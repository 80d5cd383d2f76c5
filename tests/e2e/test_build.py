"""The documents of the Kaskad case: what is in them, what must not be, and the same bytes every time."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.cli.conftest import Crmkit, crmkit  # noqa: F401 - fixture
from toolkit.cli.views.documents import documents_to_json
from toolkit.models.interviews.answer import Answer, Answers
from toolkit.store.dossier import read_dossier
from toolkit.workflows.build import list_documents
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[2] / "samples"
TODAY = "2026-03-30"
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from toolkit.cli.app import run

    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path_factory.mktemp("build") / "kaskad-pack"))
    assert run(["-C", str(root), "build", "--today", TODAY]) == 0
    listed = documents_to_json(list_documents(Session(root, date(2026, 3, 30))))
    (root / "list.json").write_text(json.dumps(listed), "utf-8")
    return root / "out"


def part(file: Path, name: str) -> str:
    with zipfile.ZipFile(file) as package:
        return package.read(name).decode("utf-8")


def text_of(file: Path) -> str:
    """All visible text of all parts of a Word file, a space between paragraphs."""
    with zipfile.ZipFile(file) as package:
        parts = [
            n
            for n in package.namelist()
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", n)
        ]
        raw = " ".join(
            package.read(n).decode("utf-8").replace("</w:p>", "<w:t> </w:t>") for n in sorted(parts)
        )
    return "".join(_TEXT.findall(raw)).replace("&amp;", "&").replace("&apos;", "'").replace("&quot;", '"')


def test_all_documents_are_there(built: Path) -> None:
    three, two = ("docx", "html", "pdf", "xlsx"), ("docx", "html", "pdf")
    documents = {
        **dict.fromkeys(("comparison", "contradictions", "enhancement-plan", "gap-list"), three),
        **{f"acceptance-record-P{number}": three for number in range(4)},
        **dict.fromkeys(("advice-report", "change-request", "decision-paper", "demo-script"), two),
        "technical-assignment": two,
        **dict.fromkeys(("signature-sheet-client", "signature-sheet-vendor", "vendor-questionnaire"), two),
    }
    expected = {f"{name}.{ending}" for name, endings in documents.items() for ending in endings}
    assert {p.name for p in built.iterdir()} == expected


def test_the_technical_assignment_has_its_sections(built: Path) -> None:
    text = text_of(built / "technical-assignment.docx")
    for words in (
        "Purpose and goals", "Current state", "Key tasks", "Requirements", "Integrations", "Data and migration",
        "Roles and rights", "Phases and dates", "Prices and payments", "Acceptance", "Training", "Support", "List A: before go-live",
        "List B: deferrable", "Sources", "Signatures", "Approval",
    ):  # fmt: skip
        assert words in text, words
    register = read_dossier(built.parent).requirements.requirements
    for requirement in register:
        if requirement.in_assignment:
            assert requirement.shown_id in text
            assert requirement.acceptance in text
    assert "DRAFT" in text


def cells_of(file: Path) -> str:
    """All cells of a workbook."""
    return " ".join(
        str(cell.value)
        for page in load_workbook(file)
        for row in page.iter_rows()
        for cell in row
        if cell.value
    )


def pages_of(file: Path) -> str:
    """The text of a PDF."""
    return " ".join(page.extract_text() for page in PdfReader(file).pages)


_READ: Mapping[str, Callable[[Path], str]] = {
    ".docx": text_of,
    ".xlsx": cells_of,
    ".pdf": pages_of,
    ".html": lambda file: file.read_text("utf-8"),
}
FOR_VENDORS = ("technical-assignment", "gap-list", "demo-script", "vendor-questionnaire", "change-request",
               "signature-sheet-client", "signature-sheet-vendor",
               *(f"acceptance-record-P{number}" for number in range(4)))  # fmt: skip


def test_every_document_for_vendors_is_looked_at(built: Path) -> None:
    """A new document for vendors has to be scanned too."""
    found = json.loads(Path(built.parent / "list.json").read_text("utf-8"))["documents"]
    names = {d["name"] for d in found if d["audience"] == "vendor"}
    assert names == {re.sub("-(P[0-9]|client|vendor)$", "", name) for name in FOR_VENDORS}


@pytest.mark.parametrize("name", FOR_VENDORS)
def test_nothing_internal_reaches_the_vendor(built: Path, name: str) -> None:
    """No budget, no P80, no other vendor, no scorecard; neither in Word nor on the page nor in the sheet."""
    for file in sorted(built.glob(f"{name}.*")):
        text = _READ[file.suffix](file)
        lower = text.casefold()
        for word in ("budget", "p80", "22,000", "16,500", "20,927", "21,679", "22000", "scorecard", "8,052"):
            assert word not in lower, (file.name, word)
        for vendor in ("CloudForce", "FreeLead", "Pipeton", "Lenta"):
            assert vendor not in text, (file.name, vendor)
        assert not re.search(r"\bV[2-5]\b", text), file.name
        for rating in ("59.3", "Edited by", "153 of 258"):
            assert rating not in text, (file.name, rating)


def quotes(answers: Answers) -> Iterator[str]:
    for entry in answers.values():
        if isinstance(entry, Answer):
            yield entry.quote
        else:
            for instance in entry:
                yield from quotes(instance.answers)


def test_no_name_stands_beside_a_quote(built: Path) -> None:
    """Whoever spoke is named by role: no sentence somebody spoke has a name right before or behind it."""
    dossier = read_dossier(built.parent)
    spoken = {
        s.quote for r in dossier.requirements.requirements for s in r.sources if len(s.quote.split()) > 4
    }
    names = "|".join(re.escape(name) for m in dossier.engagement.members for name in m.name.split())
    for name in FOR_VENDORS:
        text = text_of(built / f"{name}.docx")
        for quote in spoken:
            if quote in text:
                beside = rf"(?:{names})\W{{0,8}}{re.escape(quote)}|{re.escape(quote)}\W{{0,8}}(?:{names})"
                assert not re.search(beside, text), (name, quote)


def test_the_enhancement_plan_holds_the_inside_figures(built: Path) -> None:
    text = text_of(built / "enhancement-plan.docx")
    for figure in ("20,926.67", "21,678.82", "22,000.00", "16,710.53", "16,500.00", "27,456.67", "73,651.47"):
        assert figure in text, figure


def test_the_enhancement_plan_shows_dates_certainty_and_payments(built: Path) -> None:
    text = text_of(built / "enhancement-plan.docx")
    for words in (
        "Schedule. Milestones: 1 Technical Assignment ready, 13 Mar 2026; 2 Trial begins, 16 Mar 2026",
        "The reserve is €1,411.30: what lies between the P50 and the P80 of all work. With licences, €22,248.11",
        "Simulation (10,000 draws, correlation 0.2)",
        "On the client's side 260 hours of work are needed",
        "phase ends 723 (proved)",
        "Cash flow",
    ):  # fmt: skip
        assert words in text, words
    assert "exchange_1c" not in text


def test_header_rows_repeat_and_rows_do_not_split(built: Path) -> None:
    document = part(built / "technical-assignment.docx", "word/document.xml")
    tables = document.split("<w:tbl>")[1:]
    rows = re.findall(r"<w:tr[ >].*?</w:tr>", document, flags=re.DOTALL)
    assert len(tables) > 20
    assert all("<w:cantSplit" in row for row in rows)
    requirement_tables = [t for t in tables if "Accepted when" in t and "Requirement" in t]
    assert requirement_tables
    assert all("<w:tblHeader" in t for t in requirement_tables)


def test_spreadsheets_hold_numbers_as_numbers(built: Path) -> None:
    sheet = load_workbook(built / "enhancement-plan.xlsx")
    values = [cell.value for page in sheet for row in page.iter_rows() for cell in row]
    assert any(isinstance(v, int | float) and abs(v - 20926.67) < 0.01 for v in values)
    gaps = load_workbook(built / "gap-list.xlsx")
    shown = {str(cell.value) for page in gaps for row in page.iter_rows() for cell in row}
    assert {"G1", "G2", "G3", "G4", "G5", "G6", "G7"} <= shown


def test_the_same_inputs_give_the_same_bytes(built: Path, tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    again = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "elsewhere"))
    assert crmkit("-C", again, "build", "--today", TODAY).code == 0
    for file in sorted(built.iterdir()):
        assert (again / "out" / file.name).read_bytes() == file.read_bytes(), file.name


def test_build_ends_with_paths_and_headlines(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    outcome = crmkit("-C", root, "build", "gap-list", "--today", TODAY)
    assert outcome.out.splitlines() == [
        str(root / "out" / "gap-list.docx"),
        str(root / "out" / "gap-list.html"),
        str(root / "out" / "gap-list.pdf"),
        str(root / "out" / "gap-list.xlsx"),
        "Verdict: CLEAR, V1. Only V1 passes the gate (no must at not performed).",
        "Gaps at V1: 2 on list A, 5 on list B.",
        "One-off cost in EUR: P50 20,927, P80 21,679, budget 22,000.",
        "21 points block a freeze, so the documents carry DRAFT (crmkit status).",
    ]


def test_what_can_be_frozen_carries_no_draft_mark(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    root = Path(shutil.copytree(SAMPLES / "kaskad-signed", tmp_path / "k"))
    outcome = crmkit("-C", root, "build", "technical-assignment", "--today", TODAY)
    assert outcome.code == 0
    assert "DRAFT" not in text_of(root / "out" / "technical-assignment.docx")


def test_the_requirements_edition_holds_no_price_and_no_vendor(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    outcome = crmkit(
        "-C",
        root,
        "build",
        "technical-assignment",
        "--edition",
        "requirements",
        "--format",
        "docx",
        "--today",
        TODAY,
    )
    assert outcome.code == 0
    text = text_of(root / "out" / "technical-assignment.docx")
    assert "Regatta" not in text
    assert "\u20ac" not in text
    assert "List A" not in text


def test_no_vendor_chosen_yet(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    (root / "decisions" / "vendor.yaml").unlink()
    outcome = crmkit("-C", root, "build", "technical-assignment", "--edition", "contract")
    assert outcome.code == 4
    assert "--edition requirements" in outcome.err
    assert not (root / "out").exists()


def test_without_a_vendor_the_rest_is_built(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    """The Technical Assignment then comes in its requirements edition."""
    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    (root / "decisions" / "vendor.yaml").unlink()
    outcome = crmkit("-C", root, "build", "--format", "docx")
    assert outcome.code == 0
    left = "Not built: gap-list, enhancement-plan, decision-paper, acceptance-record (crmkit build --list says why)."
    assert outcome.out.splitlines()[-1] == left
    assert "Requirements edition" in text_of(root / "out" / "technical-assignment.docx")
    assert not (root / "out" / "gap-list.docx").exists()
