"""The landscape on file beside what the interviews propose; accepted entry by entry."""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from toolkit.kernel.questions.slug import folded, slug
from toolkit.models.dossier import Dossier
from toolkit.models.engagement.engagement import Engagement
from toolkit.models.landscape.access_role import AccessRoleList
from toolkit.models.landscape.landscape import KINDS, Difference, Entry, Kind, Landscape, Proposals
from toolkit.models.landscape.process import ProcessList
from toolkit.models.landscape.system import DataSourceList, FlowList, SystemList
from toolkit.models.noun import Noun
from toolkit.problems import Refused, UsageError
from toolkit.stages.landscape.differences import accepted, differences
from toolkit.stages.landscape.heard import Asked
from toolkit.stages.landscape.propose import propose
from toolkit.store import canonical, typed
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import LANDSCAPE, find_root
from toolkit.store.transaction import Transaction, transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.forms import contradictions_of, forms_of, names_of
from toolkit.workflows.register.waiting import PROPOSALS, landscape_of, proposals_of
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_or_fail

_FILES: dict[Kind, tuple[str, type[Noun]]] = {
    "processes": (f"{LANDSCAPE}/processes.yaml", ProcessList),
    "systems": (f"{LANDSCAPE}/systems.yaml", SystemList),
    "flows": (f"{LANDSCAPE}/flows.yaml", FlowList),
    "data_sources": (f"{LANDSCAPE}/data-sources.yaml", DataSourceList),
    "roles": (f"{LANDSCAPE}/roles.yaml", AccessRoleList),
}
N = TypeVar("N", bound=Noun)


@dataclass(frozen=True)
class Seen:
    """The landscape with the engagement it belongs to."""

    landscape: Landscape
    engagement: Engagement


def look(directory: Path) -> Seen:
    """The landscape on file with goals, currency and people."""
    dossier = read_dossier(find_root(directory))
    return Seen(landscape_of(dossier), dossier.engagement)


def find_entry(landscape: Landscape, wanted: str) -> tuple[Kind, Entry]:
    """The kind and the entry with this id, ignoring case.

    Raises:
        UsageError: there is none; the nearest one is suggested.
    """
    entries = [(kind, entry) for kind in KINDS for entry in landscape.entries(kind)]
    for kind, entry in entries:
        if entry.id.casefold() == wanted.casefold():
            return kind, entry
    near = get_close_matches(wanted.casefold(), [entry.id.casefold() for _, entry in entries], n=1)
    hint = f"Did you mean '{near[0]}'? " if near else ""
    raise UsageError(f"There is no entry '{wanted}'.", f"{hint}'crmkit landscape list' shows them all.")


def proposed_differences(session: Session) -> tuple[Difference, ...]:
    """What the interviews propose beside the landscape on file. Writes nothing."""
    root = find_root(session.directory)
    return _differences(session, read_dossier(root), root)


def accept_differences(session: Session, only: Collection[str] | None = None) -> tuple[Difference, ...]:
    """Accept proposals into the landscape: all, or those of the entries with these ids.

    Returns:
        What was accepted.

    Raises:
        UsageError: nobody says who accepts, or nothing is proposed for an id in `only`.
        Refused: a flow would stand without its system.
    """
    root = find_root(session.directory)
    at = now_or(session.today)
    with transaction(root, command="landscape accept", at=at) as tx:
        dossier = read_dossier(root)
        by = user_or_fail(session.by, dossier)
        found = _differences(session, dossier, root)
        if unknown := sorted(set(only or ()) - {d.id for d in found}):
            raise UsageError(
                f"Nothing is proposed for '{unknown[0]}'.",
                "'crmkit landscape accept --dry-run' shows what is.",
            )
        chosen = tuple(d for d in found if only is None or d.id in only)
        base = proposals_of(root)
        ids = {(d.kind, d.id) for d in chosen}
        after, known = accepted(landscape_of(dossier), base.proposed, found, ids)
        _refuse_loose_flows(after)
        if chosen:
            _write(tx, landscape_of(dossier), after)
            tx.write(PROPOSALS, canonical.dump(Proposals(by=by, at=at, proposed=known)))
    return chosen


def heard_landscape(dossier: Dossier, root: Path, session: Session) -> Landscape:
    """The landscape as the submitted interviews tell it."""
    forms = forms_of(dossier, root)
    decided = {
        (c.question, c.instance): c.decision
        for c in contradictions_of(dossier, forms)
        if c.decision is not None
    }
    people = {folded(name): id_ for name, id_ in names_of(dossier)}
    people |= {folded(id_): id_ for id_ in people.values()}
    tasks = {slug(task.name): task.id for task in dossier.key_tasks.tasks}
    return propose(Asked(forms, dossier.interviews, decided, people, tasks, today_or(session.today)))


def _differences(session: Session, dossier: Dossier, root: Path) -> tuple[Difference, ...]:
    proposed = heard_landscape(dossier, root, session)
    return differences(landscape_of(dossier), proposals_of(root).proposed, proposed)


def _refuse_loose_flows(after: Landscape) -> None:
    systems = {system.id.casefold() for system in after.systems}
    for flow in after.flows:
        if flow.system.casefold() not in systems:
            what = f"The flow {flow.id} belongs to the system {flow.system}, which is not in the landscape."
            raise Refused(what, "Accept the system too, or leave the flow out.")


def _write(tx: Transaction, before: Landscape, after: Landscape) -> None:
    for kind in KINDS:
        if before.entries(kind) != after.entries(kind):
            file, model = _FILES[kind]
            head = typed.read(model, tx.read(file), file) if tx.exists(file) else None
            tx.write(file, canonical.dump(_listed(model, head, kind, after)))


def _listed(model: type[N], head: Noun | None, kind: Kind, after: Landscape) -> Noun:
    """The list as it was, with its other fields, holding the entries it has now."""
    if head is None:
        return model.model_validate({"schema_version": "1", kind: after.entries(kind)})
    return head.model_copy(update={kind: after.entries(kind)})
