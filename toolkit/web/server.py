"""Start the pages: on this machine only, in the room over TLS, or behind a proxy that does TLS."""

import ipaddress
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from toolkit.problems import CannotWrite, Refused, UsageError
from toolkit.web.application import application
from toolkit.web.security.connections import AT_ONCE, patient_protocol
from toolkit.web.security.peers import plain_address
from toolkit.web.settings import WebSettings
from toolkit.workflows.access.certificate import Certificate, certificate_for, given_certificate
from toolkit.workflows.access.invitations import remember_address
from toolkit.workflows.session import Session

LOOPBACK = "127.0.0.1"
_LAST_SECONDS = 3
"""So long may requests that are under way take when the server is stopped; then they are cut off."""
_SWITCH_SECONDS = 0.0005
"""A page that comes back from the disk waits so long for one that computes; Python's own 5 ms, at each of the
thirty steps of a save, would make a tenth of a second of it."""


@dataclass(frozen=True)
class ServerOptions:
    """Where to serve.

    Attributes:
        port: number of the port.
        host: address to bind; empty means this machine only, or the network address with `lan`.
        lan: serve everybody in the room, over TLS.
        certificate: a certificate of one's own, with `key`.
        proxy: address of a proxy in front that does TLS; `name` is then what browsers ask for.
        name: host name under which browsers reach the pages.
    """

    port: int = 8000
    host: str = ""
    lan: bool = False
    certificate: Path | None = None
    key: Path | None = None
    proxy: str = ""
    name: str = ""


@dataclass(frozen=True)
class Reached:
    """Under which address the pages are reached, and the fingerprint of the certificate made for it."""

    url: str
    fingerprint: str = ""


def serve(session: Session, options: ServerOptions, ready: Callable[[Reached], None]) -> None:
    """Serve until somebody stops it. `ready` is told where, before the first request can come.

    Raises:
        Refused: others could listen in: no TLS and no trusted proxy beyond this machine.
        UsageError: the options do not go together, or there is no network.
        CannotWrite: the port is taken.
        BadData: the engagement has faults.
    """
    host = _host(options)
    _refuse_no_address(options.proxy)
    reached = network_address() if _is_everywhere(host) and not options.name else host
    with _certificate(options, reached) as certificate:
        secure = certificate is not None or bool(options.proxy)
        _refuse_open(host, secure=secure)
        url = _url(options, reached, secure=secure)
        origins = [url] if options.proxy or secure else [url, url.replace(LOOPBACK, "localhost")]
        app = application(
            WebSettings(session=session, origins=tuple(origins), secure=secure, trusted_proxy=options.proxy)
        )
        listener = _listener(host, options.port)
        remember_address(session, url)
        ready(Reached(url, certificate.fingerprint if certificate else ""))
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=_LAST_SECONDS,
            limit_concurrency=AT_ONCE,
            http=patient_protocol(options.proxy),
            ssl_certfile=str(certificate.certificate) if certificate else None,
            ssl_keyfile=str(certificate.key) if certificate else None,
        )
        sys.setswitchinterval(_SWITCH_SECONDS)
        with listener:
            uvicorn.Server(config).run(sockets=[listener])


def _host(options: ServerOptions) -> str:
    if options.host:
        return options.host
    return network_address() if options.lan else LOOPBACK


def network_address() -> str:
    """The address of this machine in its network; nothing is sent.

    Raises:
        UsageError: it has none.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            found = str(probe.getsockname()[0])
        except OSError:
            found = ""
    if not found or ipaddress.ip_address(found).is_unspecified:
        raise UsageError("This machine is in no network.", "Join one, or name the address with --host.")
    return found


@contextmanager
def _certificate(options: ServerOptions, host: str) -> Iterator[Certificate | None]:
    if bool(options.certificate) != bool(options.key):
        raise UsageError("A certificate goes with its key.", "Give both --cert and --key.")
    if options.certificate and options.key:
        yield given_certificate(options.certificate, options.key)
    elif options.lan and not options.proxy:
        with certificate_for(options.name or host) as made:
            yield made
    else:
        yield None


def _refuse_open(host: str, *, secure: bool) -> None:
    if secure or _is_loopback(host):
        return
    raise Refused(
        f"Nothing protects what is sent to {host}: anybody in the network could read it.",
        "Use --lan (TLS with a certificate made for it), --cert and --key, or --trust-proxy.",
    )


def _is_everywhere(host: str) -> bool:
    """Whether all addresses of this machine are meant; nobody can ask for that one."""
    found = plain_address(host)
    return found is not None and found.is_unspecified


def _refuse_no_address(proxy: str) -> None:
    if proxy and plain_address(proxy) is None:
        raise UsageError(
            f"'{proxy}' is no address of a proxy.",
            "Give the IP address from which the proxy calls, for example --trust-proxy 127.0.0.1; "
            "only that one is served then.",
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _url(options: ServerOptions, host: str, *, secure: bool) -> str:
    if options.proxy:
        if not options.name:
            raise UsageError(
                "Under which name do browsers reach the proxy?", "Say it with --name crm.example.org."
            )
        return f"https://{options.name}"
    scheme, usual = ("https", 443) if secure else ("http", 80)
    name = options.name or (f"[{host}]" if ":" in host else host)
    # Browsers leave the usual port out of the name they ask for.
    return f"{scheme}://{name}" if options.port == usual else f"{scheme}://{name}:{options.port}"


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as fault:
        listener.close()
        raise CannotWrite(
            f"Port {port} at {host} cannot be used ({fault.strerror}).", "Choose another one with --port."
        ) from None
    listener.listen(128)
    return listener
