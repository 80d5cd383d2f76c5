"""The vendor questionnaire: a page to answer, a page for prices, and how to fill them in."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.exchange.sheets.writing import Layout, write_book
from toolkit.exchange.vendor_answers.columns import ABOUT, ANSWER_COLUMNS, ANSWERS, PRICE_COLUMNS, PRICES
from toolkit.models.selection.vendor import VendorAnswer

_WIDTHS = {1: 15, 2: 56, 3: 40, 4: 10, 5: 17, 6: 42, 7: 14, 8: 14, 9: 10, 10: 10, 11: 12}
_PRICE_WIDTHS = {1: 14, 2: 40, 3: 15, 4: 13, 5: 10, 6: 12, 7: 15, 8: 10, 9: 12, 10: 12, 11: 10}
_SPARE_PRICES = 30
#: Quick help for each way of paying.
_PAID = "once; monthly; yearly; every_years with the number of years"


@dataclass(frozen=True)
class Demand:
    """One line to answer: a key task or a requirement."""

    number: str
    statement: str
    acceptance: str
    priority: str
    answer: VendorAnswer | None = None


@dataclass(frozen=True)
class QuestionnaireHead:
    """For whom it is made, and the words it offers; `classes` are (code, what it means)."""

    engagement: str
    client: str
    vendor: str
    vendor_name: str
    round: int
    currency: str
    classes: Sequence[tuple[str, str]]
    kinds: Sequence[str]
    charges: Sequence[str]


def write_questionnaire(head: QuestionnaireHead, demands: Sequence[Demand]) -> bytes:
    """Return the workbook; earlier answers stand in it, prices never do."""
    answers = [tuple(ANSWER_COLUMNS), *(_row(d) for d in demands)]
    prices = [tuple(PRICE_COLUMNS)]
    book: dict[str, Sequence[Sequence[str]]] = {ABOUT: _about(head), ANSWERS: answers, PRICES: prices}
    choices: dict[str, dict[int, Sequence[str]]] = {
        ANSWERS: {5: [code for code, _ in head.classes]},
        PRICES: {3: head.kinds, 4: head.charges},
    }
    layouts = {
        ABOUT: Layout({1: 26, 2: 100}),
        ANSWERS: Layout(_WIDTHS, frozenset(range(5, 12)), landscape=True),
        PRICES: Layout(_PRICE_WIDTHS, frozenset(range(1, 12)), spare=_SPARE_PRICES, landscape=True),
    }
    return write_book(book, f"Questionnaire for {head.vendor_name}", choices, layouts)


def _about(head: QuestionnaireHead) -> list[tuple[str, str]]:
    return [
        ("What", "Value"),
        ("client", head.client),
        ("engagement", head.engagement),
        ("vendor", head.vendor),
        ("vendor's name", head.vendor_name),
        ("round", str(head.round)),
        ("currency", head.currency),
        ("", ""),
        (
            "How to answer",
            f"On the page '{ANSWERS}' choose one answer a line. A blank line counts as not_possible.",
        ),
        *head.classes,
        ("", ""),
        ("Available from", "YYYY-MM-DD; needed with future_release."),
        ("Effort in days", "Only where work is needed: days of your people."),
        ("Price line", f"The line of the page '{PRICES}' that pays for it; blank: it is in the licence."),
        ("Prices", f"Only on the page '{PRICES}', net of VAT. It is opened after the demos have been rated."),
        ("Kind", ", ".join(head.kinds)),
        ("Paid", _PAID),
        (
            "By type of user",
            "One line for each type of user; for simultaneous use give the number at the same time.",
        ),
        (
            "Share of line",
            "For maintenance or updates: the line it is a percentage of, and the percentage, no unit price.",
        ),
    ]


def _row(demand: Demand) -> tuple[str, ...]:
    asked = (demand.number, demand.statement, demand.acceptance, demand.priority)
    a = demand.answer
    if a is None:
        return (*asked, *[""] * 7)
    days, many = (f"{n:f}" if n is not None else "" for n in (a.effort_days, a.quantity))
    available = a.available.isoformat() if a.available else ""
    return (*asked, a.offer_class.value, a.note, available, a.release, many, days, a.price_line or "")
