"""Scorecards from files: every line checked, every fault with its cell; nothing comes in by halves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import get_args

from toolkit.kernel.questions.slug import folded
from toolkit.models.dossier import Dossier
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.returned.line import ReturnedLine
from toolkit.models.selection.returned.scorecard_row import CardSheet
from toolkit.models.selection.scorecard import Abstention, Rating, Scorecard, Seen
from toolkit.problems import Problem
from toolkit.stages.selection.demos.access import checked
from toolkit.stages.selection.demos.rules import ABSTAIN, SEEN, abstain, in_order, missing_evidence, put

_NUMBER = re.compile(r"\d{1,4}([.,]\d{1,2})?\Z")
_SEEN: tuple[Seen, ...] = get_args(Seen)
_USUALLY: Seen = "live_own_case"


@dataclass(frozen=True)
class Change:
    """What a file says of one task: `before` and `after` as words, empty where nothing is said."""

    task: str
    before: str
    after: str


@dataclass(frozen=True)
class Incoming:
    """One card as it would be after the import, with what changes in it."""

    card: Scorecard
    changes: tuple[Change, ...]
    unchanged: int


def read_cards(dossier: Dossier, sheets: Sequence[CardSheet]) -> tuple[tuple[Incoming, ...], list[Problem]]:
    """The cards that the files hold, or what is wrong with them.

    Args:
        dossier: the engagement.
        sheets: the files' lines, one entry for each vendor and rater of each file.
    """
    problems: list[Problem] = []
    cards: list[Incoming] = []
    first: dict[tuple[str, str], CardSheet] = {}
    for sheet in sheets:
        key = (sheet.vendor.casefold(), sheet.rater.casefold())
        if key in first:
            what = (
                f"{sheet.rater} rates {sheet.vendor} a second time; the other one is in {first[key].place}."
            )
            mend = "Keep one of the two: a rater has one scorecard a vendor."
            problems.append(Problem(sheet.place, "two-cards", what, mend))
            continue
        first[key] = sheet
        found = list(_head_faults(dossier, sheet))
        card, wrong = _card(dossier, sheet)
        problems += [*found, *wrong]
        if not found and not wrong:
            cards.append(_compared(dossier, card))
    return tuple(cards), problems


def _head_faults(dossier: Dossier, sheet: CardSheet) -> list[Problem]:
    faults = [
        Problem(sheet.place, "not-rateable", fault.message, fault.how_to_mend)
        for fault in checked(dossier, sheet.vendor, sheet.rater)
    ]
    if sheet.engagement and sheet.engagement != dossier.engagement.id:
        what = f"The sheet belongs to the engagement '{sheet.engagement}', this is '{dossier.engagement.id}'."
        faults.append(Problem(sheet.place, "other-engagement", what, "Import it where it belongs."))
    locked = dossier.key_tasks.locked
    if sheet.locked and (locked is None or sheet.locked != locked.date.isoformat()):
        now = f"locked {locked.date}" if locked else "open"
        what = f"The sheet was made for the key tasks as locked {sheet.locked}; they are {now}."
        faults.append(Problem(sheet.place, "other-lock", what, "Make new sheets: crmkit demo sheet"))
    old = _existing(dossier, sheet.vendor, sheet.rater)
    if old is not None and old.submitted:
        what = f"{old.rater} handed in the scorecard for {old.vendor} on {old.submitted.date()}."
        mend = "What was handed in stays; the group's later word is recorded with 'crmkit demo consensus'."
        faults.append(Problem(sheet.place, "already-submitted", what, mend))
    for column in sheet.unread:
        what = f"The column '{column}' is not known."
        mend = "Columns are: task, grade, evidence, seen, minutes, abstain; vendor and rater in a CSV file."
        faults.append(Problem(sheet.place, "unknown-column", what, mend))
    return faults


def _card(dossier: Dossier, sheet: CardSheet) -> tuple[Scorecard, list[Problem]]:
    vendor = dossier.vendor(sheet.vendor)
    rater = next(
        (r for r in dossier.engagement.raters if r.casefold() == sheet.rater.casefold()), sheet.rater
    )
    reader = _Reader(dossier, Scorecard.model_construct(
        schema_version="1", vendor=vendor.id if vendor else sheet.vendor, rater=rater, submitted=None, remark="",
        ratings=(), abstentions=(), usability=None,
    ))  # fmt: skip
    for row in sheet.rows:
        reader.take(row)
    order = tuple(t.id for t in dossier.key_tasks.tasks)
    return in_order(reader.card, order), reader.problems


class _Reader:
    """Takes one line after the other."""

    def __init__(self, dossier: Dossier, card: Scorecard) -> None:
        self.dossier, self.card = dossier, card
        self.problems: list[Problem] = []
        self._seen: set[str] = set()

    def take(self, row: ReturnedLine) -> None:
        task = self.dossier.key_tasks.find(row["task"])
        if task is None:
            self._fault(row, "task", "unknown-task", f"There is no key task '{row['task'][:40]}'.",
                        "Leave the ids of the sheet as they are; 'crmkit keytasks list' shows them.")  # fmt: skip
            return
        if task.id in self._seen:
            self._fault(
                row, "task", "task-twice", f"{task.id} stands in the sheet twice.", "Keep one of the lines."
            )
            return
        self._seen.add(task.id)
        if row["name"] and folded(row["name"]) != folded(task.name):
            self._fault(row, "name", "task-changed", f"{task.id} is '{task.name}', the sheet says '{row['name'][:60]}'.",
                        "Somebody changed the sheet: rate what was shown under the name in the list.")  # fmt: skip
        if row["abstain"]:
            self._abstain(row, task.id)
        elif row["grade"]:
            self._rate(row, task.id)
        elif row["evidence"] or row["minutes"]:
            self._fault(row, "grade", "no-grade", f"{task.id} has remarks but no grade.",
                        "Give a grade, a reason for giving none, or clear the line.")  # fmt: skip

    def _abstain(self, row: ReturnedLine, task: str) -> None:
        why = _word(row["abstain"], ABSTAIN)
        if why is None:
            self._fault(row, "abstain", "unknown-reason", f"'{row['abstain'][:40]}' is no reason for giving no grade.",
                        f"Write one of: {', '.join(ABSTAIN)}.")  # fmt: skip
        elif row["grade"]:
            self._fault(row, "grade", "grade-and-abstention", f"{task} has a grade and a reason for giving none.",
                        "Keep one of the two.")  # fmt: skip
        else:
            self.card = abstain(self.card, Abstention.model_validate({"task": task, "why": why}))

    def _rate(self, row: ReturnedLine, task: str) -> None:
        grade = _word(row["grade"], {g.value: "" for g in Grade})
        seen = _word(row["seen"], SEEN) if row["seen"] else _USUALLY
        minutes = row["minutes"]
        if grade is None:
            near = get_close_matches(row["grade"].lower(), [g.value.replace("_", " ") for g in Grade], 1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            self._fault(row, "grade", "unknown-grade", f"'{row['grade'][:40]}' is no grade.",
                        f"Grades are: {', '.join(g.value for g in reversed(Grade))}.{hint}")  # fmt: skip
        if seen is None:
            self._fault(row, "seen", "unknown-seen", f"'{row['seen'][:40]}' does not say how it was seen.",
                        f"Write one of: {', '.join(_SEEN)}.")  # fmt: skip
        if minutes and not _NUMBER.match(minutes):
            self._fault(
                row, "minutes", "no-number", f"'{minutes[:40]}' is no number of minutes.", "Write 4 or 4.5."
            )
        if grade is None or seen is None or (minutes and not _NUMBER.match(minutes)):
            return
        rating = Rating(
            task=task,
            grade=Grade(grade),
            evidence=row["evidence"],
            seen=next(s for s in _SEEN if s == seen),
            minutes=Decimal(minutes.replace(",", ".")) if minutes else None,
        )
        if fault := missing_evidence(rating):
            self._fault(row, "evidence", "no-evidence", f"{task}: {fault}", "Fill in the cell.")
            return
        self.card = put(self.card, rating)

    def _fault(self, row: ReturnedLine, column: str, code: str, what: str, mend: str) -> None:
        self.problems.append(Problem(row.place(column), code, what, mend))


def _word(text: str, words: dict[str, str]) -> str | None:
    """The code that a text means: the code itself in any spelling, or its words."""
    plain = folded(text).replace("_", " ").replace("-", " ")
    for code, label in words.items():
        if plain in (code.replace("_", " "), folded(label)):
            return code
    return None


def _compared(dossier: Dossier, card: Scorecard) -> Incoming:
    old = _existing(dossier, card.vendor, card.rater)
    card = card if old is None else card.model_copy(update={"remark": old.remark, "usability": old.usability})
    changes, same = [], 0
    for task in dossier.key_tasks.tasks:
        before, after = _said(old, task.id), _said(card, task.id)
        if before != after:
            changes.append(Change(task.id, before, after))
        elif after:
            same += 1
    return Incoming(card, tuple(changes), same)


def _existing(dossier: Dossier, vendor: str, rater: str) -> Scorecard | None:
    key = (vendor.casefold(), rater.casefold())
    return next((c for c in dossier.scorecards if (c.vendor.casefold(), c.rater.casefold()) == key), None)


def _said(card: Scorecard | None, task: str) -> str:
    if card is None:
        return ""
    if rating := card.rating(task):
        minutes = f", {rating.minutes} min" if rating.minutes is not None else ""
        evidence = f": {rating.evidence}" if rating.evidence else ""
        return f"{rating.grade.value.replace('_', ' ')} ({SEEN[rating.seen]}{minutes}){evidence}"
    abstention = card.abstention(task)
    return ABSTAIN[abstention.why] if abstention else ""
