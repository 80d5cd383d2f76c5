"""Accept a phase: its test steps, results, defects, the decision, and the signed plan beside what happened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.models.assignment.assignment import Assignment
from toolkit.models.assignment.clause import PaymentClause, PhaseClause
from toolkit.models.signoff.acceptance import AcceptanceRecord
from toolkit.models.signoff.baseline import Baseline, BaselineState
from toolkit.problems import Refused, UsageError
from toolkit.stages.assignment.acceptance import proposed_record
from toolkit.stages.signoff import acceptance as stage
from toolkit.store import canonical
from toolkit.store.signoff.records import acceptance_file
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.issue.text import frozen_text
from toolkit.workflows.signoff.table import SigningTable, open_table, step

Change = Callable[[AcceptanceRecord], AcceptanceRecord]


@dataclass(frozen=True)
class PhaseTest:
    """The acceptance of one phase: what was signed about it, and how far the test is."""

    open: SigningTable
    baseline: Baseline
    phase: PhaseClause
    record: AcceptanceRecord
    payments: tuple[PaymentClause, ...]
    currency: str

    @property
    def obstacles(self) -> tuple[str, ...]:
        """Why it cannot be accepted yet."""
        return stage.obstacles(self.record, self.record.excluded)


@dataclass(frozen=True)
class PhaseProgress:
    """The signed plan of a phase beside what happened: days and money, None where nothing happened yet."""

    phase: PhaseClause
    state: str
    accepted: date | None
    days_late: int | None
    cost: Decimal | None


def phase_test(session: Session, phase_id: str) -> PhaseTest:
    """The acceptance of a phase; its record is proposed from the acceptance criteria while there is none.

    Raises:
        Refused: no contract edition is signed.
        UsageError: there is no such phase.
    """
    table = open_table(session)
    baseline = signed_contract(table)
    assignment = signed_assignment(table, baseline)
    phase = next((p for p in assignment.phases if p.id.casefold() == phase_id.casefold()), None)
    if phase is None:
        known = ", ".join(p.id for p in assignment.phases)
        raise UsageError(f"There is no phase '{phase_id}'.", f"Known are: {known}.")
    proposed = proposed_record(assignment, phase)
    kept = next((r for r in table.records.acceptance if r.phase == phase.id), None)
    record = stage.refreshed(kept, proposed.steps) if kept and kept.state == "open" else kept or proposed
    payments = tuple(p for p in assignment.payments if p.what == f"Acceptance of {phase.id}")
    return PhaseTest(table, baseline, phase, record, payments, assignment.currency)


def record_change(session: Session, phase_id: str, change: Change, what: str) -> PhaseTest:
    """Change the record of a phase: a result, a defect, a date.

    Raises:
        Refused: no contract edition is signed, the record is closed, or the person may not.
        UsageError: a step, defect or phase is not known.
    """
    test = phase_test(session, phase_id)
    return _save(test, change(test.record), what, log="", by=_tester(session, test))


def close(  # what a decision is made of
    session: Session,
    phase_id: str,
    *,
    accept: bool,
    excluded: Sequence[str] = (),
    reason: str = "",
    cost: Decimal | None = None,
) -> PhaseTest:
    """Accept a phase, accept it but for some steps, or refuse it. Acceptance releases its payment.

    Raises:
        Refused: something stands in the way; all of it is said.
        UsageError: a reason is missing.
    """
    test = phase_test(session, phase_id)
    person = _tester(session, test)
    decided = stage.closed(
        test.record,
        accept=accept,
        by=person,
        day=test.open.now.date(),
        excluded=excluded,
        reason=reason,
    )
    decided = decided.model_copy(update={"baseline": test.baseline.id, "cost": cost})
    return _save(test, decided, decided.state, log=decided.state, by=person)


def _tester(session: Session, test: PhaseTest) -> str:
    """Who tests and accepts: the client, since acceptance releases the client's money."""
    person = test.open.person(session.by, test.baseline)
    test.open.allow(person, "accept", test.baseline)
    if any(p.id == person and p.party == "vendor" for p in test.baseline.people):
        raise Refused(
            "The vendor does not accept its own work.",
            "Somebody of the client notes the results and accepts: --by MEMBER.",
        )
    return person


def again(session: Session, phase_id: str) -> PhaseTest:
    """Open a refused or partly accepted record for the next test.

    Raises:
        Refused: the phase is accepted.
    """
    return record_change(session, phase_id, stage.reopened, "again")


def progress(session: Session) -> tuple[PhaseProgress, ...]:
    """The signed plan beside what happened, phase by phase.

    Raises:
        Refused: no contract edition is signed.
    """
    table = open_table(session)
    assignment = signed_assignment(table, signed_contract(table))
    records = {r.phase: r for r in table.records.acceptance}
    return tuple(_progress(phase, records.get(phase.id), table.now.date()) for phase in assignment.phases)


def signed_contract(table: SigningTable) -> Baseline:
    """The contract edition that is in force.

    Raises:
        Refused: none is signed.
    """
    for baseline in reversed(table.records.baselines):
        if baseline.edition == "contract" and table.state(baseline) is BaselineState.SIGNED:
            return baseline
    raise Refused(
        "No contract edition is signed, so there is nothing to accept yet.",
        "'crmkit signoff status' says whose signature is missing.",
    )


def signed_assignment(table: SigningTable, baseline: Baseline) -> Assignment:
    """The Technical Assignment as it was signed."""
    return Assignment.model_validate(frozen_text(table.root, baseline).data["assignment"])


def _progress(phase: PhaseClause, record: AcceptanceRecord | None, today: date) -> PhaseProgress:
    done = record.date if record and record.state in {"accepted", "partial"} else None
    late = (done or today) - phase.finish
    return PhaseProgress(
        phase=phase,
        state=record.state if record else "not begun",
        accepted=done,
        days_late=late.days if late.days > 0 else None,
        cost=record.cost if record else None,
    )


def _save(test: PhaseTest, record: AcceptanceRecord, what: str, *, log: str, by: str) -> PhaseTest:
    table = test.open
    if record.started is None:
        record = record.model_copy(update={"started": table.now.date(), "baseline": test.baseline.id})
    name = acceptance_file(test.phase.id)
    with step(table, f"accept {test.phase.id} ({what})") as now:
        if now.tx.exists(name):
            now.tx.read(name)
        now.tx.write(name, canonical.dump(record))
        if log:
            now.book.add("accept", by, table.now, test.baseline.id, {"phase": test.phase.id, "state": log})
    return PhaseTest(table, test.baseline, test.phase, record, test.payments, test.currency)
