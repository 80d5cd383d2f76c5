"""The consultant's dashboard: the same words as at the terminal, and documents that are only ever saved."""

import re
from html import unescape
from pathlib import Path

import pytest

from tests.web.room import SAMPLE, Phone, Room, unrated
from tests.web.test_room import card
from toolkit.workflows.guidance.report import report
from toolkit.workflows.session import Session
from toolkit.workflows.status import headlines, take_stock


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """The whole sample: rated, chosen, planned."""
    import shutil

    folder = tmp_path_factory.mktemp("web") / "kaskad"
    shutil.copytree(SAMPLE, folder)
    (folder / "out" / "sub").mkdir(parents=True)
    (folder / "out" / "plan & <b>.docx").write_bytes(b"PK12")
    (folder / "out" / "sub" / "page.html").write_bytes(b"<script>alert(1)</script>")
    (folder / "out" / ".hidden").write_bytes(b"x")
    (folder / "out" / "link.pdf").symlink_to(folder / "engagement.yaml")
    return Room(folder)


@pytest.fixture(scope="module")
def phone(chosen: Room) -> Phone:
    return chosen.guest("ilze", "facilitate")


def test_the_state_is_that_of_the_status_command(chosen: Room, phone: Phone) -> None:
    page = phone.get("/dashboard").text
    stock = take_stock(chosen.folder, "ilze")
    shown = unescape(page)
    guidance = report(Session(chosen.folder, chosen.today, "ilze"))
    for stage in guidance.stages:
        assert (
            f'<th scope="row">{stage.name}</th><td><strong>{stage.state}</strong>: {stage.says}</td>' in shown
        )
    assert all(f"<code>{step.command}</code>" in shown for step in guidance.steps)
    for line in headlines(stock):
        assert f'<p class="lead">{line}</p>' in page


def test_open_contradictions_come_first(tmp_path: Path) -> None:
    room = unrated(tmp_path / "kaskad")
    decisions = room.folder / "decisions" / "contradictions.yaml"
    decisions.unlink()
    page = room.guest("ilze", "facilitate").get("/dashboard/contradictions").text
    assert page.count(">Open") == page.count('class="card point"') > 0


def test_every_page_of_it_opens(phone: Phone) -> None:
    for url in ("interviews", "contradictions", "gaps", "plan", "documents"):
        assert phone.get(f"/dashboard/{url}").status_code == 200, url
    assert "List A" in phone.get("/dashboard/gaps").text


@pytest.mark.slow
def test_the_plan_comes_as_a_picture(phone: Phone) -> None:
    answer = phone.get("/dashboard/gantt.png")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG")


def test_documents_are_saved_and_never_shown(phone: Phone) -> None:
    page = phone.get("/dashboard/documents").text
    assert "plan &amp; &lt;b&gt;.docx" in page
    assert ".hidden" not in page
    assert "link.pdf" not in page
    answer = phone.get("/dashboard/documents/sub/page.html")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/octet-stream")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''page.html"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "name",
    [
        "../engagement.yaml",
        "..%2Fengagement.yaml",
        "link.pdf",
        ".hidden",
        "/etc/passwd",
        "sub",
        "%00",
        "nothing",
    ],
)
def test_nothing_else_comes_out_of_the_folder(phone: Phone, name: str) -> None:
    assert phone.get(f"/dashboard/documents/{name}").status_code == 404


def test_who_has_still_to_rate_gets_no_documents(tmp_path: Path) -> None:
    room = unrated(tmp_path / "kaskad")
    (room.folder / "out").mkdir()
    (room.folder / "out" / "comparison.pdf").write_bytes(b"%PDF-")
    both = room.guest("laura", "facilitate")
    assert both.get("/dashboard/documents").status_code == 409
    assert both.get("/dashboard/documents/comparison.pdf").status_code == 409


def test_no_grade_leaves_the_server_while_a_round_is_open(tmp_path: Path) -> None:
    room = unrated(tmp_path / "kaskad")
    (room.folder / "out").mkdir()
    (room.folder / "out" / "comparison.html").write_bytes(b"good")
    phone = room.guest("ilze", "facilitate")
    assert (
        phone.get("/dashboard/documents/comparison.html").status_code == 200
    )  # nobody has given a grade yet
    card(room, "laura", "V1", KT01="not_performed")
    page = phone.get("/dashboard").text
    assert "Results are shown when every rater has handed in" in page
    assert re.findall("UNDECIDED|CLEAR|CLOSE|Verdict", page) == []
    hidden = ("documents", "documents/comparison.html", "gaps", "plan", "gantt.png")
    assert [phone.get(f"/dashboard/{url}").status_code for url in hidden] == [409] * len(hidden)
