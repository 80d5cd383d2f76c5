"""Leading the room: counts and no grades while people rate, the talk and the comparison afterwards."""

import re
from dataclasses import replace

from tests.web.room import ORIGIN, Phone, Room, csrf
from toolkit.stages.selection.vendors.prices import still_open
from toolkit.store.dossier import read_dossier
from toolkit.workflows.selection.rating import RatingWords, hand_in, open_card, rate
from toolkit.workflows.selection.rounds import reopen
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


def test_a_round_is_closed_without_who_is_missing_and_what_comes_then_is_late(room: Room) -> None:
    phone, late = lead(room), room.guest("laura", "rate:V1")
    page = late.get("/rate/V1/KT02").text
    card(room, "laura", "V1", submit=False, KT01="excellent")
    assert phone.get("/room/V1/close").status_code == 409  # nobody has handed in
    for rater in raters(room):
        if rater != "laura":
            card(room, rater, "V1")
    assert phone.get("/room/V1/talk").status_code == 409
    asked = phone.get("/room/V1/close").text
    assert "Laura" in asked.split("Not handed in:")[1].split("</p>")[0]
    assert "Prices stay locked until every named rater has handed in" in asked
    refused = phone.post("/room/V1/close", {"reason": "Laura is ill."})
    assert (refused.status_code, "Laura is ill.</textarea>" in refused.text) == (400, True)
    assert phone.post("/room/V1/close", {"sure": "yes", "reason": " "}).status_code == 400
    before = read_dossier(room.folder).scorecards
    assert phone.post("/room/V1/close", {"sure": "yes", "reason": "Laura is ill."}).status_code == 303
    dossier = read_dossier(room.folder)
    closed = dossier.closed_rounds[0]
    assert (closed.vendor, closed.by, closed.reason, closed.missing) == (
        "V1",
        "maris",
        "Laura is ill.",
        ("laura",),
    )
    assert closed.at.date() == room.today
    assert dossier.scorecards == before
    assert any("laura" in words for words in still_open(dossier))
    assert "Closed by" in phone.get("/room/V1").text
    assert phone.get("/room/V1/talk").status_code == 200
    assert phone.get("/room/V1/close").status_code == 409
    assert phone.get("/room/comparison").status_code == 409  # the other rounds are open
    token = csrf(page)
    sent = late.client.post(
        "/rate/V1/KT02", data={"csrf": token, "grade": "good"}, headers={"origin": ORIGIN}
    )
    assert (sent.status_code, "what comes now is too late" in sent.text) == (409, True)
    shown = late.get("/rate/V1")
    assert (shown.status_code, "crmkit" in shown.text.split("<main")[1]) == (409, False)
    assert read_dossier(room.folder).scorecards == before


def test_who_leads_and_has_not_handed_in_sees_nothing_of_a_closed_round(room: Room) -> None:
    for rater in raters(room):
        if rater != "laura":
            card(room, rater, "V1", KT01="excellent")
    both = room.guest("laura", "facilitate")
    assert both.post("/room/V1/close", {"sure": "yes", "reason": "I was ill."}).status_code == 303
    assert both.get("/room/V1/talk").status_code == 409
    assert reopen(room.session, "V1") == ("laura",)
    assert read_dossier(room.folder).closed_rounds == ()
    assert not (room.folder / "decisions" / "rounds.yaml").exists()
