"""The time zone of an engagement."""

from zoneinfo import ZoneInfo

from toolkit.models.engagement.engagement import Engagement
from toolkit.problems import BadData, Place, Problem


def zone_of(engagement: Engagement) -> ZoneInfo:
    """The zone in which times are shown.

    Raises:
        BadData: there is no such zone.
    """
    try:
        return ZoneInfo(engagement.timezone)
    except (KeyError, ValueError, OSError):
        what = f"There is no time zone '{engagement.timezone}'."
        mend = "Write `timezone` as Area/City, for example Europe/Riga."
        raise BadData([Problem(Place("engagement.yaml"), "unknown-timezone", what, mend)]) from None
