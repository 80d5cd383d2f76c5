"""Rate a demo: one key task at a time, an overview of what is missing, and handing in."""

from dataclasses import dataclass
from hashlib import sha256

from starlette.responses import Response

from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask
from toolkit.models.selection.scorecard import Scorecard
from toolkit.problems import BadData, Refused, UsageError
from toolkit.stages.selection.demos import rules
from toolkit.web.visit import NotHere, Visit
from toolkit.workflows.selection.rating import OpenCard, RatingWords, hand_in, open_card, rate, take_back

_MINUTES = 10
"""For one task, the same for every vendor."""
_NOTHING = "-"
_MINUTES_WORDS = "The minutes are a number, for example 5 or 2,5; empty where nobody looked at the clock."
"""The one field of a rating that can be ill-formed; everything else is chosen or free text."""


@dataclass(frozen=True)
class Line:
    """One key task in the overview."""

    task: KeyTask
    said: str
    missing: bool


def overview(visit: Visit) -> Response:
    """What is rated and what is missing; handing in."""
    vendor = _vendor(visit)
    try:
        opened = open_card(visit.work, vendor, None)
    except Refused:
        done = open_card(visit.work, vendor, None, closed=True)
        if done.card.submitted is None:
            raise
        return visit.page("rating/done.html", opened=done, lines=_lines(done), words="")
    if not visit.posted:
        return visit.page(
            "rating/overview.html", opened=opened, lines=_lines(opened), words="", now=visit.agenda.at(vendor)
        )
    if (left := [line for line in _lines(opened) if line.missing]) and not visit.form.get("sure"):
        return visit.page("rating/sure.html", opened=opened, left=left, many=len(opened.order))
    try:
        hand_in(opened, opened.card)
    except (Refused, UsageError) as fault:
        return visit.page(
            "rating/overview.html", 409, opened=opened, lines=_lines(opened), words=str(fault), now=None
        )
    return visit.go(f"/rate/{vendor}")


def task(visit: Visit) -> Response:
    """One key task: the case, the five grades, evidence, how it was seen, minutes."""
    vendor = _vendor(visit)
    try:
        return _task(visit, open_card(visit.work, vendor, None))
    except Refused:
        if not visit.posted:
            raise
    # The person's other device saved in this very moment; looking again shows what it saved.
    return _task(visit, open_card(visit.work, vendor, None))


def live(visit: Visit) -> Response:
    """What is being shown now, for the script of the page; nothing is read for it."""
    vendor = visit.parameters["vendor"]
    visit.require("rate", vendor)
    now = visit.agenda.at(vendor)
    return visit.json({"now": now.task if now else "", "since": now.since_ms if now else 0})


def _task(visit: Visit, opened: OpenCard) -> Response:
    found = next((t for t in opened.tasks if t.id.casefold() == visit.parameters["task"].casefold()), None)
    if found is None:
        raise NotHere
    return _save(visit, opened, found) if visit.posted else _show(visit, opened, found)


def _save(visit: Visit, opened: OpenCard, shown: KeyTask) -> Response:
    """Write down what was said, unless the person said something else elsewhere and has not seen it."""
    now, mine = _entry(opened.card, shown.id), _words(shown.id, visit)
    if visit.form.get("seen_before", _NOTHING) != _stamp(now) and _differs(mine, now):
        if visit.wants_json:
            return visit.json({"conflict": now, "stamp": _stamp(now)}, 409)
        return visit.page(
            "rating/conflict.html",
            409,
            opened=opened,
            task=shown,
            theirs=now,
            mine=mine,
            stamp=_stamp(now),
            seen=rules.SEEN,
        )
    try:
        card = _put(opened, mine)
    except (UsageError, BadData) as fault:
        words = str(fault) if isinstance(fault, UsageError) else _MINUTES_WORDS
        if visit.wants_json:
            return visit.json({"error": words}, 400)
        return _show(visit, opened, shown, words=words, mine=mine, status=400)
    if visit.wants_json:
        said = bool(mine.grade or mine.abstain)
        saved = {"saved": said, "stamp": _stamp(_entry(card, shown.id)), "missing": _missing(opened, card)}
        return visit.json(saved | {"go": _after(opened, shown)})
    return visit.go(_after(opened, shown))


def _vendor(visit: Visit) -> str:
    vendor = visit.parameters["vendor"]
    visit.require("rate", vendor)
    return vendor


def _show(
    visit: Visit,
    opened: OpenCard,
    shown: KeyTask,
    words: str = "",
    mine: RatingWords | None = None,
    status: int = 200,
) -> Response:
    order = list(opened.order)
    at = order.index(shown.id)
    now = _entry(opened.card, shown.id)
    given = vars(mine) if mine else now
    return visit.page(
        "rating/task.html",
        status,
        opened=opened,
        task=shown,
        owner=opened.names.get(shown.owner, shown.owner),
        number=at + 1,
        count=len(order),
        before=order[at - 1] if at else "",
        after=order[at + 1] if at + 1 < len(order) else "",
        minutes=_MINUTES,
        shown=visit.agenda.at(opened.vendor.id),
        grades=[(grade.value, meaning) for grade, meaning in rules.MEANINGS.items()],
        wanted=[grade.value for grade in Grade if rules.wants_evidence(grade)],
        seen=rules.SEEN,
        abstain=rules.ABSTAIN,
        given=given,
        stamp=_stamp(now),
        words=words,
    )


def _lines(opened: OpenCard) -> list[Line]:
    left = rules.unrated(opened.card, opened.order)
    return [Line(t, _said(opened.card, t.id), t.id in left) for t in opened.tasks]


def _said(card: Scorecard, task_id: str) -> str:
    if rating := card.rating(task_id):
        return rating.grade.value.replace("_", " ")
    if abstention := card.abstention(task_id):
        return rules.ABSTAIN[abstention.why]
    return ""


def _entry(card: Scorecard, task_id: str) -> dict[str, str]:
    """What stands on the card about a task, in the words of the form."""
    if rating := card.rating(task_id):
        return {
            "task": task_id,
            "grade": rating.grade.value,
            "evidence": rating.evidence,
            "seen": rating.seen,
            "minutes": f"{rating.minutes:f}" if rating.minutes is not None else "",
            "abstain": "",
        }
    abstention = card.abstention(task_id)
    return {
        "task": task_id,
        "grade": "",
        "evidence": "",
        "seen": "",
        "minutes": "",
        "abstain": abstention.why if abstention else "",
    }


def _stamp(entry: dict[str, str]) -> str:
    """Tells one saved state from another; `-` where nothing was said."""
    if not entry["grade"] and not entry["abstain"]:
        return _NOTHING
    return sha256("\x1f".join(entry.values()).encode()).hexdigest()[:16]


def _words(task_id: str, visit: Visit) -> RatingWords:
    said = {key: visit.form.get(key, "").strip() for key in ("grade", "evidence", "seen", "minutes")}
    chosen = said["grade"]
    if chosen in rules.ABSTAIN:
        return RatingWords(task_id, abstain=chosen)
    if chosen in {"", "not_seen"}:
        return RatingWords(task_id)
    return RatingWords(
        task_id,
        grade=chosen,
        evidence=said["evidence"],
        seen=said["seen"],
        minutes=said["minutes"].replace(",", "."),
    )


def _differs(mine: RatingWords, now: dict[str, str]) -> bool:
    return any(now[key] != value for key, value in vars(mine).items())


def _put(opened: OpenCard, words: RatingWords) -> Scorecard:
    if not words.grade and not words.abstain:
        return take_back(opened, words.task)
    return rate(opened, words)


def _missing(opened: OpenCard, card: Scorecard) -> int:
    return len(rules.unrated(card, opened.order))


def _after(opened: OpenCard, done: KeyTask) -> str:
    order = list(opened.order)
    at = order.index(done.id) + 1
    vendor = opened.vendor.id
    return f"/rate/{vendor}/{order[at]}" if at < len(order) else f"/rate/{vendor}"
