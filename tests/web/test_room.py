"""Leading the room: counts and no grades while people rate, the talk and the comparison afterwards."""

import re
from dataclasses import replace

from tests.web.room import Phone, Room, csrf
from toolkit.store.dossier import read_dossier
from toolkit.workflows.selection.rating import RatingWords, hand_in, open_card, rate
from toolkit.workflows.session import Session

GRADES = r"excellent|satisfactory|not.performed"


def card(room: Room, rater: str, vendor: str, submit: bool = True, **grades: str) -> None:
    session = Session(room.folder, room.session.today, rater)
    opened = open_card(session, vendor, None)
    for task, grade in (grades or {"KT01": "good"}).items():
        opened = replace(opened, card=rate(opened, RatingWords(task, grade, evidence="seen")))
    if submit:
        hand_in(opened, opened.card)


def raters(room: Room) -> tuple[str, ...]:
    return read_dossier(room.folder).engagement.raters


def lead(room: Room) -> Phone:
    return room.guest("maris" if "maris" not in raters(room) else "ilze", "facilitate")


def test_only_who_leads_sees_the_room(room: Room) -> None:
    guest = room.guest("laura", "rate:V1")
    urls = (
        "/room",
        "/room/V1",
        "/room/V1/live",
        "/room/V1/screen",
        "/room/V1/talk",
        "/room/comparison",
        "/dashboard",
    )
    assert [guest.get(url).status_code for url in urls] == [404] * len(urls)
    assert guest.post("/room/V1", {"task": "KT01"}, page="/rate/V1").status_code == 404


def test_while_rating_is_open_there_are_counts_and_no_grade(room: Room) -> None:
    phone = lead(room)
    many = len(raters(room))
    card(room, "laura", "V1", submit=False, KT01="excellent", KT02="not_performed")
    card(room, "viktors", "V1", KT01="satisfactory")
    data = phone.get("/room/V1/live").json()
    assert (data["rated KT01"], data["rated KT02"], data["rated KT03"]) == (
        f"2 of {many}",
        f"1 of {many}",
        f"0 of {many}",
    )
    assert (data["handed_in"], data["state laura"], data["state viktors"]) == (
        f"1 of {many}",
        "is rating",
        "handed in",
    )
    for url in ("/room", "/room/V1", "/room/V1/screen", "/room/V1/live", "/room/V1/talk", "/room/comparison"):
        assert re.search(GRADES, phone.get(url).text.split("<main")[-1]) is None, url
    assert [phone.get(u).status_code for u in ("/room/V1/talk", "/room/comparison")] == [409, 409]


def test_the_agenda_leads_everybody_and_its_timer_runs_from_one_moment(room: Room) -> None:
    phone, guest = lead(room), room.guest("laura", "rate:V1")
    assert "Begin with KT01" in phone.get("/room/V1").text
    phone.post("/room/V1", {"task": "KT03"})
    since = f'data-timer-from="{int(room.clock.now.timestamp() * 1000)}"'
    assert since in phone.get("/room/V1").text
    assert since in phone.get("/room/V1/screen").text
    assert phone.get("/room/V1/live").json()["now"] == "KT03"
    assert "Being shown now: KT03" in " ".join(guest.get("/rate/V1").text.split())
    assert since in guest.get("/rate/V1/KT03").text
    assert 'href="/rate/V1/KT03">being shown now' in guest.get("/rate/V1/KT05").text
    assert phone.post("/room/V1", {"task": "KT99"}).status_code == 404
    phone.post("/room/V1", {"task": ""})
    assert phone.get("/room/V1/live").json()["now"] == ""
    assert phone.get("/room/V9").status_code == 404


def test_the_projector_names_nobody_and_the_agenda_says_who_is_connected(room: Room) -> None:
    phone = lead(room)
    room.guest("laura", "rate:V1")
    engagement = read_dossier(room.folder).engagement
    name = next(m.name for m in engagement.members if m.id == "laura")
    assert name in phone.get("/room/V1").text
    shown = phone.get("/room/V1/screen").text.split("<main")[1]
    assert [p.name for p in (*engagement.members, *engagement.respondents) if p.name in shown] == []
    room.clock.pass_(minutes=3)
    assert name not in phone.get("/room").text


def test_the_talk_comes_after_the_last_card_and_the_owner_has_to_agree(room: Room) -> None:
    phone = lead(room)
    first, *others = raters(room)
    card(room, first, "V1", KT01="excellent")
    for rater in others:
        card(room, rater, "V1", KT01="not_performed" if rater == others[0] else "good")
    page = phone.get("/room/V1/talk").text
    assert 'id="KT01"' in page
    assert "grades apart" in page
    wrong = phone.post("/room/V1/talk", {"task": "KT01", "grade": "good", "reason": "seen again"})
    assert wrong.status_code == 400
    assert "Who agreed" in wrong.text
    assert "seen again</textarea>" in wrong.text
    owner = next(t.owner for t in read_dossier(room.folder).key_tasks.tasks if t.id == "KT01")
    fields = {"task": "KT01", "grade": "satisfactory", "reason": "seen again", "agreed": owner}
    assert phone.post("/room/V1/talk", fields).status_code == 303
    override = read_dossier(room.folder).overrides[0]
    assert (override.vendor, override.task, override.grade.value, override.agreed) == (
        "V1",
        "KT01",
        "satisfactory",
        (owner,),
    )
    assert "Agreed: satisfactory" in phone.get("/room/V1/talk").text


def test_the_comparison_opens_when_everybody_has_rated_everybody(room: Room) -> None:
    phone = lead(room)
    vendors = [v.id for v in read_dossier(room.folder).vendors if v.state.value == "shortlisted"]
    for vendor in vendors:
        for rater in raters(room):
            assert phone.get("/room/comparison").status_code == 409
            card(room, rater, vendor)
    page = phone.get("/room/comparison")
    assert page.status_code == 200
    assert "Marked cells" in page.text


def test_who_leads_and_rates_sees_others_only_after_handing_in(room: Room) -> None:
    both = room.guest("laura", "facilitate")
    card(room, "viktors", "V1", KT01="excellent")
    assert both.get("/room/V1/talk").status_code == 409
    assert re.search(GRADES, both.get("/room/V1").text.split("<main")[1]) is None
    assert csrf(both.get("/room").text)
    assert both.get("/rate/V1").status_code == 404
