"""Trace: the story of one thing both ways, and the matrix of all requirements."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.documents.content.trace import legend, trace_matrix
from toolkit.models.document import Brand, Document, Properties
from toolkit.models.requirements.trace import LinkState, Node, TraceRow
from toolkit.problems import UsageError
from toolkit.stages.requirements.trace.build import TraceInputs, build_index
from toolkit.stages.requirements.trace.index import Edge, Key, TraceIndex
from toolkit.stages.requirements.trace.matrix import matrix
from toolkit.store.dossier import read_dossier
from toolkit.store.files import write_file
from toolkit.store.folder import find_root
from toolkit.workflows.clock import today_or
from toolkit.workflows.documents.press import PressRequest, open_press
from toolkit.workflows.forms import forms_of
from toolkit.workflows.publish import exporters_by_suffix
from toolkit.workflows.register.proposals import moved_since
from toolkit.workflows.session import Session
from toolkit.workflows.status import Results, results_of


@dataclass(frozen=True)
class Step:
    """One link of a story: how far away, what stands there, and the state of the link to it."""

    distance: int
    node: Node
    state: LinkState
    why: str


@dataclass(frozen=True)
class Story:
    """One thing with everything it rests on and everything that rests on it."""

    node: Node
    above: tuple[Step, ...]
    below: tuple[Step, ...]


def trace_of(results: Results, moved: frozenset[str] = frozenset()) -> TraceIndex:
    """The index of all links of an engagement; `moved` as in `moved_since`."""
    chosen = results.dossier.chosen
    vendor = results.dossier.vendor(chosen.vendor) if chosen else None
    return build_index(
        TraceInputs(
            results.dossier,
            results.comparison,
            results.gaps,
            results.plan,
            vendor.id if vendor else None,
            moved,
        )
    )


def trace_rows(results: Results, moved: frozenset[str] = frozenset()) -> tuple[TraceRow, ...]:
    """The rows of the matrix, gaps first."""
    return matrix(results.dossier.requirements, trace_of(results, moved))


def read_rows(session: Session) -> tuple[TraceRow, ...]:
    """The rows of the matrix of the engagement in a folder."""
    return trace_rows(*_results(session))


def tell_story(session: Session, wanted: str) -> tuple[Story, ...]:
    """The story of the things with this id: a requirement, key task, gap, work item, sitting or answer.

    Raises:
        UsageError: there is no such thing.
    """
    results, moved = _results(session)
    index = trace_of(results, moved)
    folded = wanted.strip().casefold()
    for requirement in results.dossier.requirements.requirements:
        if requirement.id.casefold() == folded:
            wanted = requirement.shown_id
    # A gap, its work and its clause share one id; the story of the first tells of the others.
    found = index.find(wanted.strip())
    found = [node for node in found if node.station == found[0].station]
    if not found:
        found = [n for n in index.nodes.values() if n.id.casefold().startswith(f"{folded}:")]
    if not found:
        raise UsageError(
            f"Nothing on the way is called '{wanted}'.",
            "Give a requirement, key task, gap, work item or sitting, for example REQ-SAL-001 or KT04.",
        )
    return tuple(_story(node, index) for node in found)


def write_matrix(session: Session, file: Path) -> None:
    """Write the matrix as a document; the ending of the file says in which format.

    Raises:
        UsageError: there is no such format.
        CannotWrite: the file cannot be written.
    """
    exporters = exporters_by_suffix()
    suffix = file.suffix.removeprefix(".").lower()
    if suffix not in exporters:
        raise UsageError(
            f"There is no format for '{file.name}'.", f"Let the name end in .{', .'.join(exporters)}."
        )
    root = find_root(session.directory)
    results, moved = _results(session)
    engagement = results.dossier.engagement
    document = Document(
        title="Trace matrix",
        subtitle=engagement.title,
        language=engagement.language,
        properties=Properties(
            day=today_or(session.today),
            client=engagement.client.name,
            author=engagement.brand.name,
            brand=Brand(name=engagement.brand.name, accent=engagement.brand.accent),
        ),
        blocks=(*legend(), *trace_matrix(trace_rows(results, moved))),
    )
    write_file(file, exporters[suffix](document, open_press(PressRequest(), root).resources))


def _results(session: Session) -> tuple[Results, frozenset[str]]:
    root = find_root(session.directory)
    dossier = read_dossier(root)
    forms = forms_of(dossier, root)
    results = results_of(dossier, forms)
    return results, moved_since(dossier, forms, results.contradictions, today_or(session.today))


def _story(node: Node, index: TraceIndex) -> Story:
    key: Key = (node.station, node.id)
    return Story(
        node,
        tuple(_steps(index.above(key), index, above=True)),
        tuple(_steps(index.below(key), index, above=False)),
    )


def _steps(edges: Iterator[tuple[int, Edge]], index: TraceIndex, *, above: bool) -> Iterator[Step]:
    for distance, edge in edges:
        end = edge.above if above else edge.below
        yield Step(distance, index.nodes[end], edge.state, edge.why)
