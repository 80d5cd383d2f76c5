"""What the advice checks say: grouped by severity for the eye, one list for a program."""

import shlex
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from toolkit.cli import screen
from toolkit.models.advice.finding import SEVERITIES, Finding, Severity
from toolkit.models.advice.outcome import Advice
from toolkit.stages.advice.catalogue import all_checks
from toolkit.workflows.advice.check import Explained

_WIDTH = 79
_PLACES = 3
_HEADS: dict[Severity, str] = {
    "block": "Blockers: nothing is signed before they are resolved or waived by name",
    "warn": "Warnings: for the consultant's list",
    "info": "Remarks",
}


def to_json(advice: Advice) -> dict[str, object]:
    """The contract of `check --json`: what fires, is waived or cannot be assessed."""
    return {
        "findings": [
            {
                "check": f.check,
                "severity": f.severity,
                "state": f.state,
                "message": f.message,
                "advice": f.advice,
                "places": list(f.places),
            }
            for f in advice.findings
        ]
    }


def show(advice: Advice, *, brief: bool) -> None:
    """Print all findings, what is waived, what cannot be assessed, and how many checks found nothing."""
    if advice.faulty:
        _show_faults(advice)
        return
    for severity in SEVERITIES:
        firing = [f for f in advice.firing if f.severity == severity]
        if firing:
            screen.say(_HEADS[severity])
            _show_checks(firing, brief=brief)
            screen.say()
    _show_rest(advice)
    for line in _summary(advice):
        _wrapped(line, "")


def _show_faults(advice: Advice) -> None:
    screen.say("The files do not hold together")
    screen.say()
    for fault in advice.firing:
        _wrapped(f"- {fault.message} {fault.advice}", "  ")
        _wrapped(", ".join(fault.places), "    ")
    screen.say()
    _wrapped("None of the forty checks could look at anything: mend this first, or 'crmkit undo'.", "")


def _show_checks(findings: Sequence[Finding], *, brief: bool) -> None:
    titles = {entry.check.code: entry.check.message for entry in all_checks()}
    for code, group in groupby(findings, key=lambda f: f.check):
        of_check = list(group)
        screen.say()
        _wrapped(f"{code} {titles.get(code, '')}", "")
        for finding in of_check:
            _show_finding(finding, brief=brief)
        if not brief:
            _wrapped(f"Do: {of_check[0].advice}", "  ")


def _show_finding(finding: Finding, *, brief: bool) -> None:
    if brief:
        screen.say(f"  - {textwrap.shorten(finding.message, _WIDTH - 4, placeholder=' ...')}")
    else:
        _wrapped(f"- {finding.message}", "  ")
    if not brief and finding.places:
        left = len(finding.places) - _PLACES
        more = f" and {left} more" if left > 0 else ""
        _wrapped(f"{', '.join(finding.places[:_PLACES])}{more}  [{finding.about}]", "    ")


def _show_rest(advice: Advice) -> None:
    waived = [f for f in advice.findings if f.state == "waived"]
    open_still = [f for f in advice.findings if f.state == "not_assessable"]
    if waived:
        screen.say("Waived")
        for f in waived:
            by = f" - {f.waiver.by}, {f.waiver.date}: {f.waiver.reason}" if f.waiver else ""
            _wrapped(f"{f.check} ({f.about}) {f.message}{by}", "  ")
        screen.say()
    if open_still:
        screen.say("Not assessable yet")
        for f in open_still:
            _wrapped(f"{f.check} {f.message.removeprefix('Not assessable yet: ')}", "  ")
        screen.say()
    for line in _expired(advice):
        _wrapped(line, "")


def _expired(advice: Advice) -> Iterator[str]:
    there = {(f.check, f.about.casefold()) for f in advice.findings}
    for w in advice.expired:
        name = f"{w.check}{f' about {w.about}' if w.about else ''} ({w.by}, {w.date})"
        if (w.check, w.about.casefold()) in there:
            yield f"The waiver of {name} has expired: what the check saw has changed. Waive it again or mend it."
        else:
            yield f"The waiver of {name} is no longer needed: the check does not find it any more."


def _summary(advice: Advice) -> Iterator[str]:
    firing = {s: len({f.check for f in advice.firing if f.severity == s}) for s in SEVERITIES}
    names = {"block": "blocker", "warn": "warning", "info": "remark"}
    said = ", ".join(f"{n} {names[s]}{'s' * (n != 1)}" for s, n in firing.items() if n)
    total = len({f.check for f in advice.findings} | set(advice.silent))
    fired = {f.check for f in advice.firing}
    waived = len({f.check for f in advice.findings if f.state == "waived"} - fired)
    unknown = sum(f.state == "not_assessable" for f in advice.findings)
    counted = ((waived, "waived"), (len(advice.silent), "silent"), (unknown, "not assessable"))
    rest = ", ".join(f"{n} {what}" for n, what in counted if n or what == "silent")
    yield f"{total} checks: {said or 'nothing fires'}; {rest}."
    if first := next(iter(advice.firing), None):
        yield f"Why, and what would clear it: crmkit check {first.check}"


def show_one(found: Explained) -> None:
    """Print one check: why, when it fires, what it saw, what would clear it."""
    check = found.check
    screen.say(
        f"{check.code} {check.name.replace('_', ' ')} ({check.severity}; method {', '.join(check.sections)})"
    )
    screen.say()
    for paragraph in _documented(found.why):
        _wrapped(paragraph, "  ")
    _wrapped(f"Looks at: {check.looks_at}.", "  ")
    _wrapped(f"Fires when {check.fires_when}.", "  ")
    screen.say()
    _show_state(found)
    _wrapped(f"Do: {check.advice}", "")
    _wrapped(f"Silent when {check.clears}.", "")


def _documented(doc: str) -> Iterator[str]:
    """The lines of a check's docstring after its title, those that go on joined."""
    lines: list[str] = []
    for line in doc.strip().splitlines()[1:]:
        if line.startswith(("Why:", "Bad:", "Good:")):
            lines.append(line)
        elif line.strip() and lines:
            lines[-1] += f" {line.strip()}"
    yield from lines


def _show_state(found: Explained) -> None:
    if not found.advice.findings:
        screen.say("Here it finds nothing.")
    for f in found.advice.findings:
        state = {"fires": "Fires", "waived": "Waived", "not_assessable": ""}[f.state]
        _wrapped(f"{state}{f' [{f.about}]: ' if state else ''}{f.message}", "")
        for place in f.places:
            screen.say(f"    {place}")
        if f.waiver:
            _wrapped(f"{f.waiver.by}, {f.waiver.date}: {f.waiver.reason}", "    ")
    for line in _expired(found.advice):
        _wrapped(line, "")
    screen.say()
    if found.advice.firing:
        about = shlex.quote(found.advice.firing[0].about)
        _wrapped(
            f'Let it stand: crmkit check waive {found.check.code} --about {about} --reason "..." --by MEMBER',
            "",
        )


def _wrapped(text: str, indent: str) -> None:
    for line in textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_on_hyphens=False,
        break_long_words=False,
    ):
        screen.say(line)
