"""The figures of the decision paper, and what doing nothing costs."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.e2e.test_build import text_of
from toolkit.workflows.build import BuildRequest, build_documents
from toolkit.workflows.session import Session

SAMPLE = Path(__file__).parents[2] / "samples" / "kaskad-pack"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "kaskad-pack"))


def built(root: Path) -> Path:
    session = Session(root, date(2026, 3, 30))
    (file,) = build_documents(session, BuildRequest(("decision-paper",), ("docx",)), lambda _: None).files
    return file


def paper(root: Path) -> str:
    return text_of(built(root))


def test_its_figures(root: Path) -> None:
    text = paper(root)
    for figure in (
        "V1 Regatta CRM is recommended. Verdict: CLEAR.",
        "expected to cost €20,927",
        "no more than €21,679",
        "the cap is €22,000",
        "Over 5 years it costs €27,457",
        "27,457", "243,729", "24,218", "73,651",
        "To leave things as they are costs €8,628 a year, €43,140 in 5 years.",
        "€16,711 at P80 against a cap of €16,500",
        "G7 (select a segment with consent for a mailing, Dace Liepa)",
    ):  # fmt: skip
        assert figure in text, figure


def test_nobody_worked_out_what_doing_nothing_costs(root: Path) -> None:
    (root / "decisions" / "alternatives.yaml").unlink()
    text = paper(root)
    assert "Nobody has worked out yet what it costs to leave things as they are." in text
    assert "To leave things" not in text


@pytest.mark.slow
@pytest.mark.needs_program("soffice")
def test_it_has_exactly_two_pages(root: Path, tmp_path: Path) -> None:
    own = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [
        "soffice",
        own,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(built(root)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert len(PdfReader(tmp_path / "decision-paper.pdf").pages) == 2
