"""The reading round as the check of unread texts wants it: who has not read, and how long there was to read."""

from datetime import date, timedelta
from pathlib import Path

from toolkit.kernel.workdays import working_days
from toolkit.models.advice.facts import ReadingFacts
from toolkit.models.dossier import Dossier
from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.change import ChangeRequest
from toolkit.problems import CrmkitError
from toolkit.stages.signoff.changes import changed_sections
from toolkit.stages.signoff.contents import FRONT
from toolkit.stages.signoff.people import participants
from toolkit.stages.signoff.round import declined, people_states, signatures
from toolkit.store.signoff.records import Records, read_records
from toolkit.workflows.calendar import holidays_of
from toolkit.workflows.clock import now_or
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.table import SigningTable

_CONTRACT = "contract"


def reading_facts(session: Session, root: Path, dossier: Dossier, today: date) -> ReadingFacts | None:
    """What is known of the newest frozen edition; None while nothing is frozen."""
    vendor = dossier.vendor(dossier.chosen.vendor) if dossier.chosen else None
    people = participants(dossier.engagement, vendor.name if vendor else "")
    records = read_records(root)
    baseline = SigningTable(root, dossier, records, people, now_or(today)).baseline
    if baseline is None:
        return None
    found = _facts(dossier, records, baseline, today)
    if found.signed is None or any(_on_the_way(change, baseline) for change in records.changes):
        return found
    return found.model_copy(update={"changed": _changed(session, baseline)})


def _on_the_way(change: ChangeRequest, baseline: Baseline) -> bool:
    """What is edited under a change request is going to be signed again."""
    return change.baseline == baseline.id and change.decision in ("open", "accepted")


def _changed(session: Session, baseline: Baseline) -> tuple[str, ...]:
    """Titles of the sections that say something else today than what was signed."""
    from toolkit.workflows.signoff.issue.current import current_text  # slow: loads the documents

    signed = {section.section: section for section in baseline.sections}
    try:
        text = current_text(session, baseline.edition, baseline.profile)
    except CrmkitError:
        return ("the whole text, which cannot be made again from what is there now",)
    titles = {section.id: section.title for section in text.sections}
    changed = changed_sections({name: section.sha256 for name, section in signed.items()}, text.hashes)
    return tuple(
        titles.get(name) or (signed[name].title if name in signed else "") or name for name in changed
    )


def _facts(dossier: Dossier, records: Records, baseline: Baseline, today: date) -> ReadingFacts:
    signed = signatures(records.entries, baseline.id)
    states = people_states(
        baseline.people,
        [(s.section, s.sha256) for s in baseline.sections if s.section != FRONT],
        records.reading,
        signed,
        declined(records.entries, baseline.id),
        today,
    )
    first = min((s.entry.at.date() for s in signed), default=None)
    begin, end = baseline.delivered + timedelta(days=1), first or today
    return ReadingFacts(
        unread=tuple((state.person.id, len(state.unread)) for state in states if state.unread),
        delivered=baseline.delivered,
        signed=first,
        working_days=working_days(begin, end, holidays_of(dossier)),
        requirements=baseline.requirements,
        contract=_contract(dossier) if baseline.edition == _CONTRACT else None,
    )


def _contract(dossier: Dossier) -> date | None:
    """The day of the contract, where the plan has a milestone of that name."""
    phases = dossier.plan.phases if dossier.plan else ()
    return next((m.date for phase in phases for m in phase.milestones if m.id == _CONTRACT), None)
