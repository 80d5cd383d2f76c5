"""In which phase a gap is closed: what the decision says, within the phases of the plan."""

import re
from collections.abc import Sequence
from datetime import date

from toolkit.models.planning.gap import Gap
from toolkit.models.planning.plan_inputs import Phase

_NOT_BUILT = frozenset({"adapt_process", "live_without", "other_system"})


def phase_of_gap(gap: Gap, phases: Sequence[Phase], go_live: date | None) -> Phase | None:
    """The phase that closes the gap, or None when nothing is built (or there is no phase).

    A phase named in the decision wins. build_before_go_live: the last phase that ends before
    go-live. build_in_phase_<n>: the phase whose id ends in <n>. build_later: the last phase. A gap
    without decision is counted in the latest phase that ends on or before its needed-by date (else
    the first one after it), so that an open decision never looks free of charge.
    """
    if not phases or gap.decided in _NOT_BUILT:
        return None
    ordered = sorted(phases, key=lambda phase: phase.finish)
    if gap.decision and gap.decision.phase:
        return next((p for p in ordered if p.id == gap.decision.phase), None)
    if gap.decided == "build_later":
        return ordered[-1]
    if gap.decided and gap.decided.startswith("build_in_phase_"):
        wanted = int(gap.decided.removeprefix("build_in_phase_"))
        return next((p for p in ordered if phase_number(p) == wanted), None)
    limit = go_live if gap.decided == "build_before_go_live" or gap.needed_by is None else gap.needed_by
    if limit is None:
        return ordered[0]
    in_time = [p for p in ordered if p.finish <= limit]
    return in_time[-1] if in_time else ordered[0]


def phase_number(phase: Phase) -> int | None:
    """The number at the end of the phase's id (2 for P2), or None when it has none."""
    match = re.search(r"(\d+)\Z", phase.id)
    return int(match.group(1)) if match else None
