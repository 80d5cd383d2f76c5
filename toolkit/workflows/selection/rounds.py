"""Close the round of a vendor without those who have not handed in, or open it again."""

from toolkit.models.dossier import Dossier
from toolkit.models.selection.closed_round import ClosedRound, ClosedRounds
from toolkit.problems import Refused, UsageError
from toolkit.stages.selection.demos import access
from toolkit.store import canonical
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import decision_file, find_root
from toolkit.store.transaction import Transaction, transaction
from toolkit.workflows.clock import now_or
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_or_fail

ROUNDS = decision_file("rounds")
WHAT_IT_DOES = (
    "The group may talk about this vendor, and compare when all rounds are closed. Whoever has not handed in can no "
    "longer do so; what he or she began stays as it is and counts as not handed in. "
    "Prices stay locked until every named rater has handed in for every vendor."
)


def missing(session: Session, vendor_id: str) -> tuple[str, ...]:
    """Who has not handed in for a vendor whose round can be closed.

    Raises:
        UsageError: there is no such vendor.
        Refused: it is not on the shortlist, the round is closed, or nobody has handed in.
    """
    return _closable(read_dossier(find_root(session.directory)), vendor_id)[1]


def close(session: Session, vendor_id: str, reason: str) -> ClosedRound:
    """Close the round of a vendor.

    Raises:
        UsageError: there is no such vendor, nobody says who closes it, or the reason is missing.
        Refused: it is not on the shortlist, the round is closed, or nobody has handed in.
    """
    root = find_root(session.directory)
    with transaction(
        root, command=f"demo close {vendor_id}", at=now_or(session.today), by=session.saved_by
    ) as tx:
        dossier = read_dossier(root)
        vendor, left = _closable(dossier, vendor_id)
        by = user_or_fail(session.by, dossier)
        if not reason.strip():
            raise UsageError("Why is the round closed?", '--reason "Laura is ill until April."')
        made = ClosedRound(
            vendor=vendor, at=now_or(session.today), by=by, reason=reason.strip(), missing=left
        )
        _write(tx, (*dossier.closed_rounds, made))
    return made


def reopen(session: Session, vendor_id: str) -> tuple[str, ...]:
    """Open a closed round again; returns who may hand in now.

    Raises:
        UsageError: there is no such vendor.
        Refused: the round was not closed by hand.
    """
    root = find_root(session.directory)
    with transaction(root, command=f"demo close {vendor_id} --reopen", at=now_or(session.today)) as tx:
        dossier = read_dossier(root)
        vendor = access.rateable(dossier, vendor_id)
        if access.closed_round(dossier, vendor.id) is None:
            raise Refused(f"The round of {vendor.id} was not closed by hand.", "There is nothing to open.")
        _write(tx, tuple(c for c in dossier.closed_rounds if c.vendor != vendor.id))
    return access.outstanding(dossier, vendor.id)


def _closable(dossier: Dossier, vendor_id: str) -> tuple[str, tuple[str, ...]]:
    vendor = access.rateable(dossier, vendor_id).id
    left = access.outstanding(dossier, vendor)
    if closed := access.closed_round(dossier, vendor):
        raise Refused(f"The round of {vendor} was closed by {closed.by} on {closed.at.date()}.")
    if not left:
        raise Refused(f"Everybody has handed in for {vendor}: its round is closed.")
    if not any(c.submitted for c in dossier.scorecards if c.vendor == vendor):
        raise Refused(f"Nobody has handed in for {vendor} yet.", "A round without a scorecard says nothing.")
    return vendor, left


def _write(tx: Transaction, rounds: tuple[ClosedRound, ...]) -> None:
    if rounds:
        tx.write(ROUNDS, canonical.dump(ClosedRounds(schema_version="1", rounds=rounds)))
    else:
        tx.delete(ROUNDS)
