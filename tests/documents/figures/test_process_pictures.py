"""Swimlanes, integration map and QR code: equal bytes, any number of steps, odd names, what is said to those who cannot see."""

import pytest

from toolkit.documents.figures.integration_map import MapFlow, MapSystem, integration_map
from toolkit.documents.figures.qr import qr
from toolkit.documents.figures.swimlane import STEPS, LaneStep, Look, swimlanes
from toolkit.models.blocks import Figure

KEEP, STRIKE = Look("K", "keep"), Look("X", "strike out", dashed=True)
ODD = "$\\frac{$ <b> 株式会社 " * 4


def drawn(*steps: LaneStep) -> list[Figure]:
    return list(swimlanes(steps, caption="Order", alt="Steps.", figure_id="fig-order"))


@pytest.mark.parametrize(
    "steps",
    [
        [LaneStep("note", "sales", KEEP)],
        [LaneStep(ODD, ODD, STRIKE, note="≤ 1 h"), LaneStep("", "", KEEP)],
        [LaneStep(f"step {n}", f"role {n % 4}", KEEP) for n in range(2 * STEPS + 1)],
    ],
    ids=["one", "odd", "three sheets"],
)
def test_the_same_bytes_every_time(steps: list[LaneStep]) -> None:
    assert drawn(*steps) == drawn(*steps)
    assert len(drawn(*steps)) == (len(steps) - 1) // STEPS + 1


def test_every_part_changes_the_picture() -> None:
    pictures = [
        drawn(LaneStep("note", "sales", KEEP)),
        drawn(LaneStep("note", "service", KEEP)),
        drawn(LaneStep("note", "sales", STRIKE)),
        drawn(LaneStep("note", "sales", KEEP, note="≤ 1 h")),
    ]
    assert len({found[0].png for found in pictures}) == 4


def test_sheets_are_told_apart() -> None:
    first, second = drawn(*[LaneStep("note", "sales", KEEP)] * (STEPS + 1))
    assert (first.id, second.id) == ("fig-order", "fig-order-2")
    assert second.caption == ("Order (2 of 2)",)


def test_the_map_has_an_arrow_for_each_flow() -> None:
    flow = MapFlow("FL1", "lead", "into_crm")
    pictures = [
        integration_map(systems, caption="Map", alt="Programs.", figure_id="fig")
        for systems in (
            [MapSystem("Site", (flow,))],
            [MapSystem("Site", (flow, MapFlow("FL2", "order", "out_of_crm")))],
            [MapSystem("Site", (MapFlow("FL1", "lead", "both_ways"),))],
            [MapSystem("Site", note="retire"), MapSystem(ODD, note=ODD)],
        )
    ]
    assert len({picture.png for picture in pictures}) == 4
    assert {picture.audience for picture in pictures} == {"vendor"}


def test_a_code_is_the_same_for_the_same_text() -> None:
    assert qr("B1 sha256:00", alt="B1") == qr("B1 sha256:00", alt="B1")
    assert qr("B1 sha256:00", alt="B1").png != qr("B1 sha256:01", alt="B1").png
