"""Connections that say nothing or not all: they end by themselves, and keep neither others out nor the server alive."""

import asyncio
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from starlette.types import Message, Receive, Scope, Send

from tests.web.room import Room
from tests.web.test_together import free_port, start
from toolkit.web.security import connections
from toolkit.web.security.body import BodyLimit


@contextmanager
def running(room: Room, *more: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = free_port()
    server = start(room.folder, port, *more)
    try:
        yield server, port
    finally:
        if server.poll() is None:
            server.kill()
            server.wait()


def test_an_unfinished_request_does_not_keep_the_server_alive(room: Room) -> None:
    head = b"POST /invitation HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 50\r\n\r\n"
    with running(room) as (server, port), socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(head % port + b"code=")
        time.sleep(0.3)
        server.send_signal(signal.SIGINT)
        assert server.wait(10) in {0, 130, -signal.SIGINT}


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_a_silent_peer_of_the_handshake_does_not_either(room: Room) -> None:
    with (
        running(room, "--lan", "--host", "127.0.0.1") as (server, port),
        socket.create_connection(("127.0.0.1", port)),
    ):
        time.sleep(0.3)
        server.send_signal(signal.SIGINT)
        assert server.wait(10) in {0, 130, -signal.SIGINT}


def test_a_body_that_comes_too_slowly_is_cut_off() -> None:
    heard: list[Message] = []

    async def app(_: Scope, receive: Receive, __: Send) -> None:
        heard.append(await receive())

    async def never() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def nothing(_: Message) -> None: ...

    asyncio.run(BodyLimit(app, seconds=0.01)({"type": "http"}, never, nothing))
    assert heard == [{"type": "http.disconnect"}]


class Line(asyncio.Transport):
    """A connection of one address that notes whether it was broken off."""

    broken = False

    def __init__(self, address: str) -> None:
        super().__init__({"peername": (address, 5000), "sockname": ("192.0.2.1", 8000)})

    def abort(self) -> None:
        self.broken = True


def open_lines(addresses: list[str], proxy: str = "") -> list[bool]:
    """Which of so many silent connections are broken off at once."""

    async def opened() -> list[bool]:
        import uvicorn
        from uvicorn.server import ServerState

        config = uvicorn.Config(lambda: None, log_config=None)
        config.load()
        kind = connections.patient_protocol(proxy)
        lines = [Line(address) for address in addresses]
        made = [kind(config, ServerState(), {}, asyncio.get_running_loop()) for _ in lines]
        for one, line in zip(made, lines, strict=True):
            one.connection_made(line)
        for one in made:
            one.connection_lost(OSError())
        return [line.broken for line in lines]

    return asyncio.run(opened())


def test_one_device_holds_only_so_many() -> None:
    most = connections.PER_DEVICE
    mixed = ["192.0.2.9"] * (most + 2) + ["192.0.2.8"]
    assert open_lines(mixed) == [False] * most + [True, True, False]
    for shared in ("127.0.0.1", "192.0.2.5"):  # many people stand behind them
        assert not any(open_lines([shared] * (most + 2), proxy="192.0.2.5"))


@pytest.mark.slow
def test_silent_connections_end_by_themselves(room: Room) -> None:
    with running(room) as (_, port), socket.create_connection(("127.0.0.1", port)) as line:
        line.settimeout(connections.HEAD_SECONDS + 10)
        line.sendall(b"GET / HTTP/1.1\r\n")  # and never the rest
        assert line.recv(1) == b""
