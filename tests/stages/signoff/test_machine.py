"""The table of the state machine, every triple."""

from toolkit.models.signoff.baseline import BaselineState as State
from toolkit.stages.signoff.machine import ACTIONS, MOVES, ROLES, STATES, next_state, refusal, table

ORDER = {state: n for n, state in enumerate(STATES)}


def test_every_triple_is_listed() -> None:
    rows = table()
    assert len(rows) == len(STATES) * len(ROLES) * len(ACTIONS) == 7 * 7 * 13
    assert len({row[:3] for row in rows}) == len(rows)


def test_states_go_one_way_only() -> None:
    assert [row for row in table() if row[3] is not None and ORDER[row[3]] < ORDER[row[0]]] == []


def test_who_has_signed_cannot_decline_a_signed_edition() -> None:
    assert [next_state(State.SIGNED, role, "decline") for role in ROLES] == [None] * len(ROLES)


def test_nothing_happens_to_what_is_superseded_or_withdrawn() -> None:
    ended = (State.SUPERSEDED, State.WITHDRAWN)
    assert [row for row in table() if row[0] in ended and row[3] is not None] == []


def test_nothing_is_signed_before_it_is_frozen() -> None:
    for state in (State.DRAFT, State.IN_REVIEW):
        for action in ("sign", "record", "decline", "withdraw", "accept", "change"):
            assert [next_state(state, role, action) for role in ROLES] == [None] * len(ROLES)


def test_an_outsider_may_do_nothing() -> None:
    assert [row for row in table() if row[1] == "outsider" and row[3] is not None] == []


def test_moves_that_lead_on() -> None:
    assert next_state(State.DRAFT, "author", "review") is State.IN_REVIEW
    assert next_state(State.IN_REVIEW, "author", "freeze") is State.FROZEN
    assert next_state(State.FROZEN, "signatory", "sign") is State.PARTLY_SIGNED
    assert next_state(State.FROZEN, "author", "withdraw") is State.WITHDRAWN
    assert next_state(State.FROZEN, "reader", "sign") is None
    assert next_state(State.SIGNED, "author", "supersede") is State.SUPERSEDED


def test_whoever_ends_the_signing_of_the_next_edition_supersedes_the_signed_one() -> None:
    for role in ROLES:
        if next_state(State.PARTLY_SIGNED, role, "sign") or next_state(State.PARTLY_SIGNED, role, "record"):
            assert next_state(State.SIGNED, role, "supersede") is State.SUPERSEDED


def test_the_next_edition_is_frozen_while_one_is_in_force() -> None:
    for state in (State.FROZEN, State.PARTLY_SIGNED, State.SIGNED):
        assert [r for r in ROLES if next_state(state, r, "freeze")] == ["author"]
        assert next_state(state, "author", "freeze") is state


def test_a_refusal_says_when_and_for_whom() -> None:
    assert refusal(State.DRAFT, ("signatory",), "sign") == (
        "The edition is draft; 'sign' is possible while it is frozen, partly signed."
    )
    assert refusal(State.FROZEN, ("reader",), "sign") == (
        "'sign' is for signatory, deputy; you are reader here."
    )


def test_each_action_has_a_move() -> None:
    assert {move.action for move in MOVES} == set(ACTIONS)
