"""One index of all links, built once: what stands above and below each thing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from toolkit.models.requirements.trace import STATIONS, LinkState, Node, Station

Key = tuple[Station, str]


@dataclass(frozen=True)
class Edge:
    """A link from a thing to what follows from it."""

    above: Key
    below: Key
    state: LinkState = "covered"
    why: str = ""


@dataclass
class TraceIndex:
    """All things by station and id, and their links by either end; each look-up costs what it finds."""

    nodes: dict[Key, Node] = field(default_factory=dict)
    downwards: dict[Key, list[Edge]] = field(default_factory=dict)
    upwards: dict[Key, list[Edge]] = field(default_factory=dict)

    def add(self, node: Node) -> Key:
        """Know a thing; a text replaces none."""
        key = (node.station, node.id)
        known = self.nodes.get(key)
        if known is None or not known.text:
            self.nodes[key] = node
        return key

    def add_said(self, answer: str, text: str) -> Key:
        """Know what somebody said; in a repeat one question has several answers, and each stays its own."""
        for number in count(1):
            named = answer if number == 1 else f"{answer} ({number})"
            known = self.nodes.get(("answer", named))
            if known is None or known.text in {"", text}:
                return self.add(Node(station="answer", id=named, text=text))
        raise AssertionError("unreachable")

    def link(self, above: Key, below: Key, state: LinkState = "covered", why: str = "") -> None:
        """Know a link."""
        edge = Edge(above, below, state, why)
        self.downwards.setdefault(above, []).append(edge)
        self.upwards.setdefault(below, []).append(edge)

    def find(self, wanted: str) -> list[Node]:
        """The things with this id, all answers of a repeat among them, ignoring case, in the order of the stations."""
        folded = re.compile(re.escape(wanted.casefold()) + r"( \(\d+\))?")
        found = (n for n in self.nodes.values() if folded.fullmatch(n.id.casefold()))
        return sorted(found, key=lambda node: STATIONS.index(node.station))

    def below(self, key: Key) -> Iterator[tuple[int, Edge]]:
        """Yield every link that follows from a thing, with its distance, each once, in depth first order."""
        return self._walk(key, self.downwards, lower=True)

    def above(self, key: Key) -> Iterator[tuple[int, Edge]]:
        """Yield every link that a thing rests on, with its distance, each once."""
        return self._walk(key, self.upwards, lower=False)

    @staticmethod
    def _walk(start: Key, edges: dict[Key, list[Edge]], *, lower: bool) -> Iterator[tuple[int, Edge]]:
        seen: set[tuple[Key, Key]] = set()
        stack: list[tuple[int, Edge]] = [(1, edge) for edge in reversed(edges.get(start, ()))]
        while stack:
            distance, edge = stack.pop()
            if (edge.above, edge.below) in seen:
                continue
            seen.add((edge.above, edge.below))
            yield distance, edge
            onward: Iterable[Edge] = edges.get(edge.below if lower else edge.above, ())
            stack += [(distance + 1, further) for further in reversed(list(onward))]
