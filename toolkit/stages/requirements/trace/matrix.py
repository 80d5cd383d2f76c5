"""The matrix: a row a requirement, its links in the order of the way, gaps first."""

from collections.abc import Iterable, Iterator

from toolkit.models.requirements.requirement import Register, Requirement, RequirementStatus
from toolkit.models.requirements.trace import STATES, STATIONS, LinkState, TraceLink, TraceRow
from toolkit.stages.requirements.trace.index import Edge, Key, TraceIndex


def matrix(register: Register, index: TraceIndex) -> tuple[TraceRow, ...]:
    """All requirements that go into the assignment, and those set aside that something still serves."""
    rows = [
        row
        for r in register.requirements
        if r.status is not RequirementStatus.MERGED
        if (row := _row(r, index)).state == "unwanted" or r.in_assignment
    ]
    return tuple(sorted(rows, key=lambda row: STATES.index(row.state)))


def _row(r: Requirement, index: TraceIndex) -> TraceRow:
    key: Key = ("requirement", r.shown_id)
    links = sorted(_links(key, index), key=lambda link: STATIONS.index(link.station))
    set_aside = not r.in_assignment
    counted = (link.state for link in links if not set_aside or link.state == "unwanted")
    return TraceRow(
        requirement=r.id,
        number=r.number,
        statement=r.statement,
        priority=r.priority,
        status=r.status,
        state=worst(counted),
        links=tuple(links),
    )


def _links(key: Key, index: TraceIndex) -> Iterator[TraceLink]:
    for _, edge in index.above(key):
        yield _link(edge.above, edge, index)
    for _, edge in index.below(key):
        yield _link(edge.below, edge, index)


def _link(end: Key, edge: Edge, index: TraceIndex) -> TraceLink:
    station, target = end
    text = index.nodes[end].text if end in index.nodes else ""
    return TraceLink(station=station, target=target, text=text, state=edge.state, why=edge.why)


def worst(states: Iterable[LinkState]) -> LinkState:
    """The first of the states in the order in which they are shown; covered if there is none."""
    return min(states, key=STATES.index, default="covered")
