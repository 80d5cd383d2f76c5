"""Freezing: what stands in the way, what is issued, and that nothing is ever half."""

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.workflows.signoff.rounds import FROZEN, REVIEW, SAMPLE, at, demands, frozen, records, reviewed
from toolkit.kernel.canonical_json import canonical
from toolkit.models.signoff.baseline import BaselineState
from toolkit.problems import BadData, CannotWrite, Refused
from toolkit.signing.fields import empty_fields
from toolkit.signing.inspection.pdf_file import PdfFile
from toolkit.store.signoff import issued
from toolkit.store.transaction import transaction
from toolkit.workflows.signoff.issue.freeze import NotReady, freeze
from toolkit.workflows.signoff.table import open_table

PACK = SAMPLE.parent / "kaskad-pack"


def test_every_blocker_is_named_and_nothing_is_issued(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(PACK, tmp_path / "k"))
    with pytest.raises(NotReady) as caught:
        freeze(at(folder, "andris", FROZEN))
    said = str(caught.value)
    for name in ("C7", "C10", "G7"):
        assert name in said
    assert "  AP-28 Pipeton (V4) named a price" in said
    assert 'crmkit check waive AP-01 --about viktors --reason "..." --by MEMBER' in said
    assert all(finding.message in said for finding in caught.value.findings)
    assert caught.value.exit_code == 4
    assert not (folder / "issued").exists()


def test_an_edition_is_issued_whole(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k")
    found = {p.name for p in (folder / "issued" / "B1").iterdir()}
    assert found == {
        "SHA256SUMS",
        "baseline.json",
        "manifest.json",
        "technical-assignment.docx",
        "technical-assignment.pdf",
        *(f"signature-sheet-{party}.{kind}" for party in ("client", "vendor") for kind in ("docx", "pdf")),
    }
    assert issued.broken_sums(folder, "B1") == ()
    baseline = records(folder).baselines[0]
    assert (baseline.id, baseline.edition, baseline.delivered, baseline.requirements) == (
        "B1",
        "contract",
        REVIEW,
        168,
    )
    assert len(baseline.sections) == 22
    assert [(f.signatory, f.field) for f in baseline.fields] == [
        ("ilze", "Sign-01-ilze"),
        ("vendor", "Sign-02-vendor"),
    ]


def test_hashes_form_a_chain_from_the_data_to_the_pdf(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k") / "issued" / "B1"
    baseline = issued.manifest(tmp_path / "k", "B1")
    content = (folder / "baseline.json").read_bytes()
    pdf = (folder / "technical-assignment.pdf").read_bytes()
    assert sha256(content).hexdigest() == baseline.content_sha256
    assert sha256(pdf).hexdigest() == baseline.frozen_sha256
    assert len(pdf) == baseline.frozen_length
    assert PdfFile(pdf, "a.pdf").attachments() == {
        "baseline.json": content,
        "technical-assignment.docx": (folder / "technical-assignment.docx").read_bytes(),
    }
    data = json.loads(content)
    assert canonical(data) == content
    assert data["root"] == baseline.root_sha256
    printed = "".join(PdfReader(BytesIO(pdf)).pages[5].extract_text().split())
    assert baseline.content_sha256[:16] in printed


def test_the_pdf_has_a_field_for_everybody_who_signs(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k")
    pdf = (folder / "issued/B1/technical-assignment.pdf").read_bytes()
    assert empty_fields(pdf, "a.pdf") == ("Sign-01-ilze", "Sign-02-vendor")


def test_only_the_client_signs_its_requirements(tmp_path: Path) -> None:
    baseline = records(demands(tmp_path / "k")).baselines[0]
    assert [(p.id, p.part) for p in baseline.people] == [("ilze", "signs"), ("natalja", "approves")]
    assert [f.field for f in baseline.fields] == ["Sign-01-ilze"]


@pytest.mark.slow
def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = frozen(tmp_path / "one"), reviewed(tmp_path / "two")
    freeze(at(two, "andris", FROZEN), "contract")
    for file in (one / "issued" / "B1").iterdir():
        assert file.read_bytes() == (two / "issued" / "B1" / file.name).read_bytes(), file.name


def test_what_says_the_same_is_not_frozen_twice(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k")
    with pytest.raises(Refused, match="B1 says exactly this already"):
        freeze(at(folder, "andris", FROZEN), "contract")


def test_the_next_edition_has_the_structure_of_the_one_before(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k")
    file = folder / "engagement.yaml"
    file.write_text(
        file.read_text("utf-8").replace("  quotes: role", "  quotes: role\n  profile: gost-34.602-2020"),
        "utf-8",
    )
    assert "gost" in file.read_text("utf-8")
    with pytest.raises(Refused, match="B1 says exactly this already"):
        freeze(at(folder, "andris", FROZEN), "contract")


def test_a_broken_log_is_not_continued_by_freezing(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k")
    log = folder / "issued" / "log.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"andris"', b'"juris"', 1))
    with pytest.raises(BadData, match=r"issued/log\.jsonl"):
        freeze(at(folder, "andris", FROZEN), "contract")


def test_what_is_frozen_is_not_changed_in_silence(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k")
    for name in (
        "requirements.yaml",
        "landscape/flows.yaml",
        "decisions/contradictions.yaml",
        "decisions/gaps.yaml",
        "vendors/V1.yaml",
    ):
        with (
            pytest.raises(Refused, match="Open a change request first"),
            transaction(folder, command="edit", at=open_table(at(folder, "andris")).now) as tx,
        ):
            tx.write(name, b"x: 1\n")


def test_issued_files_are_never_written_again(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k")
    with pytest.raises(CannotWrite, match="there already"):
        issued.publish(folder, "B1", {"baseline.json": b"{}"})


def test_a_freeze_that_died_before_its_line_in_the_log_is_logged_later(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k")
    log = folder / "issued" / "log.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:-1]))
    (folder / "signoff" / "hold.yaml").unlink()
    table = open_table(at(folder, "andris"))
    assert table.state(table.baseline) is BaselineState.FROZEN
    assert table.records.log == b"".join(lines)


def test_damage_of_what_was_issued_is_a_problem_with_a_place(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k")
    (folder / "issued/B1/manifest.json").write_bytes(b"")
    with pytest.raises(BadData, match=r"issued/B1/manifest\.json"):
        open_table(at(folder, "andris"))


KILL = """
import os, signal, sys
from pathlib import Path
from toolkit.store.signoff import issued
turn, calls = int(sys.argv[2]), 0
def counted(name):
    real = getattr(os, name)
    def call(*args, **more):
        global calls
        calls += 1
        if calls == turn:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **more)
    setattr(os, name, call)
for name in ("replace", "rename", "fsync", "open", "mkdir", "rmdir", "unlink"):
    counted(name)
issued.publish(Path(sys.argv[1]), "B1", {"baseline.json": b"{}", "a.pdf": b"1", "b.docx": b"2"})
print("done")
"""


@pytest.mark.slow
def test_killed_at_any_moment_there_is_no_edition_or_a_whole_one(tmp_path: Path) -> None:
    seen = set()
    for turn in range(1, 60):
        folder = tmp_path / f"k{turn}"
        folder.mkdir()
        run = subprocess.run(
            [sys.executable, "-c", KILL, str(folder), str(turn)],
            capture_output=True,
            env=os.environ,
            check=False,
        )
        there = (folder / "issued" / "B1").is_dir()
        if there:
            assert issued.broken_sums(folder, "B1") == ()
        assert there or run.returncode != 0
        seen.add((there, run.returncode == 0))
        if run.returncode == 0:
            break
    assert (False, False) in seen
    assert (True, True) in seen
