"""The table on which one signs: the engagement, its sign-off records, who takes part, who acts in which roles."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from toolkit.kernel.log_chain import line_for
from toolkit.models.dossier import Dossier
from toolkit.models.signoff.baseline import Baseline, BaselineState
from toolkit.models.signoff.change import ChangeRequest
from toolkit.models.signoff.log import Action
from toolkit.models.signoff.people import Participant
from toolkit.problems import BadData, Refused, UsageError
from toolkit.stages.signoff.machine import Role, next_state, refusal
from toolkit.stages.signoff.people import participants, roles_of
from toolkit.stages.signoff.round import edition_state, state_of
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import LOG, find_root
from toolkit.store.signoff.records import Records, read_records
from toolkit.store.transaction import Transaction, transaction
from toolkit.store.user_config import read_config
from toolkit.workflows.clock import now_or
from toolkit.workflows.session import Session


class NotAllowed(Refused):
    """The table of moves refuses: the state of the edition or the roles of the person do not allow the action."""


_ENDED = frozenset({BaselineState.WITHDRAWN, BaselineState.SUPERSEDED})


@dataclass(frozen=True)
class SigningTable:
    """Everything a step of the sign-off looks at."""

    root: Path
    dossier: Dossier
    records: Records
    people: tuple[Participant, ...]
    now: datetime

    @property
    def baseline(self) -> Baseline | None:
        """The edition in force: the newest frozen one that was neither withdrawn nor superseded.

        A signed edition is in force again when the one that was to take its place is withdrawn.
        """
        return self.in_force_without(None)

    def in_force_without(self, gone: Baseline | None) -> Baseline | None:
        """The edition in force if `gone` were not there."""
        kept = (b for b in reversed(self.records.baselines) if b != gone)
        return next((b for b in kept if self.state(b) not in _ENDED), None)

    @property
    def open_change(self) -> ChangeRequest | None:
        """The change request that waits for its decision; one about an edition that has ended waits for nothing."""
        about = self.baseline.id if self.baseline else ""
        return next((c for c in self.records.changes if c.baseline == about and c.decision == "open"), None)

    def refuse_while_open(self, what: str) -> None:
        """Keep `what` from happening beside an open change request, which could never be decided afterwards.

        Raises:
            Refused: one is open.
        """
        if change := self.open_change:
            raise Refused(f"{change.id} is open, so there is no {what} now.", how_to_close(change))

    def accepted(self, baseline: Baseline) -> tuple[ChangeRequest, ...]:
        """The changes of an edition that were accepted, oldest first."""
        return tuple(
            c for c in self.records.changes if c.baseline == baseline.id and c.decision == "accepted"
        )

    def standing_root(self, baseline: Baseline) -> str:
        """The hash of the text that was agreed last: the frozen one, or that of the last accepted change."""
        changes = self.accepted(baseline)
        return changes[-1].root_sha256 if changes else baseline.root_sha256

    @property
    def waiting(self) -> tuple[ChangeRequest, ...]:
        """Accepted changes of the edition in force that wait for the next freeze."""
        baseline = self.baseline
        if baseline is None or self.standing_root(baseline) == baseline.root_sha256:
            return ()
        return self.accepted(baseline)

    def state(self, baseline: Baseline | None) -> BaselineState:
        """The state of a frozen edition, or of the text that is being worked on."""
        if baseline is None:
            return edition_state(self.records.entries)
        signing = sum(person.part == "signs" for person in baseline.people)
        return state_of(self.records.entries, baseline.id, signing)

    def people_of(self, baseline: Baseline | None) -> tuple[Participant, ...]:
        """Who takes part: as frozen, else in the edition under review as engagement.yaml says today."""
        return baseline.people if baseline else self.people_in(self.records.reading.edition)

    def people_in(self, edition: str) -> tuple[Participant, ...]:
        """Who takes part in an edition: the requirements are the client's, the vendor has no frame there."""
        return participants(self.dossier.engagement) if edition == "requirements" else self.people

    def person(self, given: str | None, baseline: Baseline | None = None) -> str:
        """The id of the person who acts: a participant, a member or a respondent.

        Raises:
            UsageError: nobody was named, or nobody knows the person.
        """
        named = given or read_config().me
        if not named:
            raise UsageError("Who is doing this?", "Say it with --by MEMBER, for example --by ilze.")
        people = self.people_of(baseline)
        if found := next((p for p in people if p.id.casefold() == named.casefold()), None):
            return found.id
        if member := self.dossier.engagement.person(named):
            return member.id
        known = dict.fromkeys([p.id for p in people] + [m.id for m in self.dossier.engagement.members])
        raise UsageError(
            f"There is nobody called '{named}' in this sign-off.", f"Known are: {', '.join(known)}."
        )

    def roles(self, person: str, baseline: Baseline | None = None) -> tuple[Role, ...]:
        """The roles in which a person may act."""
        engagement = self.dossier.engagement
        everyone = [p.id for p in engagement.people]
        return roles_of(person, self.people_of(baseline), engagement.sponsor, everyone)

    def allow(
        self, person: str, action: Action, baseline: Baseline | None, *, among: Baseline | None = None
    ) -> BaselineState:
        """The state of `baseline` after the action; `among` is the edition whose people are meant, if another.

        Raises:
            NotAllowed: the state or the roles of the person do not allow it.
            BadData: the log is broken, so nothing may be added to it.
        """
        if self.records.broken:
            raise BadData(self.records.broken)
        state, roles = self.state(baseline), self.roles(person, among or baseline)
        for role in roles:
            if after := next_state(state, role, action):
                return after
        raise NotAllowed(refusal(state, roles, action), "'crmkit signoff status' says what is possible now.")

    def who_may(self, action: Action, baseline: Baseline) -> tuple[str, ...]:
        """Everybody whom the table of moves allows an action in the state of an edition."""
        members = [member.id for member in self.dossier.engagement.members]
        sponsor = self.dossier.engagement.sponsor
        everyone = dict.fromkeys([p.id for p in baseline.people] + members + ([sponsor] if sponsor else []))
        state = self.state(baseline)
        return tuple(
            one
            for one in everyone
            if any(next_state(state, role, action) for role in self.roles(one, baseline))
        )


def how_to_close(change: ChangeRequest) -> str:
    """What ends an open change request."""
    who = change.decides or "the sponsor"
    return (
        f"Let {who} decide it first: crmkit signoff change decide {change.id} --accept, "
        "or --refuse, which puts the files back."
    )


def open_table(session: Session) -> SigningTable:
    """Read the engagement and its sign-off.

    Raises:
        BadData: the engagement or a file of the sign-off does not hold together.
    """
    root = find_root(session.directory)
    dossier = read_dossier(root)
    vendor = dossier.vendor(dossier.chosen.vendor) if dossier.chosen else None
    return SigningTable(
        root=root,
        dossier=dossier,
        records=read_records(root),
        people=participants(dossier.engagement, vendor.name if vendor else ""),
        now=now_or(session.today),
    )


class Logbook:
    """Lines to add to the log in one transaction."""

    def __init__(self, log: bytes) -> None:
        self._before = log
        self._log = log

    @property
    def content(self) -> bytes:
        """The log with the lines added so far."""
        return self._log

    @property
    def grown(self) -> bool:
        """Whether a line was added."""
        return self._log != self._before

    def add(
        self,
        action: Action,
        by: str,
        at: datetime,
        baseline: str = "",
        facts: Mapping[str, str] | None = None,
    ) -> None:
        """One more line."""
        self.append(line_for(self._log, action, by, at, baseline=baseline, facts=facts))

    def append(self, line: bytes) -> None:
        """One more line that follows from the log so far."""
        self._log += line


@dataclass(frozen=True)
class Step:
    """What one step reads and writes while nobody else can: the files, the log, the table as it is now."""

    tx: Transaction
    book: Logbook
    table: SigningTable

    @property
    def records(self) -> Records:
        """The records as they are now."""
        return self.table.records


@contextmanager
def step(table: SigningTable, command: str) -> Iterator[Step]:
    """One step of the sign-off: everything noted in the block is written together when it ends well.

    The records are read again under the lock, so that two people who act at once do not lose each other's words.

    Raises:
        CannotWrite: another crmkit is at work, or disk or rights do not allow it.
    """
    with transaction(table.root, command=command, at=table.now) as tx:
        records = read_records(table.root)
        made = Step(tx, Logbook(records.log), replace(table, records=records))
        yield made
        if made.book.grown:
            if tx.exists(LOG):
                tx.read(LOG)
            tx.write(LOG, made.book.content)
