"""Derive proposals for the register from the answers and take them up; read the register."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from toolkit.models.dossier import Dossier
from toolkit.models.requirements.change import RegisterChange
from toolkit.models.requirements.changes import RegisterChanges
from toolkit.models.requirements.requirement import Register, Requirement
from toolkit.problems import UsageError
from toolkit.stages.requirements.fingerprint import Signed, answers_moved
from toolkit.stages.requirements.merge import taken_up
from toolkit.stages.requirements.review import find
from toolkit.stages.requirements.selection import Findings, Wanted, chosen
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.forms import contradictions_of, forms_of
from toolkit.workflows.register.history import read_history, write_register
from toolkit.workflows.register.proposals import proposals
from toolkit.workflows.register.review import check_wanted
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_or_fail

_COMMAND = "requirements derive"


def propose(session: Session) -> RegisterChanges:
    """What the answers ask for, beside the register as it stands. Writes nothing."""
    root = find_root(session.directory)
    return _changes(session, read_dossier(root), root)


def take_up(session: Session, only: Collection[str] | None = None) -> RegisterChanges:
    """Take proposals into the register: all of them, or those with the machine ids in `only`.

    Returns:
        What was proposed.

    Raises:
        UsageError: nobody says who takes them up, or an id in `only` is no proposal.
    """
    root = find_root(session.directory)
    at = now_or(session.today)
    with transaction(root, command=_COMMAND, at=at) as tx:
        dossier = read_dossier(root)
        signed = Signed(user_or_fail(session.by, dossier), at)
        changes = _changes(session, dossier, root)
        proposed = {r.id for r in (*changes.new, *changes.changed, *changes.vanished)}
        if unknown := sorted(set(only or ()) - proposed):
            raise UsageError(
                f"'{unknown[0]}' is no proposal.", "'crmkit requirements derive' shows them with their ids."
            )
        after = taken_up(changes, proposed if only is None else only)
        write_register(tx, changes.register_before, after, _COMMAND, signed)
    return changes


def _changes(session: Session, dossier: Dossier, root: Path) -> RegisterChanges:
    forms = forms_of(dossier, root)
    return proposals(dossier, forms, contradictions_of(dossier, forms), today_or(session.today))


def read_register(directory: Path) -> Register:
    """The register as it stands."""
    return read_dossier(find_root(directory)).requirements


@dataclass(frozen=True)
class Listed:
    """Requirements of the register; `moved` are those whose answers changed and were not taken up."""

    requirements: tuple[Requirement, ...]
    moved: frozenset[str]


def list_requirements(session: Session, wanted: Wanted, findings: Findings | None = None) -> Listed:
    """The requirements that fit, in the order of the register.

    Raises:
        UsageError: the status is none.
    """
    check_wanted(wanted)
    root = find_root(session.directory)
    dossier = read_dossier(root)
    moved = frozenset(answers_moved(_changes(session, dossier, root)))
    return Listed(tuple(chosen(dossier.requirements, wanted, findings, moved)), moved)


@dataclass(frozen=True)
class Told:
    """One requirement with its history and the people's names; `moved`: its answers changed since."""

    requirement: Requirement
    register: Register
    history: tuple[RegisterChange, ...]
    people: dict[str, str]
    moved: bool = False


def tell(session: Session, wanted: str) -> Told:
    """Everything about the requirement with this number or machine id, ignoring case.

    Raises:
        UsageError: there is none.
    """
    root = find_root(session.directory)
    dossier = read_dossier(root)
    moved = answers_moved(_changes(session, dossier, root))
    requirement = find(dossier.requirements, wanted)
    people = dossier.engagement.names
    return Told(
        requirement, dossier.requirements, read_history(root, requirement.id), people, requirement.id in moved
    )
