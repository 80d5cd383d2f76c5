"""Every form is replayed with sample answers through every branch.

Each question is asked and left out, each requirement template fires and is silent; every sitting is driven
at the engine and handed in once more as a file.
"""

from functools import cache

import pytest

from tests.questionnaires.branches import Branch, drive, find, template_branches
from tests.questionnaires.library import FOLDER, form
from tests.stages.interview.small import NOON
from toolkit.kernel.questions.templates import fire
from toolkit.models.interviews.interview import Interview
from toolkit.stages.interview.replay import replay
from toolkit.stages.interview.review import blockers
from toolkit.stages.interview.sitting import Sitting, submit

NAMES = sorted(path.stem for path in FOLDER.glob("F*.yaml"))
TURNS = 4


def _handed_in(state: Sitting) -> Interview:
    """The sitting, proved to be complete and the same when it comes from a file."""
    assert blockers(state) == []
    done = submit(state, NOON, 10).interview
    head = done.model_copy(update={"answers": {}})
    again, problems = replay(state.form, head, done.answers)
    assert [str(problem) for problem in problems] == []
    assert again == done
    return done


@cache
def _usual(name: str) -> tuple[Sitting, ...]:
    """Sittings in which everything is answered, each time with another choice."""
    return tuple(drive(form(name), Branch({}, rounds=2, turn=turn)) for turn in range(TURNS))


def _asked(state: Sitting) -> set[str]:
    return {stop.name for stop in state.route.stops}


def _fired(state: Sitting) -> set[str]:
    return {found.template.id for found in fire(state.form, _handed_in(state))}


@pytest.mark.parametrize("name", NAMES)
def test_answered_in_full(name: str) -> None:
    always = {row.name for row in form(name) if row.relevant is None and not row.groups and not row.chain}
    silent = {row.name for row in form(name) if row.question.type in ("group", "repeat", "note", "calculate")}
    for state in _usual(name):
        _handed_in(state)
        assert always - silent <= _asked(state)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_but_what_is_required(name: str) -> None:
    everything = dict.fromkeys(form(name).asked, "")
    _handed_in(drive(form(name), Branch(dict(everything), rounds=1)))


@pytest.mark.parametrize("name", NAMES)
def test_every_question_that_depends_is_asked_and_left_out(name: str) -> None:
    whole = form(name)
    usual = [_asked(state) for state in _usual(name)]
    for row in whole:
        if row.relevant is None or row.question.type == "group":
            continue
        seen = {row.name in asked for asked in usual}
        for outcome in {True, False} - seen:
            branch = find(whole, row.relevant, outcome)
            assert branch is not None, f"{row.name}: nothing makes its condition {outcome}"
            state = drive(whole, Branch(branch.wanted, max(branch.rounds, 1)))
            _handed_in(state)
            assert (row.name in _asked(state)) is outcome, f"{row.name} {branch}"


@pytest.mark.parametrize("name", NAMES)
def test_every_template_fires_and_is_silent(name: str) -> None:
    whole = form(name)
    usual = [_fired(state) for state in _usual(name)]
    for template, condition in template_branches(whole):
        seen = {template in fired for fired in usual}
        for outcome in {True, False} - seen:
            branch = find(whole, condition, outcome)
            assert branch is not None, f"{template}: nothing makes its condition {outcome}"
            fired = _fired(drive(whole, branch))
            assert (template in fired) is outcome, f"{template} {branch}"
