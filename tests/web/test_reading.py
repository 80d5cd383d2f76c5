"""The reading round on the pages: recorded as at the terminal, bound to what was read, nothing signed."""

import re
from html import unescape
from pathlib import Path

import pytest

from tests.web.room import Phone, Room
from tests.workflows.signoff import rounds
from toolkit.store.signoff.records import read_records
from toolkit.workflows.session import Session
from toolkit.workflows.signoff import remembered_text
from toolkit.workflows.signoff.issue.current import CurrentText, current_text
from toolkit.workflows.signoff.reading import lectern
from toolkit.workflows.signoff.recent import Recent
from toolkit.workflows.signoff.table import open_table


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(rounds.frozen(tmp_path / "kaskad"), today=rounds.SIGNED)


def reader(room: Room, member: str = "ilze") -> Phone:
    return room.guest(member, "read")


def test_a_section_is_acknowledged_with_the_right_reply_only(room: Room) -> None:
    phone = reader(room)
    place = lectern(Session(room.folder, rounds.SIGNED, "ilze"))
    section = place.unread[0]
    url = f"/read/{section.id}"
    assert f"0 of {len(place.unread)} sections acknowledged" in phone.get("/read").text
    page = phone.get(url).text
    assert section.sha256 in page
    wrong = phone.post(url, {"sha256": section.sha256, "attempt": "0", "reply": "no idea"})
    assert wrong.status_code == 400
    assert 'name="attempt" value="1"' in wrong.text
    assert read_records(room.folder).reading.acknowledgements == ()
    stale = phone.post(url, {"sha256": "0" * 64, "attempt": "0", "reply": place.question(section).reply})
    assert stale.status_code == 409
    right = phone.post(
        url, {"sha256": section.sha256, "attempt": "0", "reply": place.question(section).reply}
    )
    assert right.status_code == 303
    entry = read_records(room.folder).reading.acknowledgements[0]
    assert (entry.member, entry.section, entry.sha256) == ("ilze", section.id, section.sha256)
    assert "Acknowledged on" in phone.get(url).text


def test_the_question_does_not_print_its_own_answer(room: Room) -> None:
    phone = reader(room)
    place = lectern(Session(room.folder, rounds.SIGNED, "ilze"))
    for section in place.unread:
        form = phone.get(f"/read/{section.id}").text.split('<label for="reply">')[1].split("</form>")[0]
        asked = place.question(section)
        beside = unescape(form).replace(asked.text, "").casefold()
        assert asked.reply.casefold() not in beside, section.id


def test_remarks_stand_at_their_clause(room: Room) -> None:
    phone = reader(room)
    url = "/read/requirements"
    assert "<option >REQ-COR-001</option>" in phone.get(url).text
    fields = {"do": "remark", "clause": "REQ-COR-001", "text": "<b>Too late</b>"}
    for clause in ("NO-SUCH-CLAUSE-99", "REQ-DAT-008"):
        wrong = phone.post(url, fields | {"clause": clause})
        assert (wrong.status_code, "&lt;b&gt;Too late" in wrong.text) == (400, True)
    assert phone.post(url, fields).status_code == 303
    said = read_records(room.folder).reading.remarks[0]
    assert (said.member, said.clause, said.text) == ("ilze", "REQ-COR-001", "<b>Too late</b>")
    assert "&lt;b&gt;Too late" in phone.get(url).text
    assert phone.post(url, {"do": "remark", "text": " "}).status_code == 400


def test_links_between_sections_lead_somewhere(room: Room) -> None:
    phone = reader(room)
    pages = {s.id: phone.get(f"/read/{s.id}").text for s in lectern(rounds.at(room.folder, "ilze")).sections}
    count = 0
    for name, page in pages.items():
        text = page.split("<article")[1].split("</article>")[0]
        for section, anchor in re.findall(r'href="(?:/read/(\w+))?#([^"]+)"', text):
            assert f' id="{anchor}"' in pages[section or name], (name, section, anchor)
            count += 1
    assert count > 300


def test_the_text_under_review_is_built_once_until_a_file_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(rounds.reviewed(tmp_path / "kaskad"), today=rounds.FROZEN)
    built: list[str] = []

    def counted(session: Session, edition: str) -> CurrentText:
        built.append("x")
        return current_text(session, edition)

    monkeypatch.setattr(remembered_text, "_KEPT", Recent(16))
    monkeypatch.setattr(remembered_text, "current_text", counted)
    phone = reader(room)
    assert [phone.get(u).status_code for u in ("/read", "/read/purpose", "/read/scope")] == [200, 200, 404]
    assert phone.post("/read/purpose", {"do": "remark", "text": "Too few."}).status_code == 303
    assert phone.get("/read").status_code == 200
    assert built == ["x"]
    file = room.folder / "requirements.yaml"
    file.write_bytes(file.read_bytes() + b"# changed\n")
    assert phone.get("/read").status_code == 200
    assert built == ["x", "x"]


def test_what_changed_since_it_was_read_is_shown_under_review_too(tmp_path: Path) -> None:
    room = Room(rounds.reviewed(tmp_path / "kaskad"), today=rounds.FROZEN)
    phone = reader(room)
    place = lectern(rounds.at(room.folder, "ilze", rounds.FROZEN))
    section = place.section("requirements")
    fields = {"sha256": section.sha256, "attempt": "0", "reply": place.question(section).reply}
    assert phone.post("/read/requirements", fields).status_code == 303
    register = room.folder / "requirements.yaml"
    text = register.read_text("utf-8")
    found = re.search(r"  statement: (.*)\n", text)
    assert found is not None
    register.write_text(text.replace(found[0], found[0].rstrip("\n") + " zebra\n", 1), "utf-8")
    page = phone.get("/read/requirements").text
    assert "Changed since you read it" in page
    changes = page.split('class="text changes"')[1].split("</section>")[0]
    assert re.search(r"<ins[^>]*>[^<]*zebra", changes)
    assert changes.count("<tr") + changes.count("<p") < 6
    assert len(changes) < len(page) / 10


def test_every_section_can_be_shown_and_holds_nothing_inline(room: Room) -> None:
    phone = reader(room)
    for section in lectern(Session(room.folder, rounds.SIGNED, "ilze")).sections:
        page = phone.get(f"/read/{section.id}")
        assert page.status_code == 200
        assert re.findall(r"<script(?![^>]*src=)|<style| style=| on[a-z]+=|javascript:", page.text) == []


def test_the_vendors_side_reads_too_and_nobody_who_takes_no_part(room: Room) -> None:
    others = [p.id for p in open_table(room.session).people if p.part == "signs" and p.id != "ilze"]
    assert "vendor" in others
    phone = room.guest("vendor", "read")
    assert [phone.get(u).status_code for u in ("/", "/read")] == [200, 200]


def test_who_was_not_invited_to_read_reads_nothing(room: Room) -> None:
    phone = room.guest("laura", "facilitate")
    assert [phone.get(u).status_code for u in ("/read", "/read/scope")] == [404, 404]
    assert reader(room).get("/read/nothing").status_code == 404
