"""While an edition is frozen, what stands in it is changed only under an open change request."""

from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.hold import Hold
from toolkit.store import canonical
from toolkit.store.folder import HOLD
from toolkit.store.transaction import Transaction


def keep_hold(tx: Transaction, baseline: Baseline, change: str) -> None:
    """Note which edition holds the files and under which change request they may be edited ("" for none)."""
    _write(tx, Hold(baseline=baseline.id, edition=baseline.edition, change=change))


def end_hold(tx: Transaction) -> None:
    """Nothing is held any more."""
    if tx.exists(HOLD):
        tx.delete(HOLD)


def _write(tx: Transaction, hold: Hold) -> None:
    if tx.exists(HOLD):
        tx.read(HOLD)
    tx.write(HOLD, canonical.dump(hold))
