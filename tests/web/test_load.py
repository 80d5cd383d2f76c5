"""A whole town rates: 200 raters x 24 tasks with a terminal writing beside them, and 10,000 open connections.

    .venv/bin/pytest -s -m soak tests/web/test_load.py

What is asserted is what must hold on any machine: nothing lost, nothing doubled, memory bounded, the server
alive. Times are printed, since they belong to the machine.
"""

import asyncio
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import pytest

from tests.web.room import Room, csrf, unrated
from tests.web.test_together import FIELDS, enter, free_port, start, with_raters
from toolkit.store.dossier import read_dossier
from toolkit.workflows.access.invitations import invite

REPOSITORY = Path(__file__).parents[2]
SERVER = Path(__file__).with_name("measured_server.py")
RATERS, MINUTES, AT_ONCE = 200, 4, 16
MEMORY_MIB = 300
IDLE = 10_000


@dataclass
class Rater:
    """One person with a phone, and which ratings the server acknowledged to it."""

    name: str
    code: str
    address: str
    saved: list[str] = field(default_factory=list)
    refused: Counter[int] = field(default_factory=Counter)

    async def come_in(self, url: str) -> httpx2.AsyncClient:
        """Use the invitation, from an own loopback address: strangers are counted by address."""
        transport = httpx2.AsyncHTTPTransport(verify=False, local_address=self.address)
        client = httpx2.AsyncClient(
            base_url=url, headers={"origin": url}, transport=transport, timeout=30, trust_env=False
        )
        page = await client.get("/invitation")
        cookie = page.headers["set-cookie"].partition(";")[0]
        fields = {"csrf": csrf(page.text), "code": self.code}
        answer = await client.post("/invitation", data=fields, headers={"cookie": cookie})
        client.headers["cookie"] = answer.headers["set-cookie"].partition(";")[0]
        client.headers["x-csrf-token"] = csrf((await client.get("/rate/V1")).text)
        return client

    async def rate(self, client: httpx2.AsyncClient, task: str) -> float:
        """Look at a task, rate it as the page's script does, again while the server is busy; the last wait."""
        await client.get(f"/rate/V1/{task}")
        while True:
            begun = time.perf_counter()
            headers = {"accept": "application/json"}
            answer = await client.post(f"/rate/V1/{task}", data=FIELDS, headers=headers)
            wait = time.perf_counter() - begun
            if answer.status_code == 200 and answer.json().get("saved"):
                self.saved.append(task)
                return wait
            self.refused[answer.status_code] += 1
            assert answer.status_code in {409, 429, 503}, answer.text
            await asyncio.sleep(1)


async def rate_all(raters: list[Rater], tasks: list[str], url: str) -> tuple[list[float], float]:
    """Everybody rates everything at an even pace; at most AT_ONCE requests are under way."""
    gate = asyncio.Semaphore(AT_ONCE)
    gap = MINUTES * 60 / len(tasks)
    waits: list[float] = []

    async def come_in(rater: Rater) -> httpx2.AsyncClient:
        async with gate:
            return await rater.come_in(url)

    clients = await asyncio.gather(*(come_in(rater) for rater in raters))
    begun = time.perf_counter()

    async def one(number: int, rater: Rater) -> None:
        for turn, task in enumerate(tasks):
            due = begun + gap * (turn + number / len(raters))
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            async with gate:
                waits.append(await rater.rate(clients[number], task))
        await clients[number].aclose()

    await asyncio.gather(*(one(number, rater) for number, rater in enumerate(raters)))
    return waits, time.perf_counter() - begun


@contextmanager
def terminal(folder: Path) -> Iterator[list[str]]:
    """A second process that writes from the terminal the whole time; what it said was written."""
    written: list[str] = []
    stop = threading.Event()
    code = "from toolkit.cli.main import main; main()"
    head = [sys.executable, "-c", code, "-C", str(folder), "--today", "2026-02-24", "--by", "andris"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}

    def loop() -> None:
        while not stop.is_set():
            value = f"{len(written) + 1} users"
            command = [*head, "vendors", "edit", "V3", "--set", f"limits={value}"]
            done = subprocess.run(command, env=environment, capture_output=True, check=False, text=True)
            assert done.returncode == 0, done.stderr
            written.append(value)

    beside = threading.Thread(target=loop)
    beside.start()
    try:
        yield written
    finally:
        stop.set()
        beside.join()


@contextmanager
def measured(folder: Path, port: int, report: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The server that measures itself."""
    server = subprocess.Popen(
        [sys.executable, str(SERVER), str(folder), str(port), str(report)],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield server
    finally:
        server.send_signal(signal.SIGKILL)
        server.wait()


def peak_mib(process: int) -> float:
    """The most memory a process ever held."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found, status
    return int(found[1]) / 1024


def figures(report: Path) -> dict[str, tuple[int, float, float, float]]:
    """Per measurement: how many, and p50, p99 and sum in milliseconds."""
    taken = defaultdict(list)
    for line in report.read_text("utf-8").splitlines():
        what, _, spent = line.partition("\t")
        taken[what].append(float(spent))
    return {
        what: (len(all_), middle(all_, 0.5), middle(all_, 0.99), sum(all_)) for what, all_ in taken.items()
    }


def middle(values: list[float], share: float) -> float:
    """The value that this share of the others does not pass."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def tell(line: str) -> None:
    """A figure for the person who measures; pytest shows it with -s."""
    sys.stdout.write(f"{line}\n")


@pytest.mark.soak
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_two_hundred_rate_while_the_terminal_writes(tmp_path: Path) -> None:
    room = unrated(tmp_path / "kaskad")
    names = with_raters(room, RATERS)
    room = Room(room.folder)
    codes = [invite(room.session, name, "rate:V1").code for name in names]
    pairs = enumerate(zip(names, codes, strict=True))
    raters = [Rater(name, code, f"127.0.1.{number + 1}") for number, (name, code) in pairs]
    tasks = [task.id for task in read_dossier(room.folder).key_tasks.tasks]
    port, report = free_port(), tmp_path / "report.tsv"
    with measured(room.folder, port, report) as server, terminal(room.folder) as written:
        waits, seconds = asyncio.run(rate_all(raters, tasks, f"http://127.0.0.1:{port}"))
        memory = peak_mib(server.pid)
        assert server.poll() is None
    refused = sum((rater.refused for rater in raters), Counter[int]())
    tell(f"\n{len(waits)} ratings by {RATERS} in {seconds:.0f} s, paced over {MINUTES * 60} s")
    tell(f"terminal: {len(written)} commands beside; asked again after {dict(refused)}")
    tell(f"client's wait: p50 {middle(waits, 0.5) * 1000:.0f} ms, p99 {middle(waits, 0.99) * 1000:.0f} ms")
    tell(f"server's peak memory: {memory:.0f} MiB")
    for what, (count, half, most, whole) in sorted(figures(report).items(), key=lambda f: -f[1][3]):
        tell(f"{what:45} {count:6} x  p50 {half:6.1f}  p99 {most:6.1f} ms  together {whole / 1000:6.1f} s")
    dossier = read_dossier(room.folder)
    on_disk = {c.rater: Counter(r.task for r in c.ratings) for c in dossier.scorecards if c.vendor == "V1"}
    assert on_disk == {rater.name: Counter(rater.saved) for rater in raters}
    assert all(rater.saved == tasks for rater in raters)
    vendor = dossier.vendor("V3")
    assert vendor
    assert list(vendor.facts.limits) == written[-1:]
    assert memory < MEMORY_MIB


@contextmanager
def idle(port: int, wanted: int) -> Iterator[int]:
    """So many connections that say nothing, as many as the system permits; how many there are."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = hard if hard != resource.RLIM_INFINITY else wanted + 1000
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(most, wanted + 1000)), hard))
    held: list[socket.socket] = []
    try:
        for number in range(min(wanted, most - 500)):
            line = socket.socket()
            held.append(line)
            line.settimeout(10)
            # Other addresses than the people's: one address has no more than 28,000 ports to spare.
            line.bind((f"127.0.2.{number % 250 + 1}", 0))
            line.connect(("127.0.0.1", port))
        yield len(held)
    finally:
        for line in held:
            line.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def hold_and_ask(room: Room, wanted: int) -> tuple[int, int | str, str]:
    """Rate, open idle connections, ask, close them, rate on; how many, the answer meanwhile, the first word."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    server = start(room.folder, port)
    try:
        client = enter(room.folder, url, room)
        headers = {"accept": "application/json", "x-csrf-token": csrf(client.get("/rate/V1").text)}
        assert client.post("/rate/V1/KT01", data=FIELDS, headers=headers).json()["saved"]
        client.close()
        client = httpx2.Client(base_url=url, headers=client.headers, trust_env=False, timeout=20)
        with idle(port, wanted) as count:
            answer = client.post("/rate/V1/KT02", data=FIELDS, headers=headers)
            status, words = answer.status_code, answer.text
            assert server.poll() is None
        client.close()
        client = httpx2.Client(base_url=url, headers=client.headers, trust_env=False, timeout=20)
        for _ in range(200):  # until the server has seen that they are gone
            again = client.post("/rate/V1/KT03", data=FIELDS, headers=headers)
            if again.status_code == 200:
                break
        assert again.json()["saved"]
        client.close()
    finally:
        server.send_signal(signal.SIGKILL)
        server.wait()
    rated = [r.task for r in read_dossier(room.folder).scorecards[0].ratings]
    assert rated == ["KT01", *(["KT02"] if status == 200 else []), "KT03"]
    return count, status, words


@pytest.mark.soak
def test_ten_thousand_open_connections_lose_nothing(room: Room) -> None:
    count, status, words = hold_and_ask(room, IDLE)
    tell(f"\n{count} idle connections; a rating meanwhile: {status} {words[:80]!r}")
    assert status in {200, 503}
    assert words


@pytest.mark.slow
def test_more_connections_than_are_served_get_a_clear_answer(room: Room) -> None:
    _, status, words = hold_and_ask(room, 550)
    assert status == 503
    assert words
