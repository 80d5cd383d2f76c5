"""Whatever the facts are: twelve stages, at most three steps, each with something to type, and JSON that comes back."""

import json
from dataclasses import fields
from typing import Any, TypeVar, cast

from hypothesis import given
from hypothesis import strategies as st

from toolkit.models.guidance.facts import (
    Facts,
    Hearing,
    PlanFacts,
    RegisterFacts,
    SelectionFacts,
    SignoffFacts,
)
from toolkit.models.guidance.guidance import STATES, from_data, to_data
from toolkit.models.signoff.baseline import BaselineState
from toolkit.stages.guidance.guide import guide

T = TypeVar("T")
money = st.none() | st.decimals(0, 10**7, places=2)


def whole(noun: type[T], **known: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """The noun with every field drawn, those with a default too."""
    return st.builds(noun, **{f.name: known.get(f.name, ...) for f in fields(cast("Any", noun))})


signoffs = whole(SignoffFacts, state=st.sampled_from([state.value for state in BaselineState]))
everything = whole(
    Facts,
    hearing=whole(Hearing),
    register=whole(RegisterFacts),
    selection=whole(SelectionFacts),
    plan=whole(PlanFacts, expected=money, p80=money, cap=money),
    signoff=signoffs,
)


@given(everything)
def test_any_state(facts: Facts) -> None:
    found = guide(facts)
    assert [stage.key for stage in found.stages] == [
        "workgroup",
        "interviews",
        "contradictions",
        "requirements",
        "key_tasks",
        "vendors",
        "demos",
        "choice",
        "gaps",
        "plan",
        "assignment",
        "acceptance",
    ]
    assert {stage.state for stage in found.stages} <= set(STATES)
    assert all(stage.says for stage in found.stages)
    assert len(found.steps) <= 3
    assert len(set(found.steps)) == len(found.steps)
    assert all(step.command.startswith(("crmkit ", "edit ")) for step in found.steps)
    assert from_data(json.loads(json.dumps(to_data(found)))) == found
