"""Each row of the web part of the threat table: what an attacker tries, and what comes of it."""

import json
import logging
import re
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient

from tests.web.room import ORIGIN, Room, csrf
from toolkit.web.application import application
from toolkit.web.pages import home
from toolkit.web.rendering import Pages
from toolkit.web.security import gate as gate_module
from toolkit.web.security.gate import Gate
from toolkit.web.security.headers import HEADERS
from toolkit.web.security.sessions import Sessions
from toolkit.web.settings import BODY_BYTES, WebSettings
from toolkit.web.visit import Visit
from toolkit.workflows.access.invitations import invite

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }} {% raw %}",
    "javascript:alert(1)",
    "</textarea><svg onload=alert(1)>",
    "'; DROP TABLE x; --",
    "\u202ertl \u0000 \x07",
)


def test_the_cookie_is_for_this_host_only_and_out_of_reach(room: Room) -> None:
    phone = room.phone()
    answer = phone.enter(invite(room.session, "laura", "rate:V1").code)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-crmkit=")
    for part in ("HttpOnly", "Secure", "SameSite=lax", "Path=/", "Max-Age=43200"):
        assert part in cookie
    assert "Domain" not in cookie
    assert len(phone.token) >= 43


@pytest.mark.parametrize(
    "url", ["/", "/invitation", "/rate/V1", "/nothing", "/app.js", "/app.css", "/brand.css"]
)
def test_every_answer_carries_the_headers(room: Room, url: str) -> None:
    answer = room.phone().get(url)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "server" not in answer.headers
    assert answer.headers["strict-transport-security"] == "max-age=86400"


def test_pages_are_never_kept_and_nothing_in_them_is_inline(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    for url in ("/", "/rate/V1", "/rate/V1/KT01"):
        answer = phone.get(url)
        assert answer.headers["cache-control"] == "no-store"
        assert re.findall(r"<script(?![^>]*src=)|<style| style=| on[a-z]+=|javascript:", answer.text) == []


@pytest.mark.parametrize(
    "origin", [None, "https://evil.example", "null", "http://testserver", ORIGIN + ".evil"]
)
def test_a_form_from_elsewhere_does_nothing(room: Room, origin: str | None) -> None:
    phone = room.guest("laura", "rate:V1")
    token = csrf(phone.get("/rate/V1/KT01").text)
    headers = {"origin": origin} if origin else {}
    answer = phone.client.post("/rate/V1/KT01", data={"csrf": token, "grade": "good"}, headers=headers)
    assert answer.status_code == 403
    assert "not rated" in phone.get("/rate/V1").text
    assert not (room.folder / "scorecards").exists()


@pytest.mark.parametrize(
    ("site", "status"), [("same-origin", 303), ("cross-site", 403), ("same-site", 403), ("", 403)]
)
def test_browsers_that_hide_the_origin_say_themselves_where_a_form_came_from(
    room: Room, site: str, status: int
) -> None:
    phone = room.guest("laura", "rate:V1")
    token = csrf(phone.get("/rate/V1/KT01").text)
    answer = phone.client.post(
        "/rate/V1/KT01",
        data={"csrf": token, "grade": "good", "seen": "live"},
        headers={"origin": "null", "sec-fetch-site": site},
        follow_redirects=False,
    )
    assert answer.status_code == status


@pytest.mark.parametrize("token", ["", "wrong", "\u00e4"])
def test_a_form_without_the_token_does_nothing(room: Room, token: str) -> None:
    phone = room.guest("laura", "rate:V1")
    answer = phone.client.post(
        "/rate/V1/KT01", data={"csrf": token, "grade": "good"}, headers={"origin": ORIGIN}
    )
    assert answer.status_code == 403
    assert not (room.folder / "scorecards").exists()


def test_the_token_of_another_session_does_nothing(room: Room) -> None:
    laura, viktors = room.guest("laura", "rate:V1"), room.guest("viktors", "rate:V1")
    token = csrf(viktors.get("/rate/V1").text)
    answer = laura.client.post(
        "/rate/V1/KT01", data={"csrf": token, "grade": "good"}, headers={"origin": ORIGIN}
    )
    assert answer.status_code == 403


def test_get_changes_nothing(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    phone.get("/rate/V1/KT01?grade=good")
    phone.get("/leave")
    assert not (room.folder / "scorecards").exists()
    assert phone.get("/rate/V1").status_code == 200


@pytest.mark.parametrize("url", ["/rate/V2", "/rate/V2/KT01", "/rate/V9", "/rate/V1/KT99", "/room", "/read"])
def test_what_one_was_not_invited_to_is_not_there(room: Room, url: str) -> None:
    assert room.guest("laura", "rate:V1").get(url).status_code == 404


def test_a_stranger_sees_nothing(room: Room) -> None:
    phone = room.phone()
    assert [phone.get(u).status_code for u in ("/rate/V1", "/rate/V1/KT01", "/room")] == [404, 404, 404]


def test_another_name_for_this_server_is_refused(room: Room) -> None:
    client = TestClient(room.app, base_url="https://evil.example")
    assert client.get("/invitation").status_code == 421


@pytest.mark.parametrize(
    ("peer", "status"),
    [("127.0.0.1", 200), ("::ffff:127.0.0.1", 200), ("192.0.2.7", 403), ("testclient", 403)],
)
def test_behind_a_proxy_nobody_else_is_served(room: Room, peer: str, status: int) -> None:
    settings = WebSettings(room.session, (ORIGIN,), secure=True, trusted_proxy="127.0.0.1", clock=room.clock)
    client = TestClient(application(settings), base_url=ORIGIN, client=(peer, 5000))
    assert [client.get(url).status_code for url in ("/invitation", "/app.js")] == [status] * 2


def test_large_bodies_are_refused(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    answer = phone.post("/rate/V1/KT01", {"grade": "good", "evidence": "x" * BODY_BYTES})
    assert answer.status_code == 413
    chunked = phone.client.post(
        "/rate/V1/KT01", content=iter([b"x" * 10]), headers={"origin": ORIGIN, "transfer-encoding": "chunked"}
    )
    assert chunked.status_code == 411


def test_a_flood_of_a_stranger_is_held_and_others_go_on(room: Room) -> None:
    laura = room.guest("laura", "rate:V1")
    room.clock.pass_(minutes=2)
    stranger = room.phone()
    codes = [stranger.get("/invitation").status_code for _ in range(80)]
    assert codes.count(429) == 20
    assert laura.get("/rate/V1").status_code == 200
    room.clock.pass_(minutes=1, seconds=1)
    assert stranger.get("/invitation").status_code == 200


def test_guessing_ends_after_five_wrong_codes(room: Room) -> None:
    link = invite(room.session, "laura", "rate:V1")
    phone = room.phone()
    codes = [phone.enter(f"{link.invitation.id}.guess{n}").status_code for n in range(7)]
    assert codes == [403] * 5 + [429] * 2
    assert phone.enter(link.code).status_code == 429
    room.clock.pass_(minutes=16)
    assert phone.enter(link.code).status_code == 303


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_type_is_shown_as_typed_and_never_runs(room: Room, text: str) -> None:
    phone = room.guest("laura", "rate:V1")
    phone.post("/rate/V1/KT01", {"grade": "good", "evidence": text, "seen": "live"})
    page = phone.get("/rate/V1/KT01").text
    assert "<script>alert" not in page
    assert "onerror=alert(1)>" not in page.replace("&gt;", "")
    assert "<svg" not in page
    assert "49" not in page.split("<textarea")[1].split("</textarea>")[0]


def test_a_fault_shows_a_number_and_no_trace(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: object) -> object:
        raise RuntimeError("secret detail")

    phone = room.guest("laura", "rate:V1")
    monkeypatch.setattr(home, "_granted", broken)
    with caplog.at_level(logging.ERROR, "crmkit.web"):
        answer = phone.get("/")
    assert answer.status_code == 500
    found = re.search(r"fault ([0-9a-f]{8})", answer.text)
    assert found is not None
    assert "secret detail" not in answer.text
    assert "Traceback" not in answer.text
    assert found[1] in caplog.text


def test_faulty_files_of_the_engagement_are_not_shown_to_guests(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    (room.folder / "key-tasks.yaml").write_text("tasks: [", "utf-8")
    answer = phone.get("/rate/V1")
    assert answer.status_code == 422
    assert "key-tasks" not in answer.text


def test_events_are_written_down_without_secrets(room: Room) -> None:
    link = invite(room.session, "laura", "rate:V1")
    phone = room.phone()
    phone.enter(f"{link.invitation.id}.guess\n{{}}")
    phone.enter(link.code)
    token = phone.token
    phone.get("/rate/V2")
    phone.client.post("/rate/V1/KT01", data={"grade": "good"}, headers={"origin": "https://evil.example"})
    phone.post("/leave", page="/")
    file = room.folder / ".crmkit" / "web-log.jsonl"
    text = file.read_text("utf-8")
    events = [json.loads(line) for line in text.splitlines()]
    assert [(e["event"], e["member"], e["path"]) for e in events] == [
        ("wrong_code", "", "/invitation"),
        ("came_in", "", "/invitation"),
        ("no_such_page", "laura", "/rate/V2"),
        ("forged", "laura", "/rate/V1/KT01"),
        ("left", "laura", "/leave"),
    ]
    assert [e.get("about") for e in events[:2]] == [link.invitation.id] * 2
    assert {e["at"] for e in events} == {"2026-02-24T09:00:00Z"}
    assert file.stat().st_mode & 0o077 == 0
    assert link.code.partition(".")[2] not in text
    assert token not in text


def test_nobody_reads_the_scorecard_of_another(room: Room) -> None:
    laura, viktors = room.guest("laura", "rate:V1"), room.guest("viktors", "rate:V1")
    viktors.post("/rate/V1/KT01", {"grade": "excellent", "evidence": "secret words", "seen": "live"})
    urls = ("/rate/V1", "/rate/V1/KT01", "/rate/V1?member=viktors", "/rate/V1/KT01?rater=viktors&by=viktors")
    assert [url for url in urls if "secret words" in laura.get(url).text] == []
    hidden = ("/rate/V1/viktors", "/rate/V1/KT01/viktors", "/scorecards/V1/viktors.yaml", "/room/V1/talk")
    assert [laura.get(url).status_code for url in hidden] == [404] * len(hidden)
    laura.post("/rate/V1/KT02", {"grade": "good", "seen": "live", "rater": "viktors", "member": "viktors"})
    cards = {path.stem: path.read_text("utf-8") for path in (room.folder / "scorecards" / "V1").glob("*")}
    assert "KT02" in cards["laura"]
    assert "KT02" not in cards["viktors"]


def test_only_what_is_meant_answers_and_only_by_its_methods(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"):
        assert phone.client.request(method, "/rate/V1").status_code == 405
    for url in ("/.git/config", "/engagement.yaml", "/docs", "/openapi.json", "/static/"):
        answer = phone.get(url)
        assert (answer.status_code, "To the first page" in answer.text) == (404, True)
    assert "access-control-allow-origin" not in phone.get("/rate/V1").headers
    assert phone.get("/rate/V1").headers["content-type"] == "text/html; charset=utf-8"


def test_only_a_few_pages_are_worked_on_at_once_and_all_get_their_turn(room: Room) -> None:
    gate = Gate(
        WebSettings(room.session, (ORIGIN,), secure=True, clock=room.clock),
        Sessions(room.clock),
        Pages("", ""),
    )
    under_way, most = [], 0

    def page(visit: Visit) -> Response:
        nonlocal most
        under_way.append(visit)
        most = max(most, len(under_way))
        under_way.pop()
        return Response("done")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: gate._in_turn(page, cast("Visit", None)), range(64)))
    assert [a.status_code for a in answers] == [200] * 64
    assert most <= gate_module._TURNS
