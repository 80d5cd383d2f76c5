"""The figures of the Kaskad case, part 8: what a correct tool reaches."""

from decimal import Decimal
from pathlib import Path

import pytest

from toolkit.kernel.money import round_half_up
from toolkit.models.dossier import Dossier
from toolkit.models.engagement.settings import PriorityWeights
from toolkit.models.planning.gap import GapList
from toolkit.models.planning.plan import Plan
from toolkit.models.selection.comparison import Comparison, Gate, VerdictWord
from toolkit.store.dossier import read_dossier
from toolkit.workflows.results import chosen_vendor, comparison_of, gaps_of, plan_of

SAMPLE = Path(__file__).parents[2] / "samples" / "kaskad-pack"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_dossier(SAMPLE)


@pytest.fixture(scope="module")
def comparison(dossier: Dossier) -> Comparison:
    return comparison_of(dossier)


@pytest.fixture(scope="module")
def plan(dossier: Dossier, comparison: Comparison) -> Plan:
    made = plan_of(dossier, chosen_vendor(dossier), gaps_of(dossier, comparison, "V1"))
    assert made is not None
    return made


def whole(value: Decimal) -> int:
    return int(round_half_up(value, Decimal(1)))


def test_points_and_shares_with_weights_5_3_2(comparison: Comparison) -> None:
    reached = {r.vendor: (r.points, r.max_points, f"{float(r.share):.1%}") for r in comparison.vendors}
    assert reached == {
        "V1": (153, 258, "59.3%"),
        "V4": (142, 258, "55.0%"),
        "V2": (128, 258, "49.6%"),
        "V3": (16, 258, "6.2%"),
    }


def test_points_and_shares_with_weights_3_2_1(dossier: Dossier) -> None:
    other = comparison_of(dossier, PriorityWeights(must=3, should=2, could=1))
    reached = {r.vendor: (r.points, r.max_points, f"{float(r.share):.1%}") for r in other.vendors}
    assert reached == {
        "V1": (93, 156, "59.6%"),
        "V4": (85, 156, "54.5%"),
        "V2": (77, 156, "49.4%"),
        "V3": (9, 156, "5.8%"),
    }


def test_gate_and_failed_musts(comparison: Comparison) -> None:
    assert {r.vendor: (r.gate, len(r.failed_musts)) for r in comparison.vendors} == {
        "V1": (Gate.PASS, 0),
        "V2": (Gate.FAIL, 2),
        "V3": (Gate.FAIL, 8),
        "V4": (Gate.FAIL, 1),
    }
    assert {r.vendor: r.failed_musts for r in comparison.vendors if r.vendor in ("V2", "V4")} == {
        "V2": ("KT09", "KT10"),
        "V4": ("KT09",),
    }


@pytest.mark.parametrize(
    ("vendor", "gaps", "by_priority"),
    [
        ("V1", "KT09 KT12 KT14 KT18 KT19 KT20 KT22", (1, 3, 3)),
        ("V4", "KT05 KT06 KT09 KT10 KT11 KT12 KT14 KT20 KT23", (4, 4, 1)),
        ("V2", "KT03 KT04 KT06 KT07 KT08 KT09 KT10 KT11 KT12 KT18 KT20 KT23", (7, 4, 1)),
    ],
)
def test_gaps_of_each_vendor(
    dossier: Dossier, comparison: Comparison, vendor: str, gaps: str, by_priority: tuple[int, int, int]
) -> None:
    result = comparison.result(vendor)
    assert result is not None
    assert " ".join(result.gaps) == gaps
    assert _by_priority(dossier, result.gaps) == by_priority


def test_gaps_of_v3(dossier: Dossier, comparison: Comparison) -> None:
    result = comparison.result("V3")
    assert result is not None
    assert len(result.gaps) == 21
    assert _by_priority(dossier, result.gaps) == (10, 8, 3)


def _by_priority(dossier: Dossier, tasks: tuple[str, ...]) -> tuple[int, int, int]:
    priorities = [t.priority.value for t in dossier.key_tasks.tasks if t.id in tasks]
    return priorities.count("must"), priorities.count("should"), priorities.count("could")


def test_vetoes_spreads_and_the_task_its_owner_did_not_rate(comparison: Comparison) -> None:
    graded = [(r.vendor, t) for r in comparison.vendors for t in r.tasks]
    assert sorted((v, t.task, t.veto_by) for v, t in graded if t.veto_by) == [
        ("V1", "KT12", "guntis"),
        ("V3", "KT03", "viktors"),
        ("V4", "KT09", "natalja"),
    ]
    assert sorted(comparison.spreads) == [("V1", "KT12"), ("V1", "KT17"), ("V4", "KT05")]
    assert comparison.unrated_by_owner == ("KT19",)


def test_verdict_is_clear_because_only_v1_passes(comparison: Comparison) -> None:
    assert (comparison.verdict.word, comparison.verdict.vendor) == (VerdictWord.CLEAR, "V1")


def test_lists_a_and_b(dossier: Dossier, comparison: Comparison) -> None:
    gaps = gaps_of(dossier, comparison, "V1")
    assert [g.id for g in gaps if g.list is GapList.A] == ["G4", "G2"]
    assert [g.id for g in gaps if g.list is GapList.B] == ["G1", "G5", "G7", "G3", "G6"]


def test_phases(plan: Plan) -> None:
    reached = {
        p.id: (
            f"{p.effort.mean_days:.2f}",
            whole(p.effort.mean_cost),
            p.start.isoformat(),
            p.finish.isoformat(),
        )
        for p in plan.phases
    }
    assert reached == {
        "P0": ("10.33", 2893, "2026-02-02", "2026-04-10"),
        "P1": ("30.58", 8563, "2026-04-13", "2026-06-12"),
        "P2": ("8.17", 2287, "2026-07-13", "2026-08-21"),
        "P3": ("8.83", 2473, "2026-10-19", "2026-12-04"),
    }
    p1 = plan.phases[1].effort
    assert (f"{p1.sd_days:.2f}", f"{p1.p80_days:.2f}", whole(p1.p80_cost)) == ("2.08", "32.33", 9053)
    assert [i.id for i in plan.phases[2].items] == ["G1", "G5", "G7"]


def test_all_work(plan: Plan) -> None:
    total = plan.total
    assert (f"{total.mean_days:.2f}", f"{total.sd_days:.2f}", f"{total.p80_days:.2f}") == (
        "57.92",
        "3.19",
        "60.60",
    )
    assert (whole(total.mean_cost), whole(total.p80_cost)) == (16217, 16969)


def test_one_off_cost(plan: Plan) -> None:
    once = plan.one_off
    assert (once.licences, whole(once.expected), whole(once.p80)) == (Decimal(4710), 20927, 21679)
    assert whole(once.enhancements) == 5833
    assert f"{once.enhancements / once.expected:.1%}" == "27.9%"


def test_adding_up_the_p80_of_the_phases_would_raise_a_false_alarm(plan: Plan) -> None:
    added = plan.one_off.licences + sum(whole(p.effort.p80_cost) for p in plan.phases)
    assert added == 22372
    assert "once-cap" not in {f.code for f in plan.findings}


def test_first_half_year_breaks_its_cap(plan: Plan) -> None:
    half = plan.first_half_year
    assert half is not None
    licences = plan.one_off.licences
    assert (whole(licences + half.mean_cost), whole(licences + half.p80_cost)) == (16167, 16711)
    (finding,) = [f for f in plan.findings if f.code == "first-half-year-cap"]
    assert (finding.level, finding.places) == ("warn", ("P0", "P1"))


def test_moving_g2_to_phase_2_keeps_the_cap_and_breaks_its_date(
    dossier: Dossier, comparison: Comparison
) -> None:
    moved = tuple(
        d.model_copy(update={"decision": "build_in_phase_2"}) if d.id == "G2" else d
        for d in dossier.gap_decisions
    )
    other = dossier.model_copy(update={"gap_decisions": moved})
    plan = plan_of(other, chosen_vendor(other), gaps_of(other, comparison, "V1"))
    assert plan is not None
    assert plan.first_half_year is not None
    assert whole(plan.one_off.licences + plan.first_half_year.p80_cost) == 16404
    codes = {(f.code, f.places[0]) for f in plan.findings if f.places}
    assert ("needed-by", "G2") in codes
    assert "first-half-year-cap" not in {f.code for f in plan.findings}


def test_cost_over_the_years(plan: Plan) -> None:
    assert {(h.vendor, h.years): whole(h.cost) for h in plan.horizon} == {
        ("V1", 5): 27457,
        ("V2", 5): 243729,
        ("V3", 5): 24218,
        ("V4", 5): 73651,
        ("V1", 2): 23742,
        ("V2", 2): 97972,
        ("V3", 2): 12558,
        ("V4", 2): 36432,
    }


def test_wished_go_live_is_15_weeks_early(plan: Plan) -> None:
    (finding,) = [f for f in plan.findings if f.code == "wished-date"]
    assert "15 weeks" in finding.message


def test_gap_findings(plan: Plan) -> None:
    found = [(f.code, f.places[0]) for f in plan.findings if f.places and f.places[0].startswith("G")]
    assert found == [("gap-undecided", "G7"), ("needed-by", "G3"), ("no-stop-gap", "G6")]
