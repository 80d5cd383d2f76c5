"""Time-stamp servers (RFC 3161): they say when a signature was there."""

from urllib.parse import urlsplit

from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper

from toolkit.problems import UsageError

_SECONDS = 20


def time_stamper(url: str) -> TimeStamper:
    """The server at `url`; it is asked when something is signed.

    Raises:
        UsageError: the address is none of http or https.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(
            f"'{url}' is no address of a time-stamp server.", "It begins with https:// or http://."
        )
    return HTTPTimeStamper(url, timeout=_SECONDS)
