"""An interview on the pages: the same way, the same answers and the same files as at the terminal."""

import re
import shutil
from pathlib import Path

import pytest

from tests.web.room import ORIGIN, Phone, Room, csrf, unrated
from toolkit.models.interviews.answer import Answer, Instance
from toolkit.models.interviews.interview import Interview
from toolkit.stages.interview.sitting import answer
from toolkit.store.dossier import read_dossier
from toolkit.workflows.interviews.sittings import SittingRequest, open_sitting
from toolkit.workflows.session import Session

FORM = """
id: T01_all
title: Everything that can be asked
purpose: One question of each type.
minutes: 20
run_by: interview
audience: everybody
questions:
- {type: note, name: hello, label: Welcome.}
- {type: text, name: what, label: What do you do?, required: true}
- {type: integer, name: many, label: 'How many, ${what}?', constraint: '. < 100', constraint_message: Less than a hundred.}
- {type: decimal, name: share, label: Which share?}
- {type: date, name: day, label: On which day?}
- {type: select_one, name: way, label: Which way?, choices: [{name: mail, label: By mail}, {name: phone, label: By phone}], or_other: true}
- {type: select_multiple, name: tools, label: Which tools?, choices: [{name: xls, label: Sheets}, {name: erp, label: ERP}, {name: crm, label: CRM}]}
- {type: select_one, name: main_tool, label: Mainly?, choices: [{name: xls, label: Sheets}, {name: erp, label: ERP}, {name: crm, label: CRM}], choice_filter: 'selected(${tools}, name)'}
- {type: rank, name: order, label: In which order?, choices: [{name: a, label: A}, {name: b, label: B}, {name: c, label: C}]}
- {type: range, name: mood, label: How well?, start: '0', end: '10', step: '1'}
- {type: text, name: why, label: Why so little?, relevant: '${mood} < 5'}
- {type: file, name: sheet, label: The sheet?}
- {type: acknowledge, name: nod, label: You may quote me.}
- type: repeat
  name: stages
  label: Stages
  questions:
  - {type: text, name: st_name, label: What is it called?, required: true}
  - {type: integer, name: st_days, label: 'How many days is ${st_name}?'}
"""


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = unrated(tmp_path_factory.mktemp("web") / "kaskad")
    (room.folder / "questionnaires").mkdir()
    (room.folder / "questionnaires" / "T01_all.yaml").write_text(FORM.lstrip(), "utf-8")
    return room.folder


@pytest.fixture
def room(ready: Path, tmp_path: Path) -> Room:
    shutil.copytree(ready, tmp_path / "kaskad")
    return Room(tmp_path / "kaskad")


def url(at: str = "", extra: str = "") -> str:
    return f"/interview/T01_all?at={at}{extra}" if at else f"/interview/T01_all{extra}"


def say(phone: Phone, at: str, extra: str = "", **fields: str) -> str:
    """Answer and return where it goes on."""
    page = phone.get(url(at, extra)).text
    stamp = re.search(r'name="seen_before" value="([^"]+)"', page)
    assert stamp is not None, page
    answer_ = phone.post(url(at, extra), {"seen_before": stamp[1], **fields}, page=url(at, extra))
    assert answer_.status_code == 303, answer_.text
    return next_stop(answer_.headers["location"])


def next_stop(location: str) -> str:
    found = re.search(r"at=([^&]+)", location)
    assert found is not None
    return found[1].replace("%2B", "+").replace("%3A", ":").replace("%2F", "/")


def sitting(room: Room, form: str = "T01_all") -> Interview:
    return next(i for i in read_dossier(room.folder).interviews if i.questionnaire == form)


def value(room: Room, name: str) -> object:
    entry = sitting(room).answers[name]
    assert isinstance(entry, Answer)
    return entry.value


def test_the_way_is_that_of_the_engine_and_every_answer_is_saved_at_once(room: Room) -> None:
    phone = room.guest("laura", "interview:T01_all")
    assert "Welcome." in phone.get(url()).text
    assert say(phone, "what", value="Sell  tubes") == "many"
    assert value(room, "what") == "Sell  tubes"
    assert "How many, Sell  tubes?" in phone.get(url("many")).text
    assert say(phone, "many", value="12") == "share"
    assert say(phone, "share", value="0.5") == "day"
    assert say(phone, "day", value="2026-02-24") == "way"
    assert say(phone, "way", value="other") == "way_other"
    assert say(phone, "way_other", value="by pigeon") == "tools"
    page = phone.get(url("tools")).text
    token = csrf(page)
    sent = phone.client.post(
        url("tools"),
        data={"csrf": token, "seen_before": "-", "value": ["crm", "xls"]},
        headers={"origin": ORIGIN},
        follow_redirects=False,
    )
    assert next_stop(sent.headers["location"]) == "main_tool"
    assert value(room, "tools") == ("xls", "crm")
    mainly = phone.get(url("main_tool")).text
    assert 'value="crm"' in mainly
    assert 'value="erp"' not in mainly
    assert say(phone, "main_tool", value="crm") == "order"
    assert say(phone, "order", **{"place-c": "1", "place-a": "2"}) == "mood"
    assert value(room, "order") == ("c", "a")
    assert say(phone, "mood", value="3") == "why"
    assert say(phone, "mood", value="8") == "sheet"
    assert say(phone, "sheet") == "nod"
    assert say(phone, "nod", value="OK") == "stages+"
    assert sitting(room).interviewer == "laura"


def test_what_does_not_fit_is_said_beside_what_was_typed(room: Room) -> None:
    phone = room.guest("laura", "interview:T01_all")
    missing = phone.post(url("what"), {"seen_before": "-", "value": ""})
    assert missing.status_code == 400
    assert "This question wants an answer." in missing.text
    say(phone, "what", value="Sell")
    wrong = phone.post(url("many"), {"seen_before": "-", "value": "120", "quote": "a lot"})
    assert wrong.status_code == 400
    assert "Less than a hundred." in wrong.text
    assert 'value="120"' in wrong.text
    assert "a lot</textarea>" in wrong.text
    assert "many" not in sitting(room).answers


def test_rounds_are_added_named_and_taken_out(room: Room) -> None:
    phone = room.guest("laura", "interview:T01_all")
    say(phone, "what", value="Sell")
    page = phone.get(url("stages%2B")).text
    assert "Is there one?" in page
    first = re.search(r'href="[^"]*at=(stages%3Anew-1%2Fst_name)"', page)
    assert first is not None
    assert say(phone, first[1], value="Enquiry") == "stages:enquiry/st_days"
    assert "How many days is Enquiry?" in phone.get(url("stages:enquiry/st_days")).text
    assert say(phone, "stages:enquiry/st_days", value="2") == "stages+"
    assert say(phone, "stages:new-1/st_name", value="Offer") == "stages:offer/st_days"
    assert "1 so far" not in phone.get(url("stages%2B")).text
    assert "2 so far" in phone.get(url("stages%2B")).text
    gone = phone.post(url("stages:enquiry/st_days"), {"do": "drop", "seen_before": "-"})
    assert gone.status_code == 303
    rounds = sitting(room).answers["stages"]
    assert [one.id for one in rounds if isinstance(one, Instance)] == ["offer"]


def test_notes_open_questions_and_taking_out(room: Room) -> None:
    phone = room.guest("laura", "interview:T01_all")
    say(phone, "what", value="Sell", quote="We sell\r\ntubes", comment="slowly")
    entry = sitting(room).answers["what"]
    assert isinstance(entry, Answer)
    assert (entry.value, entry.quote, entry.comment) == ("Sell", "We sell\ntubes", "slowly")
    say(phone, "many", ask="viktors", ask_what="last year's figure")
    left = sitting(room).answers["many"]
    assert isinstance(left, Answer)
    assert left.open is not None
    assert (left.value, left.open.ask, left.open.text) == (None, "viktors", "last year's figure")
    assert say(phone, "many", do="clear") == "share"
    assert "many" not in sitting(room).answers


def test_the_review_jumps_and_hands_in_only_what_is_whole(room: Room) -> None:
    phone = room.guest("laura", "interview:T01_all")
    review = phone.get(url("end")).text
    assert "1 answer is still wanted." in review
    assert phone.post(url("end"), {"do": "submit"}).status_code == 409
    say(phone, "what", value="Sell")
    assert 'at=many"' in phone.get(url("end")).text
    assert phone.post(url("end"), {"do": "submit"}).status_code == 303
    assert sitting(room).submitted is not None
    over = phone.get(url()).text
    assert "handed in on" in over
    assert "Begin a further sitting" not in over
    late = phone.client.post(url("what"), data={"csrf": csrf(over), "value": "x"}, headers={"origin": ORIGIN})
    assert "handed in on" in late.text
    assert value(room, "what") == "Sell"


def test_an_earlier_answer_that_changes_asks_to_look_again(room: Room) -> None:
    phone = room.guest("laura", "interview:T01_all")
    say(phone, "what", value="Sell")
    say(phone, "many", value="7")
    page = phone.get(url("what")).text
    stamp = re.search(r'name="seen_before" value="([^"]+)"', page)
    assert stamp is not None
    say(phone, "mood", value="3")
    say(phone, "why", value="slow")
    changed = phone.post(
        url("mood"),
        {
            "seen_before": re.findall(r'name="seen_before" value="([^"]+)"', phone.get(url("mood")).text)[0],
            "value": "4",
        },
    )
    assert "again=why" in changed.headers["location"]
    assert "Please look at this again" in phone.get(changed.headers["location"]).text


def test_two_windows_see_each_other_before_one_wins(room: Room) -> None:
    first = room.guest("laura", "interview:T01_all")
    second = room.guest("laura", "interview:T01_all")
    say(first, "what", value="Sell")
    conflict = second.post(url("what"), {"seen_before": "-", "value": "Buy"})
    assert conflict.status_code == 409
    assert "answered elsewhere meanwhile" in conflict.text
    assert "<strong>Sell</strong>" in conflict.text
    assert "Buy</textarea>" in conflict.text
    assert value(room, "what") == "Sell"
    assert second.post(url("what"), {"seen_before": "-", "value": "Sell"}).status_code == 303
    assert say(second, "what", value="Buy") == "many"


def test_the_terminal_goes_on_where_the_pages_stopped_and_back(room: Room) -> None:
    phone = room.guest("laura", "interview:T01_all")
    say(phone, "what", value="Sell")
    opened = open_sitting(
        Session(room.folder, room.session.today, "andris"), SittingRequest("T01_all", "laura")
    )
    assert opened.sitting.position is not None
    assert opened.sitting.position.name == "many"
    opened.save(answer(opened.sitting, "5", opened.now()).interview)
    assert 'value="5"' in phone.get(url("many")).text
    say(phone, "share", value="1")
    assert sorted(sitting(room).answers) == ["many", "share", "what"]


def test_an_interviewer_leads_with_two_panes_and_a_guest_never_acts_as_another(room: Room) -> None:
    lead = room.guest("andris", "facilitate")
    page = lead.get(url("what", "&member=laura")).text
    assert 'class="panes"' in page
    assert "In their own words" in page
    say(lead, "what", "&member=laura", value="Sell", quote="Tubes!")
    assert (sitting(room).respondent, sitting(room).interviewer) == ("laura", "andris")
    guest = room.guest("viktors", "interview:T01_all")
    assert guest.get(url("what", "&member=laura")).status_code == 404
    assert "Tubes!" not in guest.get(url("what")).text
    assert guest.get("/interview/F03_sales").status_code == 404
    assert room.guest("laura", "rate:V1").get(url()).status_code == 404


def test_a_stop_that_is_gone_says_so(room: Room) -> None:
    phone = room.guest("laura", "interview:T01_all")
    for at in ("nothing", "why", "stages:x/st_name", "stages:new-1/nothing", "../..", "a:b:c/d", "+", ":/"):
        assert phone.get(url(at)).status_code == 409, at


FILES = [
    ("note.txt", b"hello", True),
    ("photo.png", b"\x89PNG\r\n\x1a\n....", True),
    ("photo.png", b"GIF89a", False),
    ("page.html", b"<script>alert(1)</script>", False),
    ("run.exe", b"MZ", False),
    ("none", b"x", False),
    ("fake.xlsx", b"PK\x03\x04", False),
    ("../../etc/passwd.txt", b"root", True),
]


@pytest.mark.parametrize(("name", "data", "taken"), FILES)
def test_a_file_is_judged_by_what_it_holds(room: Room, name: str, data: bytes, taken: bool) -> None:
    phone = room.guest("laura", "interview:T01_all")
    token = csrf(phone.get(url("sheet")).text)
    sent = phone.client.post(
        url("sheet"),
        data={"csrf": token, "seen_before": "-"},
        files={"value": (name, data)},
        headers={"origin": ORIGIN},
        follow_redirects=False,
    )
    assert sent.status_code == (303 if taken else 400)
    kept = sorted(p.name for p in (room.folder / "attachments").glob("*"))
    assert len(kept) == taken
    if taken:
        assert value(room, "sheet") == kept[0]
        assert kept[0].endswith(name.rpartition("/")[2])
        assert (room.folder / "attachments" / kept[0]).read_bytes() == data


def test_the_sample_form_is_asked_by_its_real_name(room: Room) -> None:
    lead = room.guest("andris", "facilitate")
    page = lead.get("/interview/F03_sales?member=guntis").text
    assert "min left" in page
    assert lead.get("/interview/F03_sales?member=nobody").status_code == 400
    done = lead.get("/interview/F03_sales?member=viktors").text
    assert "Begin a further sitting" in done
    assert "min left" in lead.get("/interview/F03_sales?member=viktors&anew=1").text


def test_saved_is_said_only_of_what_was_saved(room: Room) -> None:
    phone = room.guest("laura", "interview:T01_all")
    say(phone, "what", value="Sell")
    empty = phone.post(url("many"), {"seen_before": "-", "value": ""})
    page = phone.get(empty.headers["location"]).text
    assert "Left unanswered." in page
    assert ">Saved.<" not in page
    said_ = phone.post(url("many"), {"seen_before": "-", "value": "5"})
    assert ">Saved.<" in phone.get(said_.headers["location"]).text
    token = csrf(phone.get(url("sheet")).text)
    nothing = phone.client.post(
        url("sheet"),
        data={"csrf": token, "seen_before": "-"},
        files={"value": ("figures.csv", b"")},
        headers={"origin": ORIGIN},
    )
    assert nothing.status_code == 400
    assert "is empty" in nothing.text


def test_two_choices_on_one_place_are_asked_about(room: Room) -> None:
    phone = room.guest("laura", "interview:T01_all")
    say(phone, "what", value="Sell")
    twice = phone.post(url("order"), {"seen_before": "-", "place-a": "2", "place-b": "2", "place-c": "1"})
    assert twice.status_code == 400
    assert "&#39;A&#39; and &#39;B&#39; are both on place 2." in twice.text
    assert "order" not in sitting(room).answers
