"""Run the checks over the facts: findings, the silent ones, and waivers that hold no longer."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.kernel.canonical_json import digest
from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.finding import FILES, SEVERITIES, Finding, Severity, Waiver
from toolkit.models.advice.outcome import Advice, Hit, Outcome, Spot
from toolkit.models.landscape.landscape import Kind
from toolkit.problems import Problem
from toolkit.stages.advice.catalogue import Entry, all_checks
from toolkit.stages.advice.words import many, plain, some

_DIGITS = 12
Locate = Callable[[Collection[Spot]], Mapping[Spot, str]]


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
    seen = [_look(entry, facts) for entry in entries]
    where = (locate or _files)({spot for one in seen for hit in one.outcome.hits for spot in hit.spots})
    findings = [f for one in seen for f in _findings(one, facts.dossier.waivers, where)]
    findings.sort(key=lambda f: (SEVERITIES.index(f.severity), f.check))
    codes = {entry.check.code for entry in entries}
    spoken, used = {f.check for f in findings}, [f.waiver for f in findings if f.waiver]
    return Advice(
        findings=tuple(findings),
        silent=tuple(sorted(codes - spoken)),
        expired=tuple(w for w in facts.dossier.waivers if w.check in codes and w not in used),
    )


def faulty(problems: Sequence[Problem]) -> Advice:
    """What is said of files that do not hold together: each problem blocks, and no check knows anything."""
    lacking = Outcome(missing=(f"the files do not hold together ({many(len(problems), 'problem')})",))
    found = (
        Finding(
            check=FILES,
            severity="block",
            state="fires",
            message=problem.what,
            advice=problem.how_to_mend,
            places=(str(problem.place),),
            about=problem.place.file,
        )
        for problem in problems
    )
    return Advice(findings=(*found, *(_not_assessable(entry.check, lacking) for entry in all_checks())))


def facts_hash(code: str, hit: Hit) -> str:
    """The hash of what a check saw: equal facts, equal hash."""
    return digest([code, hit.about, list(hit.saw or (hit.message,))])[:_DIGITS]


@dataclass(frozen=True)
class _Seen:
    """What one check saw; `fault` is what it broke down with."""

    entry: Entry
    outcome: Outcome
    fault: str = ""


def _look(entry: Entry, facts: Facts) -> _Seen:
    try:
        outcome = entry.look(facts)
    except Exception as fault:  # noqa: BLE001  # whatever the data does to one check, the others still speak
        return _Seen(entry, Outcome(), type(fault).__name__)
    unaccepted = [kind for kind in entry.check.landscape if facts.unaccepted.get(kind)]
    if not outcome.hits and unaccepted:
        waiting = dict.fromkeys(sitting for kind in unaccepted for sitting in facts.unaccepted[kind])
        outcome = Outcome(missing=(*outcome.missing, _waits(unaccepted, list(waiting))))
    return _Seen(entry, outcome)


def _waits(kinds: Sequence[Kind], sittings: Sequence[str]) -> str:
    what = some(plain(kind) for kind in kinds)
    return f"what {some(sittings)} told of {what} waits to be accepted (crmkit landscape accept)"


def _findings(seen: _Seen, waivers: Sequence[Waiver], where: Mapping[Spot, str]) -> Iterator[Finding]:
    check, outcome = seen.entry.check, seen.outcome
    if seen.fault:
        yield _unable(check, seen.fault)
    elif outcome.hits:
        for hit in outcome.hits:
            yield _fires(check, hit, waivers, [where[spot] for spot in hit.spots])
    elif outcome.missing:
        yield _not_assessable(check, outcome)


def _fires(check: AdviceCheck, hit: Hit, waivers: Sequence[Waiver], places: Iterable[str]) -> Finding:
    facts = facts_hash(check.code, hit)
    waiver = next((w for w in waivers if _holds(w, check.code, hit.about, facts)), None)
    return Finding(
        check=check.code,
        severity=check.severity,
        state="waived" if waiver else "fires",
        message=hit.message,
        advice=check.advice,
        places=tuple(dict.fromkeys(places)),
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


def _unable(check: AdviceCheck, fault: str) -> Finding:
    return Finding(
        check=check.code,
        severity=check.severity,
        state="not_assessable",
        message=f"The check could not run ({fault}); nothing is known about what it looks at.",
        advice="Please report it with the engagement's files; the other checks are not touched by it.",
    )


def _files(spots: Collection[Spot]) -> Mapping[Spot, str]:
    return {spot: spot.file for spot in spots}
