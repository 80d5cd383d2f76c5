"""AP-27 unread_tor: whoever signs has read.

Why: a text that nobody has read is a bet on what the vendor understood.
Bad: 160 requirements delivered in the morning, signed in the afternoon.
Good: every reader has acknowledged every section; changed sections were read again.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts, ReadingFacts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.words import many, name_of, outcome, some, spots

CHECK = AdviceCheck(
    code="AP-27",
    name="unread_tor",
    severity="block",
    sections=("S6",),
    looks_at="the reading round: deliveries, acknowledgements per section, signatures, changes after them",
    fires_when="a reader has not acknowledged every section; the working days between delivery and signature are fewer than the "
    "reading settings ask for; the contract is older than the Technical Assignment; the text was changed after signing without a "
    "change request",
    message="The Technical Assignment is being signed unread.",
    advice="Reading round with minutes; sign again after changes.",
    clears="'crmkit signoff status' shows every section read by everybody, in time, and unchanged since",
)


def look(facts: Facts) -> Outcome:
    """Only once a text has been laid before the readers."""
    reading = facts.reading
    if reading is None or reading.delivered is None:
        return outcome(
            (), "no Technical Assignment has been laid before its readers yet (crmkit signoff freeze)"
        )
    return outcome(
        (*_unread(facts, reading), *_too_soon(facts, reading), *_order(reading), *_changed(reading))
    )


def _unread(facts: Facts, reading: ReadingFacts) -> Iterator[Hit]:
    for member, sections in reading.unread:
        message = f"{name_of(facts, member)} has not acknowledged {many(sections, 'section')}."
        yield Hit(about=member, message=message, spots=spots("signoff/reading.yaml"))


def _too_soon(facts: Facts, reading: ReadingFacts) -> Iterator[Hit]:
    least = facts.dossier.engagement.settings.reading
    days = reading.working_days
    if days is None or reading.requirements < least.requirements or days >= least.days:
        return
    then = f"signed on {reading.signed}" if reading.signed else f"could be signed today ({facts.today})"
    yield Hit(
        about="time",
        message=f"{reading.requirements} requirements were delivered on {reading.delivered} and {then}: "
        f"{many(days, 'working day')} to read, {least.days} are the least.",
        spots=spots("signoff/reading.yaml"),
        saw=(str(reading.delivered), str(reading.requirements), str(least.days), str(reading.signed or "")),
    )


def _order(reading: ReadingFacts) -> Iterator[Hit]:
    if reading.contract and reading.delivered and reading.contract < reading.delivered:
        message = f"The contract is of {reading.contract}, the Technical Assignment was delivered on {reading.delivered}."
        yield Hit(about="contract", message=message, spots=spots("signoff/reading.yaml"))


def _changed(reading: ReadingFacts) -> Iterator[Hit]:
    if reading.signed and reading.changed:
        message = f"Changed since it was signed, without a change request: {some(reading.changed)}."
        yield Hit(about="changes", message=message, spots=spots("signoff/reading.yaml"))
