"""What keeps a proposal a draft: slots nobody has filled, answers that differ, contradictions."""

import re
from collections.abc import Iterable

_SLOT = re.compile(r"\[([A-Za-z_][A-Za-z0-9_.-]{0,63})\?\]")
WHICH_WORDING = "The answers differ: which wording holds?"
CONFLICT = "Conflicts with"
WHO_ASKS = "Who asks for this today?"
_READS_BADLY = "The sentence reads badly"


def empty_slots(text: str) -> tuple[str, ...]:
    """The names of the questions whose answers are missing in a sentence, each once."""
    return tuple(dict.fromkeys(_SLOT.findall(text)))


def ask_for(name: str) -> str:
    """The open question for an empty slot."""
    return f"Nobody has answered '{name}' yet."


def ask_which_holds(other: str, statement: str) -> str:
    """The open question for a requirement that conflicts with another one (machine id)."""
    return f"{CONFLICT} {other}: {statement} Which one holds?"


def ask_to_edit(fault: str) -> str:
    """The open question for a sentence that reads badly."""
    return f"{_READS_BADLY}: {fault}. Edit it."


def still_open(questions: Iterable[str], before: str, after: str) -> tuple[str, ...]:
    """The open questions that an edit of the words from `before` to `after` leaves open.

    A slot that a person filled, the choice between wordings and the call to edit are answered by the
    edit; a contradiction is not: it is decided by its owner.
    """
    filled = {ask_for(name) for name in empty_slots(before)} - {ask_for(name) for name in empty_slots(after)}
    edited = before != after
    return tuple(
        q
        for q in questions
        if q not in filled and not (edited and q.startswith((WHICH_WORDING, _READS_BADLY)))
    )
