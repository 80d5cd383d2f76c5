"""`demo compare`: what stands on the screen, in the expert's view and in the keys added to the JSON."""

import shutil
from pathlib import Path

from tests.cli.conftest import Crmkit

VETO = (
    "  V4 fails KT09: natalja, who owns the task, could not do it; this decides, "
    '"the order went through although the customer was overdue"'
)
SHORT = """\
CLEAR: V1. Only V1 passes the gate (no must at not performed).
"""


def test_the_short_screen(crmkit: Crmkit, kaskad: Path) -> None:
    said = crmkit("-C", kaskad, "demo", "compare").out
    assert said.startswith(SHORT)
    for line in (
        " V1 Regatta CRM             pass   EEGGGGGGGGGSSN   153/258    59.3   59.3   100.0      7 ",
        "Points are a convention (excellent 3, good 2, satisfactory 1, not performed 0); weights: must 5, should 3, could 2.",
        VETO,
        '  V2 fails KT10: 4 of 5 could not do it (andris, guntis, laura, natalja), "the draft did not arrive"',
        "  V3 fails KT07, KT08, KT09, KT10, KT11 too.",
        "  V4 KT05 (weight 3): E andris; G viktors; S laura, natalja",
        "V1 KT12: guntis, who owns the task, could not do it; this decides.",
        "Not rated by their owner: KT19.",
    ):
        assert line in said.splitlines(), line
    assert "Agreement" not in said


def test_the_expert_view(crmkit: Crmkit, kaskad: Path) -> None:
    said = crmkit("-C", kaskad, "demo", "compare", "--expert").out.splitlines()
    for line in (
        " KT12   should          3   N!   N+   N    N  ",
        "Krippendorff's alpha (his ordinal metric): 0.877; from 0.800 firm, from 0.667 tentative.",
        "Of 732 pairs of ratings of one task, 71.9 % are equal, 99.3 % at most one grade apart.",
        " andris       96   96       +0.06           0.854 ",
        "No weighting that was tried puts V3 first.",
        "Better whatever increasing points the grades are given: V1 over V3, V2 over V3, V4 over V3.",
    ):
        assert line in said, line


def test_the_keys_added_to_the_json(crmkit: Crmkit, kaskad: Path) -> None:
    said = crmkit("-C", kaskad, "demo", "compare", "--json").json
    assert said["spreads"] == [
        {"vendor": "V4", "task": "KT05"},
        {"vendor": "V1", "task": "KT12"},
        {"vendor": "V1", "task": "KT17"},
    ]
    assert said["points"] == {"excellent": 3, "good": 2, "satisfactory": 1, "not_performed": 0}
    assert said["profiles"][0] == {
        "vendor": "V1",
        "merit": {"excellent": 10, "good": 56, "satisfactory": 11, "not_performed": 9, "not_shown": 0},
        "weight": 86,
        "proven_index": "59.3",
        "fit_index": "59.3",
        "coverage": "100.0",
    }
    (veto,) = [g for g in said["grades"] if (g["vendor"], g["task"]) == ("V4", "KT09")]
    assert (veto["decided_by"], veto["deciding"]) == (
        "veto",
        [
            {
                "rater": "natalja",
                "grade": "not_performed",
                "evidence": "the order went through although the customer was overdue",
            }
        ],
    )
    assert {k: said["agreement"][k] for k in ("metric", "alpha", "pairs", "exact", "within_one")} == {
        "metric": "Krippendorff ordinal",
        "alpha": "0.8771",
        "pairs": 732,
        "exact": "71.9",
        "within_one": "99.3",
    }
    assert [v["vendor"] for v in said["stability"]["stated_weights"]["vendors"]] == ["V1", "V2", "V3", "V4"]
    assert [(s["vendor"], s["rank"]) for s in said["majority_judgment"]] == [
        ("V1", 1),
        ("V4", 2),
        ("V2", 3),
        ("V3", 4),
    ]
    assert (said["see_again"], said["first_in_runs"]) == ([], None)


def test_nobody_has_rated_yet(crmkit: Crmkit, kaskad: Path) -> None:
    shutil.rmtree(kaskad / "scorecards")
    assert crmkit("-C", kaskad, "demo", "compare", "--expert").out.startswith(
        "UNDECIDED. No vendor has been rated yet.\n"
    )
    said = crmkit("-C", kaskad, "demo", "compare", "--json").json
    assert (said["stability"], said["agreement"]["alpha"]) == (
        {"stated_weights": None, "any_weights": None},
        None,
    )
    assert said["unrated_by_owner"] == []


def test_weights_of_nothing_are_a_stated_result(crmkit: Crmkit, kaskad: Path) -> None:
    said = crmkit("-C", kaskad, "demo", "compare", "--expert", "--weights", "0,0,0").out
    assert said.startswith(SHORT)
    assert "nan" not in said


OWNER_AGREES = (
    "V4 KT09: natalja, who owns the task, could not do it; satisfactory agreed by natalja, andris (shown again): "
    "this decides, since the owner is among them."
)
OWNER_DOES_NOT = (
    "V1 KT12: guntis, who owns the task, could not do it; this decides. "
    "good agreed by andris (he liked it) does not count without the owner."
)
AGREED = """\
schema_version: "1"
overrides:
  - {vendor: V4, task: KT09, grade: satisfactory, agreed: [natalja, andris], reason: shown again, date: 2026-03-03}
  - {vendor: V1, task: KT12, grade: good, agreed: [andris], reason: he liked it, date: 2026-03-03}
  - {vendor: V2, task: KT03, grade: good, agreed: [andris, laura], reason: talked it over, date: 2026-03-03}
"""


def test_agreed_grades_are_shown_and_whether_they_count(crmkit: Crmkit, kaskad: Path) -> None:
    (kaskad / "decisions" / "consensus.yaml").write_text(AGREED, "utf-8")
    said = crmkit("-C", kaskad, "demo", "compare").out.splitlines()
    assert OWNER_AGREES in said
    assert OWNER_DOES_NOT in said
    assert "V2 KT03: good agreed by andris, laura (talked it over)." in said
