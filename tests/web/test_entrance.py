"""Links: once, for one person, for a time; and what a stranger sees."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.web.room import TODAY, Room
from toolkit.problems import UsageError
from toolkit.workflows.access.invitations import invite, listed, revoke
from toolkit.workflows.session import Session


def test_a_link_leads_in_once(room: Room) -> None:
    link = invite(room.session, "laura", "rate:V1")
    first, second = room.phone(), room.phone()
    assert first.enter(link.code).headers["location"] == "/"
    assert "Rate the demo of Regatta CRM" in first.get("/").text
    assert second.enter(link.code).status_code == 403
    assert "used already" in second.post("/invitation", {"code": link.code}).text


def test_ones_own_link_opened_again_leads_back_in_and_is_no_wrong_code(room: Room) -> None:
    link = invite(room.session, "laura", "rate:V1")
    phone = room.phone()
    phone.enter(link.code)
    token = phone.token
    assert [phone.enter(link.code).headers.get("location") for _ in range(7)] == ["/"] * 7
    assert phone.token == token
    assert room.phone().enter(link.code).status_code == 403


def test_the_secret_stands_behind_the_hash_sign_and_nowhere_else(room: Room) -> None:
    link = invite(room.session, "laura", "rate:V1", address="https://192.168.1.5:8443")
    assert link.url == f"https://192.168.1.5:8443/invitation#{link.code}"
    secret = link.code.partition(".")[2]
    assert len(secret) >= 43
    files = [p.read_bytes() for p in room.folder.rglob("*") if p.is_file()]
    assert [data for data in files if secret.encode() in data] == []
    assert secret not in repr(listed(room.session))


@pytest.mark.parametrize(
    "code", ["", "x", "I1", "I1.", "I1.wrong", "I99.wrong", "I1.\ud800", "." * 190, "I1.ä"]
)
def test_wrong_codes_say_all_the_same(room: Room, code: str) -> None:
    invite(room.session, "laura", "rate:V1")
    answer = room.phone().enter(code.encode("utf-8", "replace").decode())
    assert answer.status_code == 403
    assert "cannot be used" in answer.text


def test_an_expired_and_a_revoked_link_lead_nowhere(room: Room) -> None:
    old = invite(room.session, "laura", "rate:V1", days=1)
    later = Session(room.folder, TODAY + timedelta(days=2), "andris")
    room.app = Room(room.folder).app
    taken = invite(room.session, "viktors", "rate:V1")
    assert revoke(room.session, taken.invitation.id).revoked_at is not None
    assert room.phone().enter(taken.code).status_code == 403
    assert [state for _, state in listed(later)] == ["expired", "revoked"]
    assert old.invitation.expires_at < taken.invitation.expires_at


def test_taking_an_invitation_back_ends_its_session(room: Room) -> None:
    link = invite(room.session, "laura", "rate:V1")
    phone = room.phone()
    phone.enter(link.code)
    assert phone.get("/rate/V1").status_code == 200
    revoke(room.session, link.invitation.id)
    assert phone.get("/rate/V1").status_code == 404


def test_a_new_token_at_the_exchange_and_the_old_one_is_worth_nothing(room: Room) -> None:
    phone = room.phone()
    phone.get("/invitation")
    before = phone.token
    phone.enter(invite(room.session, "laura", "rate:V1").code)
    assert phone.token != before
    thief = room.phone()
    thief.client.cookies.set("__Host-crmkit", before)
    assert thief.get("/rate/V1").status_code == 404


def test_a_session_ends_after_half_an_hour_of_nothing_and_after_twelve_hours(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    room.clock.pass_(minutes=29)
    assert phone.get("/rate/V1").status_code == 200
    room.clock.pass_(minutes=31)
    assert phone.get("/rate/V1").status_code == 404
    phone = room.guest("laura", "rate:V2")
    for _ in range(25):
        room.clock.pass_(minutes=29)
        answer = phone.get("/rate/V2")
    assert answer.status_code == 404


def test_leaving_ends_the_session_on_the_server(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    token = phone.token
    assert phone.post("/leave", page="/").headers["location"] == "/invitation"
    phone.client.cookies.set("__Host-crmkit", token)
    assert phone.get("/rate/V1").status_code == 404


def test_invitations_of_one_person_add_up_and_of_two_do_not(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    phone.enter(invite(room.session, "laura", "rate:V2").code)
    assert [phone.get(f"/rate/{v}").status_code for v in ("V1", "V2")] == [200, 200]
    phone.enter(invite(room.session, "viktors", "rate:V4").code)
    assert [phone.get(f"/rate/{v}").status_code for v in ("V1", "V2", "V4")] == [404, 404, 200]


@pytest.mark.parametrize(
    ("member", "purpose", "words"),
    [
        ("nobody", "rate:V1", "no member 'nobody'"),
        ("laura", "rate:V9", "no vendor 'V9'"),
        ("laura", "rate", "nothing to be invited to"),
        ("laura", "read:V1", "nothing to be invited to"),
        ("juris", "rate:V1", "not among the raters"),
        ("laura", "interview:F99", "F99"),
        ("laura", "interview:F0", "Give more of the name"),
        ("laura", "read", "takes no part in the reading"),
    ],
)
def test_nobody_is_invited_to_what_is_not_there(room: Room, member: str, purpose: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        invite(room.session, member, purpose)


def test_the_beginning_of_a_form_is_enough(room: Room) -> None:
    assert invite(room.session, "laura", "interview:F03").invitation.grant.about.startswith("F03_")
    assert invite(room.session, "laura", "interview:f03_Sales").invitation.grant.about == "F03_sales"


def test_the_book_is_no_part_of_the_data(room: Room, tmp_path: Path) -> None:
    invite(room.session, "laura", "rate:V1")
    found = [p for p in room.folder.rglob("*") if "invitation" in p.name]
    assert [p.relative_to(room.folder).as_posix() for p in found] == [".crmkit/invitations.yaml"]
    assert tmp_path.exists()
