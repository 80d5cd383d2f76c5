"""Why a plan does not hold, in plain words, and what each way out would cost."""

from decimal import Decimal

from toolkit.models.noun import Noun


class PlanWayOut(Noun):
    """One change that would help. `cost` is money where it costs money, else None."""

    change: str
    cost: Decimal | None = None


class PlanExplanation(Noun):
    """`conflict` are sentences that cannot all hold; empty where the plan holds."""

    conflict: tuple[str, ...] = ()
    ways_out: tuple[PlanWayOut, ...] = ()
