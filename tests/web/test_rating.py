"""Rating on a phone: one task at a time, kept, shown when said twice, handed in."""

import re
from zoneinfo import ZoneInfo

import pytest

from tests.web.room import Phone, Room, csrf
from toolkit.store.dossier import read_dossier
from toolkit.workflows.selection.vendors import VendorWords, edit

GOOD = {"grade": "good", "evidence": "", "seen": "live_own_case", "minutes": "5,5", "seen_before": "-"}


def stamp(phone: Phone, url: str) -> str:
    page = phone.get(url).text
    return page.split('name="seen_before" value="')[1].split('"')[0]


def test_a_grade_is_saved_and_the_next_task_comes(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    answer = phone.post("/rate/V1/KT01", GOOD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/rate/V1/KT02")
    card = read_dossier(room.folder).scorecards[0]
    assert (card.vendor, card.rater, card.submitted) == ("V1", "laura", None)
    rating = card.ratings[0]
    assert (rating.task, rating.grade.value, f"{rating.minutes}", rating.seen) == (
        "KT01",
        "good",
        "5.5",
        "live_own_case",
    )
    assert "1 of 24 key tasks rated" in phone.get("/rate/V1").text


def test_evidence_is_asked_for_where_it_is_wanted_and_nothing_typed_is_lost(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    answer = phone.post("/rate/V1/KT01", GOOD | {"grade": "satisfactory", "minutes": "7"})
    assert answer.status_code == 400
    assert "wants evidence" in answer.text
    assert 'value="satisfactory" checked' in answer.text
    assert 'value="7"' in answer.text


def test_two_devices_of_one_person_see_each_other_before_one_wins(room: Room) -> None:
    first = room.guest("laura", "rate:V1")
    second = room.guest("laura", "rate:V1")
    before = stamp(second, "/rate/V1/KT01")
    first.post("/rate/V1/KT01", GOOD)
    other = GOOD | {"grade": "excellent", "evidence": "one click", "seen_before": before}
    conflict = second.post("/rate/V1/KT01", other)
    assert conflict.status_code == 409
    assert "one click" in conflict.text
    assert "Keep what is saved" in conflict.text
    assert "5.5 minutes" in conflict.text.split("<h2>Saved</h2>")[1].split("</section>")[0]
    assert read_dossier(room.folder).scorecards[0].ratings[0].grade.value == "good"
    taken = second.post("/rate/V1/KT01", other | {"seen_before": stamp(second, "/rate/V1/KT01")})
    assert taken.status_code == 303
    assert read_dossier(room.folder).scorecards[0].ratings[0].grade.value == "excellent"


def test_saying_the_same_twice_is_no_conflict(room: Room) -> None:
    first, second = room.guest("laura", "rate:V1"), room.guest("laura", "rate:V1")
    first.post("/rate/V1/KT01", GOOD | {"minutes": "5.5"})
    assert second.post("/rate/V1/KT01", GOOD | {"minutes": "5.5"}).status_code == 303


def test_the_script_gets_data(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    token = csrf(phone.get("/rate/V1/KT01").text)
    send = {"origin": "https://testserver", "accept": "application/json", "x-csrf-token": token}
    answer = phone.client.post("/rate/V1/KT01", data=GOOD, headers=send)
    now = stamp(phone, "/rate/V1/KT01")
    assert answer.json() == {"saved": True, "stamp": now, "missing": 23, "go": "/rate/V1/KT02"}
    conflict = phone.client.post("/rate/V1/KT01", data=GOOD | {"grade": "not_shown"}, headers=send)
    assert conflict.status_code == 409
    assert conflict.json()["conflict"]["grade"] == "good"


def test_not_seen_takes_the_grade_back_and_abstaining_says_why(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    phone.post("/rate/V1/KT01", GOOD)
    phone.post("/rate/V1/KT01", {"grade": "cannot_judge", "seen_before": stamp(phone, "/rate/V1/KT01")})
    card = read_dossier(room.folder).scorecards[0]
    assert (card.ratings, card.abstentions[0].why) == ((), "cannot_judge")
    phone.post("/rate/V1/KT01", {"grade": "not_seen", "seen_before": stamp(phone, "/rate/V1/KT01")})
    assert read_dossier(room.folder).scorecards[0].abstentions == ()


def test_handed_in_it_stays_as_it_is(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    assert phone.post("/rate/V1", {"sure": "yes"}).status_code == 409
    phone.post("/rate/V1/KT01", GOOD)
    asked = phone.post("/rate/V1").text
    assert "Hand in without 23 of 24?" in asked
    assert read_dossier(room.folder).scorecards[0].submitted is None
    assert phone.post("/rate/V1", {"sure": "yes"}).headers["location"] == "/rate/V1"
    assert "Handed in on" in phone.get("/rate/V1").text
    again = phone.post("/rate/V1/KT02", GOOD, page="/rate/V1")
    assert again.status_code == 409
    assert len(read_dossier(room.folder).scorecards[0].ratings) == 1


def test_the_order_of_tasks_is_the_same_for_every_vendor(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    one = phone.get("/rate/V1").text.replace("V1", "VX")
    two = room.guest("laura", "rate:V2").get("/rate/V2").text.replace("V2", "VX")
    assert [p.split("<")[0] for p in one.split('class="id">')[1:]] == [
        p.split("<")[0] for p in two.split('class="id">')[1:]
    ]


def test_raters_read_nothing_that_is_meant_for_the_laptop(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    phone.post("/rate/V1/KT01", GOOD)
    phone.post("/rate/V1", {"sure": "yes"})
    late = phone.post("/rate/V1/KT02", GOOD, page="/rate/V1")
    assert "stays as it is. Ask whoever leads the room." in late.text
    other = room.guest("laura", "rate:V2")
    edit(room.session, "V2", VendorWords(state="dropped", reason="their prices smell"))
    gone = other.get("/rate/V2")
    assert (gone.status_code, "was dropped" in gone.text) == (409, True)
    for page in (late, gone):
        assert re.findall("crmkit|demo consensus|--|smell", page.text.split("<main")[1]) == []


@pytest.mark.parametrize("minutes", ["abc", "-5", "1e3", "5 minutes", "0x5"])
def test_minutes_that_are_no_number_are_said_and_nothing_typed_is_lost(room: Room, minutes: str) -> None:
    phone = room.guest("laura", "rate:V1")
    answer = phone.post("/rate/V1/KT01", GOOD | {"minutes": minutes, "evidence": "one click"})
    assert answer.status_code == 400
    assert "The minutes are a number" in answer.text
    assert f'value="{minutes}"' in answer.text
    assert "one click</textarea>" in answer.text
    token = csrf(phone.get("/rate/V1/KT01").text)
    send = {"origin": "https://testserver", "accept": "application/json", "x-csrf-token": token}
    told = phone.client.post("/rate/V1/KT01", data=GOOD | {"minutes": minutes}, headers=send)
    assert (told.status_code, "The minutes are a number" in told.json()["error"]) == (400, True)


def test_what_is_left_out_is_not_called_saved(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    token = csrf(phone.get("/rate/V1/KT01").text)
    send = {"origin": "https://testserver", "accept": "application/json", "x-csrf-token": token}
    answer = phone.client.post("/rate/V1/KT01", data={"grade": "not_seen", "seen_before": "-"}, headers=send)
    assert (answer.json()["saved"], answer.json()["missing"]) == (False, 24)


def test_times_are_those_of_the_engagement(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    phone.post("/rate/V1/KT01", GOOD)
    phone.post("/rate/V1", {"sure": "yes"})
    at = read_dossier(room.folder).scorecards[0].submitted
    assert at is not None
    assert (
        f"Handed in on {at.astimezone(ZoneInfo('Europe/Riga')):%Y-%m-%d %H:%M}." in phone.get("/rate/V1").text
    )
