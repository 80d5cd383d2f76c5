"""What a price sheet comes to over the years."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from pydantic import ValidationError

from toolkit.kernel.price_sheet import in_year, once, over_years
from toolkit.models.selection.price_sheet import PriceSheet


def sheet(*lines: Mapping[str, object]) -> PriceSheet:
    return PriceSheet.model_validate({"currency": "EUR", "lines": lines})


LICENCES = {
    "id": "lic",
    "label": "Licences",
    "kind": "user_licence",
    "charge": "once",
    "quantity": "14",
    "unit_price": "290",
}
UPDATE = {
    "id": "upd", "label": "Update", "kind": "update", "charge": "every_years", "interval_years": "2",
    "share_of": {"line": "LIC", "percent": "25"},
}  # fmt: skip
RENT = {
    "id": "rent", "label": "Rent", "kind": "subscription", "charge": "monthly", "quantity": "22", "unit_price": "33",
    "yearly_rise_percent": "7",
}  # fmt: skip


def test_an_update_every_second_year_is_a_share_of_the_licences() -> None:
    given = sheet(LICENCES, UPDATE)
    assert once(given) == 4060
    assert [in_year(given, year) for year in (1, 2, 3, 4)] == [0, 1015, 0, 1015]
    assert over_years(given, 5) == 2030


def test_the_rise_begins_in_the_second_year() -> None:
    given = sheet(RENT)
    assert in_year(given, 1) == 8712
    assert in_year(given, 2) == Decimal("9321.84")


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ([{**LICENCES, "unit_price": None}], "either 'unit_price' or 'share_of'"),
        ([{**UPDATE, "interval_years": None}, LICENCES], "interval_years"),
        ([UPDATE], "not on the sheet"),
        ([LICENCES, {**LICENCES, "id": "LIC"}], "two price lines"),
        ([{**UPDATE, "id": "lic"}], "a share of itself"),
    ],
)
def test_sheets_that_do_not_hold_together(lines: list[Mapping[str, object]], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        sheet(*lines)
