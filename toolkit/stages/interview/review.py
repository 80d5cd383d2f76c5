"""What the review screen shows, how far a sitting has come, and what an edit touches."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from toolkit.kernel.questions.answers_check import fault_of
from toolkit.kernel.questions.form import Form
from toolkit.kernel.questions.labels import piped, say
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.kernel.questions.typing import is_empty, read_answer
from toolkit.models.interviews.answer import Answer, Answers
from toolkit.stages.interview.route import Rounds, Stop
from toolkit.stages.interview.sitting import Sitting

State = Literal["answered", "open", "skipped", "missing", "faulty"]

#: Printed under every review.
HIDDEN_RULE = (
    "Answers whose question no longer applies are kept in the file and left out of everything derived."
)


@dataclass(frozen=True)
class Row:
    """One line of the review: a question on the route, its answer in words, and what is wrong."""

    stop: Stop
    label: str
    said: str
    state: State
    fault: str = ""


@dataclass(frozen=True)
class Progress:
    """Questions answered (or left open on purpose) of those on the route, and minutes left."""

    answered: int
    total: int
    minutes_left: int

    @property
    def percent(self) -> int:
        """Share of the route that lies behind, 0 to 100."""
        return 100 * self.answered // self.total if self.total else 100


def review(sitting: Sitting) -> list[Row]:
    """Return a line for every question on the route, in the order of asking."""
    return [_row(sitting, stop) for stop in sitting.route.stops if stop.kind == "question"]


def blockers(sitting: Sitting) -> list[Row]:
    """Return the lines that keep a sitting from being handed in: missing and faulty answers."""
    return [row for row in review(sitting) if row.state in ("missing", "faulty")]


def kept_but_hidden(sitting: Sitting) -> list[str]:
    """Return where answers stand in the file whose question does not apply (any more)."""
    shown = {(stop.rounds, stop.name) for stop in sitting.route.stops if stop.kind == "question"}
    return [
        "/".join((*(f"{repeat} {instance}" for repeat, instance in rounds), name))
        for rounds, name in _told(sitting.interview.answers, ())
        if name in sitting.form.asked and (rounds, name) not in shown
    ]


def _told(answers: Answers, rounds: Rounds) -> Iterator[tuple[Rounds, str]]:
    for name, entry in answers.items():
        if isinstance(entry, Answer):
            yield rounds, name
            continue
        for item in entry:
            yield from _told(item.answers, (*rounds, (name, item.id)))


def progress(sitting: Sitting) -> Progress:
    """Return how far the sitting has come; a round more makes the way longer."""
    stops = [stop for stop in sitting.route.stops if stop.kind == "question"]
    done = sum(given_at(sitting, stop) is not None for stop in stops)
    questionnaire = sitting.form.questionnaire
    whole = questionnaire.minutes if sitting.interview.whole else max(1, len(stops))
    left = whole * (len(stops) - done) / len(stops) if stops else 0
    return Progress(done, len(stops), round(left))


def affected(form: Form, name: str) -> tuple[str, ...]:
    """Return the later questions whose asking or checking hangs on the answer to `name`, link by link."""
    touched = {name}
    for row in form:
        expressions = (
            row.relevant,
            row.constraint,
            row.calculation,
            row.default,
            row.choice_filter,
            row.count,
        )
        around = {*row.chain, *row.groups}
        if touched.intersection(around) or any(e and touched.intersection(e.names) for e in expressions):
            touched.add(row.name)
    return tuple(row.name for row in form if row.name in touched - {name})


def to_confirm(before: Sitting, after: Sitting, name: str) -> list[Row]:
    """Return the answered lines that depend on an answer that was just changed."""
    old, new = (_values(sitting, name) for sitting in (before, after))
    if old == new:
        return []
    hanging = set(affected(after.form, name))
    return [row for row in review(after) if row.stop.name in hanging and row.state != "skipped"]


def _values(sitting: Sitting, name: str) -> list[object]:
    return [_said(sitting, stop) for stop in sitting.route.stops if stop.name == name]


def _row(sitting: Sitting, stop: Stop) -> Row:
    question = sitting.form.asked[stop.name].question
    label = piped(question.label, sitting.form.asked, sitting.route.scopes[stop.rounds].values)
    given = given_at(sitting, stop)
    if given is None or (is_empty(given.value) and given.open is None):
        return Row(stop, label, "", "missing" if question.required else "skipped")
    if given.open is not None and is_empty(given.value):
        return Row(stop, label, f"ask {given.open.ask}: {given.open.text}".rstrip(": "), "open")
    fault = next(_faults(sitting, stop, given), "")
    return Row(stop, label, _said(sitting, stop), "faulty" if fault else "answered", fault)


def _faults(sitting: Sitting, stop: Stop, given: Answer) -> Iterator[str]:
    row = sitting.form.asked[stop.name]
    try:
        value = read_answer(row.question, given.value or "")
    except AnswerError as error:
        yield str(error)
        return
    if fault := fault_of(row, value, sitting.route.scopes[stop.rounds].values):
        yield str(fault)


def _said(sitting: Sitting, stop: Stop) -> str:
    given = given_at(sitting, stop)
    stored = given.value if given else None
    value = stored if isinstance(stored, tuple) else (stored or "")
    return say(sitting.form.asked[stop.name].question, value)


def given_at(sitting: Sitting, stop: Stop) -> Answer | None:
    """Return the answer at a stop of the route, None if there is none."""
    return sitting.route.scopes[stop.rounds].answers.get(stop.name)
