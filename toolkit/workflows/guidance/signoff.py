"""What the guidance has to know of the sign-off; nothing is loaded while there is none."""

from pathlib import Path

from toolkit.models.guidance.facts import SignoffFacts
from toolkit.models.signoff.baseline import BaselineState
from toolkit.store.folder import ISSUED, SIGNOFF, TRUST
from toolkit.workflows.session import Session

_FILES = (SIGNOFF, ISSUED)


def signoff_facts(root: Path, session: Session) -> SignoffFacts:
    """State of the newest edition, who is to read and sign, which changes are on the way, which phases are accepted."""
    if not any((root / name).exists() for name in _FILES):
        return SignoffFacts()
    from toolkit.stages.signoff.round import next_signatory  # slow: most engagements have no sign-off yet
    from toolkit.workflows.signoff.status import signoff_status  # slow: loads the documents
    from toolkit.workflows.signoff.table import open_table  # slow: see above

    status, table = signoff_status(session), open_table(session)
    records = table.records
    state, baseline = status.state, status.baseline
    signing = [p for p in status.people if p.person.part == "signs"]
    next_one = next_signatory(status.people) if baseline else None
    withdrawn = [b.id for b, s in status.editions if s is BaselineState.WITHDRAWN]
    undone = state is BaselineState.DRAFT and bool(withdrawn)
    mine = [c for c in status.changes if baseline is not None and c.baseline == baseline.id]
    signed = [b.id for b, s in status.editions if s is BaselineState.SIGNED and b.edition == "contract"]
    reading = state not in (BaselineState.DRAFT, BaselineState.SIGNED)
    return SignoffFacts(
        state=BaselineState.WITHDRAWN.value if undone else state.value,
        edition=status.edition,
        baseline=withdrawn[-1] if undone else baseline.id if baseline else "",
        superseded=sum(s is BaselineState.SUPERSEDED for _, s in status.editions),
        unread=tuple((p.person.id, len(p.unread)) for p in status.people if p.unread) if reading else (),
        next=next_one.person.id if next_one else "",
        signed=sum(p.signed for p in signing),
        to_sign=len(signing),
        remarks=tuple(remark.id for remark in status.remarks),
        declined=tuple(p.person.id for p in status.people if p.declined),
        open_changes=tuple(c.id for c in mine if c.decision == "open"),
        deciding=tuple((c.decides, c.id) for c in mine if c.decision == "open" and c.decides),
        accepted_changes=tuple(c.id for c in status.waiting),
        departed=status.departure is not None,
        broken=bool(status.broken),
        accepted_phases=tuple(a.phase for a in records.acceptance if a.state in ("accepted", "partial")),
        trusted=any((root / TRUST).glob("*")),
        in_force=signed[-1] if signed and state is not BaselineState.SIGNED else "",
    )
