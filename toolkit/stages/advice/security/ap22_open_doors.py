"""AP-22 open_doors: not everybody can carry the customer base away.

Why: competitors and offended staff want the base, and one role for all hands it over.
Bad: 22 users, one role, all may export; the last leaver had access for 120 hours.
Good: six roles, export for two of them and on record, access closed within the hour.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import counting, said, was_asked
from toolkit.stages.advice.words import many, name_of, outcome, some, spots, whole

_FILE = "landscape/roles.yaml"
CHECK = AdviceCheck(
    code="AP-22",
    name="open_doors",
    severity="block",
    sections=("S5",),
    looks_at="the roles and rights, sec_login, sec_leaver",
    fires_when="there are fewer than {roles_least} roles, every role may export, passwords are shared, or a leaver's access "
    "is open for more than {leaver_hours} hours or nobody knows how long",
    message="Every user could carry the customer base away.",
    advice="Rights table with at least three roles, export log, leaver routine.",
    clears="landscape/roles.yaml has three roles or more, not all with export; own passwords; leavers closed within a day",
    thresholds=("roles_least", "leaver_hours"),
    landscape=("roles",),
)


def look(facts: Facts) -> Outcome:
    """Roles, export, passwords, leavers."""
    if not facts.dossier.access_roles and not was_asked(facts, "sec_login", "sec_leaver", "sec_export"):
        return outcome((), f"neither roles ({_FILE}) nor access (form F10) are known")
    return outcome((*_roles(facts), *_export(facts), *_passwords(facts), *_leavers(facts)))


def _roles(facts: Facts) -> Iterator[Hit]:
    roles = facts.dossier.access_roles
    if roles and len(roles) < facts.limits.roles_least:
        message = f"{many(len(roles), 'role')} for everybody ({some(r.name for r in roles)}); {facts.limits.roles_least} are the least."
        yield Hit(about="roles", message=message, spots=spots(_FILE, "roles"))


def _export(facts: Facts) -> Iterator[Hit]:
    roles = facts.dossier.access_roles
    if roles and all("export" in role.may for role in roles):
        people = sum(role.people or 0 for role in roles)
        who = f"all {people} users" if people else "every role"
        message = f"Every user could carry the customer base away: {who} may export."
        yield Hit(about="export", message=message, spots=spots(_FILE, "roles", 0, "may"))


def _passwords(facts: Facts) -> Iterator[Hit]:
    sharing = [s for s in counting(facts, "sec_login") if "shared_password" in s.texts]
    if sharing:
        who = some(name_of(facts, s.member) for s in sharing)
        message = f"Passwords are shared ({who} says so)."
        yield Hit(about="passwords", message=message, spots=tuple(s.spot for s in sharing))


def _leavers(facts: Facts) -> Iterator[Hit]:
    answers = counting(facts, "sec_leaver")
    hours = [s for s in answers if s.number is not None]
    worst = max(hours, key=lambda s: s.number or 0, default=None)
    if worst and worst.number is not None and worst.number > facts.limits.leaver_hours:
        message = f"A leaver's access stays open for {whole(worst.number)} hours; {facts.limits.leaver_hours} are the most."
        yield Hit(about="leavers", message=message, spots=(worst.spot,))
    elif not hours and was_asked(facts, "sec_login", "sec_export"):
        spot = next(s.spot for q in ("sec_login", "sec_export") for s in said(facts, q))
        yield Hit(
            about="leavers", message="Nobody knows how long a leaver's access stays open.", spots=(spot,)
        )
