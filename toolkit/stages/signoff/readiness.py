"""What stands between a person and the signature: reading, order, time on the table, four eyes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.kernel.workdays import working_days
from toolkit.models.engagement.settings import ReadingSettings
from toolkit.models.signoff.people import Participant
from toolkit.stages.signoff.round import PersonState, next_signatory


@dataclass(frozen=True)
class Table:
    """How long the text has lain on the table, how much of it there is, and which remarks nobody answered."""

    delivered: date
    today: date
    requirements: int
    holidays: Collection[date] = ()
    waived: bool = False
    open_remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hindrance:
    """Why somebody cannot sign yet, and what to do about it."""

    code: str
    what: str
    how_to_mend: str


def hindrances(
    person: Participant,
    states: Sequence[PersonState],
    table: Table,
    rule: ReadingSettings,
    author: str,
) -> tuple[Hindrance, ...]:
    """Everything that keeps `person` from signing now; empty when the signature may be given."""
    mine = next(state for state in states if state.person.id == person.id)
    return tuple(
        found
        for found in (
            _signed(mine),
            _unread(mine),
            _turn(mine, states),
            _declined(mine, states),
            _asked_before(states),
            _unanswered(table),
            _too_soon(table, rule),
            _four_eyes(states, author),
        )
        if found is not None
    )


def earliest_signature(table: Table, rule: ReadingSettings) -> date:
    """The first day on which the text has lain on the table for long enough."""
    day = table.delivered
    if table.requirements < rule.requirements:
        return day
    while working_days(table.delivered, day, table.holidays) - _counts(table) < rule.days:
        day = date.fromordinal(day.toordinal() + 1)
    return day


def _counts(table: Table) -> int:
    """1 when the day of delivery is itself a working day: reading begins on the next one."""
    return working_days(table.delivered, table.delivered, table.holidays)


def _signed(mine: PersonState) -> Hindrance | None:
    if not mine.signed:
        return None
    return Hindrance("signed", f"{mine.person.name} has signed already.", "A signature is given once.")


def _unread(mine: PersonState) -> Hindrance | None:
    if mine.ready:
        return None
    some = mine.unread if len(mine.unread) <= 5 else (*mine.unread[:4], "and more")
    return Hindrance(
        "unread",
        f"{mine.person.name} has not acknowledged {len(mine.unread)} of {len(mine.wanted)} sections "
        f"({', '.join(some)}).",
        f"Read and acknowledge them: crmkit signoff ack --by {mine.person.id}",
    )


def _turn(mine: PersonState, states: Sequence[PersonState]) -> Hindrance | None:
    first = next_signatory(states)
    if first is None or first.person.order >= mine.person.order:
        return None
    return Hindrance(
        "order",
        f"{first.person.name} ({first.person.role}) signs first.",
        "The order is that of 'signatories' in engagement.yaml when the edition was frozen.",
    )


def _declined(mine: PersonState, states: Sequence[PersonState]) -> Hindrance | None:
    against = [s.person.name for s in states if s.declined and s.person.id != mine.person.id]
    if not against:
        return None
    return Hindrance(
        "declined",
        f"{', '.join(against)} declined.",
        "Answer the reasons in a change request, or withdraw the baseline.",
    )


def _asked_before(states: Sequence[PersonState]) -> Hindrance | None:
    waiting = [s.person.name for s in states if s.person.part == "approves" and not s.ready]
    if not waiting:
        return None
    return Hindrance(
        "approval",
        f"{', '.join(waiting)} must be asked before and has not read everything.",
        "crmkit signoff ack --by MEMBER",
    )


def _unanswered(table: Table) -> Hindrance | None:
    if not table.open_remarks:
        return None
    return Hindrance(
        "remarks",
        f"Not answered yet: {', '.join(table.open_remarks)}.",
        f"crmkit signoff answer {table.open_remarks[0]} and the answer; what has to change comes as a change request.",
    )


def _too_soon(table: Table, rule: ReadingSettings) -> Hindrance | None:
    first = earliest_signature(table, rule)
    if table.waived or table.today >= first:
        return None
    return Hindrance(
        "too-soon",
        f"{table.requirements} requirements were delivered on {table.delivered}; they want {rule.days} working days "
        f"of reading.",
        f"Sign from {first} on, or let a named person waive AP-27 with a reason.",
    )


def _four_eyes(states: Sequence[PersonState], author: str) -> Hindrance | None:
    others = [s for s in states if s.person.party == "client" and s.person.id.casefold() != author.casefold()]
    if any(s.ready and not s.person.sections for s in others):
        return None
    return Hindrance(
        "four-eyes",
        f"Nobody of the client but {author}, who froze the edition, has read all of it.",
        "A second person of the client acknowledges all sections; name one under 'readers' in engagement.yaml.",
    )
