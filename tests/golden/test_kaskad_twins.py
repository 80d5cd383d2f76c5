"""The five groups of wishes that ask for the same stand first, and nothing is merged by itself."""

from pathlib import Path

from toolkit.workflows.register.twins import find_twins

SAMPLE = Path(__file__).parents[2] / "samples" / "kaskad-pack"


def test_the_five_twin_groups_are_the_first_five_candidates() -> None:
    alike = find_twins(SAMPLE)
    first = {}
    for pair in alike.pairs[:5]:
        members = {s.member for id_ in (pair.a, pair.b) for s in alike.requirement(id_).sources}
        first[alike.requirement(pair.a).statement] = members
    assert first == {
        "The system shall report turnover by product group and sales person against plan.": {
            "ilze",
            "andris",
        },
        "The system shall show free stock while the customer is on the line.": {"viktors", "laura"},
        "The system shall take enquiries from the website into the system with their campaign.": {
            "dace",
            "laura",
        },
        "The system shall stop orders of overdue customers before they are shipped and tell the warehouse.": {
            "guntis",
            "natalja",
        },
        "The system shall create a call-back task for every missed call.": {"andris", "laura"},
    }


def test_dace_belongs_to_the_turnover_group() -> None:
    alike = find_twins(SAMPLE)
    dace = next(
        r for r in alike.register.requirements if r.sources and "product group and source" in r.statement
    )
    assert {p.group for p in alike.pairs if dace.id in (p.a, p.b)} == {1}
