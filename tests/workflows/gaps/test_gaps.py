"""Deciding gaps and rounds with the vendor on the Kaskad case, at the keyboard and from files."""

import io
import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.typist import DOWN, ENTER, SPACE, STOP, terminal
from toolkit.cli.dialogs.gap_talk import decide_gaps
from toolkit.exchange.gap_sheet import COLUMNS, SHEET
from toolkit.models.planning.gap import Gap
from toolkit.problems import BadData, UsageError
from toolkit.stages.gaps.decide import GapWord
from toolkit.workflows.gaps.decisions import choices, decide, gap_state, read_words
from toolkit.workflows.gaps.rounds import export_gaps, import_gaps, rounds_of
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    return Session(root, date(2026, 3, 30), "ilze")


def _gap(session: Session, name: str) -> Gap:
    return next(g for g in gap_state(session.directory).gaps if g.id == name)


def test_what_each_choice_would_cost(session: Session) -> None:
    state = gap_state(session.directory)
    found = {
        c.word: (round(c.mean_cost or 0), round(c.p80 or 0), c.ready)
        for c in choices(state, _gap(session, "G2"))
    }
    assert found == {
        "build_before_go_live": (20927, 21679, "2026-06-12"),
        "build_in_phase_2": (20927, 21679, "2026-08-21"),
        "build_later": (20927, 21679, "2026-12-04"),
        "adapt_process": (20623, 21373, ""),
        "live_without": (20623, 21373, ""),
        "other_system": (20623, 21373, ""),
    }


def test_an_undecided_gap_is_decided_at_the_keyboard(session: Session) -> None:
    keys = ENTER  # can we adapt: partly (as it stood)
    keys += DOWN + ENTER  # no simpler step was refused
    keys += DOWN + ENTER  # build in phase 2
    keys += ENTER  # the date that stands
    keys += "export by hand" + ENTER + DOWN * 4 + ENTER
    keys += "Needed after the season." + ENTER
    with terminal(keys, hang_up=True) as there:
        assert decide_gaps(session, terminal=there) == 1
    made = _gap(session, "G7").decision
    assert made is not None
    assert (made.decision, made.stop_gap, made.by, made.reason) == (
        "build_in_phase_2",
        "export by hand",
        "ilze",
        "Needed after the season.",
    )


def test_a_decision_without_a_reason_is_asked_for_it_again(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = ENTER + DOWN + ENTER + DOWN + ENTER + ENTER + "export by hand" + ENTER + DOWN * 4 + ENTER
    keys += ENTER + "Needed after the season." + ENTER  # Enter alone first
    with terminal(keys, hang_up=True) as there:
        assert decide_gaps(session, terminal=there) == 1
    made = _gap(session, "G7").decision
    assert made is not None
    assert (made.decision, made.reason) == ("build_in_phase_2", "Needed after the season.")
    assert "! A decision wants a reason" in capsys.readouterr().out


def test_leaving_in_the_middle_writes_nothing(session: Session) -> None:
    before = (session.directory / "decisions" / "gaps.yaml").read_bytes()
    with terminal(ENTER + STOP, hang_up=True) as there:
        assert decide_gaps(session, "G7", terminal=there) == 0
    assert (session.directory / "decisions" / "gaps.yaml").read_bytes() == before


def test_what_stands_against_adapting_is_asked_for(session: Session) -> None:
    keys = DOWN + ENTER + SPACE + ENTER + "The law on consent." + ENTER  # cannot adapt, because of the law
    keys += DOWN + ENTER + ENTER + ENTER + "Must be there." + ENTER
    with terminal(keys, hang_up=True) as there:
        decide_gaps(session, "G7", terminal=there)
    made = _gap(session, "G7").decision
    assert made is not None
    assert (made.bend, made.bend_reasons, made.bend_why) == (
        "we_cannot_adapt",
        ("law",),
        "The law on consent.",
    )


def test_decisions_from_a_file_all_or_none(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    good = "- {gap: G7, decision: adapt_process, reason: Few mailings., bend: we_adapt_fully}\n"
    file.write_text(good + "- {gap: G6, decision: live_without, reason: Later.}\n", "utf-8")
    with pytest.raises(UsageError, match="how does the work go on"):
        decide(session, read_words(file))
    assert _gap(session, "G7").decided is None
    file.write_text(good, "utf-8")
    (after,) = decide(session, read_words(file))
    assert (after.id, after.decided) == ("G7", "adapt_process")
    with pytest.raises(UsageError, match="no member 'nobody'"):
        decide(
            session,
            [GapWord(gap="G7", decision="live_without", reason="x", stop_gap="y", stop_gap_owner="nobody")],
        )


def _answered(file: Path, target: Path, **cells: str) -> Path:
    book = load_workbook(file)
    sheet = book[SHEET]
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, 1).value == "G7")
    for column, value in cells.items():
        sheet.cell(row, COLUMNS.index(column.replace("_", " ")) + 1, value)
    buffer = io.BytesIO()
    book.save(buffer)
    target.write_bytes(buffer.getvalue())
    return target


def test_a_round_is_shown_first_then_written_and_the_earlier_one_kept(
    session: Session, tmp_path: Path
) -> None:
    out = export_gaps(session)
    assert out.name == "gaps-V1.xlsx"
    back = _answered(out, tmp_path / "back.xlsx", Days_most_likely="1.5", Days_if_it_goes_badly="3")
    file = session.directory / "vendors" / "V1.yaml"
    before = file.read_bytes()

    shown = import_gaps(session, back, dry_run=True)

    assert [(c.gap, c.before[:36], c.after[:36]) for c in shown.changes] == [
        ("G7", "configuration; 0.5/1/1.5 days; ceili", "configuration; 0.5/1.5/3 days; ceili")
    ]
    assert file.read_bytes() == before
    written = import_gaps(session, back, dry_run=False)
    assert written.number == 2
    rounds = {gap: answers for gap, _, answers in rounds_of(gap_state(session.directory))}
    assert [answer.split(";")[1].strip() for answer in rounds["G7"]] == ["0.5/1/1.5 days", "0.5/1.5/3 days"]
    assert gap_state(session.directory).vendor.earlier_offers[0].round == 1
    assert import_gaps(session, export_gaps(session), dry_run=False).changes == ()


def test_a_faulty_answer_changes_nothing(session: Session, tmp_path: Path) -> None:
    back = _answered(export_gaps(session), tmp_path / "back.xlsx", Class="magic", Days_most_likely="9")
    before = (session.directory / "vendors" / "V1.yaml").read_bytes()
    with pytest.raises(BadData) as bad:
        import_gaps(session, back, dry_run=False)
    assert len(bad.value.problems) == 2
    assert (session.directory / "vendors" / "V1.yaml").read_bytes() == before


def test_a_must_that_the_vendor_refuses_is_a_gap(session: Session) -> None:
    file = session.directory / "vendors" / "V1.yaml"
    text = file.read_text("utf-8")
    assert "answers:" not in text
    answer = "answers:\n  - to: REQ-SEC-001\n    offer_class: not_possible\n"
    file.write_text(text.replace("price_sheet:\n", f"{answer}price_sheet:\n"), "utf-8")
    found = [g for g in gap_state(session.directory).gaps if g.kind == "requirement"]
    assert [(g.id, g.priority, g.list) for g in found] == [("V1-REQ-SEC-001", "must", "A")]
    decide(session, [GapWord(gap="V1-REQ-SEC-001", decision="adapt_process", reason="We can.")])
    assert [g.id for g in gap_state(session.directory).gaps if g.kind == "requirement"] == ["G8"]
