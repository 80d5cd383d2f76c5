"""`requirements check` and `requirements waive` as a person and a program use them."""

import hashlib
from pathlib import Path

import pytest

from tests.cli.conftest import Crmkit
from toolkit.workflows.wording import check as workflow

REGISTER = """schema_version: "1"
requirements:
  - id: raaaaaaaaaa
    number: REQ-SAL-001
    statement: "If possible, the \\"card\\" shall be easy, etc."
    acceptance: A clerk prints the offer.
    category: F.sales
    priority: must
    status: accepted
  - id: rbbbbbbbbbb
    statement: The system shall print the offer.
    category: F.sales
    priority: must
  - id: rcccccccccc
    statement: It should be nice, etc.
    category: F.sales
    priority: could
    status: parked
"""


@pytest.fixture
def small(kaskad: Path) -> Path:
    for name in (
        "key-tasks.yaml",
        "plan.yaml",
        "scorecards",
        "vendors",
        "decisions",
        "landscape",
        "interviews",
    ):
        path = kaskad / name
        if path.is_dir():
            for file in sorted(path.rglob("*"), reverse=True):
                file.rmdir() if file.is_dir() else file.unlink()
        else:
            path.unlink()
    (kaskad / "requirements.yaml").write_text(REGISTER, "utf-8")
    return kaskad


def snapshot(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_each_finding_has_its_place_words_and_question(crmkit: Crmkit, small: Path) -> None:
    done = crmkit("-C", small, "requirements", "check")
    assert done.code == 1
    assert (
        done.out
        == """\
requirements.yaml:5:17: Q03 error REQ-SAL-001: escape clause "If possible"
  If possible, the "card" shall be easy, etc.
  It lets the vendor decide whether this is done at all.
  Ask: In which cases exactly is "If possible" true, and who decides?

requirements.yaml:5:52: Q01 warn REQ-SAL-001: subjective language "easy"
  If possible, the "card" shall be easy, etc.
  Each reader takes it differently, so it cannot be tried at acceptance.
  Ask: What would you see or measure to say that it is "easy"?

requirements.yaml:5:58: Q04 error REQ-SAL-001: open-ended list "etc"
  If possible, the "card" shall be easy, etc.
  What the list leaves out is neither promised nor priced.
  Ask: What else belongs there instead of "etc"? Is the list then complete?

2 errors, 1 warning in 1 of 2 requirements.
Not shown: 1 note (--level info shows them).
"""
    )


def test_the_column_is_where_the_words_stand(crmkit: Crmkit, small: Path) -> None:
    line = (small / "requirements.yaml").read_text("utf-8").splitlines()[4]
    findings = crmkit("-C", small, "requirements", "check", "--json").json["findings"]
    assert [line[f["place"]["column"] - 1 :].startswith(f["words"]) for f in findings] == [True] * 3


def test_json_holds_what_others_rely_on(crmkit: Crmkit, small: Path) -> None:
    done = crmkit("-C", small, "requirements", "check", "--json", "--level", "error")
    assert done.code == 1
    first = done.json["findings"][0]
    assert {"rule", "level", "requirement", "words", "place", "question"} <= set(first)
    assert (first["rule"], first["level"], first["requirement"]) == ("Q03", "error", "REQ-SAL-001")
    assert first["place"] == {
        "file": "requirements.yaml", "line": 5, "column": 17, "field": "statement", "start": 0, "end": 11,
    }  # fmt: skip
    assert [f["rule"] for f in done.json["findings"]] == ["Q03", "Q04"]


def test_only_what_was_named(crmkit: Crmkit, small: Path) -> None:
    done = crmkit("-C", small, "requirements", "check", "RBBBBBBBBBB")
    assert (done.code, done.out) == (0, "Nothing found in 1 requirement.\n")
    assert crmkit("-C", small, "requirements", "check", "REQ-XXX-001").code == 2
    assert crmkit("-C", small, "requirements", "check", "rcccccccccc").code == 2


def test_check_writes_nothing(crmkit: Crmkit, kaskad: Path) -> None:
    before = snapshot(kaskad)
    crmkit("-C", kaskad, "requirements", "check", "--level", "info")
    crmkit("-C", kaskad, "requirements", "check", "--profile", "strict", "--json")
    assert snapshot(kaskad) == before


def test_a_large_register_is_recalled_until_a_file_changes(
    crmkit: Crmkit, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workflow, "_WORTH_KEEPING", 1)
    before = snapshot(small)
    first = crmkit("-C", small, "requirements", "check")
    new = set(snapshot(small)) - set(before)
    assert new == {".crmkit/cache/wording.json"}
    monkeypatch.setattr(workflow, "_check_all", None)  # a second look at the texts would fail
    assert crmkit("-C", small, "requirements", "check") == first
    monkeypatch.undo()
    text = (small / "requirements.yaml").read_text("utf-8")
    (small / "requirements.yaml").write_text(text.replace("be easy, etc.", "be red."), "utf-8")
    assert crmkit("-C", small, "requirements", "check").out.startswith("requirements.yaml:5:17: Q03")
    assert "easy" not in crmkit("-C", small, "requirements", "check").out


def test_a_broken_cache_is_no_matter(crmkit: Crmkit, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workflow, "_WORTH_KEEPING", 1)
    first = crmkit("-C", small, "requirements", "check")
    kept = small / ".crmkit/cache/wording.json"
    for rubbish in (b"", b"\xff\n{", kept.read_bytes().split(b"\n")[0] + b"\n{half"):
        kept.write_bytes(rubbish)
        assert crmkit("-C", small, "requirements", "check") == first


def test_a_waiver_holds_until_the_words_change(crmkit: Crmkit, small: Path) -> None:
    given = ("requirements", "waive", "REQ-SAL-001", "q03", "--reason", "The law says so.", "--by", "ilze")
    done = crmkit("-C", small, "--today", "2026-03-30", *given)
    assert (done.code, done.out) == (0, 'REQ-SAL-001: Q03 lets "If possible" stand.\n')
    assert (
        (small / "decisions/wording.yaml").read_text("utf-8").split("\n", 1)[1]
        == """\
schema_version: "1"
waivers:
  - requirement: raaaaaaaaaa
    rule: Q03
    field: statement
    words: If possible
    by: ilze
    date: 2026-03-30
    reason: The law says so.
"""
    )
    said = crmkit("-C", small, "requirements", "check", "--json", "--waived").json
    assert [f["rule"] for f in said["findings"]] == ["Q01", "Q04"]
    assert [f["rule"] for f in said["waived"]] == ["Q03"]
    text = (small / "requirements.yaml").read_text("utf-8")
    (small / "requirements.yaml").write_text(text.replace("If possible", "If necessary"), "utf-8")
    done = crmkit("-C", small, "requirements", "check", "--brief")
    assert 'Q03 error REQ-SAL-001: escape clause "If necessary"' in done.out
    assert (
        'The waiver of Q03 for REQ-SAL-001 has expired: "If possible" is no longer found there.' in done.out
    )


def test_a_waiver_is_taken_back(crmkit: Crmkit, small: Path) -> None:
    crmkit("-C", small, "requirements", "waive", "REQ-SAL-001", "Q03", "--reason", "So.", "--by", "ilze")
    done = crmkit("-C", small, "requirements", "waive", "req-sal-001", "Q03", "--withdraw")
    assert (done.code, done.out) == (0, "1 waiver taken back.\n")
    assert crmkit("-C", small, "requirements", "waive", "REQ-SAL-001", "Q03", "--withdraw").code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("REQ-SAL-001", "Q03"), "Why may these words stand?"),
        (("REQ-SAL-001", "Q03", "--reason", " "), "Why may these words stand?"),
        (
            ("REQ-SAL-001", "Q22", "--reason", "So."),
            "Q22 finds nothing in 'REQ-SAL-001'. It finds: Q01, Q03, Q04",
        ),
        (("REQ-SAL-001", "Q01", "--reason", "So.", "--words", "fast"), "Q01 does not find 'fast'"),
        (("REQ-SAL-009", "Q01", "--reason", "So."), "There is no requirement 'REQ-SAL-009'"),
    ],
)
def test_a_waiver_wants_words_and_a_reason(
    crmkit: Crmkit, small: Path, words: tuple[str, ...], said: str
) -> None:
    done = crmkit("-C", small, "requirements", "waive", *words, "--by", "ilze")
    assert done.code == 2
    assert said in done.err


def test_foreign_text_is_checked_line_by_line(crmkit: Crmkit, tmp_path: Path) -> None:
    file = tmp_path / "spec.txt"
    file.write_text("\ufeffСистема должна печатать счёт.\n\nКарточка должна быть удобной и т. д.\n", "utf-8")
    done = crmkit("-C", tmp_path, "requirements", "check", "--text", file, "--lang", "ru", "--brief")
    assert done.code == 1
    assert done.out == (
        f'{file}:3:22: Q01 warn: subjective language "удобной"\n{file}:3:30: Q04 error: open-ended list "и т. д"\n'
        "1 error, 1 warning in 1 of 2 lines.\n"
    )


def test_what_cannot_be_checked_is_said(crmkit: Crmkit, tmp_path: Path, small: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_bytes(b"\xff\xfe\x00")
    assert "text-unreadable The file is no UTF-8 text." in crmkit("requirements", "check", "--text", odd).err
    assert crmkit("requirements", "check", "--text", tmp_path / "none.txt").code == 3
    head = (small / "engagement.yaml").read_text("utf-8")
    (small / "engagement.yaml").write_text(head.replace("language: en", "language: lv"), "utf-8")
    done = crmkit("-C", small, "requirements", "check")
    assert (done.code, done.err) == (
        2, "crmkit: There are no wording rules for 'lv'. Say --lang with one of: en, de, ru.\n",
    )  # fmt: skip


def test_settings_of_the_engagement_hold(crmkit: Crmkit, small: Path) -> None:
    head = (small / "engagement.yaml").read_text("utf-8")
    settings = "settings:\n  wording:\n    rules: {Q03: off, Q04: off, Q01: off}\n"
    (small / "engagement.yaml").write_text(head.replace("settings:\n", settings), "utf-8")
    assert crmkit("-C", small, "requirements", "check").code == 0


def test_hints_are_waived_only_by_name(crmkit: Crmkit, kaskad: Path) -> None:
    given = ("-C", kaskad, "requirements", "waive", "REQ-COR-005", "Q02", "--reason", "So.", "--by", "ilze")
    assert crmkit(*given).out == 'REQ-COR-005: Q02 lets "several" stand.\n'
    assert crmkit(*given, "--words", "different").out == 'REQ-COR-005: Q02 lets "different" stand.\n'
