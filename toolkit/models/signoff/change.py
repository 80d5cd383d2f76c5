"""Change request: what shall become different after freezing, what it costs, who decided."""

from decimal import Decimal
from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Amount, Day, Number


class ChangedClause(Noun):
    """One requirement or clause: its id and shown number, and what was and is said."""

    id: str
    number: str = ""
    kind: Literal["added", "removed", "changed", "moved"]
    section: str = ""
    before: str = ""
    after: str = ""


class ChangeEffect(Noun):
    """What the change does to the signed figures; `price` in the engagement's currency, with its sign."""

    price: Number = Decimal(0)
    price_before: Amount = Decimal(0)
    price_after: Amount = Decimal(0)
    dates: tuple[str, ...] = ()
    """One sentence for each phase whose dates move."""


class ChangeRequest(Noun):
    """`signoff/changes/CR<n>.yaml`: a change of a frozen or signed baseline, with its effect and the decision."""

    schema_version: Literal["1"] = "1"
    id: Id
    baseline: Id
    reason: str
    origin: str
    opened: Day
    opened_by: Id
    decides: Id | None = None
    decision: Literal["open", "accepted", "refused"] = "open"
    decision_reason: str = ""
    decided_by: Id | None = None
    decided: Day | None = None
    root_sha256: str = ""
    """The text that was accepted: the hash over its sections."""
    sections: tuple[Id, ...] = ()
    clauses: tuple[ChangedClause, ...] = ()
    effect: ChangeEffect = ChangeEffect()
