"""AP-21 no_tested_backup: a backup has been seen to come back.

Why: a backup that was never restored is a hope; the base is what the firm lives on.
Bad: 'the provider says yes', never restored.
Good: automatic every day, restored in March, restore is part of the acceptance.
"""

import re
from datetime import date, timedelta

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import counting, was_asked
from toolkit.stages.advice.words import name_of, outcome, plain

_POOR = frozenset({"by_hand", "provider_says_yes", "none"})
_BACKUP = re.compile(r"(back ?up|restor|sicherung|wiederherst|резервн|восстанов)", re.IGNORECASE)
CHECK = AdviceCheck(
    code="AP-21",
    name="no_tested_backup",
    severity="block",
    sections=("S5",),
    looks_at="bk_now, bk_test, and whether a requirement speaks of backup",
    fires_when="the backup is made by hand, by hearsay or not at all; it was never restored, or longer than {backup_test_days} days "
    "ago; or no requirement asks for one",
    message="Nobody has ever seen a backup come back.",
    advice="Restore one now; make restore part of acceptance.",
    clears="bk_now is automatic, bk_test has a date within the year, and a requirement asks for backup",
    thresholds=("backup_test_days",),
)


def look(facts: Facts) -> Outcome:
    """One finding with everything that is missing of a tested backup."""
    if not was_asked(facts, "bk_now"):
        return outcome((), "nobody was asked how the data is backed up (bk_now, form F10)")
    now = counting(facts, "bk_now")
    why = [
        f"the backup of today: {plain(said.text)} ({name_of(facts, said.member)})"
        for said in now
        if said.text in _POOR
    ]
    why += [_tested(facts)] if _tested(facts) else []
    register = facts.dossier.requirements.requirements
    if register and not any(r.in_assignment and _BACKUP.search(r.statement) for r in register):
        why.append("no requirement asks for one")
    if not why:
        return outcome(())
    message = f"Nobody has seen a backup come back: {'; '.join(why)}."
    return outcome([Hit(about="backup", message=message, spots=tuple(said.spot for said in now))])


def _tested(facts: Facts) -> str:
    """What is wrong with the last test, empty when it was within the year."""
    days = []
    for said in counting(facts, "bk_test"):
        try:
            days.append(date.fromisoformat(said.text))
        except ValueError:
            continue
    if not days:
        return "no test restore is on record"
    if facts.today - max(days) > timedelta(days=facts.limits.backup_test_days):
        return f"the last test restore was on {max(days)}"
    return ""
