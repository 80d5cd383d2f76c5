"""Waivers by name: kept with the facts that were seen, expired when these change, taken back."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from toolkit.problems import UsageError
from toolkit.store.dossier import read_dossier
from toolkit.workflows.advice.check import explain, run_checks
from toolkit.workflows.advice.waive import waive, withdraw
from toolkit.workflows.session import Session
from toolkit.workflows.status import take_stock

PACK = Path(__file__).parents[3] / "samples" / "kaskad-pack"
TODAY = date(2026, 3, 30)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(Path(shutil.copytree(PACK, tmp_path / "pack")), TODAY, "ilze")


def test_a_waiver_is_kept_and_takes_the_blocker_away(session: Session) -> None:
    waive(session, "ap-08", "", "Decided in May.")
    [kept] = read_dossier(session.directory).waivers
    assert (kept.check, kept.about, kept.by, kept.date, kept.reason) == (
        "AP-08", "order-to-dispatch", "ilze", TODAY, "Decided in May.",
    )  # fmt: skip
    assert [f.state for f in run_checks(session).of("AP-08")] == ["waived"]
    open_points = take_stock(session.directory, today=TODAY).open_points
    assert "AP-08" not in {p.check for p in open_points}


def test_it_expires_when_the_facts_change(session: Session) -> None:
    waive(session, "AP-22", "leavers", "In P1.")
    file = session.directory / "decisions" / "contradictions.yaml"
    file.write_text(file.read_text("utf-8").replace('value: "120"', 'value: "240"'), "utf-8")
    advice = run_checks(session)
    assert [f.state for f in advice.of("AP-22") if f.about == "leavers"] == ["fires"]
    assert [(w.check, w.about) for w in advice.expired] == [("AP-22", "leavers")]


def test_a_new_waiver_replaces_the_old_one_and_can_be_taken_back(session: Session) -> None:
    waive(session, "AP-22", "leavers", "In P1.")
    waive(session, "AP-22", "export", "In P1.")
    waive(session, "AP-22", "leavers", "In P2.")
    assert [(w.about, w.reason) for w in read_dossier(session.directory).waivers] == [
        ("export", "In P1."),
        ("leavers", "In P2."),
    ]
    assert withdraw(session, "AP-22", "Leavers") == 1
    assert withdraw(session, "AP-22", "") == 1
    assert read_dossier(session.directory).waivers == ()


@pytest.mark.parametrize(
    ("code", "about", "reason", "says"),
    [
        ("AP-08", "", "  ", "Why may this stand? Say it with --reason, in a sentence for the client."),
        (
            "AP-22",
            "",
            "x",
            "AP-22 finds several things. Say which with --about: roles, export, passwords, leavers.",
        ),
        (
            "AP-22",
            "doors",
            "x",
            "AP-22 finds nothing about 'doors'. It finds: roles, export, passwords, leavers.",
        ),
        (
            "AP-03",
            "",
            "x",
            "AP-03 finds nothing, so there is nothing to waive. 'crmkit check AP-03' shows what it saw.",
        ),
        (
            "AP-27",
            "",
            "x",
            (
                "AP-27 is not assessable, so there is nothing to waive yet. Not assessable yet: no Technical Assignment "
                "has been laid before its readers yet (crmkit signoff freeze)."
            ),
        ),
        (
            "AP-99",
            "",
            "x",
            "There is no check 'AP-99'. They are called AP-01 to AP-40; 'crmkit check' runs them all.",
        ),
    ],
)
def test_what_cannot_be_waived(session: Session, code: str, about: str, reason: str, says: str) -> None:
    with pytest.raises(UsageError) as refused:
        waive(session, code, about, reason)
    assert str(refused.value) == says


def test_nobody_waives_without_a_name(
    session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with pytest.raises(UsageError, match="Who is doing this"):
        waive(Session(session.directory, TODAY), "AP-08", "", "x")


def test_there_is_no_such_waiver(session: Session) -> None:
    waive(session, "AP-22", "leavers", "In P1.")
    with pytest.raises(UsageError) as refused:
        withdraw(session, "AP-22", "roles")
    assert (
        str(refused.value) == "There is no waiver of AP-22 about 'roles'. There are waivers about: leavers."
    )


def test_one_check_is_explained_with_its_thresholds(session: Session) -> None:
    found = explain(session, "ap-22")
    assert "open for more than 24 hours" in found.check.fires_when
    assert [f.about for f in found.advice.findings] == ["roles", "export", "passwords", "leavers"]
