"""One question as a form: how it is asked, what stands there, and what came back."""

from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256

from toolkit.kernel.questions.typing import type_of
from toolkit.models.interviews.answer import Answer, Stored
from toolkit.models.interviews.question import Choice, Question
from toolkit.stages.interview.sitting import Sitting
from toolkit.web.visit import Upload, Visit

_SCALE = 11
"""A range with no more steps than that is shown as buttons."""
_LIST = 12
"""More choices than that are a list to open, fewer are buttons."""
_INPUTS = {"date": "date", "time": "time"}
_KEYBOARDS = {"integer": "numeric", "decimal": "decimal", "range": "decimal"}


@dataclass(frozen=True)
class Reply:
    """What somebody sent for one question; `fault` says why it cannot be meant."""

    value: Stored = ""
    quote: str = ""
    comment: str = ""
    ask: str = ""
    ask_what: str = ""
    upload: Upload | None = field(default=None, repr=False)
    fault: str = ""

    def says(self, given: Answer | None) -> bool:
        """Whether it says what stands there already."""
        now = given or Answer()
        open_ = (now.open.ask, now.open.text) if now.open else ("", "")
        return (
            (self.value or "", self.quote, self.comment) == (now.value or "", now.quote, now.comment)
            and (self.ask, self.ask_what) == open_
            and self.upload is None
        )


@dataclass(frozen=True)
class Asked:
    """How a page asks: the kind of field, the choices, what is filled in."""

    question: Question
    kind: str
    label: str
    hint: str
    choices: tuple[Choice, ...]
    chosen: tuple[str, ...]
    text: str
    input_type: str
    keyboard: str
    places: dict[str, int]
    given: Answer
    stamp: str
    reply: Reply

    @property
    def type_words(self) -> str:
        """What is wanted, in a word or two; empty where the field says it."""
        question = self.question
        words = {
            "integer": "A whole number.",
            "decimal": "A number.",
            "rank": "The weightiest is 1; what is left out does not count.",
            "select_multiple": "Any number of them.",
        }
        if question.type == "range":
            return f"From {question.start or '0'} to {question.end or '10'}."
        return words.get(question.type, "")


def view(state: Sitting, reply: Reply | None) -> Asked:
    """The question at which a sitting stands, filled with what stands there or what was tried."""
    row = state.question
    if row is None:
        raise ValueError("the sitting does not stand at a question")
    question = row.question
    given = state.given or Answer()
    stands = reply.value if reply else ("" if given.open else state.suggestion)
    chosen = (stands,) if isinstance(stands, str) else stands
    scale = _scale(question)
    return Asked(
        question=question,
        kind=_kind(question, state.choices, scale),
        label=state.spoken(question.label) or question.name,
        hint=state.spoken(question.hint),
        choices=scale or state.choices,
        chosen=chosen,
        text=stands if isinstance(stands, str) else "",
        input_type=_INPUTS.get(question.type, "text"),
        keyboard=_KEYBOARDS.get(question.type, ""),
        places={name: place for place, name in enumerate(chosen, 1)},
        given=given,
        stamp=stamp(state.given),
        reply=reply or _standing(given),
    )


def reply_of(visit: Visit, state: Sitting) -> Reply:
    """What came with the form."""
    form = visit.form
    row = state.question
    widget = _widget(row.question) if row else "line"
    value: Stored = form.get("value", "").strip()
    if widget == "several":
        value = tuple(visit.lists.get("value", ()))
    elif widget == "order":
        value = _ranked(visit, state.choices)
    elif widget == "file":
        value = state.given.value or "" if state.given else ""
    return Reply(
        value=value,
        quote=form.get("quote", "").strip(),
        comment=form.get("comment", "").strip(),
        ask=form.get("ask", "").strip(),
        ask_what=form.get("ask_what", "").strip(),
        upload=visit.uploads.get("value"),
        fault=_shared_place(visit, state.choices) if widget == "order" else "",
    )


def stamp(given: Answer | None) -> str:
    """Tells one saved answer from another; `-` where there is none. When it was given does not count."""
    if given is None:
        return "-"
    return sha256(given.model_copy(update={"at": None}).model_dump_json().encode()).hexdigest()[:16]


def _standing(given: Answer) -> Reply:
    left = given.open
    return Reply(
        given.value or "", given.quote, given.comment, left.ask if left else "", left.text if left else ""
    )


def _widget(question: Question) -> str:
    kind = type_of(question)
    return kind.widget if kind else "line"


def _kind(question: Question, choices: tuple[Choice, ...], scale: tuple[Choice, ...]) -> str:
    widget = _widget(question)
    if widget == "one":
        return "list" if len(choices) > _LIST else "one"
    if widget == "line" and scale:
        return "scale"
    return "text" if question.type == "text" else widget


def _scale(question: Question) -> tuple[Choice, ...]:
    """The steps of a range as buttons, none where there are too many."""
    if question.type != "range":
        return ()
    start, end = Decimal(question.start or "0"), Decimal(question.end or "10")
    step = Decimal(question.step or "1")
    if step <= 0 or end < start or (end - start) / step >= _SCALE:
        return ()
    steps = [start + step * n for n in range(int((end - start) / step) + 1)]
    return tuple(Choice(name=f"{number:f}", label=f"{number:f}") for number in steps)


def _shared_place(visit: Visit, choices: tuple[Choice, ...]) -> str:
    """What is wrong where two choices were given one place."""
    taken: dict[str, str] = {}
    for choice in choices:
        place = visit.form.get(f"place-{choice.name}", "").strip()
        if place and place in taken:
            return f"'{taken[place]}' and '{choice.label}' are both on place {place}. Give each a place of its own."
        taken[place] = choice.label
    return ""


def _ranked(visit: Visit, choices: tuple[Choice, ...]) -> tuple[str, ...]:
    """The choices by the places they were given; two on one place stay in the order of the list."""
    placed = []
    for at, choice in enumerate(choices):
        given = visit.form.get(f"place-{choice.name}", "").strip()
        if given.isdecimal() and len(given) < 4:
            placed.append((int(given), at, choice.name))
    return tuple(name for _, _, name in sorted(placed))
