"""Findings about wording: a block each for the eye, a line each for a program."""

import textwrap
from collections.abc import Iterator, Sequence

from toolkit.cli import screen
from toolkit.models.requirements.wording import WordingFinding, WordingReport
from toolkit.models.requirements.wording_level import LEVELS, Level
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


def show(report: WordingReport, level: Level, *, brief: bool, waived: bool) -> None:
    """Print the findings of a level and graver, the others as numbers, and the waivers that have expired."""
    shown = at_least(report, level)
    for finding in shown.findings:
        _show_one(finding, brief=brief)
    for finding in shown.waived if waived else ():
        _show_one(finding, brief=brief, mark="waived ")
    for w in report.expired:
        screen.say(
            f"The waiver of {w.rule} for {report.ids.get(w.requirement, w.requirement)} has expired: "
            f'"{_short(w.words)}" is no longer found there.'
        )
    for line in _summary(report, shown, level):
        screen.say(line)


def _show_one(finding: WordingFinding, *, brief: bool, mark: str = "") -> None:
    place = Place(finding.place.file, finding.place.line, finding.place.column)
    # The line of a foreign text is in the place already.
    name = "" if finding.place.field == "text" else f" {finding.requirement}"
    head = f"{place}: {finding.rule} {mark}{finding.level}{name}"
    screen.say(f'{head}: {finding.name} "{_short(finding.words)}"')
    if brief:
        return
    criterion = "Accepted when: " if finding.place.field == "acceptance" else ""
    _say_wrapped(f"{criterion}{finding.excerpt}")
    _say_wrapped(finding.reason)
    _say_wrapped(f"Ask: {finding.question}")
    screen.say()


def _say_wrapped(text: str) -> None:
    for line in textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    "):
        screen.say(line)


def _short(words: str) -> str:
    return textwrap.shorten(words, _LONGEST_WORDS, placeholder=" ...") or words[:_LONGEST_WORDS]


def _summary(report: WordingReport, shown: WordingReport, level: Level) -> Iterator[str]:
    touched = len({f.id for f in shown.findings})
    what = ("requirement" if report.ids else "line") + "s" * (report.checked != 1)
    of = f"{touched} of {report.checked}" if touched else str(report.checked)
    yield f"{_count(shown.findings) or 'Nothing found'} in {of} {what}."
    hidden = [f for f in report.findings if LEVELS.index(f.level) > LEVELS.index(level)]
    if hidden:
        least = max((f.level for f in hidden), key=LEVELS.index)
        yield f"Not shown: {_count(hidden)} (--level {least} shows them)."
    if report.waived:
        yield f"Waived: {len(report.waived)} (--waived shows them)."


def _count(findings: Sequence[WordingFinding]) -> str:
    names = {"error": "error", "warn": "warning", "hint": "hint", "info": "note"}
    counts = [(names[level], sum(f.level == level for f in findings)) for level in LEVELS]
    return ", ".join(f"{n} {name}{'s' * (n != 1)}" for name, n in counts if n)
