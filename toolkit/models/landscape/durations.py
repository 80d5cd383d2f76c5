"""Durations: how long a process takes; computed, never stored."""

from decimal import Decimal

from toolkit.models.noun import Noun


class Durations(Noun):
    """Touch time is work on the case, lead time that from the first step to the end of the last."""

    touch_minutes: Decimal
    waiting_hours: Decimal
    lead_hours: Decimal

    @property
    def waiting_share(self) -> Decimal | None:
        """Waiting as a share of the lead time, 0 to 1; None where nothing takes any time."""
        return self.waiting_hours / self.lead_hours if self.lead_hours else None


class ProcessDurations(Noun):
    """Today and, at most, in future; None where there are no steps or not all have a limit. `missing` is not known."""

    now: Durations | None
    after: Durations | None
    missing: tuple[str, ...] = ()
