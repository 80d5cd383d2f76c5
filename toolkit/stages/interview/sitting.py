"""One sitting as a value: the answers so far and where it stands. Events return the next sitting.

    begin -> answer | skip | another | back | jump -> ... -> at the end (position None) -> submit

Nothing is lost on the way: an answer that stops being relevant stays in the file and is left out of
everything derived; only a round in which nothing was said disappears.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from toolkit.kernel.expressions.values import to_text
from toolkit.kernel.questions.answers_check import fault_of
from toolkit.kernel.questions.choices import offered
from toolkit.kernel.questions.form import Asked, Form
from toolkit.kernel.questions.labels import piped
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.kernel.questions.typing import is_empty, read_answer, to_stored
from toolkit.models.interviews.answer import Answer, Answers, OpenQuestion, Stored
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.question import Choice
from toolkit.stages.interview import edits
from toolkit.stages.interview.route import Route, Stop, find_route


@dataclass(frozen=True)
class Sitting:
    """The state of one interview. `position` is None when every stop lies behind."""

    form: Form
    interview: Interview
    today: date | None = None
    position: Stop | None = None

    @cached_property
    def route(self) -> Route:
        """The way through the form with the answers so far."""
        return find_route(self.form, self.interview, self.today)

    @property
    def question(self) -> Asked | None:
        """The row that the sitting stands at."""
        return self.form.asked[self.position.name] if self.position else None

    @property
    def given(self) -> Answer | None:
        """The answer that stands at the position so far."""
        if self.position is None or self.position.kind != "question":
            return None
        return edits.find_answer(self.interview.answers, self.position.rounds, self.position.name)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen at the position, by the choice filter of its question."""
        row, stop = self.question, self.position
        return offered(row, self.route.scopes[stop.rounds].values) if row and stop else ()

    def spoken(self, text: str) -> str:
        """Return a label or hint of the question at the position with earlier answers read out in it."""
        rounds = self.position.rounds if self.position else ()
        return piped(text, self.form.asked, self.route.scopes[rounds].values)

    @property
    def to_save(self) -> Interview:
        """The interview without rounds in which nothing was said; that is what belongs into the file."""
        answers = edits.drop_empty_rounds(self.interview.answers, ())
        return self.interview.model_copy(update={"answers": answers})

    @property
    def suggestion(self) -> Stored:
        """What to offer as the answer: the one that stands, else the default of the question."""
        if self.given is not None and self.given.value is not None:
            return self.given.value
        row, stop = self.question, self.position
        if row is None or stop is None or stop.kind != "question":
            return ""
        if row.default is not None:
            return to_stored(row.default.evaluate(self.route.scopes[stop.rounds].values))
        return row.question.default


def begin(form: Form, interview: Interview, today: date | None = None) -> Sitting:
    """Return the sitting at its first stop, or behind the last answer if it was broken off."""
    fresh = Sitting(form, interview, today)
    last = -1
    for place, stop in enumerate(fresh.route.stops):
        if stop.kind == "question" and edits.find_answer(interview.answers, stop.rounds, stop.name):
            last = place
    return _stand(fresh, last + 1)


def answer(sitting: Sitting, stored: Stored, at: datetime | None = None) -> Sitting:
    """Return the sitting with the current question answered, standing at the next stop.

    Quote and comment of an earlier answer stay; its open question is answered and goes.

    Raises:
        AnswerError: the answer does not fit; the sitting stays as it is.
    """
    row, stop = _current(sitting)
    if is_empty(stored):
        return skip(sitting)
    value = read_answer(row.question, stored)
    if fault := fault_of(row, value, sitting.route.scopes[stop.rounds].values):
        raise fault
    old = sitting.given or Answer()
    kept = old.model_copy(update={"value": to_stored(value), "open": None, "at": at})
    answers, rounds = edits.put_answer(sitting.interview.answers, stop.rounds, stop.name, kept), stop.rounds
    if rounds and sitting.form.first_of(rounds[-1][0]) == stop.name:
        answers, rounds = edits.name_round(answers, rounds, to_text(value))
    return _after(_with(sitting, answers), replace(stop, rounds=rounds))


def remark(sitting: Sitting, quote: str | None = None, comment: str | None = None) -> Sitting:
    """Return the sitting with the respondent's own words, or a comment, on the current question."""
    _, stop = _current(sitting)
    changed = {key: text for key, text in (("quote", quote), ("comment", comment)) if text is not None}
    said = (sitting.given or Answer()).model_copy(update=changed)
    empty = said == Answer(at=said.at)
    return _with(
        sitting,
        edits.put_answer(sitting.interview.answers, stop.rounds, stop.name, None if empty else said),
    )


def leave_open(sitting: Sitting, ask: str, text: str = "", at: datetime | None = None) -> Sitting:
    """Return the sitting with an open question for `ask` in the place of the answer: 'I don't know'."""
    _, stop = _current(sitting)
    said = (sitting.given or Answer()).model_copy(
        update={"value": None, "open": OpenQuestion(ask=ask, text=text), "at": at}
    )
    return _after(
        _with(sitting, edits.put_answer(sitting.interview.answers, stop.rounds, stop.name, said)), stop
    )


def skip(sitting: Sitting) -> Sitting:
    """Return the sitting one stop further; an answer that stood there stays.

    Raises:
        AnswerError: the question is required and has neither an answer nor an open question.
    """
    stop = sitting.position
    if stop is None:
        return sitting
    if stop.kind == "question":
        row, given = sitting.form.asked[stop.name], sitting.given
        if row.question.required and (given is None or (is_empty(given.value) and given.open is None)):
            text = row.question.required_message or "This question wants an answer."
            raise AnswerError(text, "Answer it, or record whom to ask.")
    return _after(sitting, stop)


def clear(sitting: Sitting) -> Sitting:
    """Return the sitting with the current answer taken out, standing where it stood."""
    _, stop = _current(sitting)
    return _with(sitting, edits.put_answer(sitting.interview.answers, stop.rounds, stop.name, None))


def another(sitting: Sitting, more: bool) -> Sitting:
    """Return the sitting in a new round of the repeat it stands at, or behind the repeat."""
    stop = sitting.position
    if stop is None or stop.kind != "another":
        raise ValueError("the sitting does not stand at the end of a repeat")
    if not more:
        return _after(sitting, stop)
    answers, rounds = edits.add_round(sitting.interview.answers, stop.rounds, stop.name)
    grown = _with(sitting, answers)
    inside = [place for place, other in enumerate(grown.route.stops) if other.rounds[: len(rounds)] == rounds]
    return replace(grown, position=grown.route.stops[inside[0]]) if inside else _after(grown, stop)


def back(sitting: Sitting) -> Sitting:
    """Return the sitting one stop earlier; at the first stop it stays."""
    return _stand(sitting, max(0, sitting.route.place(sitting.position) - 1))


def jump(sitting: Sitting, stop: Stop | None) -> Sitting:
    """Return the sitting at a stop of its route; None or a stop that is gone means the end."""
    return _stand(sitting, sitting.route.place(stop))


def forget_round(sitting: Sitting, stop: Stop) -> Sitting:
    """Return the sitting without the round that `stop` lies in, standing where that was."""
    place = sitting.route.place(stop)
    return _stand(_with(sitting, edits.drop_round(sitting.interview.answers, stop.rounds)), place)


def submit(sitting: Sitting, at: datetime, minutes: int) -> Sitting:
    """Return the sitting handed in. Whether it may be is for `review.blockers` to say.

    A clock that was put back in the meantime does not make the sitting end before it began.
    """
    end = max(at, sitting.interview.started)
    interview = sitting.to_save.model_copy(update={"submitted": end, "minutes": min(max(minutes, 0), 1440)})
    return replace(sitting, interview=interview, position=None)


def _current(sitting: Sitting) -> tuple[Asked, Stop]:
    stop = sitting.position
    if stop is None or stop.kind != "question":
        raise ValueError("the sitting does not stand at a question")
    return sitting.form.asked[stop.name], stop


def _with(sitting: Sitting, answers: Answers) -> Sitting:
    order = {name: place for place, name in enumerate(sitting.form.asked)}
    sorted_answers = dict(sorted(answers.items(), key=lambda item: order.get(item[0], len(order))))
    return replace(sitting, interview=sitting.interview.model_copy(update={"answers": sorted_answers}))


def _after(sitting: Sitting, stop: Stop) -> Sitting:
    return _stand(sitting, sitting.route.place(stop) + 1)


def _stand(sitting: Sitting, place: int) -> Sitting:
    """Stand at the stop of that number and let empty rounds elsewhere go."""
    stops = sitting.route.stops
    position = stops[place] if place < len(stops) else None
    answers = edits.drop_empty_rounds(sitting.interview.answers, position.rounds if position else ())
    if answers != sitting.interview.answers:
        sitting = _with(sitting, answers)
    return replace(sitting, position=position)
