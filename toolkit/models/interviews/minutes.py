"""The minutes of a sitting: what was asked and said, for the respondent to confirm."""

from typing import Literal

from toolkit.models.interviews.interview import Interview
from toolkit.models.noun import Noun


class MinutesEntry(Noun):
    """One question. `headings` are the groups and repeats around it, outside in."""

    headings: tuple[str, ...] = ()
    label: str
    said: str = ""
    quote: str = ""
    comment: str = ""
    ask: str = ""
    ask_what: str = ""
    state: Literal["answered", "open", "not_answered"]


class Minutes(Noun):
    """A sitting in words. Answers that no longer apply are left out, as from everything derived."""

    interview: Interview
    title: str
    purpose: str
    respondent: str
    interviewer: str
    entries: tuple[MinutesEntry, ...]
