"""The expert's view: grades task by task, agreement, raters, stability, order without points."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.cli.views.comparing.words import percent, rated, short_grade, two_places
from toolkit.cli.views.figures import spoken
from toolkit.models.scoring.analysis import Analysis, RaterView, Stability, Standing
from toolkit.models.selection.comparison import Comparison
from toolkit.models.selection.grade import Grade

_GRADES = (Grade.NOT_PERFORMED, Grade.SATISFACTORY, Grade.GOOD, Grade.EXCELLENT)


def show(comparison: Comparison, analysis: Analysis) -> None:
    """Print all of it, below the short screen."""
    _grades(comparison)
    _spreads(comparison)
    _agreement(analysis)
    _raters(analysis.raters)
    _stability(
        "Stability without the gate: weights around the stated ones, any increasing points, other raters",
        analysis.stated,
    )
    _stability("Stability without the gate: any weights of the departments' tasks", analysis.free, words=True)
    _order(analysis)


def _grades(comparison: Comparison) -> None:
    if not comparison.vendors or not comparison.vendors[0].tasks:
        return
    _head("Grades (+ or -: more raters above or below; ! owner's veto, = agreed; ? not shown)")
    vendors = comparison.vendors
    rows = []
    for at, first in enumerate(vendors[0].tasks):
        cells = [short_grade(result.tasks[at]) for result in vendors]
        rows.append([first.task, first.priority.value, str(first.weight), *cells])
    screen.table(["Task", "Priority", "Weight", *(r.vendor for r in vendors)], rows, numbers=frozenset({2}))


def _spreads(comparison: Comparison) -> None:
    if not comparison.spreads:
        return
    _head("All tasks the raters differ on, heaviest first")
    rows = []
    for vendor, name in comparison.spreads:
        result = comparison.result(vendor)
        task = result.task(name) if result else None
        if task:
            rows.append([vendor, name, str(task.weight), str(task.spread), rated(task.graded)])
    screen.table(["Vendor", "Task", "Weight", "Grades", "Ratings"], rows, numbers=frozenset({2, 3}))


def _agreement(analysis: Analysis) -> None:
    said = analysis.agreement
    _head("Agreement")
    screen.say(said.words)
    if said.alpha is not None:
        screen.say(
            f"Krippendorff's alpha (his ordinal metric): {float(said.alpha):.3f}; from 0.800 firm, from 0.667 tentative."
        )
    if said.exact is not None and said.within_one is not None:
        screen.say(
            f"Of {said.pairs:,} pairs of ratings of one task, {percent(said.exact)} % are equal, "
            f"{percent(said.within_one)} % at most one grade apart."
        )


def _raters(raters: Sequence[RaterView]) -> None:
    if not raters:
        return
    _head("Raters beside the others (above 0 = milder, below 0 = harsher, in grades)")
    screen.table(
        ["Rater", "Rated", "of", "Deviation", "Alpha without"],
        [
            [
                view.rater,
                str(view.rated),
                str(view.seen),
                "-" if view.deviation is None else two_places(view.deviation),
                "-" if view.alpha_without is None else f"{float(view.alpha_without):.3f}",
            ]
            for view in raters
        ],
        numbers=frozenset({1, 2, 3, 4}),
    )


def _stability(title: str, stability: Stability | None, *, words: bool = False) -> None:
    if stability is None:
        return
    _head(f"{title} ({stability.draws:,} runs, seed {stability.seed})")
    places = range(1, len(stability.shares) + 1)
    screen.table(
        ["Vendor", *(f"Rank {place} %" for place in places), "Confidence %"],
        [
            [
                s.name,
                *(percent(share) for share in s.ranks),
                "-" if s.confidence is None else percent(s.confidence),
            ]
            for s in stability.shares
        ],
        numbers=frozenset(range(1, len(stability.shares) + 2)),
    )
    if words:
        for share in stability.shares:
            screen.say(share.words)


def _order(analysis: Analysis) -> None:
    if not analysis.standings:
        return
    _head("Order without points: majority judgment by task weight")
    screen.table(
        ["Rank", "Vendor", "Majority grade", "Above - below %"],
        [[str(s.rank), s.name, _grade(s), f"{float(s.typical * 100):+.1f}"] for s in analysis.standings],
        numbers=frozenset({0, 3}),
    )
    pairs = ", ".join(f"{a} over {b}" for a, b in analysis.dominance)
    screen.say(f"Better whatever increasing points the grades are given: {pairs or 'nobody over anybody'}.")


def _grade(standing: Standing) -> str:
    return "-" if standing.grade is None else spoken(_GRADES[standing.grade].value)


def _head(title: str) -> None:
    screen.say()
    screen.say(title)
