"""What stands between a draft and a freeze."""

from toolkit.models.requirements.requirement import Register
from toolkit.stages.signoff.blockers import blockers


def register(status: str) -> Register:
    should = {"id": "r1", "statement": "A", "category": "F.core", "priority": "should", "status": status}
    return Register.model_validate({"requirements": [should]})


def test_nothing_is_frozen_where_nothing_is_demanded() -> None:
    for empty in (Register(), register("parked"), register("rejected")):
        assert [(f.check, f.state) for f in blockers(empty, (), (), ())] == [("freeze-empty", "fires")]
    assert blockers(register("accepted"), (), (), ()) == ()
