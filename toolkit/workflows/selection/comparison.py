"""The comparison of the vendors: for the screen, and as a document for the client."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.documents.content.comparison.pages import pages
from toolkit.documents.content.comparison.source import Source
from toolkit.documents.formats import day as printed
from toolkit.models.blocks import Block
from toolkit.models.dossier import Dossier
from toolkit.models.engagement.settings import PriorityWeights
from toolkit.models.scoring.analysis import Analysis
from toolkit.models.selection.comparison import Comparison
from toolkit.stages.scoring.compare import compare_and_analyse
from toolkit.workflows.results import comparison_of, ratings_of
from toolkit.workflows.selection.reports import beside_ratings
from toolkit.workflows.selection.seen import seen_by_user
from toolkit.workflows.session import Session


@dataclass(frozen=True)
class Compared:
    """A comparison and what it was made from; the analysis only where it was asked for.

    `hidden` are the vendors that the person at work has still to rate: nobody sees others' ratings before.
    """

    comparison: Comparison
    dossier: Dossier
    analysis: Analysis | None = None
    hidden: tuple[str, ...] = ()


def compare_vendors(
    session: Session, weights: tuple[int, int, int] | None = None, *, in_depth: bool = False
) -> Compared:
    """The comparison of the shortlisted vendors.

    Args:
        session: the folder, and who is at work.
        weights: other weights of must, should and could for this comparison.
        in_depth: with agreement, raters and stability.
    """
    dossier, hidden = seen_by_user(session)
    given = PriorityWeights(must=weights[0], should=weights[1], could=weights[2]) if weights else None
    if not in_depth:
        return Compared(comparison_of(dossier, given), dossier, hidden=hidden)
    comparison, analysis = compare_and_analyse(ratings_of(dossier, given))
    return Compared(comparison, dossier, analysis, hidden)


def comparison_pages(
    dossier: Dossier, day: date, language: str
) -> tuple[Mapping[str, object], Mapping[str, Sequence[Block]]]:
    """Values and blocks of the document for the client; the vendors have been rated."""
    comparison, analysis = compare_and_analyse(ratings_of(dossier))
    engagement = dossier.engagement
    stability = engagement.settings.stability
    made = pages(
        Source(
            client=engagement.client.name,
            day=printed(day, language, "long"),
            comparison=comparison,
            analysis=analysis,
            vendors={v.id: v.name for v in dossier.vendors},
            tasks={t.id: t.name for t in dossier.key_tasks.tasks},
            people=engagement.names,
            weight_play_percent=stability.weight_play_percent,
            clear_percent=stability.clear_percent,
            close_percent=stability.close_percent,
        )
    )
    beside = beside_ratings(dossier)
    shown = {name: bool(blocks) for name, blocks in beside.items()}
    return {**made.view, **shown}, {**made.data, **beside}
