"""Sessions over time: open pages say who is there and renew nothing, strangers throw nobody out, ends are explained."""

import pytest

from tests.web.room import ORIGIN, Room, csrf
from toolkit.web.security import sessions


def test_a_page_that_asks_by_itself_renews_no_session(room: Room) -> None:
    lead, laura = room.guest("ilze", "facilitate"), room.guest("laura", "rate:V1")
    for _ in range(31):
        room.clock.pass_(minutes=1)
        answers = [lead.get("/room/V1/live"), laura.get("/rate/V1/live"), laura.get("/pulse")]
    assert [a.status_code for a in answers] == [404] * 3
    assert lead.get("/room").status_code == 404


def test_who_only_watches_is_still_there(room: Room) -> None:
    lead, laura = room.guest("ilze", "facilitate"), room.guest("laura", "rate:V1")
    name = next(n for n in lead.get("/room/V1/live").json()["present"].split(", ") if "Laura" in n)
    for _ in range(10):
        room.clock.pass_(minutes=1)
        laura.get("/pulse")
    assert name in lead.get("/room").text
    room.clock.pass_(minutes=3)
    assert name not in lead.get("/room").text


def test_raters_learn_what_is_being_shown(room: Room) -> None:
    lead, laura = room.guest("ilze", "facilitate"), room.guest("laura", "rate:V1")
    assert laura.get("/rate/V1/live").json() == {"now": "", "since": 0}
    lead.post("/room/V1", {"task": "KT02"})
    since = int(room.clock.now.timestamp() * 1000)
    assert laura.get("/rate/V1/live").json() == {"now": "KT02", "since": since}
    assert laura.get("/rate/V2/live").status_code == 404
    assert lead.get("/rate/V1/live").status_code == 404


def test_a_flood_of_strangers_of_one_address_throws_out_nobody_else(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "_MOST", 70)
    kept = sessions.Sessions(room.clock)
    other = kept.keep_stranger(kept.stranger(), "192.0.2.1")
    for _ in range(600):
        room.clock.pass_(seconds=1)
        last = kept.keep_stranger(kept.stranger(), "192.0.2.9")
    assert kept.find(other) is not None
    assert kept.find(last) is not None


def test_requests_that_were_stopped_begin_no_session(room: Room) -> None:
    stranger = room.phone()
    for _ in range(70):
        stranger.client.cookies.clear()
        answer = stranger.get("/invitation")
    assert answer.status_code == 429
    assert "set-cookie" not in answer.headers


def test_after_a_restart_it_is_said_what_is_so(room: Room) -> None:
    laura = room.guest("laura", "rate:V1")
    token = csrf(laura.get("/rate/V1/KT01").text)
    again = Room(room.folder, room.clock).phone()
    again.client.cookies = laura.client.cookies
    shown = again.get("/rate/V1/KT01")
    assert (shown.status_code, "Your session has ended" in shown.text) == (404, True)
    sent = again.client.post(
        "/rate/V1/KT01",
        data={"grade": "good"},
        headers={"origin": ORIGIN, "x-csrf-token": token, "accept": "application/json"},
    )
    assert (sent.status_code, "Ask for a new link" in sent.json()["error"]) == (403, True)


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b'{"grade": "good"}', 415),
        ("text/plain", b"grade=good", 415),
        ("multipart/form-data", b"grade=good", 400),
        ("multipart/form-data; boundary=x", b"grade=good", 400),
        ("application/x-www-form-urlencoded", b"a=1&" * 300, 400),
    ],
)
def test_what_is_no_form_is_not_taken_for_saved(room: Room, kind: str, body: bytes, status: int) -> None:
    laura = room.guest("laura", "rate:V1")
    token = csrf(laura.get("/rate/V1/KT01").text)
    headers = {"origin": ORIGIN, "x-csrf-token": token, "content-type": kind}
    answer = laura.client.post("/rate/V1/KT01", content=body, headers=headers, follow_redirects=False)
    assert answer.status_code == status
    assert not (room.folder / "scorecards").exists()
