"""The gap list as a workbook for the vendor, and the vendor's answer read back, cell by cell.

One row a gap and role: a gap that several roles work on has a row for each. What the client decided, other
vendors and budgets are not in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from toolkit.exchange.sheets.book import Sheet, read_book
from toolkit.exchange.sheets.writing import write_book
from toolkit.kernel.expressions.checks import nearest
from toolkit.models.planning.estimate import Estimate, EstimateSource
from toolkit.models.planning.gap import Gap
from toolkit.models.planning.offer import OfferClass, OfferItem, PriceModel, RoleEffort
from toolkit.models.selection.key_task import KeyTask
from toolkit.problems import BadData, Place, Problem

SHEET = "Gaps"
_HELP = "How to fill in"
_UPDATES = ("survives_updates", "must_be_adapted_each_time", "blocks_updates")
COLUMNS = (
    "Gap",
    "What is needed",
    "Real case",
    "Done well when",
    "Shown in the demo",
    "Level needed",
    "Needed by",
    "Mechanism proposed",
    "Class",
    "Role",
    "Days if all goes well",
    "Days most likely",
    "Days if it goes badly",
    "Price model",
    "Fixed price",
    "Effect on updates",
    "Release",
    "Earliest date",
    "Conditions of acceptance",
    "Client delivers",
)
_AT = {name: place for place, name in enumerate(COLUMNS, 1)}


@dataclass(frozen=True)
class GapSheet:
    """What goes into the workbook. `tasks` by id; `roles` are those of the plan."""

    gaps: tuple[Gap, ...]
    tasks: Mapping[str, KeyTask]
    roles: tuple[str, ...] = ()
    currency: str = ""


def write_gap_sheet(sheet: GapSheet) -> bytes:
    """Return the workbook for the vendor; equal gaps give equal bytes."""
    rows = [COLUMNS, *(row for gap in sheet.gaps for row in _rows(gap, sheet))]
    lists = {
        _AT["Class"]: [str(word) for word in OfferClass],
        _AT["Price model"]: [str(word) for word in PriceModel],
        _AT["Effect on updates"]: list(_UPDATES),
    }
    if sheet.roles:
        lists[_AT["Role"]] = list(sheet.roles)
    return write_book({SHEET: rows, _HELP: _help(sheet)}, "Gap list for the vendor", {SHEET: lists})


def _rows(gap: Gap, sheet: GapSheet) -> Iterator[tuple[str, ...]]:
    task, offer = sheet.tasks.get(gap.task), gap.offer
    known = (
        gap.id,
        gap.task_name,
        task.demo_case if task else "",
        task.done_well if task else "",
        gap.grade.value,
        gap.required.value,
        gap.needed_by.isoformat() if gap.needed_by else "",
    )
    if offer is None:
        yield (*known, *[""] * (len(COLUMNS) - len(known)))
        return
    efforts = offer.efforts or ((RoleEffort(role=_ANY, estimate=offer.estimate),) if offer.estimate else ())
    rest = (
        str(offer.price_model),
        str(offer.fixed_price) if offer.fixed_price is not None else "",
        offer.updates or "",
        offer.release,
        offer.earliest.isoformat() if offer.earliest else "",
        offer.conditions,
        offer.client_delivers,
    )
    for number, effort in enumerate(efforts or (None,)):
        days = (
            ("" if effort.role == _ANY else effort.role, *(str(x) for x in effort.estimate.points))
            if effort
            else ("", "", "", "")
        )
        yield (
            *known,
            offer.mechanism,
            str(offer.offer_class),
            *days,
            *(rest if number == 0 else [""] * len(rest)),
        )


_ANY = "vendor"


def _help(sheet: GapSheet) -> list[tuple[str, str]]:
    money = f" in {sheet.currency} without VAT" if sheet.currency else ""
    return [
        ("Column", "What to write"),
        ("Mechanism proposed", "What your product will do, so that one can look at the result."),
        ("Class", f"One of: {', '.join(OfferClass)}. future_release wants a release and an earliest date."),
        ("Role", "Who does it. Several roles: copy the row, keep the gap's id, one row a role."),
        ("Days ...", "Three figures in working days: if all goes well, most likely, if it goes badly."),
        ("Price model", "fixed (then give the price), ceiling (days if it goes badly x rate) or by_effort."),
        ("Fixed price", f"The price{money}; only with price model fixed."),
        ("Effect on updates", f"One of: {', '.join(_UPDATES)}."),
        ("Conditions of acceptance", "By what both sides will see that it is done."),
        ("Client delivers", "What has to be there before you can begin."),
    ]


@dataclass
class _Reader:
    """Reads the answer of one sheet and gathers what does not hold."""

    sheet: Sheet
    columns: dict[str, int]
    gaps: Mapping[str, Gap]
    roles: Sequence[str]
    problems: list[Problem] = field(default_factory=list)

    def items(self) -> tuple[OfferItem, ...]:
        rows: dict[str, list[int]] = {}
        for number in sorted(self.sheet.rows):
            if number == 1:
                continue
            name = self._cell(number, "Gap")
            if gap := self._gap(number, name):
                rows.setdefault(gap.id, []).append(number)
        found = (self._item(self.gaps[name.casefold()], numbers) for name, numbers in rows.items())
        return tuple(item for item in found if item is not None)

    def _gap(self, row: int, name: str) -> Gap | None:
        if not name:
            if any(self._cell(row, column) for column in COLUMNS[7:]):
                self._fault(
                    row,
                    "Gap",
                    "This row has an answer but names no gap.",
                    "Write the gap's id, for example G1.",
                )
            return None
        if (gap := self.gaps.get(name.casefold())) is None:
            near = nearest(name, [g.id for g in self.gaps.values()])
            self._fault(
                row, "Gap", f"There is no gap '{name}'.", f"Write '{near}'." if near else "Keep the ids."
            )
        return gap

    def _item(self, gap: Gap, rows: list[int]) -> OfferItem | None:
        first = rows[0]
        if not any(self._cell(row, column) for row in rows for column in COLUMNS[7:]):
            return None
        before = len(self.problems)
        offer_class = self._word(first, "Class", [str(word) for word in OfferClass], needed=True)
        efforts = [effort for row in rows if (effort := self._effort(row)) is not None]
        model = self._word(first, "Price model", [str(word) for word in PriceModel]) or str(
            PriceModel.CEILING
        )
        fixed = self._number(first, "Fixed price")
        self._goes_together(first, offer_class, model, fixed)
        updates = self._word(first, "Effect on updates", list(_UPDATES))
        earliest = self._day(first, "Earliest date")
        if len(self.problems) > before:
            return None
        return OfferItem.model_validate(
            {
                "to": gap.task,
                "offer_class": offer_class,
                "mechanism": self._cell(first, "Mechanism proposed"),
                "estimate": _sum([e.estimate for e in efforts]) if efforts else None,
                "efforts": tuple(efforts)
                if len(efforts) > 1 or (efforts and efforts[0].role != _ANY)
                else (),
                "price_model": model,
                "fixed_price": fixed,
                "updates": updates or None,
                "release": self._cell(first, "Release"),
                "earliest": earliest,
                "conditions": self._cell(first, "Conditions of acceptance"),
                "client_delivers": self._cell(first, "Client delivers"),
            }
        )

    def _goes_together(self, row: int, offer_class: str, model: str, fixed: Decimal | None) -> None:
        if (model == PriceModel.FIXED) != (fixed is not None):
            what = "A fixed price and the price model 'fixed' go together."
            self._fault(row, "Fixed price", what, "Give both or neither.")
        dated = self._cell(row, "Release") or self._cell(row, "Earliest date")
        if offer_class == OfferClass.FUTURE_RELEASE and not dated:
            what = "A future release wants its name or its earliest date."
            self._fault(row, "Release", what, "Fill in one of them, or choose another class.")

    def _effort(self, row: int) -> RoleEffort | None:
        names = ("Days if all goes well", "Days most likely", "Days if it goes badly")
        if not any(self._cell(row, name) for name in names):
            return None
        role = self._cell(row, "Role") or _ANY
        if self.roles and role not in (*self.roles, _ANY):
            near = nearest(role, self.roles)
            mend = f"Write '{near}'." if near else f"Choose from: {', '.join(self.roles)}."
            self._fault(row, "Role", f"There is no role '{role}'.", mend)
            return None
        values = [self._number(row, name, needed=True) for name in names]
        if None in values:
            return None
        low, likely, high = (value for value in values if value is not None)
        if not low <= likely <= high:
            what = f"The days are not in order: {low}, {likely}, {high}."
            self._fault(row, names[1], what, "The good case takes least, the bad case most.")
            return None
        estimate = Estimate(optimistic=low, likely=likely, pessimistic=high, source=EstimateSource.VENDOR)
        return RoleEffort(role=role, estimate=estimate)

    def _cell(self, row: int, column: str) -> str:
        at = self.columns.get(column.casefold(), 0)
        return self.sheet.rows.get(row, {}).get(at, "").strip()

    def _word(self, row: int, column: str, words: Sequence[str], *, needed: bool = False) -> str:
        text = self._cell(row, column).casefold().replace(" ", "_").replace("-", "_")
        if not text:
            if needed:
                self._fault(
                    row, column, f"The column '{column}' is empty.", f"Choose from: {', '.join(words)}."
                )
            return ""
        if text not in words:
            near = nearest(text, words)
            mend = f"Write '{near}'." if near else f"Choose from: {', '.join(words)}."
            self._fault(row, column, f"'{self._cell(row, column)[:40]}' is not on the list.", mend)
            return ""
        return text

    def _number(self, row: int, column: str, *, needed: bool = False) -> Decimal | None:
        text = self._cell(row, column).replace(" ", "").replace(",", ".")
        if not text:
            if needed:
                self._fault(row, column, f"The column '{column}' is empty.", "Give all three figures.")
            return None
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite() or not 0 <= value < 10**9:
            self._fault(
                row, column, f"'{text[:40]}' is no figure.", "Write digits and a point, for example 2.5."
            )
            return None
        return value

    def _day(self, row: int, column: str) -> date | None:
        text = self._cell(row, column)
        if not text:
            return None
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            self._fault(row, column, f"'{text[:40]}' is no day.", "Write it as 2026-06-15.")
            return None

    def _fault(self, row: int, column: str, what: str, mend: str) -> None:
        place = self.sheet.place(row, self.columns.get(column.casefold(), 0))
        self.problems.append(Problem(place, "vendor-answer", what, mend))


def read_gap_sheet(
    data: bytes, file: str, gaps: Sequence[Gap], roles: Sequence[str]
) -> tuple[OfferItem, ...]:
    """Return the vendor's answers, one for each gap that has any.

    Args:
        data: the workbook.
        file: its name as the user knows it.
        gaps: the gaps that were asked about.
        roles: the roles of the plan; any role is taken where the plan names none.

    Raises:
        BadData: every cell that does not hold, with sheet, row and column.
    """
    sheets, problems = read_book(data, file)
    sheet = sheets.get(SHEET.casefold())
    if sheet is None:
        what = f"The workbook has no sheet '{SHEET}'."
        raise BadData(
            [Problem(Place(file), "no-sheet", what, "Send back the workbook that 'gaps export' made.")]
        )
    columns = {text.strip().casefold(): at for at, text in sheet.rows.get(1, {}).items()}
    missing = [name for name in ("Gap", "Class", "Days most likely") if name.casefold() not in columns]
    if missing:
        what = f"The first row lacks the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}."
        raise BadData([Problem(sheet.place(1), "no-column", what, "Keep the first row as it was.")])
    known = {gap.id.casefold(): gap for gap in gaps}
    reader = _Reader(sheet, columns, known, roles, list(problems))
    items = reader.items()
    if reader.problems:
        raise BadData(sorted(reader.problems))
    return items


def _sum(estimates: Sequence[Estimate]) -> Estimate:
    """The days of several roles together; ends and middle added each, which is on the safe side."""
    return Estimate(
        optimistic=sum((e.optimistic for e in estimates), Decimal(0)),
        likely=sum((e.likely for e in estimates), Decimal(0)),
        pessimistic=sum((e.pessimistic for e in estimates), Decimal(0)),
        source=EstimateSource.VENDOR,
    )
