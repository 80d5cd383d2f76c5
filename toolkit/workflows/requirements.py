"""Derive the register from the answers; read it; find one requirement in it."""

from pathlib import Path

from toolkit.models.requirements.changes import RegisterChanges
from toolkit.models.requirements.requirement import Register, Requirement
from toolkit.problems import UsageError
from toolkit.stages.requirements.derive import derive
from toolkit.stages.requirements.merge import merge
from toolkit.store import canonical
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import REQUIREMENTS, find_root
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.forms import contradictions_of, forms_of
from toolkit.workflows.session import Session


def derive_register(session: Session, *, dry_run: bool) -> RegisterChanges:
    """What the answers ask for, merged into the register; written unless `dry_run`."""
    root = find_root(session.directory)
    with transaction(root, command="requirements derive", at=now_or(session.today)) as tx:
        dossier = read_dossier(root)
        forms = forms_of(dossier, root)
        candidates = derive(
            forms, dossier.interviews, contradictions_of(dossier, forms), today_or(session.today)
        )
        changes = merge(dossier.requirements, candidates)
        if not dry_run and changes.register_after != dossier.requirements:
            tx.write(REQUIREMENTS, canonical.dump(changes.register_after))
    return changes


def read_register(directory: Path) -> Register:
    """The register as it stands."""
    return read_dossier(find_root(directory)).requirements


def find_requirement(directory: Path, wanted: str) -> Requirement:
    """The requirement with this number or machine id, ignoring case.

    Raises:
        UsageError: there is none.
    """
    folded = wanted.casefold()
    for requirement in read_register(directory).requirements:
        if folded in (requirement.id.casefold(), (requirement.number or "").casefold()):
            return requirement
    raise UsageError(f"There is no requirement '{wanted}'.", "'crmkit requirements list' shows them all.")
