"""iCalendar (RFC 5545): events that a calendar program takes over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar
from icalendar import Event as _Event


@dataclass(frozen=True)
class Event:
    """One entry. `uid` stays the same when the entry moves, so that a calendar takes it for the same."""

    uid: str
    title: str
    start: datetime
    finish: datetime
    text: str = ""


def calendar(name: str, events: Iterable[Event], stamp: datetime) -> bytes:
    """Return a calendar file; the same events give the same bytes.

    Args:
        name: what a calendar program shows for the whole.
        events: entries; their times carry a time zone and are written in UTC.
        stamp: when the file was made, in UTC.
    """
    made = Calendar()
    made.add("prodid", "-//crmkit//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for event in events:
        entry = _Event()
        entry.add("uid", f"{event.uid}@crmkit")
        entry.add("dtstamp", stamp)
        entry.add("dtstart", event.start.astimezone(UTC))
        entry.add("dtend", event.finish.astimezone(UTC))
        entry.add("summary", event.title)
        if event.text:
            entry.add("description", event.text)
        made.add_component(entry)
    return bytes(made.to_ical())
