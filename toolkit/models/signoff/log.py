"""The log of a sign-off: one line for every change of state, each with the hash of the line before it.

It names people by their ids and holds no remark and no quote, so that `forget` need never touch it; only why an
edition was withdrawn stands here in words.
"""

from typing import Literal

from pydantic import Field

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Moment

Action = Literal[
    "review",
    "acknowledge",
    "remark",
    "answer",
    "freeze",
    "sign",
    "record",
    "decline",
    "withdraw",
    "change",
    "decide",
    "supersede",
    "accept",
]


class LogEntry(Noun):
    """One change of state. `facts` are short words and hashes, `previous` the SHA-256 of the line before."""

    n: int = Field(ge=1)
    at: Moment
    by: Id
    action: Action
    baseline: str = ""
    facts: dict[str, str] = {}
    previous: str = Field(pattern=r"^[0-9a-f]{64}$")
