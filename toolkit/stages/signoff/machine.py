"""The state machine of an edition as a table: who may do what in which state, and what comes of it.

States go one way only. What is not in `MOVES` is refused, with the reason in `refusal`; tests walk through
every (state, role, action), and the documentation prints the table from here.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from toolkit.models.signoff.baseline import BaselineState as State
from toolkit.models.signoff.log import Action

Role = Literal["author", "approver", "signatory", "deputy", "reader", "sponsor", "outsider"]
ROLES: tuple[Role, ...] = get_args(Role)
ACTIONS: tuple[Action, ...] = get_args(Action)
STATES = tuple(State)


@dataclass(frozen=True)
class Move:
    """What an action leads to. Signing leads to `SIGNED` when it was the last signature that was missing."""

    states: tuple[State, ...]
    action: Action
    roles: tuple[Role, ...]
    to: State | None
    """None: the state stays."""


_READERS: tuple[Role, ...] = ("approver", "signatory", "deputy", "reader")
_RECORDERS: tuple[Role, ...] = ("signatory", "deputy", "author")
_READABLE = (State.IN_REVIEW, State.FROZEN, State.PARTLY_SIGNED)
_SIGNABLE = (State.FROZEN, State.PARTLY_SIGNED)
_IN_FORCE = (State.FROZEN, State.PARTLY_SIGNED, State.SIGNED)

MOVES: tuple[Move, ...] = (
    Move((State.DRAFT, State.IN_REVIEW), "review", ("author",), State.IN_REVIEW),
    Move(_READABLE, "acknowledge", _READERS, None),
    Move(_READABLE, "remark", (*_READERS, "author"), None),
    Move(_READABLE, "answer", ("author",), None),
    Move((State.DRAFT, State.IN_REVIEW), "freeze", ("author",), State.FROZEN),
    Move(_IN_FORCE, "freeze", ("author",), None),
    Move(_SIGNABLE, "sign", ("signatory", "deputy"), State.PARTLY_SIGNED),
    Move(_SIGNABLE, "record", _RECORDERS, State.PARTLY_SIGNED),
    Move(_SIGNABLE, "decline", ("approver", "signatory", "deputy"), None),
    Move(_SIGNABLE, "withdraw", ("author", "sponsor"), State.WITHDRAWN),
    Move(_IN_FORCE, "change", ("author", "approver", "signatory", "sponsor"), None),
    Move(_IN_FORCE, "decide", ("sponsor", "signatory"), None),
    Move(_SIGNABLE, "supersede", ("author",), State.SUPERSEDED),
    Move((State.SIGNED,), "supersede", _RECORDERS, State.SUPERSEDED),
    Move((State.SIGNED,), "accept", ("author", "signatory", "sponsor", "approver"), None),
)
"""Everything that is allowed. Freezing while an edition is in force makes the next one. That one supersedes: at once
what not everybody has signed, by the author who freezes it; a signed edition with its own last signature, by whoever
gives or records that one, with the roles of the next edition."""


def next_state(state: State, role: Role, action: Action) -> State | None:
    """The state after the action, None if it is not allowed."""
    for move in MOVES:
        if move.action == action and state in move.states and role in move.roles:
            return move.to or state
    return None


def refusal(state: State, roles: tuple[Role, ...], action: Action) -> str:
    """Why nobody with these roles may do it now, as a sentence."""
    moves = [move for move in MOVES if move.action == action]
    if not any(state in move.states for move in moves):
        when = ", ".join(dict.fromkeys(s.value.replace("_", " ") for m in moves for s in m.states))
        return f"The edition is {state.value.replace('_', ' ')}; '{action}' is possible while it is {when}."
    who = ", ".join(dict.fromkeys(r for m in moves if state in m.states for r in m.roles))
    mine = ", ".join(roles) or "nobody"
    return f"'{action}' is for {who}; you are {mine} here."


def table() -> tuple[tuple[State, Role, Action, State | None], ...]:
    """Every triple with what comes of it; None is refused."""
    return tuple((s, r, a, next_state(s, r, a)) for s in STATES for r in ROLES for a in ACTIONS)
