"""A small form with everything in it, and a way to drive a sitting from an answers mapping."""

from datetime import UTC, datetime
from typing import Any

from toolkit.kernel.questions.form import Form, compile_form
from toolkit.models.interviews.answer import Answer, Answers
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.stages.interview import sitting as events
from toolkit.stages.interview.edits import find_answer, instances
from toolkit.stages.interview.route import Rounds
from toolkit.stages.interview.sitting import Sitting, begin

NOON = datetime(2026, 1, 12, 12, 0, tzinfo=UTC)
COLOURS = [{"name": name, "label": name.title()} for name in ("red", "green", "none")]


def question(kind: str, name: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "name": name, "label": f"{name}?", **more}


QUESTIONS = [
    question("note", "hello"),
    question("text", "who", required="yes"),
    question("integer", "age", constraint=". >= 0 and . < 150", constraint_message="Nobody is that old."),
    question("select_one", "pet", choices=COLOURS[:2]),
    question("text", "why_green", relevant="${pet} = 'green'"),
    question("select_multiple", "likes", choices=COLOURS),
    {
        **question("group", "box"),
        "relevant": "selected(${likes}, 'red')",
        "questions": [question("date", "day"), question("decimal", "cost", default="2.5")],
    },
    {
        **question("repeat", "child"),
        "questions": [
            question("text", "child_name", required="yes"),
            {
                **question("repeat", "toy"),
                "questions": [question("text", "toy_name"), question("rank", "order", choices=COLOURS)],
            },
        ],
    },
    question("text", "role", default="${respondent_role}"),
    question("calculate", "children", calculation="count(${child})"),
    question("text", "many", relevant="${children} > 1"),
]


def small_form(*questions: dict[str, Any]) -> Form:
    data = {
        "id": "S1",
        "title": "Small",
        "audience": "you",
        "minutes": 10,
        "purpose": "test",
        "questions": questions or QUESTIONS,
    }
    return compile_form(Questionnaire.model_validate(data))


def head(form: Form, **more: Any) -> Interview:
    name = form.questionnaire.id
    data = {
        "id": f"{name}-anna", "questionnaire": name, "respondent": "anna", "role": "clerk", "interviewer": "maris",
        "started": "2026-01-12T09:00:00Z", **more,
    }  # fmt: skip
    return Interview.model_validate(data)


def drive(state: Sitting, answers: Answers) -> Sitting:
    """Walk the whole route and give every answer that `answers` has, quotes and open questions too."""
    source: dict[Rounds, Rounds] = {(): ()}
    while (stop := state.position) is not None:
        there = source.get(stop.rounds, stop.rounds)
        if stop.kind == "another":
            level = answers
            for repeat, instance in there:
                level = next(item.answers for item in instances(level, repeat) if item.id == instance)
            wanted = instances(level, stop.name)
            made = sum(at[:-1] == stop.rounds and at[-1][0] == stop.name for at in state.route.scopes if at)
            state = events.another(state, more=made < len(wanted))
            if made < len(wanted) and state.position is not None:
                source[state.position.rounds] = (*there, (stop.name, wanted[made].id))
            continue
        given = find_answer(answers, there, stop.name)
        if stop.kind != "question" or given is None:
            state = events.skip(state)
            continue
        state = give(state, given)
        counted = state.position is not None and any(
            state.form.asked[repeat].count is not None for repeat, _ in state.position.rounds
        )
        if state.position is not None and not counted and state.position.rounds not in source:
            source[state.position.rounds] = there
    return state


def give(state: Sitting, given: Answer) -> Sitting:
    if given.quote or given.comment:
        state = events.remark(state, given.quote or None, given.comment or None)
    if given.open is not None:
        return events.leave_open(state, given.open.ask, given.open.text)
    return events.skip(state) if given.value is None else events.answer(state, given.value)


def start(form: Form, **more: Any) -> Sitting:
    return begin(form, head(form, **more))
