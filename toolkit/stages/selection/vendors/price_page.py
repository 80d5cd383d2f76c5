"""The page of prices that came back; what is wrong is said without an amount, for amounts are locked."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import get_args

from toolkit.models.selection.price_sheet import Charge, LineKind, PriceLine, PriceSheet, ShareOf
from toolkit.models.selection.returned.line import ReturnedLine
from toolkit.problems import Problem
from toolkit.stages.selection.vendors.cells import name_of_line, number

KINDS: tuple[LineKind, ...] = get_args(LineKind)
CHARGES = tuple(c.value for c in Charge)
_NUMBERS = ("quantity", "unit_price", "share_percent", "interval_years", "yearly_rise_percent", "vat_percent")
_PERCENTAGES = ("share_percent", "yearly_rise_percent", "vat_percent")
_LONGEST_INTERVAL = 20


def price_page(lines: Sequence[ReturnedLine], currency: str) -> tuple[PriceSheet | None, list[Problem]]:
    """The price sheet of a page, None where the page is empty, and everything that is wrong with it."""
    page = _Page()
    made = [(page.line(line), line) for line in lines if any(line.cells.values())]
    known = {price.id.casefold() for price, _ in made if price}
    for price, line in made:
        share = price.share_of if price else None
        if (
            price
            and share
            and (share.line.casefold() not in known or share.line.casefold() == price.id.casefold())
        ):
            what = f"'{price.id}' is a share of '{share.line}', which is no other line of the page."
            page.fault(line, "share_line", "unknown-line", what, "Name a line of this page.")
    prices = tuple(price for price, _ in made if price)
    if not prices or page.problems:
        return None, page.problems
    return PriceSheet(currency=currency, lines=prices), []


class _Page:
    """Reads one line after the other and gathers what is wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._taken: set[str] = set()

    def line(self, line: ReturnedLine) -> PriceLine | None:
        faults = len(self.problems)
        name = self._name(line)
        kind = next((k for k in KINDS if k == _code(line["kind"])), None)
        charge = next((c for c in Charge if c == _code(line["charge"])), None)
        if kind is None:
            what = f"'{line['kind'][:40]}' is no kind of price."
            self.fault(line, "kind", "unknown-kind", what, f"Choose one of: {', '.join(KINDS)}.")
        if charge is None:
            what = f"'{line['charge'][:40]}' does not say how often it is paid."
            self.fault(line, "charge", "unknown-charge", what, f"Choose one of: {', '.join(CHARGES)}.")
        numbers = {column: number(line, column, self.problems) for column in _NUMBERS}
        if len(self.problems) == faults:
            self._together(line, charge, numbers)
        if len(self.problems) > faults or kind is None or charge is None:
            return None
        return _made(line, name, (kind, charge), numbers)

    def _name(self, line: ReturnedLine) -> str:
        name = name_of_line(line, "id", self.problems)
        if not line["id"]:
            self.fault(line, "id", "no-id", "The price line has no name.", "Give it one such as licences.")
        elif name.casefold() in self._taken:
            self.fault(line, "id", "line-twice", f"Two price lines are called '{name}'.", "Rename one.")
        self._taken.add(name.casefold())
        return name

    def _together(
        self, line: ReturnedLine, charge: Charge | None, numbers: Mapping[str, Decimal | None]
    ) -> None:
        """What cells of one line say to each other."""
        if (numbers["unit_price"] is None) == (not line["share_line"]):
            what = "A line has either a unit price or a share of another line."
            self.fault(line, "unit_price", "price-or-share", what, "Fill in one of the two.")
        if bool(line["share_line"]) != (numbers["share_percent"] is not None):
            what = "A share names its line and its percentage."
            self.fault(line, "share_percent", "no-percent", what, "Write for example licences and 18.")
        for column in _PERCENTAGES:
            if (numbers[column] or 0) > 100:
                self.fault(line, column, "over-100", "A percentage is at most 100.", "Correct it.")
        years = numbers["interval_years"]
        whole = years is None or (years == years.to_integral_value() and 1 <= years <= _LONGEST_INTERVAL)
        if (charge is Charge.EVERY_YEARS) != (years is not None) or not whole:
            what = (
                f"'every_years' wants whole years from 1 to {_LONGEST_INTERVAL}, and only 'every_years' does."
            )
            self.fault(line, "interval_years", "years", what, "Correct one of the two cells.")

    def fault(self, line: ReturnedLine, column: str, code: str, what: str, mend: str) -> None:
        """Note what is wrong in a cell."""
        self.problems.append(Problem(line.place(column), code, what, mend))


def _made(
    line: ReturnedLine, name: str, kind: tuple[LineKind, Charge], numbers: Mapping[str, Decimal | None]
) -> PriceLine:
    share, years = numbers["share_percent"], numbers["interval_years"]
    return PriceLine(
        id=name,
        label=line["label"] or name,
        kind=kind[0],
        charge=kind[1],
        quantity=Decimal(1) if numbers["quantity"] is None else numbers["quantity"],
        unit_price=numbers["unit_price"],
        share_of=ShareOf(line=line["share_line"], percent=share) if share is not None else None,
        yearly_rise_percent=numbers["yearly_rise_percent"] or Decimal(0),
        interval_years=int(years) if years is not None else None,
        vat_percent=numbers["vat_percent"] or Decimal(0),
    )


def _code(text: str) -> str:
    return text.casefold().replace(" ", "_").replace("-", "_")
