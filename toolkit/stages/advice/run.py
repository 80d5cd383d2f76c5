"""Run the checks over the facts: findings, the silent ones, and waivers that hold no longer."""

from collections.abc import Callable, Collection, Iterator, Sequence

from toolkit.kernel.canonical_json import digest
from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.finding import SEVERITIES, Finding, Severity, Waiver
from toolkit.models.advice.outcome import Advice, Hit, Outcome, Spot
from toolkit.stages.advice.catalogue import Entry, all_checks

_DIGITS = 12
Locate = Callable[[Sequence[Spot]], Sequence[str]]


def advise(
    facts: Facts,
    severities: Collection[Severity] = SEVERITIES,
    locate: Locate | None = None,
    checks: Sequence[Entry] | None = None,
) -> Advice:
    """What the checks say, blockers first, then by code.

    Args:
        facts: the engagement with the results of the other stages.
        severities: only checks of these.
        locate: turns spots into `file:line`; without it places name files only.
        checks: instead of the catalogue.
    """
    entries = [e for e in (all_checks() if checks is None else checks) if e.check.severity in severities]
    given = facts.dossier.waivers
    findings: list[Finding] = []
    silent = []
    for entry in entries:
        found = list(_findings(entry, facts, locate or _files))
        findings += found
        silent += [] if found else [entry.check.code]
    findings.sort(key=lambda f: (SEVERITIES.index(f.severity), f.check))
    codes = {entry.check.code for entry in entries}
    used = [f.waiver for f in findings if f.waiver]
    return Advice(
        findings=tuple(findings),
        silent=tuple(silent),
        expired=tuple(w for w in given if w.check in codes and w not in used),
    )


def facts_hash(code: str, hit: Hit) -> str:
    """The hash of what a check saw: equal facts, equal hash."""
    return digest([code, hit.about, list(hit.saw or (hit.message,))])[:_DIGITS]


def _findings(entry: Entry, facts: Facts, locate: Locate) -> Iterator[Finding]:
    check = entry.check
    try:
        outcome = entry.look(facts)
        found = [_fires(check, hit, facts.dossier.waivers, locate) for hit in outcome.hits]
    except Exception as fault:  # noqa: BLE001  # whatever the data does to one check, the others still speak
        yield _unable(check, fault)
        return
    yield from found
    if not outcome.hits and outcome.missing:
        yield _not_assessable(check, outcome)


def _fires(check: AdviceCheck, hit: Hit, waivers: Sequence[Waiver], locate: Locate) -> Finding:
    facts = facts_hash(check.code, hit)
    waiver = next((w for w in waivers if _holds(w, check.code, hit.about, facts)), None)
    return Finding(
        check=check.code,
        severity=check.severity,
        state="waived" if waiver else "fires",
        message=hit.message,
        advice=check.advice,
        places=tuple(dict.fromkeys(locate(hit.spots))),
        about=hit.about,
        clears=check.clears,
        saw=hit.saw,
        facts=facts,
        waiver=waiver,
    )


def _holds(waiver: Waiver, code: str, about: str, facts: str) -> bool:
    same = waiver.check == code and waiver.about.casefold() == about.casefold()
    return same and waiver.facts in ("", facts)


def _not_assessable(check: AdviceCheck, outcome: Outcome) -> Finding:
    return Finding(
        check=check.code,
        severity=check.severity,
        state="not_assessable",
        message=f"Not assessable yet: {'; '.join(outcome.missing)}.",
        clears=check.clears,
    )


def _unable(check: AdviceCheck, fault: Exception) -> Finding:
    return Finding(
        check=check.code,
        severity=check.severity,
        state="not_assessable",
        message=f"The check could not run ({type(fault).__name__}); nothing is known about what it looks at.",
        advice="Please report it with the engagement's files; the other checks are not touched by it.",
    )


def _files(spots: Sequence[Spot]) -> Sequence[str]:
    return [spot.file for spot in spots]
