"""Change requests: open one, edit under it, see what it does, decide, and freeze the next edition."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.kernel.canonical_json import canonical
from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.change import ChangedClause, ChangeEffect, ChangeRequest
from toolkit.problems import Refused, UsageError
from toolkit.stages.signoff.changes import changed_clauses, changed_sections, effect_of
from toolkit.store import canonical as yaml_form
from toolkit.store.files import safe_join
from toolkit.store.folder import CHANGES, decision_file
from toolkit.store.signoff.hold import held_files, read_hold
from toolkit.store.signoff.records import change_file
from toolkit.store.transaction import Transaction
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.departure import Departure, departure
from toolkit.workflows.signoff.hold import keep_hold
from toolkit.workflows.signoff.issue.current import CurrentText, current_text
from toolkit.workflows.signoff.issue.text import frozen_text
from toolkit.workflows.signoff.table import SigningTable, open_table, step


@dataclass(frozen=True)
class Difference:
    """How the text of today differs from the frozen one."""

    change: ChangeRequest
    sections: tuple[str, ...]
    clauses: tuple[ChangedClause, ...]
    effect: ChangeEffect
    left: Departure | None = None
    """What is not as it was after a refusal: files of a person, which the program never writes."""

    @property
    def filled(self) -> ChangeRequest:
        """The change request with these differences in it."""
        update = {"sections": self.sections, "clauses": self.clauses, "effect": self.effect}
        return self.change.model_copy(update=update)

    @property
    def nothing(self) -> bool:
        """Whether both say the same."""
        return not self.sections


def new_change(session: Session, reason: str, origin: str, decides: str = "") -> ChangeRequest:
    """Open a change request; from now on what stands in the frozen edition may be edited under it.

    Raises:
        UsageError: no reason, no origin, or nobody of that name.
        Refused: nothing is frozen, another change request is open, or `decides` may not decide.
    """
    table = open_table(session)
    baseline = table.baseline
    person = table.person(session.by, baseline)
    table.allow(person, "change", baseline)
    assert baseline is not None  # noqa: S101  # `change` is allowed for a frozen edition only
    if not reason.strip():
        raise UsageError("Why shall it change?", "Say it with --reason.")
    if not origin.strip():
        raise UsageError("Where does the wish come from?", "Say with --origin who asked, and when.")
    decider = _decider(table, baseline, decides)
    agreed = departure(session, table) is None
    with step(table, "signoff change new") as now:
        now.table.refuse_while_open("second change request")
        change = ChangeRequest(
            id=f"CR{len(now.records.changes) + 1}",
            baseline=baseline.id,
            reason=reason.strip(),
            origin=origin.strip(),
            opened=table.now.date(),
            opened_by=person,
            decides=decider,
        )
        for name in held_files(table.root, baseline.edition):
            now.tx.write(_kept(change, name), now.tx.read(name))
        _write(now.tx, change)
        now.book.add("change", person, table.now, baseline.id, {"change": change.id})
        keep_hold(now.tx, baseline, change.id, agreed=agreed)
    return change


def _decider(table: SigningTable, baseline: Baseline, given: str) -> str | None:
    """Who shall decide: somebody who may, the sponsor where nobody is named."""
    if not given:
        return table.dossier.engagement.sponsor
    person, those = table.person(given, baseline), table.who_may("decide", baseline)
    if person not in those:
        raise Refused(f"{person} may not decide about a change.", f"These may: {', '.join(those)}.")
    return person


def difference(session: Session, change_id: str) -> Difference:
    """What a change request has come to so far; for a decided one, what was decided about.

    Raises:
        UsageError: there is no such change request.
    """
    table = open_table(session)
    change = _change(table, change_id)
    if change.decision != "open":
        return Difference(change, change.sections, change.clauses, change.effect)
    baseline = _baseline(table, change)
    return _difference(table, change, baseline, current_text(session, baseline.edition, baseline.profile))


def all_changes(session: Session) -> tuple[ChangeRequest, ...]:
    """All change requests, oldest first; the open one with what it has come to so far."""
    table = open_table(session)
    return tuple(
        difference(session, change.id).filled if change == table.open_change else change
        for change in table.records.changes
    )


def decide_change(session: Session, change_id: str, *, accept: bool, reason: str) -> Difference:
    """Accept a change as it stands now, or refuse it and put the files back as they were.

    Raises:
        Refused: it was decided already, nothing was changed, or the person may not decide.
        UsageError: there is no such change request, or no reason was given.
    """
    table = open_table(session)
    change = _change(table, change_id)
    baseline = _baseline(table, change)
    person = table.person(session.by, baseline)
    table.allow(person, "decide", baseline)
    if change.decision != "open":
        raise Refused(f"{change.id} was {change.decision} by {change.decided_by} on {change.decided}.", "")
    # Somebody who was named and may not decide (any more) holds up nobody.
    named = change.decides if change.decides in table.who_may("decide", baseline) else None
    if named and person.casefold() != named.casefold():
        raise Refused(f"{change.id} is decided by {change.decides}.", f"Say --by {change.decides}.")
    if not reason.strip():
        raise UsageError("Why?", "Say it with --reason; it is printed in the change list.")
    text = current_text(session, baseline.edition, baseline.profile)
    found = _difference(table, change, baseline, text)
    if accept and text.root == table.standing_root(baseline):
        raise Refused(
            f"Nothing differs from {baseline.id} yet.", "Edit the requirements, gaps or plan, then decide."
        )
    decided = found.filled.model_copy(
        update={
            "decision": "accepted" if accept else "refused",
            "decision_reason": reason.strip(),
            "decided_by": person,
            "decided": table.now.date(),
            "root_sha256": text.root if accept else "",
        }
    )
    with step(table, f"signoff change decide {change.id}") as now:
        if now.records.change(change.id) != change:
            raise Refused(f"Somebody else has just decided {change.id}.", "Look: crmkit signoff change list")
        if not accept:
            _put_back(now.tx, change, baseline)
        _write(now.tx, decided)
        facts = {"change": change.id, "decision": decided.decision}
        now.book.add("decide", person, table.now, baseline.id, facts)
        keep_hold(now.tx, baseline, "", agreed=accept)
    left = None if accept else departure(session, open_table(session))
    return Difference(decided, found.sections, found.clauses, found.effect, left)


def _difference(
    table: SigningTable, change: ChangeRequest, baseline: Baseline, text: CurrentText
) -> Difference:
    old = frozen_text(table.root, baseline)
    new = json.loads(canonical(text.desk.assignment.model_dump(mode="json")))
    before: Mapping[str, Any] = old.data["assignment"]
    return Difference(
        change,
        changed_sections({s.section: s.sha256 for s in baseline.sections}, text.hashes),
        changed_clauses(before, new),
        effect_of(before, new),
    )


def _put_back(tx: Transaction, change: ChangeRequest, baseline: Baseline) -> None:
    """The held files as they were when the change request was opened; new ones go."""
    kept = _kept(change, "")
    before = {
        path.relative_to(tx.root / kept).as_posix(): path
        for path in sorted(safe_join(tx.root, kept).rglob("*"))
        if path.is_file()
    }
    hold = read_hold(tx.root)
    # An earlier version did not hold this file, and so kept no copy of it.
    spared = () if hold is not None and hold.files else (decision_file("contradictions"),)
    for name in held_files(tx.root, baseline.edition):
        if name not in before and name not in spared:
            tx.delete(name, although_held=True)
    for name in before:
        tx.write(name, tx.read(_kept(change, name)), although_held=True)


def _kept(change: ChangeRequest, name: str) -> str:
    """Where a file lies as it was before the change request."""
    return f"{CHANGES}/{change.id}/{name}".rstrip("/")


def _write(tx: Transaction, change: ChangeRequest) -> None:
    name = change_file(change.id)
    if tx.exists(name):
        tx.read(name)
    tx.write(name, yaml_form.dump(change))


def _change(table: SigningTable, change_id: str) -> ChangeRequest:
    change = table.records.change(change_id)
    if change is None:
        known = ", ".join(c.id for c in table.records.changes) or "none yet"
        raise UsageError(f"There is no change request '{change_id}'.", f"Known are: {known}.")
    return change


def _baseline(table: SigningTable, change: ChangeRequest) -> Baseline:
    baseline = table.records.baseline(change.baseline)
    if baseline is None:
        raise UsageError(
            f"{change.id} is about {change.baseline}, which is not there.", "Look into 'issued'."
        )
    return baseline
