"""The comparison as JSON. Keys are added, never renamed; the first ones others rely on since the first release."""

from fractions import Fraction

from toolkit.cli.views.comparing.words import percent
from toolkit.models.scoring.analysis import Agreement, Analysis, RaterView, Stability, Standing
from toolkit.models.selection.comparison import Comparison, TaskResult, VendorResult

Json = dict[str, object]


def to_json(comparison: Comparison, analysis: Analysis) -> Json:
    """The contract of `demo compare --json`. Shares are percentages with one decimal, alpha has four."""
    return {
        "weights": dict(comparison.weights),
        "vendors": [_vendor(r) for r in comparison.vendors],
        "vetoes": [
            {"vendor": r.vendor, "task": t.task, "rater": t.veto_by}
            for r in comparison.vendors
            for t in r.tasks
            if t.veto_by
        ],
        "spreads": [{"vendor": vendor, "task": task} for vendor, task in comparison.spreads],
        "unrated_by_owner": list(comparison.unrated_by_owner),
        "verdict": {
            "word": comparison.verdict.word.value,
            "vendor": comparison.verdict.vendor,
            "reason": comparison.verdict.reason,
        },
        "see_again": [{"vendor": vendor, "task": task} for vendor, task in comparison.verdict.see_again],
        "first_in_runs": _share(comparison.verdict.kept),
        "points": {grade.value: points for grade, points in comparison.points},
        "profiles": [_profile(r) for r in comparison.vendors],
        "grades": [_grade(r.vendor, t) for r in comparison.vendors for t in r.tasks],
        "agreement": _agreement(analysis.agreement),
        "raters": [_rater(view) for view in analysis.raters],
        "stability": {
            "stated_weights": _stability(analysis.stated),
            "any_weights": _stability(analysis.free),
        },
        "majority_judgment": [_standing(standing) for standing in analysis.standings],
        "dominance": [{"better": a, "worse": b} for a, b in analysis.dominance],
    }


def _vendor(result: VendorResult) -> Json:
    return {
        "id": result.vendor,
        "points": result.points,
        "max_points": result.max_points,
        "index": percent(result.share),
        "gate": result.gate.value,
        "failed_musts": list(result.failed_musts),
        "pending_musts": list(result.pending_musts),
        "gaps": list(result.gaps),
    }


def _profile(result: VendorResult) -> Json:
    return {
        "vendor": result.vendor,
        "merit": {grade.value: weight for grade, weight in result.merit.items()},
        "weight": result.weight,
        "proven_index": percent(result.share),
        "fit_index": percent(result.fit_share),
        "coverage": percent(result.coverage),
    }


def _grade(vendor: str, task: TaskResult) -> Json:
    return {
        "vendor": vendor,
        "task": task.task,
        "grade": task.grade.value,
        "sign": task.sign,
        "required": task.required.value,
        "decided_by": task.decided_by,
        "weight": task.weight,
        "spread": task.spread,
        "ratings": {rater: grade.value for rater, grade in task.ratings},
        "deciding": [{"rater": r, "grade": g.value, "evidence": said} for r, g, said in task.deciding],
        "agreed": {"by": list(task.override.agreed), "reason": task.override.reason}
        if task.override
        else None,
    }


def _agreement(said: Agreement) -> Json:
    return {
        "metric": f"Krippendorff {said.metric}",
        "alpha": _four(said.alpha),
        "units": said.units,
        "ratings": said.ratings,
        "pairs": said.pairs,
        "exact": _share(said.exact),
        "within_one": _share(said.within_one),
        "words": said.words,
    }


def _rater(view: RaterView) -> Json:
    return {
        "rater": view.rater,
        "rated": view.rated,
        "of": view.seen,
        "deviation": _four(view.deviation),
        "alpha_without": _four(view.alpha_without),
    }


def _stability(stability: Stability | None) -> Json | None:
    if stability is None:
        return None
    return {
        "draws": stability.draws,
        "seed": stability.seed,
        "vendors": [
            {
                "vendor": s.name,
                "ranks": [percent(share) for share in s.ranks],
                "central_weights": {criterion: percent(weight) for criterion, weight in s.central},
                "confidence": _share(s.confidence),
                "words": s.words,
            }
            for s in stability.shares
        ],
        "wins": [{"vendor": a, "over": b, "share": percent(share)} for a, b, share in stability.wins],
    }


def _standing(standing: Standing) -> Json:
    return {
        "vendor": standing.name,
        "rank": standing.rank,
        "grade": standing.grade,
        "above": percent(standing.above),
        "below": percent(standing.below),
    }


def _share(share: Fraction | None) -> str | None:
    return None if share is None else percent(share)


def _four(value: Fraction | None) -> str | None:
    return None if value is None else f"{float(value):.4f}"
