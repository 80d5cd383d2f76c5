"""What is noted while a phase is tested: results, defects, and when a defect is gone."""

from datetime import date
from typing import get_args

from toolkit.models.signoff.acceptance import DefectClass
from toolkit.problems import UsageError
from toolkit.stages.signoff import acceptance as stage
from toolkit.workflows.clock import now_or
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.accept.phases import PhaseTest, record_change
from toolkit.workflows.signoff.table import open_table

_CLASSES: tuple[DefectClass, ...] = get_args(DefectClass)


def note_result(session: Session, phase: str, step: str, *, passed: bool, evidence: str) -> PhaseTest:
    """Note that a step passed or failed.

    Raises:
        UsageError: there is no such step, or a failed one without what was seen.
        Refused: nothing is signed, or the record is closed.
    """
    table = open_table(session)
    person, now = table.person(session.by, table.baseline), now_or(session.today)
    return record_change(
        session,
        phase,
        lambda r: stage.with_result(r, step, passed=passed, evidence=evidence, by=person, at=now),
        step,
    )


def note_defect(
    session: Session, phase: str, text: str, kind: str, *, step: str = "", due: date | None = None
) -> PhaseTest:
    """Note a defect with its class.

    Raises:
        UsageError: the class or the step is not known.
    """
    known = next((name for name in _CLASSES if name == kind), None)
    if known is None:
        raise UsageError(f"There is no class '{kind}'.", f"Choose one of: {', '.join(_CLASSES)}.")
    found = now_or(session.today).date()
    return record_change(
        session, phase, lambda r: stage.with_defect(r, text, known, found, step=step, due=due), "defect"
    )


def note_solved(session: Session, phase: str, defect: str, *, due: date | None = None) -> PhaseTest:
    """Note that a defect is gone, or by when it will be (`due`).

    Raises:
        UsageError: there is no such defect.
    """
    today = now_or(session.today).date()
    if due is not None:
        return record_change(session, phase, lambda r: stage.with_due(r, defect, due), defect)
    return record_change(session, phase, lambda r: stage.with_solved(r, defect, today), defect)
