"""The landscape on file, what was accepted into it last, and the sittings that wait; without what proposing loads."""

from collections.abc import Mapping
from pathlib import Path

from toolkit.models.dossier import Dossier
from toolkit.models.landscape.landscape import Kind, Landscape, Proposals
from toolkit.stages.landscape.waiting import told, unaccepted
from toolkit.store import typed
from toolkit.store.files import read_file
from toolkit.store.folder import LANDSCAPE

PROPOSALS = f"{LANDSCAPE}/proposals.yaml"


def landscape_of(dossier: Dossier) -> Landscape:
    """The landscape part of a dossier."""
    return Landscape(
        processes=dossier.processes,
        systems=dossier.systems,
        flows=dossier.flows,
        data_sources=dossier.data_sources,
        roles=dossier.access_roles,
    )


def proposals_of(root: Path) -> Proposals:
    """What was proposed when somebody accepted last."""
    if not (root / PROPOSALS).is_file():
        return Proposals()
    return typed.read(Proposals, read_file(root, PROPOSALS), PROPOSALS)


def unaccepted_sittings(dossier: Dossier, root: Path) -> Mapping[Kind, tuple[str, ...]]:
    """Kind -> sittings that told of it and that nobody has accepted; what was accepted and struck out since counts."""
    left = unaccepted(told(dossier.interviews), landscape_of(dossier))
    return unaccepted(left, proposals_of(root).proposed) if left else left
