"""Cost over the years: Kaskad's figures, licence models by hand, and the month of break-even."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from toolkit.kernel.money import round_half_up
from toolkit.models.selection.price_lock import Alternative
from toolkit.models.selection.price_sheet import PriceSheet
from toolkit.models.selection.vendor import Vendor
from toolkit.stages.selection.vendors.cost import cost_sheets
from toolkit.store.dossier import read_dossier

SAMPLE = Path(__file__).parents[3] / "samples" / "kaskad-pack"


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (5, {"V1": 27457, "V2": 243729, "V3": 24218, "V4": 73651}),
        (2, {"V1": 23742, "V2": 97972, "V3": 12558, "V4": 36432}),
    ],
)
def test_kaskad(years: int, expected: dict[str, int]) -> None:
    dossier = read_dossier(SAMPLE)
    sheets = cost_sheets(dossier.vendors, (), dossier.gap_decisions, years, "EUR")
    assert {s.id: int(round_half_up(s.total, Decimal(1))) for s in sheets} == expected


def sheet(*lines: Mapping[str, object]) -> PriceSheet:
    named = [{"id": f"l{n}", "label": "line", **line} for n, line in enumerate(lines)]
    return PriceSheet.model_validate({"currency": "EUR", "lines": named})


def vendor(*lines: Mapping[str, object]) -> Vendor:
    return Vendor(schema_version="1", id="V1", name="One", price_sheet=sheet(*lines))


def costs(*lines: Mapping[str, object], years: int = 3) -> tuple[int, list[int]]:
    (made,) = cost_sheets([vendor(*lines)], (), (), years, "EUR")
    return int(made.once), [int(year) for year in made.years]


def test_by_user_type_and_month_with_a_rise() -> None:
    full = {
        "kind": "subscription",
        "charge": "monthly",
        "quantity": "10",
        "unit_price": "20",
        "yearly_rise_percent": "10",
    }
    light = {"kind": "subscription", "charge": "monthly", "quantity": "12", "unit_price": "5"}
    assert costs(full, light) == (0, [3120, 3360, 3624])


def test_bought_once_with_maintenance_as_a_share() -> None:
    bought = {
        "id": "licences",
        "kind": "user_licence",
        "charge": "once",
        "quantity": "14",
        "unit_price": "300",
    }
    care: dict[str, object] = {
        "kind": "support",
        "charge": "yearly",
        "share_of": {"line": "licences", "percent": "18"},
        "yearly_rise_percent": "50",
    }
    assert costs(bought, care) == (4200, [756, 1134, 1701])


def test_an_update_every_second_year() -> None:
    assert costs(
        {"kind": "update", "charge": "every_years", "interval_years": 2, "unit_price": "100"}, years=5
    )[1] == [0, 100, 0, 100, 0]


def test_break_even_is_the_first_month_that_costs_no_more_than_doing_nothing() -> None:
    nothing = Alternative(
        id="do_nothing",
        label="As today",
        price_sheet=sheet({"kind": "services", "charge": "monthly", "unit_price": "1000"}),
    )
    build = Alternative(
        id="build",
        label="Built by a friend",
        price_sheet=sheet({"kind": "services", "charge": "once", "unit_price": "90000"}),
    )
    bought = vendor(
        {"kind": "services", "charge": "once", "unit_price": "4000"},
        {"kind": "subscription", "charge": "monthly", "unit_price": "500"},
        {"kind": "exit", "charge": "once", "unit_price": "700"},
    )
    found = {s.id: s.break_even for s in cost_sheets([bought], [nothing, build], (), 2, "EUR")}
    assert found == {"V1": 8, "do_nothing": None, "build": None}  # 4000 + 8 x 500 = 8 x 1000


def test_what_is_not_built_of_an_offer_is_not_paid() -> None:
    dossier = read_dossier(SAMPLE)
    left = [
        d.model_copy(update={"decision": "live_without"}) if d.task == "KT20" else d
        for d in dossier.gap_decisions
    ]
    with_it, without = (
        cost_sheets(dossier.vendors, (), d, 5, "EUR")[0].total for d in (dossier.gap_decisions, left)
    )
    assert round_half_up(with_it - without) == Decimal("2473.33")  # (5 + 4 x 8 + 16) / 6 days at 280
