"""AP-17 undersized: no candidate fails at today's size.

Why: free and basic editions end where the work begins: no backup, no import, 2,000 records.
Bad: free to 5 users for a house of 22.
Good: excluded, or the next edition up is what is compared.
"""

import re
from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.selection.comparison import Gate
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.stages.advice.answers import said
from toolkit.stages.advice.words import outcome, some, spots, whole

_COUNT = re.compile(r"(\d[\d ,.']*)\s*(\w+)")
_USERS = ("user", "seat", "benutzer", "nutzer", "пользовател")
_RECORDS = ("record", "contact", "customer", "datens", "kontakt", "запис", "контакт", "клиент")
CHECK = AdviceCheck(
    code="AP-17",
    name="undersized",
    severity="warn",
    sections=("S4",),
    looks_at="the vendors' facts: edition, limits, backup, import, export, unmet musts; the gate of the comparison",
    fires_when="a candidate is free and fails a must, has no backup, import or export, or its limits are below today's "
    "figures",
    message="A candidate already fails at today's size.",
    advice="Exclude, or price the step up before comparing.",
    clears="the vendor is dropped, or the edition that is compared has no such limit",
)


def look(facts: Facts) -> Outcome:
    """Candidates that are still in the race."""
    running = [v for v in facts.dossier.vendors if v.state is not VendorState.DROPPED]
    if not running:
        return outcome((), "no vendor is listed (vendors/)")
    known = any(v.facts.has_backup is not None or v.facts.limits or v.facts.free_edition for v in running)
    missing = "no vendor was asked for backup, import, export and limits (form F17)"
    return outcome((hit for v in running for hit in _look(facts, v)), "" if known else missing)


def _look(facts: Facts, vendor: Vendor) -> Iterator[Hit]:
    fails = [*_lacking(vendor), *_too_small(facts, vendor), *_fails_musts(facts, vendor)]
    if fails:
        yield Hit(
            about=vendor.id,
            message=f"{vendor.name} ({vendor.id}) already fails at {some(fails, 5)}.",
            spots=spots(f"vendors/{vendor.id}.yaml", "facts"),
        )


def _lacking(vendor: Vendor) -> list[str]:
    there = (
        ("backup", vendor.facts.has_backup),
        ("import", vendor.facts.has_import),
        ("export", vendor.facts.has_export),
    )
    return [f"no {word}" for word, has in there if has is False]


def _too_small(facts: Facts, vendor: Vendor) -> Iterator[str]:
    users = facts.dossier.engagement.client.users_now or 0
    kept = [s.records or 0 for s in facts.dossier.data_sources if s.fate.startswith("migrate")]
    records = max([sum(kept), *(int(s.number) for s in said(facts, "gr_rec_now") if s.number)])
    for limit in vendor.facts.limits:
        for digits, word in _COUNT.findall(limit):
            most = int(re.sub(r"\D", "", digits))
            if word.casefold().startswith(_USERS) and most < users:
                yield f"{limit} (today {users} users)"
            elif word.casefold().startswith(_RECORDS) and most < records:
                yield f"{limit} (today {whole(records)} records)"


def _fails_musts(facts: Facts, vendor: Vendor) -> Iterator[str]:
    result = facts.comparison.result(vendor.id) if facts.comparison else None
    if vendor.facts.free_edition and result and result.gate is Gate.FAIL:
        yield f"{len(result.failed_musts)} musts"
    elif vendor.facts.free_edition and vendor.facts.unmet_musts:
        yield some(vendor.facts.unmet_musts)
