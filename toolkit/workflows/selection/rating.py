"""Rate a demo: open a scorecard, save it after every word, hand it in; and what the group agrees on later."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from toolkit.models.dossier import Dossier
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask
from toolkit.models.selection.scorecard import (
    Abstention,
    Consensus,
    ConsensusOverride,
    PropertyRating,
    Rating,
    Scorecard,
    Usability,
)
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.problems import Refused, UsageError
from toolkit.stages.selection.demos import access, rules
from toolkit.stages.selection.key_tasks.locks import require_locked
from toolkit.store import canonical
from toolkit.store.dossier import read_dossier
from toolkit.store.files import read_file
from toolkit.store.folder import decision_file, find_root, scorecard_file
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.selection.said import said
from toolkit.workflows.session import Session
from toolkit.workflows.user import person_or_fail, user_if_said, user_or_fail

CONSENSUS = decision_file("consensus")


@dataclass(frozen=True)
class RatingWords:
    """What somebody says of one task on the command line; empty where it was not said."""

    task: str
    grade: str = ""
    evidence: str = ""
    seen: str = ""
    minutes: str = ""
    abstain: str = ""


@dataclass(frozen=True)
class OpenCard:
    """A scorecard ready to go on; `save` writes it and refuses if somebody else changed it meanwhile."""

    card: Scorecard
    vendor: Vendor
    tasks: tuple[KeyTask, ...]
    rater_name: str
    names: dict[str, str]
    save: Callable[[Scorecard], None]
    now: Callable[[], datetime]
    days_late: int = 0

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of the tasks in the order they are shown."""
        return tuple(t.id for t in self.tasks)


@dataclass(frozen=True)
class CardState:
    """How far one rater is with one vendor; `rated` is None where the viewer may not look."""

    vendor: str
    rater: str
    submitted: datetime | None
    begun: bool
    rated: int | None
    abstained: int | None
    days_late: int
    usability: bool


def open_card(session: Session, vendor_id: str, rater: str | None, *, closed: bool = False) -> OpenCard:
    """Take up the scorecard of a rater for a vendor, or begin one.

    Args:
        session: the folder, and who is at work.
        vendor_id: whom the card is about.
        rater: whose card it is; the person at work when None.
        closed: whether a submitted card may be taken up (for what gives no points).

    Raises:
        UsageError: vendor or rater is not known.
        Refused: weights are not locked, the vendor is not on the shortlist, prices are open, or the card
            was handed in.
    """
    root = find_root(session.directory)
    dossier = read_dossier(root)
    vendor = access.rateable(dossier, vendor_id)
    who = access.rater_of(dossier, rater or user_or_fail(session.by, dossier))
    known = next((c for c in dossier.scorecards if c.vendor == vendor.id and c.rater == who), None)
    if not closed:
        require_locked(dossier.key_tasks)
        if known is not None and known.submitted:
            rules.take_out(known, "")  # says that it stays as it is
        access.require_prices_locked(dossier)
        access.require_round_open(dossier, vendor.id)
    file = scorecard_file(vendor.id, who)
    saver = _Saver(root, file, session.today, read_file(root, file) if known else None, session.saved_by)
    names = dossier.engagement.names
    return OpenCard(
        card=known or Scorecard(schema_version="1", vendor=vendor.id, rater=who),
        vendor=vendor,
        tasks=dossier.key_tasks.tasks,
        rater_name=names.get(who, who),
        names=names,
        save=saver,
        now=lambda: now_or(session.today),
        days_late=access.days_late(dossier.scorecards, vendor.id, now_or(session.today)),
    )


@dataclass
class _Saver:
    """Writes one card again and again; refuses when somebody else changed the file meanwhile."""

    root: Path
    file: str
    today: date | None
    written: bytes | None = None
    by: str = ""

    def __call__(self, card: Scorecard) -> None:
        data = canonical.dump(card)
        command = f"demo rate {card.vendor} {card.rater}"
        with transaction(self.root, command=command, at=now_or(self.today), goes_on=True, by=self.by) as tx:
            present = tx.read(self.file) if tx.exists(self.file) else None
            if present != self.written:
                raise Refused(
                    f"'{self.file}' was changed by somebody else meanwhile.",
                    "What was rated before is saved; give the command again to go on from what is there now.",
                )
            tx.write(self.file, data)
        self.written = data


def rate(opened: OpenCard, words: RatingWords) -> Scorecard:
    """Put one rating, or a reason for none, on the card and save it.

    Raises:
        UsageError: task, grade or reason is not known, or the evidence is missing.
    """
    task = next((t for t in opened.tasks if t.id.casefold() == words.task.casefold()), None)
    if task is None:
        raise UsageError(f"There is no key task '{words.task}'.", f"There are: {', '.join(opened.order)}.")
    if bool(words.grade) == bool(words.abstain):
        raise UsageError(
            f"{task.id}: give a grade, or a reason for giving none.",
            "--grade good, or --abstain cannot_judge.",
        )
    if words.abstain:
        _one_of(words.abstain, rules.ABSTAIN, "reason for giving no grade")
        given = {"task": task.id, "why": words.abstain}
        card = rules.abstain(opened.card, Abstention.model_validate(given))
    else:
        card = rules.put(opened.card, _rating(task.id, words))
    card = rules.in_order(card, opened.order)
    opened.save(card)
    return card


def take_back(opened: OpenCard, task_id: str) -> Scorecard:
    """Take what was said of one task off the card and save it: its rater did not see it."""
    card = rules.take_out(opened.card, task_id)
    if card != opened.card:
        opened.save(card)
    return card


def _rating(task: str, words: RatingWords) -> Rating:
    _one_of(words.grade, {g.value: "" for g in Grade}, "grade")
    seen = words.seen or "live_own_case"
    _one_of(seen, rules.SEEN, "way of seeing")
    fields = {"task": task, "grade": words.grade, "evidence": words.evidence, "seen": seen}
    if words.minutes:
        fields["minutes"] = words.minutes
    return said(Rating, fields, f"rating of {task}")


def hand_in(opened: OpenCard, card: Scorecard) -> Scorecard:
    """Submit the card: from now on it counts, and its rater may see the others'."""
    done = rules.submit(card, opened.now())
    opened.save(done)
    return done


def rate_interface(
    session: Session, vendor_id: str, rater: str | None, days: str, grades: Sequence[tuple[str, str, str]]
) -> Scorecard:
    """Record the five properties of the interface: (property, grade, evidence).

    Raises:
        UsageError: a property or a grade is not known, a property is missing, or the days are too few.
    """
    opened = open_card(session, vendor_id, rater, closed=True)
    if not days.replace(".", "", 1).isdecimal() or Decimal(days) < rules.FEWEST_DAYS:
        raise UsageError(
            f"An interface is rated after at least {rules.FEWEST_DAYS} days of own work with it, not '{days}'.",
            "Work in the trial first; a demo shows what somebody else can do.",
        )
    rated: dict[str, PropertyRating] = {}
    for name, grade, evidence in grades:
        if name.casefold() in ("looks", "beauty", "design", "modern"):
            raise UsageError(
                "How it looks is never rated.", f"Properties are: {', '.join(rules.PROPERTIES)}."
            )
        _one_of(name, rules.PROPERTIES, "property of the interface")
        _one_of(grade, {g.value: "" for g in rules.PROPERTY_GRADES}, "grade")
        given = {"property": name, "grade": grade, "evidence": evidence}
        rated[name] = PropertyRating.model_validate(given)
    if missing := [p for p in rules.PROPERTIES if p not in rated]:
        raise UsageError(f"Not rated: {', '.join(missing)}.", "All five properties are rated together.")
    usability = Usability(
        days_of_own_work=Decimal(days),
        rated=today_or(session.today),
        properties=tuple(rated[p] for p in rules.PROPERTIES),
    )
    card = rules.rate_interface(opened.card, usability)
    opened.save(card)
    return card


def cards(session: Session) -> tuple[Dossier, str | None, tuple[CardState, ...]]:
    """Who has rated whom, as the person at work may see it: of others' open work nobody sees a figure."""
    dossier = read_dossier(find_root(session.directory))
    viewer = user_if_said(session.by, dossier)
    found = {(c.vendor, c.rater): c for c in dossier.scorecards}
    states = []
    for vendor in dossier.vendors:
        if vendor.state is not VendorState.SHORTLISTED:
            continue
        others = [c.rater for c in dossier.scorecards if c.vendor == vendor.id]
        raters = dict.fromkeys((*dossier.engagement.raters, *others))
        states += [_state(dossier, viewer, vendor.id, r, found.get((vendor.id, r))) for r in raters]
    return dossier, viewer, tuple(states)


def _state(
    dossier: Dossier, viewer: str | None, vendor: str, rater: str, card: Scorecard | None
) -> CardState:
    sees = viewer == rater or access.may_see(dossier, viewer, vendor)
    late = access.days_late(dossier.scorecards, vendor, card.submitted) if card and card.submitted else 0
    return CardState(
        vendor=vendor,
        rater=rater,
        submitted=card.submitted if card else None,
        begun=card is not None,
        rated=(len(card.ratings) if card else 0) if sees else None,
        abstained=(len(card.abstentions) if card else 0) if sees else None,
        days_late=late,
        usability=bool(card and card.usability),
    )


def agree(
    session: Session, vendor_id: str, task_id: str, grade: str, agreed: Sequence[str], reason: str
) -> ConsensusOverride:
    """Record the grade the group agreed on in its talk; the individual ratings stay.

    Raises:
        UsageError: vendor, task, grade or a person is not known, or the reason is missing.
        Refused: a named rater has not handed in the card for this vendor yet.
    """
    root = find_root(session.directory)
    read_dossier(root)  # while nobody has to wait: under the lock only what changed since is read anew
    command = f"demo consensus {vendor_id} {task_id}"
    with transaction(root, command=command, at=now_or(session.today), by=session.saved_by) as tx:
        dossier = read_dossier(root)
        vendor, task = access.rateable(dossier, vendor_id), dossier.key_tasks.find(task_id)
        if task is None:
            raise UsageError(f"There is no key task '{task_id}'.", "'crmkit keytasks list' shows them.")
        _one_of(grade, {g.value: "" for g in Grade}, "grade")
        if not agreed or not reason.strip():
            raise UsageError("Who agreed, and why?", '--agreed laura,andris --reason "seen again on 3 March"')
        if left := access.waited_for(dossier, vendor.id):
            raise Refused(
                f"Scorecards for {vendor.id} are still missing: {', '.join(left)}.",
                "Everybody rates alone first; the group talks afterwards.",
            )
        override = ConsensusOverride(
            vendor=vendor.id,
            task=task.id,
            grade=Grade(grade),
            agreed=tuple(person_or_fail(member, dossier) for member in agreed),
            reason=reason,
            date=today_or(session.today),
            recorded_by=user_or_fail(session.by, dossier),
        )
        kept = tuple(o for o in dossier.overrides if (o.vendor, o.task) != (vendor.id, task.id))
        tx.write(CONSENSUS, canonical.dump(Consensus(schema_version="1", overrides=(*kept, override))))
    return override


def _one_of(text: str, words: dict[str, str], what: str) -> None:
    if text not in words:
        raise UsageError(f"'{text}' is no {what}.", f"Known are: {', '.join(words)}.")
