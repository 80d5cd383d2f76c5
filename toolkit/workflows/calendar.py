"""The public holidays of a country, for the years of a plan."""

from datetime import date, timedelta

from toolkit.models.dossier import Dossier
from toolkit.problems import BadData, Place, Problem

_A_YEAR = 366


def holidays_of(dossier: Dossier) -> frozenset[date]:
    """Public holidays of the client's country in the years of the plan and the next; empty without a plan.

    Years for which the accepted plan holds its list are taken from there.

    Raises:
        BadData: no calendar is known for the country.
    """
    if dossier.plan is None or not dossier.plan.phases:
        return frozenset()
    first = min(phase.start for phase in dossier.plan.phases).year
    last = max(phase.finish for phase in dossier.plan.phases).year + 1
    frozen = dossier.accepted_plan.holidays if dossier.accepted_plan else ()
    years = {day.year for day in frozen}
    known = public_holidays(dossier.engagement.country, first, last)
    return frozenset((*frozen, *(day for day in known if day.year not in years)))


def days_off(dossier: Dossier) -> tuple[date, ...]:
    """Holidays, days off by exception and blocked weeks, from the plan's first day to a year beyond its last."""
    plan = dossier.plan
    if plan is None or not plan.phases:
        return ()
    closed = {*holidays_of(dossier), *(o.day for o in plan.calendar if not o.working)}
    first = min(phase.start for phase in plan.phases)
    last = max(phase.finish for phase in plan.phases) + timedelta(days=_A_YEAR)
    for period in dossier.engagement.blocked:
        day = max(period.start, first)
        while day <= min(period.finish, last):
            closed.add(day)
            day += timedelta(days=1)
    return tuple(sorted(closed - {o.day for o in plan.calendar if o.working}))


def public_holidays(country: str, first: int, last: int) -> frozenset[date]:
    """Public holidays of a country (ISO 3166) from the year `first` to `last`, both included.

    Raises:
        BadData: no calendar is known for the country.

    Public holidays only: regional and bank holidays differ by town and contract, and a person adds
    them in calendar.csv, or in plan.yaml under `calendar`.
    """
    import holidays  # slow: only planning, interviews and documents need the calendar

    try:
        return frozenset(holidays.country_holidays(country, years=range(first, last + 1)))
    except NotImplementedError:
        raise BadData(
            [
                Problem(
                    Place("engagement.yaml"),
                    "unknown-country",
                    f"There is no holiday calendar for the country {country}.",
                    "Correct `country` (ISO 3166), or take a neighbour's and correct single days in plan.yaml under `calendar`.",
                )
            ]
        ) from None
