"""Starting: loopback without TLS, everybody else only with it or behind a proxy that was named."""

import hashlib
import signal
import socket
import ssl
import subprocess
from pathlib import Path

import pytest

from tests.web.room import Room
from tests.web.test_together import free_port, start
from toolkit.problems import CannotWrite, Refused, UsageError
from toolkit.web import server
from toolkit.web.server import Reached, ServerOptions, serve
from toolkit.web.settings import WebSettings
from toolkit.workflows.access.leader import leader_of
from toolkit.workflows.session import Session


def never(_: object) -> None:
    raise AssertionError("it must not start")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])  # noqa: S104  # that is what is refused
def test_nobody_is_served_in_the_open(room: Room, host: str) -> None:
    with pytest.raises(Refused, match="could read it"):
        serve(room.session, ServerOptions(host=host), never)


def test_options_that_do_not_go_together_are_refused(room: Room, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="goes with its key"):
        serve(room.session, ServerOptions(certificate=tmp_path / "c.pem"), never)
    with pytest.raises(UsageError, match="Under which name"):
        serve(room.session, ServerOptions(host="192.0.2.1", proxy="127.0.0.1"), never)
    for proxy in ("foo", "localhost", "127.0.0.1:80", "10.0.0.0/8"):
        with pytest.raises(UsageError, match="no address of a proxy"):
            serve(room.session, ServerOptions(host="0.0.0.0", proxy=proxy, name="x"), never)  # noqa: S104
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(CannotWrite, match="cannot be used"):
            serve(room.session, ServerOptions(port=taken.getsockname()[1]), never)


@pytest.mark.parametrize(
    ("host", "port", "secure", "url", "asked"),
    [
        ("192.0.2.1", 443, True, "https://192.0.2.1", "192.0.2.1"),
        ("127.0.0.1", 80, False, "http://127.0.0.1", "127.0.0.1"),
        ("127.0.0.1", 443, False, "http://127.0.0.1:443", "127.0.0.1:443"),
        ("::1", 8120, True, "https://[::1]:8120", "[::1]:8120"),
    ],
)
def test_the_address_is_the_one_that_browsers_ask_for(
    room: Room, host: str, port: int, secure: bool, url: str, asked: str
) -> None:
    assert server._url(ServerOptions(port=port), host, secure=secure) == url
    assert WebSettings(room.session, (url,), secure=secure).hosts == {asked}


def test_no_browser_is_sent_to_all_addresses(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "network_address", lambda: "192.0.2.44")
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    told: list[Reached] = []
    port = free_port()
    serve(room.session, ServerOptions(lan=True, host="0.0.0.0", port=port), told.append)  # noqa: S104
    assert told[0].url == f"https://192.0.2.44:{port}"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_the_room_is_served_over_tls_with_the_certificate_that_was_shown(room: Room) -> None:
    port = free_port()
    running = start(room.folder, port, "--lan", "--host", "127.0.0.1", out=subprocess.PIPE)
    try:
        said = _said(running)
        shown = next(word for word in said if word.count(":") == 31).replace(":", "").lower()
        assert (
            _fingerprint(port, ssl.TLSVersion.TLSv1_2) == shown == _fingerprint(port, ssl.TLSVersion.TLSv1_3)
        )
        with pytest.raises((ssl.SSLError, OSError)):
            _fingerprint(port, ssl.TLSVersion.TLSv1_1)
        running.send_signal(signal.SIGINT)
        assert running.wait(10) in {0, 130, -signal.SIGINT}
    finally:
        _end(running)
    assert any(word.startswith(f"https://127.0.0.1:{port}") for word in said)


def _end(server: "subprocess.Popen[bytes]") -> None:
    if server.poll() is None:
        server.kill()
        server.wait()
    if server.stdout is not None:
        server.stdout.close()


def _said(server: "subprocess.Popen[bytes]") -> list[str]:
    """The words up to the fingerprint; the port can be open before they are printed."""
    words: list[str] = []
    assert server.stdout is not None
    for line in server.stdout:
        words += line.decode("utf-8").split()
        if any(word.count(":") == 31 for word in words):
            break
    return words


def _fingerprint(port: int, version: ssl.TLSVersion) -> str:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.minimum_version = context.maximum_version = version
    with (
        socket.create_connection(("127.0.0.1", port), timeout=5) as plain,
        context.wrap_socket(plain) as secure,
    ):
        certificate = secure.getpeercert(binary_form=True) or b""
    return hashlib.sha256(certificate).hexdigest()


def test_the_link_to_lead_comes_without_being_asked_for(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = Session(room.folder, room.today)
    (tmp_path / "config.yaml").write_text("me: ilze\n", "utf-8")
    monkeypatch.setenv("CRMKIT_CONFIG", str(tmp_path / "none.yaml"))
    assert leader_of(nobody) == "maris"
    assert leader_of(Session(room.folder, room.today, "laura")) == "laura"
    monkeypatch.setenv("CRMKIT_CONFIG", str(tmp_path / "config.yaml"))
    assert leader_of(nobody) == "ilze"
