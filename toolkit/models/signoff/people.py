"""Who takes part in a sign-off, in which part, in which order."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Day


class Participant(Noun):
    """A person of the sign-off. `sections` empty means all of them; `order` counts signatories from 1.

    `part`: `signs`; `approves` reads, may decline, and does not sign; `reads` acknowledges only.
    """

    id: Id
    name: str
    role: str
    party: Literal["client", "vendor"]
    part: Literal["signs", "approves", "reads"]
    order: int = 0
    due: Day | None = None
    sections: tuple[Id, ...] = ()
    deputy_name: str = ""
    deputy_basis: str = ""

    @property
    def signature_name(self) -> str:
        """`B for A` where a declared deputy signs."""
        return f"{self.deputy_name} for {self.name}" if self.deputy_name else self.name
