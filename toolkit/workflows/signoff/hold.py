"""While an edition is frozen, what stands in it is changed only under an open change request."""

from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.hold import Hold
from toolkit.store import canonical
from toolkit.store.folder import HOLD
from toolkit.store.signoff.hold import read_hold, watched_files
from toolkit.store.transaction import Transaction


def keep_hold(tx: Transaction, baseline: Baseline, change: str, *, agreed: bool = False) -> None:
    """Note which edition holds the files and under which change request they may be edited ("" for none).

    `agreed` says that the files are now as they were agreed; else what was noted of them stays.
    """
    before = read_hold(tx.root)
    files = before.files if before is not None and before.baseline == baseline.id else {}
    if agreed:
        files = watched_files(tx.root, baseline.edition)
    _write(tx, Hold(baseline=baseline.id, edition=baseline.edition, change=change, files=files))


def end_hold(tx: Transaction) -> None:
    """Nothing is held any more."""
    if tx.exists(HOLD):
        tx.delete(HOLD)


def _write(tx: Transaction, hold: Hold) -> None:
    if tx.exists(HOLD):
        tx.read(HOLD)
    tx.write(HOLD, canonical.dump(hold))
