"""The verdict: a word with its reason, never a bare number."""

from collections.abc import Sequence

from toolkit.models.selection.comparison import Gate, VendorResult, Verdict, VerdictWord


def decide(results: Sequence[VendorResult]) -> Verdict:
    """Say how sure the choice is.

    Only vendors that pass the gate compete; exactly one left is CLEAR. Of several, the leader by
    points is CLEAR only if it is at least as good as every other one on every key task, since then
    no choice of weights or points can change the order; otherwise UNDECIDED.
    """
    passed = [r for r in results if r.gate is Gate.PASS]
    pending = [r for r in results if r.gate is Gate.PENDING]
    if pending:
        names = ", ".join(f"{r.vendor} ({', '.join(r.pending_musts)})" for r in pending)
        return Verdict(
            word=VerdictWord.UNDECIDED,
            vendor=None,
            reason=f"Must tasks were not shown by {names}: see them before deciding.",
        )
    if not passed:
        reason = (
            "No vendor passes the gate: every one fails a must."
            if results
            else "No vendor has been rated yet."
        )
        return Verdict(word=VerdictWord.UNDECIDED, vendor=None, reason=reason)
    if len(passed) == 1:
        return Verdict(
            word=VerdictWord.CLEAR,
            vendor=passed[0].vendor,
            reason=f"Only {passed[0].vendor} passes the gate (no must at not performed).",
        )
    return _among(passed)


def _among(passed: Sequence[VendorResult]) -> Verdict:
    leader, *others = sorted(passed, key=lambda r: (-r.share, r.vendor))
    rivals = [o.vendor for o in others if not _dominates(leader, o)]
    if not rivals:
        return Verdict(
            word=VerdictWord.CLEAR,
            vendor=leader.vendor,
            reason=f"{leader.vendor} is at least as good as each other vendor on every key task.",
        )
    return Verdict(
        word=VerdictWord.UNDECIDED,
        vendor=leader.vendor,
        reason=f"{leader.vendor} has most points, but {', '.join(rivals)} is better on some key tasks: "
        "see again those where they differ most.",
    )


def _dominates(a: VendorResult, b: VendorResult) -> bool:
    pairs = list(zip(a.tasks, b.tasks, strict=True))
    return all(x.grade.rank >= y.grade.rank for x, y in pairs) and any(
        x.grade.rank > y.grade.rank for x, y in pairs
    )
