"""What the pages of the comparison are made from, and everything its template may use."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.documents.content.comparison import client, expert, stability
from toolkit.documents.content.comparison.source import Source
from toolkit.documents.content.labels import GRADES
from toolkit.models.blocks import Block
from toolkit.models.selection.comparison import VerdictWord

Blocks = tuple[Block, ...]

_MOST_NAMED = 4
_BLOCKS = {
    "verdict": client.verdict,
    "gate": client.gate,
    "merit": client.merit,
    "disagreements": client.disagreements,
    "see-again": client.see_again,
    "page-break": client.page_break,
    "points": expert.points,
    "heat-map": expert.heat_map,
    "grades": expert.grades,
    "decided-otherwise": expert.decided_otherwise,
    "spreads": expert.spreads,
    "agreement": expert.agreement,
    "raters": expert.raters,
    "rank-chart": stability.rank_chart,
    "ranks": stability.ranks,
    "central": stability.central,
    "majority": stability.majority,
    "dominance": stability.dominance,
}


def view(source: Source) -> dict[str, object]:
    """Values that the template prints and tests."""
    comparison, analysis = source.comparison, source.analysis
    return {
        "client": source.client,
        "day": source.day,
        "raters": _counted(len(analysis.raters), "rater"),
        "one_rater": len(comparison.raters) == 1,
        "tasks": _counted(len(comparison.vendors[0].tasks) if comparison.vendors else 0, "key task"),
        "vendors": _counted(len(comparison.vendors), "vendor"),
        "points": ", ".join(f"{GRADES[grade]} {points}" for grade, points in comparison.points),
        "weights": ", ".join(f"{priority} {weight}" for priority, weight in comparison.weights),
        "unrated": _unrated(source),
        "disagreements": bool(comparison.spreads),
        "more_disagreements": len(comparison.spreads) > client.SPREADS_SHOWN,
        "see_again": bool(comparison.verdict.see_again),
        "open": comparison.verdict.word is not VerdictWord.CLEAR,
        "decided_otherwise": bool(expert.decided_otherwise(source)),
        "agreement": analysis.agreement.words,
        "draws": f"{analysis.stated.draws:,}" if analysis.stated else "",
        "seed": str(analysis.stated.seed) if analysis.stated else "",
        "play": str(source.weight_play_percent),
        "clear": str(source.clear_percent),
        "close": str(source.close_percent),
    }


def _unrated(source: Source) -> str:
    """The tasks their owners did not rate; many of them by their ids alone."""
    tasks = source.comparison.unrated_by_owner
    return ", ".join(tasks if len(tasks) > _MOST_NAMED else [source.task(task) for task in tasks])


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def data(source: Source) -> Mapping[str, Blocks]:
    """Blocks for `{{ block("name") }}`."""
    return {name: tuple(make(source)) for name, make in _BLOCKS.items()}


@dataclass(frozen=True)
class Pages:
    """Both of them."""

    view: dict[str, object]
    data: Mapping[str, Blocks]


def pages(source: Source) -> Pages:
    """Values and blocks for the template."""
    return Pages(view(source), data(source))
