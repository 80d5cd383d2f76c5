"""Trace: what a requirement rests on and what rests on it, link by link, with the state of each link."""

from typing import Literal, get_args

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.requirements.requirement import RequirementStatus
from toolkit.models.selection.key_task import Priority

LinkState = Literal["uncovered", "orphaned", "outdated", "unwanted", "covered"]
"""The words of OpenFastTrace, gaps first.

uncovered: something is needed and not there. orphaned: it leads to something that is not there (any more).
outdated: one of the two ends changed since somebody looked. unwanted: it serves what nobody demands.
"""
STATES: tuple[LinkState, ...] = get_args(LinkState)

Station = Literal["answer", "requirement", "key_task", "rating", "gap", "work_item", "clause"]
"""The stations of the way from the spoken sentence to the signed clause, in its order."""
STATIONS: tuple[Station, ...] = get_args(Station)


class Node(Noun):
    """One thing on the way. `id` is unique within its station; `text` says what it is."""

    station: Station
    id: str
    text: str = ""


class TraceLink(Noun):
    """One link, seen from the requirement: what it leads to, in which state, and why in that state."""

    station: Station
    target: str
    text: str = ""
    state: LinkState = "covered"
    why: str = ""


class TraceRow(Noun):
    """One requirement with all its links; `state` is the first of its links' states, gaps first."""

    requirement: Id
    number: Id | None
    statement: str
    priority: Priority
    status: RequirementStatus
    state: LinkState
    links: tuple[TraceLink, ...]

    @property
    def shown_id(self) -> str:
        """The number if one was given, else the machine id."""
        return self.number or self.requirement

    def at(self, station: Station) -> tuple[TraceLink, ...]:
        """The links to one station."""
        return tuple(link for link in self.links if link.station == station)
