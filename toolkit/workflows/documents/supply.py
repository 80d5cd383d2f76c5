"""Supply: one thing a document can be made from, and what is missing when it cannot."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from toolkit.discover import modules
from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.template import Template
from toolkit.workflows.documents import supplies
from toolkit.workflows.documents.desk import Desk


@dataclass(frozen=True)
class Lack:
    """Why a document cannot be made, and what to do about it."""

    what: str
    how: str


@dataclass(frozen=True)
class Item:
    """One of several documents of a template: the end of its file's name, and what it is called."""

    key: str = ""
    name: str = ""


@dataclass(frozen=True)
class Given:
    """Values and blocks for a template; `draft` and `vendor` go onto the paper."""

    view: Mapping[str, object]
    blocks: MadeBlocks = field(default_factory=lambda: MadeBlocks({}))
    draft: bool = False
    vendor: str = ""
    edition: str = ""


@dataclass(frozen=True)
class Supply:
    """What a template asks for by name.

    `says` tells a writer of templates what is in it. `items` lists the documents to write where there is one
    for each phase, party or change.
    """

    says: str
    lacks: Callable[[Desk], Lack | None]
    give: Callable[[Desk, Template, Item], Given]
    items: Callable[[Desk], tuple[Item, ...]] | None = None


def all_supplies() -> dict[str, Supply]:
    """Every supply by the name under which templates ask for it."""
    return {name: module.SUPPLY for name, module in modules(supplies)}


def never_lacks(_: Desk) -> Lack | None:
    """For what is always there."""
    return None
