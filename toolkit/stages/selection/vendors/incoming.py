"""A vendor questionnaire that came back: every answer checked, every fault with its cell, rounds kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.kernel.questions.slug import folded
from toolkit.models.dossier import Dossier
from toolkit.models.planning.offer import OfferClass
from toolkit.models.requirements.requirement import Requirement, RequirementStatus
from toolkit.models.selection.key_task import Priority
from toolkit.models.selection.price_sheet import PriceLine, PriceSheet
from toolkit.models.selection.returned.line import ReturnedLine
from toolkit.models.selection.returned.questionnaire_row import ReturnedQuestionnaire
from toolkit.models.selection.vendor import AnswerRound, Vendor, VendorAnswer
from toolkit.problems import Problem
from toolkit.stages.selection.vendors.cells import day, name_of_line, number
from toolkit.stages.selection.vendors.price_page import price_page

CLASSES: dict[OfferClass, str] = {
    OfferClass.STANDARD: "in the product as delivered",
    OfferClass.CONFIGURATION: "by settings, reports or templates, without programming",
    OfferClass.ADD_ON: "by another product; name it",
    OfferClass.INTEGRATION: "by a connection to another system; name it",
    OfferClass.EXTENSION: "by programming that leaves the product as it is",
    OfferClass.MODIFICATION: "by changing the product itself",
    OfferClass.FUTURE_RELEASE: "in a coming release; give the date",
    OfferClass.NOT_POSSIBLE: "not at all",
}


@dataclass(frozen=True)
class Asked:
    """One thing a vendor answers: a key task or a requirement; `id` is what the answer is kept under."""

    id: str
    number: str
    statement: str
    acceptance: str
    priority: str


@dataclass(frozen=True)
class AnswerChange:
    """What a return says of one demand; empty where nothing is said. Prices never stand in it."""

    number: str
    before: str
    after: str


@dataclass(frozen=True)
class Returned:
    """A vendor with the answers that came back, and what is new in them."""

    vendor: Vendor
    changes: tuple[AnswerChange, ...]
    unchanged: int
    blank: tuple[str, ...]
    price_lines: int
    same: bool


def asked(dossier: Dossier) -> tuple[Asked, ...]:
    """What vendors are asked: the key tasks, then the requirements that are neither drafts nor put aside."""
    tasks = [Asked(t.id, t.id, t.name, t.done_well, t.priority.value) for t in dossier.key_tasks.tasks]
    return (
        *tasks,
        *(Asked(r.id, r.shown_id, r.statement, r.acceptance, r.priority.value) for r in demanded(dossier)),
    )


def demanded(dossier: Dossier) -> tuple[Requirement, ...]:
    """The requirements that go to vendors."""
    stand = (RequirementStatus.ACCEPTED, RequirementStatus.PROPOSED)
    return tuple(
        r for r in dossier.requirements.requirements if r.status in stand and r.priority is not Priority.WONT
    )


def take_back(
    dossier: Dossier, vendor: Vendor, returned: ReturnedQuestionnaire, today: date
) -> tuple[Returned | None, list[Problem]]:
    """The vendor with the returned answers as a new round, or everything that is wrong with them.

    Args:
        dossier: what was asked.
        vendor: the vendor as it stands, with prices.
        returned: the workbook's lines.
        today: the day on which it came in.
    """
    reader = _Reader(dossier, vendor, returned)
    answers = reader.answers()
    reader.price_lines_exist(answers)
    prices, faults = price_page(returned.prices, dossier.engagement.currency)
    if problems := [*returned.faults, *reader.problems, *faults]:
        return None, problems
    changes, unchanged = _changes(vendor, answers, asked(dossier))
    given = {a.to for a in answers}
    sheet = prices or vendor.price_sheet
    same = answers == vendor.answers and _lines_of(sheet) == _lines_of(vendor.price_sheet)
    return Returned(
        vendor=_next_round(vendor, answers, sheet, today),
        changes=changes,
        unchanged=unchanged,
        blank=tuple(a.number for a in asked(dossier) if a.id not in given),
        price_lines=len(prices.lines) if prices else 0,
        same=same,
    ), []


def _next_round(
    vendor: Vendor, answers: tuple[VendorAnswer, ...], sheet: PriceSheet | None, today: date
) -> Vendor:
    kept = vendor.earlier_answers
    if vendor.rounds and vendor.answers_received:
        old = AnswerRound(
            round=vendor.rounds,
            received=vendor.answers_received,
            answers=vendor.answers,
            price_sheet=vendor.price_sheet if vendor.price_sheet != sheet else None,
        )
        kept = (*kept, old)
    return vendor.model_copy(
        update={
            "answers_round": vendor.rounds + 1,
            "answers_received": today,
            "answers": answers,
            "earlier_answers": kept,
            "price_sheet": sheet.model_copy(update={"entered": today})
            if sheet and sheet is not vendor.price_sheet
            else sheet,
        }
    )


class _Reader:
    """Reads the pages and gathers what is wrong."""

    def __init__(self, dossier: Dossier, vendor: Vendor, returned: ReturnedQuestionnaire) -> None:
        self.problems: list[Problem] = []
        self._returned, self._vendor = returned, vendor
        self._known = {a.number.casefold(): a for a in asked(dossier)}
        self._currency = dossier.engagement.currency
        self._head(dossier, vendor)

    def _head(self, dossier: Dossier, vendor: Vendor) -> None:
        about, place = self._returned.about, self._returned.place
        if about["engagement"] != dossier.engagement.id:
            what = f"The workbook belongs to the engagement '{about['engagement'] or '?'}', this is '{dossier.engagement.id}'."
            self.problems.append(Problem(place, "other-engagement", what, "Import it where it belongs."))
        if about["vendor"].casefold() != vendor.id.casefold():
            what = f"The workbook was made for the vendor '{about['vendor'] or '?'}', not for {vendor.id}."
            self.problems.append(Problem(place, "other-vendor", what, "Name the vendor it was made for."))
        if about["currency"] and about["currency"] != self._currency:
            what = (
                f"The workbook says prices in {about['currency']}; the engagement counts in {self._currency}."
            )
            self.problems.append(
                Problem(place, "other-currency", what, f"Ask for prices in {self._currency}.")
            )

    def answers(self) -> tuple[VendorAnswer, ...]:
        made: dict[str, VendorAnswer] = {}
        seen: set[str] = set()
        for line in self._returned.answers:
            demand = self._known.get(line["number"].casefold())
            if demand is None:
                self._fault(line, "number", "unknown-number", f"'{line['number'][:40] or 'A line without a number'}' was not asked.",
                            "Leave the numbers as they are, and add no lines.")  # fmt: skip
                continue
            if demand.id in seen:
                self._fault(
                    line, "number", "number-twice", f"{demand.number} is answered twice.", "Keep one line."
                )
                continue
            seen.add(demand.id)
            if folded(line["statement"]) != folded(demand.statement):
                self._fault(line, "statement", "demand-changed", f"The words of {demand.number} are not those that were sent.",
                            "Answer what was asked; say under 'How' what you would rather do.")  # fmt: skip
            if answer := self._answer(line, demand):
                made[demand.id] = answer
        return tuple(made[a.id] for a in self._known.values() if a.id in made)

    def _answer(self, line: ReturnedLine, demand: Asked) -> VendorAnswer | None:
        word = line["offer_class"].casefold().replace(" ", "_").replace("-", "_")
        extras = [
            name
            for name in ("available", "release", "quantity", "effort_days", "price_line", "note")
            if line[name]
        ]
        if not word:
            if extras:
                self._fault(line, "offer_class", "no-answer", f"{demand.number} has remarks but no answer.",
                            "Choose an answer, or clear the line (it then counts as not_possible).")  # fmt: skip
            return None
        if word not in list(OfferClass):
            self._fault(line, "offer_class", "unknown-answer", f"'{line['offer_class'][:40]}' is no answer.",
                        f"Choose one of: {', '.join(OfferClass)}.")  # fmt: skip
            return None
        offer_class = OfferClass(word)
        faults = len(self.problems)
        available = day(line, "available", self.problems)
        if offer_class is OfferClass.FUTURE_RELEASE and available is None and not line["available"]:
            self._fault(line, "available", "no-date", f"{demand.number}: a coming release wants a date.",
                        "Write the day from which it can be used as YYYY-MM-DD.")  # fmt: skip
        quantity, effort = (number(line, name, self.problems) for name in ("quantity", "effort_days"))
        price_line = name_of_line(line, "price_line", self.problems)
        if len(self.problems) > faults:
            return None
        return VendorAnswer(
            to=demand.id,
            offer_class=offer_class,
            note=line["note"],
            release=line["release"],
            available=available,
            quantity=quantity,
            effort_days=effort,
            price_line=price_line or None,
        )

    def price_lines_exist(self, answers: Iterable[VendorAnswer]) -> None:
        """Every price line that an answer names stands on the page of prices, or came in with an earlier one.

        The page goes out empty each time, for prices are locked.
        """
        filled = [line["id"].casefold() for line in self._returned.prices if any(line.cells.values())]
        known = set(filled) or {line.id.casefold() for line in _lines_of(self._vendor.price_sheet)}
        lines = {line["number"].casefold(): line for line in self._returned.answers}
        numbers = {a.id: a.number for a in self._known.values()}
        for answer in answers:
            if answer.price_line and answer.price_line.casefold() not in known:
                line = lines[numbers[answer.to].casefold()]
                self._fault(line, "price_line", "unknown-line", f"There is no price line '{answer.price_line}'.",
                            "Name a line of the page 'Prices', or leave the cell blank.")  # fmt: skip

    def _fault(self, line: ReturnedLine, column: str, code: str, what: str, mend: str) -> None:
        self.problems.append(Problem(line.place(column), code, what, mend))


def _changes(
    vendor: Vendor, answers: Sequence[VendorAnswer], demands: Sequence[Asked]
) -> tuple[tuple[AnswerChange, ...], int]:
    now = {a.to: a for a in answers}
    changes, same = [], 0
    for demand in demands:
        old = vendor.answer(demand.id) or vendor.answer(demand.number)
        before, after = _said(old), _said(now.get(demand.id))
        if before != after:
            changes.append(AnswerChange(demand.number, before, after))
        else:
            same += bool(after)
    return tuple(changes), same


def _said(answer: VendorAnswer | None) -> str:
    if answer is None:
        return ""
    parts = [answer.offer_class.value.replace("_", " ")]
    parts += [f"from {answer.available}"] if answer.available else []
    parts += [f"release {answer.release}"] if answer.release else []
    parts += [f"{answer.effort_days:f} days"] if answer.effort_days is not None else []
    return ", ".join(parts) + (f": {answer.note}" if answer.note else "")


def _lines_of(sheet: PriceSheet | None) -> tuple[PriceLine, ...]:
    return sheet.lines if sheet else ()
