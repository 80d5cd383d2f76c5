"""The verdict: a word with its reason, never a bare number."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from toolkit.models.engagement.settings import Settings
from toolkit.models.selection.comparison import Gate, VendorResult, Verdict, VerdictWord
from toolkit.stages.scoring.majority.dominance import beats
from toolkit.stages.scoring.see_again import telling, unseen

Kept = Callable[[str, Sequence[str]], Fraction]
"""Share of runs in which the first named vendor is first among the others named."""


def decide(results: Sequence[VendorResult], settings: Settings, kept: Kept) -> Verdict:
    """Say how sure the choice is.

    Only vendors that pass the gate compete; exactly one left is CLEAR. Of several, the leader is CLEAR when
    it leads by points at both ends and either beats every other one whatever points the grades are given, or
    stays first in 90 % of the runs with other weights, points and raters; CLOSE from 60 %; else UNDECIDED.

    Args:
        results: of the vendors compared.
        settings: the bounds and the number of runs.
        kept: called only when runs are needed.
    """
    passed = [r for r in results if r.gate is Gate.PASS]
    pending = [r for r in results if r.gate is Gate.PENDING]
    if not any(r.shown for r in results):
        return _open(None, _nothing(results))
    if not passed and not pending:
        return _open(None, "No vendor passes the gate: every one fails a must.", telling(results, results[0]))
    return _at_the_gate(passed, pending) or _among(sorted(passed, key=_by_points), settings, kept)


def _nothing(results: Sequence[VendorResult]) -> str:
    if not results:
        return "No vendor is on the shortlist yet."
    if any(task.ratings for r in results for task in r.tasks):
        return "No vendor has shown anything that could be graded: have the key tasks shown."
    return "No vendor has been rated yet."


def _at_the_gate(passed: Sequence[VendorResult], pending: Sequence[VendorResult]) -> Verdict | None:
    """The verdict where no points are needed, or none are possible."""
    if pending:
        names = ", ".join(f"{r.vendor} ({', '.join(r.pending_musts)})" for r in pending)
        again = tuple((r.vendor, task) for r in pending for task in r.pending_musts)
        return _open(None, f"Must tasks were not shown by {names}: see them before deciding.", again)
    blank = [r.vendor for r in passed if not r.shown]
    if blank:
        return _open(None, f"Nothing was shown by {', '.join(blank)}: have it shown before deciding.")
    if len(passed) == 1:
        return Verdict(
            word=VerdictWord.CLEAR,
            vendor=passed[0].vendor,
            reason=f"Only {passed[0].vendor} passes the gate (no must at not performed).",
        )
    if not passed[0].weight:
        return _open(None, "No task has a weight, so no vendor can lead: give the key tasks weights.")
    return None


def _by_points(result: VendorResult) -> tuple[Fraction, str]:
    return -result.share, result.vendor


def _among(passed: Sequence[VendorResult], settings: Settings, kept: Kept) -> Verdict:
    """The verdict over several vendors that pass, best first by points."""
    leader, *others = passed
    level = [r.vendor for r in passed if r.share == leader.share]
    if len(level) > 1:
        return _open(None, f"{_listed(level)} have equal points.", telling(passed, leader))
    ahead = [r.vendor for r in others if r.fit_share >= leader.fit_share]
    if ahead:
        reason = (
            f"{leader.vendor} leads on what was shown, but if the rest works like it, {_listed(ahead)} "
            f"{'is' if len(ahead) == 1 else 'are'} level or ahead: have shown what was not."
        )
        return _open(leader.vendor, reason, unseen(passed) or telling(passed, leader))
    if all(beats(leader, other) for other in others):
        return Verdict(
            word=VerdictWord.CLEAR,
            vendor=leader.vendor,
            reason=f"{leader.vendor} leads whatever points the grades are given: nobody has more task weight at "
            "excellent, at good or better, or at satisfactory or better.",
        )
    return _by_runs(passed, settings, kept(leader.vendor, [r.vendor for r in passed]))


def _by_runs(passed: Sequence[VendorResult], settings: Settings, kept: Fraction) -> Verdict:
    leader, bounds = passed[0], settings.stability
    word = VerdictWord.CLEAR if kept * 100 >= bounds.clear_percent else VerdictWord.CLOSE
    if kept * 100 < bounds.close_percent:
        word = VerdictWord.UNDECIDED
    again = telling(passed, leader) if word is not VerdictWord.CLEAR else ()
    tail = ": see again the tasks that tell most." if again else "."
    return Verdict(
        word=word,
        vendor=leader.vendor,
        reason=f"{leader.vendor} has most points and stays first in {int(kept * 100)} % of {bounds.draws:,} runs "
        f"with other weights, points and raters{tail}",
        see_again=again,
        kept=kept,
    )


def _open(vendor: str | None, reason: str, again: tuple[tuple[str, str], ...] = ()) -> Verdict:
    return Verdict(word=VerdictWord.UNDECIDED, vendor=vendor, reason=reason, see_again=again)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
