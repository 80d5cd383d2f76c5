"""Vendors on the screen: the list, one vendor, what a workbook brought, claims against grades."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.cli.views.figures import spoken
from toolkit.documents.content.selection.vendors import CLAIM_WORDS
from toolkit.models.dossier import Dossier
from toolkit.models.selection.claim import VendorClaims
from toolkit.models.selection.vendor import Vendor
from toolkit.stages.selection.vendors.incoming import Returned
from toolkit.stages.selection.vendors.prices import still_open


def to_json(dossier: Dossier) -> dict[str, object]:
    """The contract of `vendors list --json`; it holds no price."""
    opened = dossier.prices_open
    return {
        "prices": {
            "open": opened is not None,
            "at": opened.at.strftime("%Y-%m-%dT%H:%M:%SZ") if opened else None,
            "by": opened.by if opened else None,
            "missing": [] if opened else list(still_open(dossier)),
        },
        "chosen": dossier.chosen.vendor if dossier.chosen else None,
        "vendors": [
            {
                "id": v.id,
                "name": v.name,
                "state": v.state.value,
                "found_by": list(v.found_by),
                "references_rung": len(v.reference_calls),
                "limits": list(v.facts.limits),
                "answers_round": v.rounds,
                "answers": len(v.answers),
                "dropped": v.dropped.model_dump(mode="json") if v.dropped else None,
            }
            for v in dossier.vendors
        ],
    }


def show_list(dossier: Dossier) -> None:
    """One line a vendor, then the price lock and the choice."""
    if not dossier.vendors:
        screen.say('There are no vendors yet. Add one: crmkit vendors edit V1 --name "Vendor, product"')
        return
    rows = []
    for v in dossier.vendors:
        answers = f"round {v.rounds}, {len(v.answers)} answers" if v.rounds else "none yet"
        if v.answers and not v.rounds:
            answers = f"{len(v.answers)} noted"
        found = ", ".join(spoken(f) for f in v.found_by)
        rows.append([v.id, v.name, v.state.value, found, str(len(v.reference_calls)), answers])
    screen.table(["Vendor", "", "State", "Found by", "Rung", "Answers"], rows, numbers=frozenset({4}))
    for v in dossier.vendors:
        if v.dropped:
            reviews = " (reviews on the net are no reason)" if v.dropped.by_reviews else ""
            screen.say(
                f"{v.id} was dropped by {v.dropped.by} on {v.dropped.date}: {v.dropped.reason}{reviews}"
            )
    _show_lock(dossier)
    if dossier.chosen:
        c = dossier.chosen
        screen.say(f"Chosen: {c.vendor}, by {c.by} on {c.date}: {c.reason}")


def _show_lock(dossier: Dossier) -> None:
    if dossier.prices_open:
        screen.say(f"Prices were opened on {dossier.prices_open.at.date()} by {dossier.prices_open.by}.")
        return
    missing = still_open(dossier)
    screen.say(
        "Prices are locked."
        if missing
        else "Prices are locked and may be opened: crmkit vendors unlock-price"
    )
    for point in missing:
        screen.say(f"  - {point}")


def show_one(v: Vendor) -> None:
    """The facts of one vendor, without prices."""
    screen.say(f"{v.id}  {v.name}  [{v.state.value}]")
    f = v.facts
    said = (
        ("found by", ", ".join(spoken(x) for x in v.found_by)),
        ("comment", v.comment),
        ("edition", f.edition),
        ("delivery", ", ".join(spoken(x) for x in f.delivery)),
        ("limits", "; ".join(f.limits)),
        ("does not meet", "; ".join(f.unmet_musts)),
        ("adapted by", spoken(f.adaptable_by)),
        ("trial", spoken(f.trial)),
    )
    for label, text in said:
        if text:
            screen.say(f"  {label}: {text}")
    for call in v.reference_calls:
        screen.say(f"  rung: {call.customer}{f' ({call.date})' if call.date else ''}: {call.said}")


def show_returned(returned: Returned, *, dry_run: bool) -> None:
    """What a workbook says that was not said before."""
    for change in returned.changes:
        if not change.before:
            screen.say(f"new      {change.number}  {change.after}")
        elif not change.after:
            screen.say(f"blank    {change.number}  was {change.before}")
        else:
            screen.say(f"changed  {change.number}  {change.before}  ->  {change.after}")
    screen.say(f"{len(returned.changes)} changes, {returned.unchanged} as before.")
    if returned.blank:
        shown = ", ".join(returned.blank[:8]) + (" ..." if len(returned.blank) > 8 else "")
        screen.say(f"{len(returned.blank)} lines are blank and count as not possible: {shown}")
    if returned.price_lines:
        screen.say(f"{returned.price_lines} price lines came with it.")
    if returned.same:
        screen.say("Nothing is new; no round was added.")
    elif dry_run:
        screen.say("Nothing was written.")
    else:
        screen.say(f"Kept as round {returned.vendor.rounds} of {returned.vendor.id}.")


def claims_json(claims: Sequence[VendorClaims]) -> dict[str, object]:
    """The contract of `vendors claims --json`."""
    return {
        "vendors": [
            {
                "vendor": v.vendor,
                "round": v.round,
                "requirements": dict(v.requirements),
                "musts": v.musts,
                "musts_claimed": v.musts_claimed,
                "claims": [
                    {
                        "task": c.task,
                        "claim": c.offer_class.value if c.offer_class else None,
                        "grade": c.grade.value,
                        "required": c.required.value,
                        "word": c.word,
                    }
                    for c in v.claims
                ],
            }
            for v in claims
        ]
    }


def show_claims(claims: Sequence[VendorClaims], hidden: Sequence[str]) -> None:
    """Task by task what was written and what was seen."""
    for v in claims:
        which = f"round {v.round}" if v.round else "noted by hand"
        screen.say(f"{v.vendor}, {which}: what was written against what was seen")
        screen.table(
            ["Task", "", "Written", "Seen", "Required", "So"],
            [
                [
                    c.task,
                    c.name,
                    spoken(c.offer_class.value) if c.offer_class else "(blank)",
                    spoken(c.grade.value),
                    spoken(c.required.value),
                    CLAIM_WORDS[c.word],
                ]
                for c in v.claims
            ],
        )
        counted = ", ".join(f"{n} {spoken(name) or 'blank'}" for name, n in v.requirements)
        screen.say(
            f"Requirements: {counted or 'none asked'}; {v.musts_claimed} of {v.musts} musts claimed to work."
        )
    if not claims and not hidden:
        screen.say(
            "No vendor on the shortlist has answered yet. 'crmkit vendors export' makes the questionnaire."
        )
    if hidden:
        screen.say(f"Hidden until your own scorecard is handed in: {', '.join(hidden)}.")
