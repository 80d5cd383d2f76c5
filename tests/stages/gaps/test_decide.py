"""The rules on decisions: what has to be said with which word, and who may break the structure."""

from datetime import date
from typing import Any

import pytest

from toolkit.models.planning.gap import Gap, GapDecisions, GapList, RefusedStep
from toolkit.models.planning.offer import OfferClass, OfferItem
from toolkit.models.planning.plan_inputs import Phase
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import Priority
from toolkit.problems import UsageError
from toolkit.stages.gaps.decide import GapWord, decide, earlier_steps, find, look_at_another_system

GO_LIVE = date(2026, 6, 15)
PHASES = tuple(
    Phase(id=f"P{n}", name=f"Phase {n}", start=date(2026, 3 * n + 1, 1), finish=date(2026, 3 * n + 1, 28))
    for n in range(3)
)
SIGNED = ("ilze", date(2026, 3, 30))
EMPTY = GapDecisions(schema_version="1")


def _gap(**more: Any) -> Gap:
    data = {
        "id": "V1-KT09", "task": "KT09", "task_name": "stop an order", "owner": "natalja", "priority": Priority.MUST,
        "vendor": "V1", "grade": Grade.SATISFACTORY, "required": Grade.GOOD, "list": GapList.A, **more,
    }  # fmt: skip
    return Gap.model_validate(data)


def _offer(offer_class: OfferClass, **more: Any) -> OfferItem:
    return OfferItem.model_validate({"to": "KT09", "offer_class": offer_class, **more})


def _word(decision: str = "build_before_go_live", **more: Any) -> GapWord:
    return GapWord.model_validate(
        {"gap": "V1-KT09", "decision": decision, "reason": "It stops work.", **more}
    )


def _decide(word: GapWord, gap: Gap | None = None) -> GapDecisions:
    return decide(EMPTY, word, gap or _gap(), PHASES, SIGNED, GO_LIVE)


def test_a_decision_gets_a_number_once_with_who_and_when() -> None:
    made = _decide(_word())
    (one,) = made.gaps
    assert (one.id, one.decision, one.by, one.date) == ("G1", "build_before_go_live", "ilze", SIGNED[1])
    again = decide(made, _word("adapt_process"), _gap(id="G1"), PHASES, SIGNED, GO_LIVE)
    assert [(d.id, d.decision) for d in again.gaps] == [("G1", "adapt_process")]
    other = decide(again, _word(gap="V1-KT12"), _gap(id="V1-KT12", task="KT12"), PHASES, SIGNED, GO_LIVE)
    assert [d.id for d in other.gaps] == ["G1", "G2"]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (_word("do_something"), "is no decision"),
        (_word(reason=" "), "why is it decided so"),
        (_word("build_later"), "by which date"),
        (_word("build_later", needed_by="2026-09-01"), "how does the work go on"),
        (_word("build_later", needed_by="2026-09-01", stop_gap="by hand"), "who does the stop-gap"),
        (_word("live_without", needed_by="2026-06-01"), "how does the work go on"),
        (_word(bend="we_cannot_adapt"), "what stands against adapting"),
        (_word(phase="P9"), "there is no phase 'P9'"),
    ],
)
def test_what_has_to_be_said(word: GapWord, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        _decide(word)


def test_before_go_live_needs_no_stop_gap() -> None:
    assert _decide(_word(needed_by="2026-06-15")).gaps[0].stop_gap == ""
    made = _decide(
        _word("build_in_phase_2", needed_by="2026-09-01", stop_gap="by hand", stop_gap_owner="guntis")
    )
    assert made.gaps[0].stop_gap_owner == "guntis"


@pytest.mark.parametrize("more", [{"offer_class": OfferClass.MODIFICATION}, {"offer_class": OfferClass.EXTENSION, "updates": "blocks_updates"}])  # fmt: skip
def test_breaking_the_structure_wants_a_signature_and_a_refused_process_change(more: dict[str, Any]) -> None:
    gap = _gap(offer=_offer(**more))
    with pytest.raises(UsageError, match="would change the product itself"):
        _decide(_word(), gap)
    with pytest.raises(UsageError, match="changing the own process comes before"):
        _decide(_word(structure_exception_by="ilze"), gap)
    refused = RefusedStep(step="process_change", by="natalja", why="The law.")
    made = _decide(_word(structure_exception_by="ilze", refused=(refused,)), gap)
    assert made.gaps[0].structure_exception_by == "ilze"
    assert _decide(_word("adapt_process"), gap).gaps[0].decision == "adapt_process"


def test_two_musts_that_break_the_structure_point_to_another_system() -> None:
    breaking = _offer(OfferClass.MODIFICATION)
    one, two = _gap(offer=breaking), _gap(id="V1-KT10", task="KT10", offer=breaking)
    assert look_at_another_system([one]) == ()
    assert look_at_another_system([one, two]) == (one, two)
    assert look_at_another_system([one, two.model_copy(update={"priority": Priority.SHOULD})]) == ()


def test_the_order_of_resolution() -> None:
    assert [str(step) for step in earlier_steps(OfferClass.EXTENSION)] == [
        "standard",
        "configuration",
        "process_change",
        "add_on",
        "integration",
    ]
    assert earlier_steps(OfferClass.STANDARD) == ()


def test_a_gap_is_found_by_id_or_task() -> None:
    gap = _gap(id="G4")
    assert find([gap], "g4") == gap
    assert find([gap], "v1-kt09") == gap
    with pytest.raises(UsageError, match="no gap 'G9'"):
        find([gap], "G9")
