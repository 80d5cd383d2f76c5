"""Findings about wording: a block each for the eye, a line each for a program."""

import textwrap
from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.models.requirements.wording import LEVELS, Level, WordingFinding, WordingReport
from toolkit.problems import Place

_WIDTH = 79
_LONGEST_WORDS = 36


def at_least(report: WordingReport, level: Level) -> WordingReport:
    """The report with the findings of this level and graver ones."""
    wanted = LEVELS[: LEVELS.index(level) + 1]
    return report.model_copy(
        update={
            "findings": tuple(f for f in report.findings if f.level in wanted),
            "waived": tuple(f for f in report.waived if f.level in wanted),
        }
    )


def to_json(report: WordingReport, *, waived: bool) -> dict[str, object]:
    """The contract of `requirements check --json`; `id` is the machine id, characters count from 0."""
    data: dict[str, object] = {
        "checked": report.checked,
        "findings": [_json_of(f) for f in report.findings],
        "expired_waivers": [
            {"requirement": report.ids.get(w.requirement, w.requirement), "rule": w.rule, "words": w.words}
            for w in report.expired
        ],
    }
    if waived:
        data["waived"] = [_json_of(f) for f in report.waived]
    return data


def _json_of(finding: WordingFinding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "level": finding.level,
        "id": finding.id,
        "requirement": finding.requirement,
        "words": finding.words,
        "place": finding.place.model_dump(),
        "reason": finding.reason,
        "question": finding.question,
    }


def show(report: WordingReport, shown: WordingReport, *, brief: bool, waived: bool) -> None:
    """Print the findings, those that are hidden as a number, and the waivers that have expired."""
    for finding in shown.findings:
        _show_one(finding, brief=brief)
    for finding in shown.waived if waived else ():
        _show_one(finding, brief=brief, mark="waived ")
    for w in report.expired:
        screen.say(
            f"The waiver of {w.rule} for {report.ids.get(w.requirement, w.requirement)} has expired: "
            f'"{_short(w.words)}" is no longer found there.'
        )
    screen.say(_summary(report, shown))


def _show_one(finding: WordingFinding, *, brief: bool, mark: str = "") -> None:
    place = Place(finding.place.file, finding.place.line, finding.place.column)
    screen.say(f'{place}: {finding.rule} {mark}{finding.level}: {finding.name} "{_short(finding.words)}"')
    if brief:
        return
    where = finding.requirement + (", criterion" if finding.place.field == "acceptance" else "")
    _say_wrapped(f"{where}: {finding.excerpt}")
    _say_wrapped(finding.reason)
    _say_wrapped(f"Ask: {finding.question}")
    screen.say()


def _say_wrapped(text: str) -> None:
    for line in textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    "):
        screen.say(line)


def _short(words: str) -> str:
    return textwrap.shorten(words, _LONGEST_WORDS, placeholder=" ...") or words[:_LONGEST_WORDS]


def _summary(report: WordingReport, shown: WordingReport) -> str:
    touched = len({f.id for f in shown.findings})
    what = "line" if not report.ids else "requirement"
    parts = [
        f"{_count(shown.findings)} in {touched} of {report.checked} {what}{'s' * (report.checked != 1)}."
    ]
    hidden = len(report.findings) - len(shown.findings)
    if hidden:
        parts.append(f"{hidden} more are only hints or information (--level info).")
    if report.waived:
        parts.append(f"{len(report.waived)} waived (--waived).")
    return " ".join(parts)


def _count(findings: Sequence[WordingFinding]) -> str:
    names = {"error": "error", "warn": "warning", "hint": "hint", "info": "note"}
    counts = [(names[level], sum(f.level == level for f in findings)) for level in LEVELS]
    return ", ".join(f"{n} {name}{'s' * (n != 1)}" for name, n in counts if n) or "Nothing found"
