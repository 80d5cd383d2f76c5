"""The findings of the advice checks and their waivers as tables. For the client only: they name people and vendors."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from toolkit.models.advice.finding import Finding, Severity
from toolkit.models.advice.outcome import Advice
from toolkit.models.blocks import Block, Blocks, Cell, Column, List, ListItem, Paragraph, Row, Table, Text

_PLACES = 3


def advice_view(advice: Advice) -> dict[str, object]:
    """Values that the template prints."""
    return {
        "total": len({f.check for f in advice.findings} | set(advice.silent)),
        "fired": len({f.check for f in advice.firing}),
        "silent": len(advice.silent),
        "allowed": len(
            {f.check for f in advice.findings if f.state == "waived"} - {f.check for f in advice.firing}
        ),
        "open": len({f.check for f in advice.findings if f.state == "not_assessable"}),
        "blockers": bool(_firing(advice, "block")),
        "warnings": bool(_firing(advice, "warn")),
        "remarks": bool(_firing(advice, "info")),
        "waived": any(f.state == "waived" for f in advice.findings),
        "unknown": any(f.state == "not_assessable" for f in advice.findings),
    }


def findings_table(advice: Advice, severity: Severity, titles: Mapping[str, str]) -> Blocks:
    """One row a check that fires: what it found and where, and what to do."""
    columns = (
        Column(header="Check", width=9, kind="id"),
        Column(header="What was found", width=56),
        Column(header="What to do", width=35),
    )
    rows = tuple(
        Row.of(code, Cell(blocks=tuple(_found(titles.get(code, ""), list(group)))), _advice(advice, code))
        for code, group in groupby(_firing(advice, severity), key=lambda f: f.check)
    )
    return (
        (Table(id=f"tbl-advice-{severity}", columns=columns, rows=rows, audience="client"),) if rows else ()
    )


def _firing(advice: Advice, severity: Severity) -> list[Finding]:
    return [f for f in advice.firing if f.severity == severity]


def _advice(advice: Advice, code: str) -> str:
    return next((f.advice for f in advice.of(code) if f.advice), "")


def _found(title: str, findings: Sequence[Finding]) -> Iterator[Block]:
    yield Paragraph(inlines=(Text(text=title, marks=("strong",)),))
    yield List(items=tuple(ListItem(blocks=tuple(_one(f))) for f in findings))


def _one(finding: Finding) -> Iterator[Block]:
    yield Paragraph(inlines=finding.message)
    if finding.places:
        more = len(finding.places) - _PLACES
        places = ", ".join(finding.places[:_PLACES]) + (f" and {more} more" if more > 0 else "")
        yield Paragraph(role="small", inlines=(Text(text=places, marks=("muted",)),))


def waived_table(advice: Advice, people: Mapping[str, str]) -> Blocks:
    """What somebody lets stand: who, when, why."""
    columns = (
        Column(header="Check", width=9, kind="id"),
        Column(header="What was found", width=41),
        Column(header="Why it may stand", width=32),
        Column(header="Who, when", width=18),
    )
    rows = tuple(
        Row.of(
            f.check, f.message, f.waiver.reason, f"{people.get(f.waiver.by, f.waiver.by)}, {f.waiver.date}"
        )
        for f in advice.findings
        if f.waiver
    )
    return (Table(id="tbl-advice-waived", columns=columns, rows=rows, audience="client"),) if rows else ()


def unknown_table(advice: Advice) -> Blocks:
    """What cannot be looked at yet, and what is missing."""
    columns = (Column(header="Check", width=9, kind="id"), Column(header="What is missing", width=91))
    rows = tuple(
        Row.of(f.check, f.message.removeprefix("Not assessable yet: "))
        for f in advice.findings
        if f.state == "not_assessable"
    )
    return (Table(id="tbl-advice-unknown", columns=columns, rows=rows, audience="client"),) if rows else ()
