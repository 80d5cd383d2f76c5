"""Many at once: nothing is lost and nothing doubled, whoever writes beside the pages, and however the server ends."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest
import yaml

from tests.web.room import ORIGIN, Phone, Room, csrf, unrated
from toolkit.problems import Refused
from toolkit.store.dossier import read_dossier
from toolkit.workflows.access.invitations import invite
from toolkit.workflows.engagement.undo import take_back
from toolkit.workflows.selection.rating import RatingWords, open_card, rate
from toolkit.workflows.session import Session

REPOSITORY = Path(__file__).parents[2]
TASKS = tuple(f"KT{n:02}" for n in range(1, 7))
FIELDS = {"grade": "good", "seen": "live", "seen_before": "-"}


def with_raters(room: Room, count: int) -> tuple[str, ...]:
    """The engagement with so many raters; only its `raters` and `members` change."""
    file = room.folder / "engagement.yaml"
    data = yaml.safe_load(file.read_text("utf-8"))
    pattern = {key: data["members"][0][key] for key in ("role", "department", "hours_per_week")}
    names = tuple(f"rater{n:02}" for n in range(count))
    data["members"] += [{**pattern, "id": name, "name": name.title()} for name in names]
    data["raters"] = list(names)
    file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")
    return names


def rate_all(phone: Phone, vendor: str) -> list[str]:
    """Rate the tasks one after the other; the tasks that the page showed as saved."""
    token = csrf(phone.get(f"/rate/{vendor}").text)
    headers = {"origin": ORIGIN, "accept": "application/json", "x-csrf-token": token}
    saved = []
    for task in TASKS:
        answer = phone.client.post(f"/rate/{vendor}/{task}", data=FIELDS, headers=headers)
        if answer.status_code == 200 and answer.json().get("saved"):
            saved.append(task)
    return saved


@pytest.mark.slow
def test_twenty_rate_at_once_while_the_terminal_writes_too(room: Room) -> None:
    names = with_raters(room, 21)
    room = Room(room.folder)
    phones = [room.guest(name, "rate:V1") for name in names[:20]]
    stop = threading.Event()
    by_hand: list[str] = []

    def terminal() -> None:
        session = Session(room.folder, room.session.today, names[20])
        while not stop.is_set() and len(by_hand) < len(TASKS):
            task = TASKS[len(by_hand)]
            rate(open_card(session, "V2", None), RatingWords(task, "good"))
            by_hand.append(task)

    beside = threading.Thread(target=terminal)
    beside.start()
    with ThreadPoolExecutor(20) as pool:
        saved = list(pool.map(lambda phone: rate_all(phone, "V1"), phones))
    stop.set()
    beside.join()
    assert saved == [list(TASKS)] * 20
    cards = {(c.vendor, c.rater): [r.task for r in c.ratings] for c in read_dossier(room.folder).scorecards}
    assert {name: cards["V1", name] for name in names[:20]} == {name: list(TASKS) for name in names[:20]}
    assert cards["V2", names[20]] == by_hand != []


def test_one_person_on_two_phones_at_once_loses_nothing(room: Room) -> None:
    phones = [room.guest("laura", "rate:V1"), room.guest("laura", "rate:V1")]
    with ThreadPoolExecutor(2) as pool:
        saved = list(pool.map(lambda phone: rate_all(phone, "V1"), phones))
    rated = {r.task for r in read_dossier(room.folder).scorecards[0].ratings}
    assert set(saved[0]) | set(saved[1]) <= rated


def test_undo_at_the_terminal_leaves_alone_what_a_page_showed_as_saved(room: Room) -> None:
    phone = room.guest("laura", "rate:V1")
    assert len(rate_all(phone, "V1")) == len(TASKS)
    with pytest.raises(Refused, match="saved by laura on a page"):
        take_back(room.folder)
    assert len(read_dossier(room.folder).scorecards[0].ratings) == len(TASKS)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(folder: Path, port: int, *more: str, out: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    code = textwrap.dedent(
        f"""
        from toolkit.cli.main import main
        import sys
        sys.argv = ["crmkit", "-C", {str(folder)!r}, "--today", "2026-02-24", "serve", "--port", "{port}", *{more!r}]
        main()
        """
    )
    server = subprocess.Popen(  # our own program
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=out,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.05)
    raise AssertionError("the server did not start")


def enter(folder: Path, url: str, room: Room) -> httpx2.Client:
    client = httpx2.Client(base_url=url, headers={"origin": url}, follow_redirects=True)
    link = invite(Session(folder, room.session.today, "andris"), "laura", "rate:V1", address=url)
    page = client.get("/invitation")
    # Over plain loopback a browser keeps the secure cookie; this client has to be told.
    cookie = page.headers["set-cookie"].partition(";")[0]
    answer = client.post(
        "/invitation",
        data={"csrf": csrf(page.text), "code": link.code},
        headers={"cookie": cookie},
        follow_redirects=False,
    )
    client.headers["cookie"] = answer.headers["set-cookie"].partition(";")[0]
    return client


@pytest.mark.slow
def test_a_server_that_is_killed_loses_nothing_that_a_page_showed_as_saved(tmp_path: Path) -> None:
    room = unrated(tmp_path / "kaskad")
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    shown: list[str] = []
    for kill_after in (1, 2, 3):
        server = start(room.folder, port)
        try:
            client = enter(room.folder, url, room)
            token = csrf(client.get("/rate/V1").text)
            headers = {"accept": "application/json", "x-csrf-token": token}
            for task in [t for t in TASKS if t not in shown][:kill_after]:
                answer = client.post(f"/rate/V1/{task}", data=FIELDS, headers=headers)
                assert answer.json()["saved"]
                shown.append(task)
            left = [t for t in TASKS if t not in shown]
            if left:  # one more is under way when the server dies
                under_way = threading.Thread(target=_silent, args=(client, f"/rate/V1/{left[0]}", headers))
                under_way.start()
        finally:
            server.send_signal(signal.SIGKILL)
            server.wait()
        if left:
            under_way.join()
        client.close()
        rated = [r.task for r in read_dossier(room.folder).scorecards[0].ratings]
        assert set(shown) <= set(rated)
        assert len(rated) == len(set(rated))
        shown = rated


def _silent(client: httpx2.Client, url: str, headers: dict[str, str]) -> None:
    try:
        client.post(url, data=FIELDS, headers=headers)
    except httpx2.HTTPError:
        return
