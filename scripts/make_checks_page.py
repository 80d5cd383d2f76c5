"""Write docs/checks.md from the advice checks, their docstrings and the settings.

    python -m scripts.make_checks_page

A test holds the page to the code: after a change of a check or a threshold run this again.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from toolkit.models.engagement.settings import AdviceSettings, Settings
from toolkit.stages.advice.catalogue import Entry, all_checks

PAGE = Path(__file__).parents[1] / "docs" / "checks.md"
_PARTS = re.compile(r"^(Why|Bad|Good): (.+?)(?=\n(?:Why|Bad|Good): |\n\n|\Z)", re.MULTILINE | re.DOTALL)
_ROOMS = {
    "people": "People",
    "goals": "Goals, dates and ways not taken",
    "processes": "How the work runs",
    "systems": "Programs, flows and data",
    "selection": "Vendors, prices and ratings",
    "security": "Backup, rights and hosting",
    "assignment": "What is going to be signed",
    "gaps": "Gaps and what is done about them",
}
_LEVELS = {"block": "blocks signing", "warn": "warning", "info": "remark"}
_HEAD = """\
# The forty advice checks

`crmkit check` looks at the whole engagement for the mistakes that sink CRM projects, and says what it found with
names, figures, file and line. Exit code 1 when something fires, 3 when the files do not hold together. This page is made by
`python -m scripts.make_checks_page`; do not edit it.

**States.** A check *fires*, stays silent, or is *not assessable* and says what is missing; it never counts as passed
without data. What *blocks signing* keeps the documents a draft and refuses a freeze until it is resolved or waived.

**Waivers.** `crmkit check waive AP-08 --about order-to-dispatch --reason "..." --by ilze` lets one thing stand, with
name, date and reason in `decisions/waivers.yaml` and in the annex of the Technical Assignment. It holds while the check
sees the same facts; when they change it expires, and `crmkit check` says so. `crmkit check unwaive` takes it back.

**One check.** `crmkit check AP-11` explains it and shows what it saw. `--html` writes the report as a page; the
document `advice-report` has it as Word and PDF too. `--json` lists what fires, is waived or cannot be assessed:
`{"findings": [{"check", "severity", "state", "message", "advice", "places": []}]}`.

**In documents.** The Technical Assignment prints in its annex what was waived, by role, and nothing of what fires: the
vendor reads it, and findings speak of other vendors' prices, of the budget and of people by name. What fires is in
`advice-report`, for the client's eyes, and stands against a freeze.

**Not looked at**, for want of data: a weight of the price above 30 % (AP-18: the price has no weight in the comparison);
musts as a share of the cost (AP-30: single requirements have no price); price steps (AP-34) and a freelancer's contract
(AP-35) are no questions of a form, nor is who stands in for the maintainer a question of its own; a project that was
postponed (AP-36) is no state of an engagement; whether a rater worked on the system himself (AP-38) is asked only for
the five properties of the interface. AP-21 waits for form F10: a register without a requirement on backup says nothing
yet while nobody was asked how the data is backed up. AP-24 takes words that are often exact ('all', 'and notify') for
unfit only where the profile of the wording rules is `strict`.

**Thresholds** are settings in `engagement.yaml`:

    settings:
      advice: {leaver_hours: 8, twin_percent: 60}

"""


def parts(entry: Entry) -> dict[str, str]:
    """Why, Bad and Good of a check's docstring.

    Raises:
        ValueError: one of them is missing.
    """
    found = {name: " ".join(text.split()) for name, text in _PARTS.findall(entry.doc)}
    if set(found) != {"Why", "Bad", "Good"}:
        raise ValueError(f"{entry.check.code} has no {', '.join({'Why', 'Bad', 'Good'} - set(found))}")
    return found


def page() -> str:
    """The whole page."""
    lines = [_HEAD.rstrip("\n"), "", *_thresholds(), *_overview()]
    for room, title in _ROOMS.items():
        lines += [f"## {title}", ""]
        for entry in all_checks():
            lines += _check(entry) if entry.room == room else ()
    return "\n".join(lines).rstrip("\n") + "\n"


def _thresholds() -> Iterator[str]:
    yield "| setting | default | used by |"
    yield "|---|---|---|"
    limits = AdviceSettings()
    for name in AdviceSettings.model_fields:
        users = ", ".join(e.check.code for e in all_checks() if name in e.check.thresholds)
        yield f"| `{name}` | {getattr(limits, name)} | {users} |"
    settings = Settings()
    yield f"| `must_share_percent` (under `settings`) | {settings.must_share_percent} | AP-30 |"
    yield f"| `spread_grades` (under `settings`) | {settings.spread_grades} | AP-38 |"
    reading = settings.reading
    yield f"| `reading` (under `settings`) | {reading.days} days from {reading.requirements} requirements | AP-27 |"
    yield ""


def _overview() -> Iterator[str]:
    yield "| check | name | |"
    yield "|---|---|---|"
    for entry in all_checks():
        check = entry.check
        yield f"| [{check.code}](#{_anchor(entry)}) | {_name(entry)} | {_LEVELS[check.severity]} |"
    yield ""


def _name(entry: Entry) -> str:
    return entry.check.name.replace("_", " ")


def _anchor(entry: Entry) -> str:
    return f"{entry.check.code} {_name(entry)}".lower().replace(" ", "-")


def _check(entry: Entry) -> Iterator[str]:
    check, said, limits = entry.check, parts(entry), AdviceSettings()
    yield f"### {check.code} {_name(entry)}"
    yield ""
    yield f"*{_LEVELS[check.severity].capitalize()}; method {', '.join(check.sections)}.* {check.message} {_capital(said['Why'])}"
    yield ""
    yield f"- Looks at: {check.looks_at}."
    yield f"- Fires when {check.filled(check.fires_when, limits)}."
    yield f"- Do: {check.filled(check.advice, limits)}"
    yield f"- Silent when {check.filled(check.clears, limits)}."
    yield f"- Bad: {_capital(said['Bad'])} Good: {_capital(said['Good'])}"
    yield ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")
    print(f"{PAGE} written.")


if __name__ == "__main__":
    main()
