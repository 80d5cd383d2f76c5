"""Whether the text of today is still the one that was agreed: frozen, or accepted in a change request after that."""

import json
from dataclasses import dataclass

from toolkit.kernel.canonical_json import canonical
from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.change import ChangedClause
from toolkit.problems import Refused
from toolkit.stages.signoff.changes import changed_clauses, demanded
from toolkit.store.signoff.hold import read_hold, touched_files
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.issue.current import CurrentText, current_text
from toolkit.workflows.signoff.issue.text import frozen_text
from toolkit.workflows.signoff.table import SigningTable

MEND = (
    "Put back what was changed, or open a change request (crmkit signoff change new --reason '...' --origin '...') "
    "and let it be decided."
)


@dataclass(frozen=True)
class Departure:
    """The text of today is not the agreed one. `files` were changed since; empty where that is not known.

    `agreed` names what it departs from: `B1`, or `B1 with CR1`.
    """

    agreed: str
    files: tuple[str, ...]

    def __str__(self) -> str:
        where = f" Changed since: {', '.join(self.files)}." if self.files else ""
        return f"The text of today differs from {self.agreed}, and no change request says so.{where}"


def departure(session: Session, table: SigningTable) -> Departure | None:
    """How the engagement departs from the edition in force; None while it does not, or a change request is open.

    The text is built only where a file it is made from was changed, or nobody noted how they were.
    """
    baseline = table.baseline
    if baseline is None or table.open_change:
        return None
    hold = read_hold(table.root)
    known = hold is not None and hold.baseline == baseline.id and bool(hold.files)
    files = touched_files(table.root, hold) if hold is not None and known else ()
    if known and not files:
        return None
    agreed = " with ".join(filter(None, (baseline.id, ", ".join(c.id for c in table.waiting))))
    try:
        text = current_text(session, baseline.edition, baseline.profile)
    except Refused:  # what was agreed cannot even be made any more
        return Departure(agreed, files)
    return Departure(agreed, files) if departs(table, baseline, text) else None


def refuse_departure(session: Session, table: SigningTable, what: str) -> None:
    """Keep `what` from happening while the engagement says something else than the edition in force.

    Raises:
        Refused: it does.
    """
    if found := departure(session, table):
        raise Refused(f"{found} There is no {what} now.", MEND)


def departs(table: SigningTable, baseline: Baseline, text: CurrentText) -> bool:
    """Whether a text of the edition of `baseline` says something else than what was agreed.

    Of a requirements edition only what is demanded counts: choosing a vendor and deciding about gaps, which come
    after it, change its list of open points.
    """
    if text.root == table.standing_root(baseline):
        return False
    return baseline.edition == "contract" or bool(unagreed(table, baseline, text))


def unagreed(table: SigningTable, baseline: Baseline, text: CurrentText) -> tuple[ChangedClause, ...]:
    """The demands in which a text differs from what was agreed."""
    changes = table.accepted(baseline)
    agreed = demanded(changes[-1].clauses) if changes else ()
    now = demanded(clauses_since(table, baseline, text))
    return (*(c for c in now if c not in agreed), *(c for c in agreed if c not in now))


def clauses_since(table: SigningTable, baseline: Baseline, text: CurrentText) -> tuple[ChangedClause, ...]:
    """The change list from a frozen edition to a text of the same kind."""
    old = frozen_text(table.root, baseline).data["assignment"]
    return changed_clauses(old, json.loads(canonical(text.desk.assignment.model_dump(mode="json"))))
