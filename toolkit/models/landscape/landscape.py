"""Landscape: all that the company works with today, as it stands or as the interviews propose it."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.landscape.access_role import AccessRole
from toolkit.models.landscape.process import Process
from toolkit.models.landscape.system import DataSource, Flow, System
from toolkit.models.noun import Noun
from toolkit.models.scalars import Moment

Entry = Process | System | Flow | DataSource | AccessRole
Kind = Literal["processes", "systems", "flows", "data_sources", "roles"]
KINDS: tuple[Kind, ...] = ("processes", "systems", "flows", "data_sources", "roles")


class Landscape(Noun):
    """The five lists."""

    processes: tuple[Process, ...] = ()
    systems: tuple[System, ...] = ()
    flows: tuple[Flow, ...] = ()
    data_sources: tuple[DataSource, ...] = ()
    roles: tuple[AccessRole, ...] = ()

    def entries(self, kind: Kind) -> tuple[Entry, ...]:
        """The entries of one list."""
        found: tuple[Entry, ...] = getattr(self, kind)
        return found


class Proposals(Noun):
    """`landscape/proposals.yaml`: what the interviews proposed when somebody last accepted, and who did.

    Compared with it, an entry that a person changed can be told from one that the answers changed.
    """

    schema_version: Literal["1"] = "1"
    by: Id | None = None
    at: Moment | None = None
    proposed: Landscape = Landscape()


class Difference(Noun):
    """One entry that the interviews propose to add, to change, or speak of no longer.

    `after` is the entry as it would stand once accepted; `taken` are its fields that follow the answers,
    `kept` those where the file stays although the answers say otherwise.
    """

    kind: Kind
    what: Literal["new", "changed", "vanished"]
    before: Entry | None = None
    after: Entry | None = None
    proposal: Entry | None = None
    taken: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the entry."""
        entry = self.after or self.before or self.proposal
        return entry.id if entry else ""
