"""Where a sitting stands as a text that an address can hold, and back; and how long it took by its answers.

sal_volume              a question of the form itself
stages:enquiry/sal_who  a question in the round `enquiry` of the repeat `stages`
stages+                 'another round?' of the repeat `stages`
end                     behind the last question
"""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from toolkit.kernel.questions.typing import is_empty
from toolkit.models.interviews.answer import Answer, Answers
from toolkit.models.interviews.interview import Interview
from toolkit.stages.interview import sitting as on
from toolkit.stages.interview.route import Rounds, Stop
from toolkit.stages.interview.sitting import Sitting

END = "end"
_PAUSE = timedelta(minutes=10)
"""Who says nothing for longer was away."""


def name_of(stop: Stop | None) -> str:
    """The name of a stop; `end` for None."""
    if stop is None:
        return END
    rounds = "".join(f"{repeat}:{instance}/" for repeat, instance in stop.rounds)
    return f"{rounds}{stop.name}{'+' if stop.kind == 'another' else ''}"


def stand_at(sitting: Sitting, name: str) -> Sitting | None:
    """The sitting at the stop of that name, None where its way has no such stop.

    A round that was begun and in which nothing was said is not in the file: it is opened again.
    """
    if name == END:
        return on.jump(sitting, None)
    found = _find(sitting, name)
    if found is not None:
        return on.jump(sitting, found)
    rounds = _rounds(name)
    if not rounds:
        return None
    door = _find(sitting, name_of(Stop("another", rounds[-1][0], rounds[:-1])))
    if door is None:
        return None
    opened = on.another(on.jump(sitting, door), more=True)
    inside = _find(opened, name)
    return replace(opened, position=inside) if inside else None


def said(sitting: Sitting, value: str | tuple[str, ...], ask: str, what: str, at: datetime) -> Sitting:
    """The sitting one stop further, with everything that a page says of one question at once.

    Args:
        sitting: standing at a question.
        value: the answer; empty takes an earlier one out.
        ask: whom to ask instead; counts where there is no answer.
        what: what exactly to ask.
        at: when.

    Raises:
        AnswerError: the answer does not fit, or one is wanted and there is none.
    """
    if not is_empty(value):
        return on.answer(sitting, value, at)
    if ask:
        return on.leave_open(sitting, ask, what, at)
    given = sitting.given
    if given is None:
        return on.skip(sitting)
    bare = on.remark(on.clear(sitting), quote=given.quote, comment=given.comment)
    return on.skip(bare)


def minutes_spent(interview: Interview, now: datetime) -> int:
    """Minutes of a sitting by when its answers were given; pauses of more than ten minutes are left out."""
    stamps = sorted({interview.started, now, *_stamps(interview.answers)})
    gaps = [late - early for early, late in pairwise(stamps)]
    talked = sum((gap for gap in gaps if gap <= _PAUSE), timedelta())
    return max(interview.minutes, round(talked.total_seconds() / 60))


def _find(sitting: Sitting, name: str) -> Stop | None:
    return next((stop for stop in sitting.route.stops if name_of(stop) == name), None)


def _rounds(name: str) -> Rounds:
    parts = [part.partition(":") for part in name.split("/")[:-1]]
    return tuple((repeat, instance) for repeat, _, instance in parts)


def _stamps(answers: Answers) -> list[datetime]:
    found: list[datetime] = []
    for entry in answers.values():
        if isinstance(entry, Answer):
            found += [entry.at] if entry.at else []
        else:
            for item in entry:
                found += _stamps(item.answers)
    return found
