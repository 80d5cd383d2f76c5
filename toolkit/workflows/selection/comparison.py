"""The comparison of the vendors: for the screen, and as a document for the client."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.models.dossier import Dossier
from toolkit.models.engagement.settings import PriorityWeights
from toolkit.models.selection.analysis import Analysis
from toolkit.models.selection.comparison import Comparison
from toolkit.stages.scoring.compare import compare_and_analyse
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.workflows.results import comparison_of, ratings_of


@dataclass(frozen=True)
class Compared:
    """A comparison and what it was made from; the analysis only where it was asked for."""

    comparison: Comparison
    dossier: Dossier
    analysis: Analysis | None = None


def compare_vendors(
    directory: Path, weights: tuple[int, int, int] | None = None, *, in_depth: bool = False
) -> Compared:
    """The comparison of the shortlisted vendors.

    Args:
        directory: in the engagement.
        weights: other weights of must, should and could for this comparison.
        in_depth: with agreement, raters and stability.
    """
    dossier = read_dossier(find_root(directory))
    given = PriorityWeights(must=weights[0], should=weights[1], could=weights[2]) if weights else None
    if not in_depth:
        return Compared(comparison_of(dossier, given), dossier)
    comparison, analysis = compare_and_analyse(ratings_of(dossier, given))
    return Compared(comparison, dossier, analysis)
