"""The change request: what shall change, why, what it does to price and dates, who decides."""

from toolkit.documents.content.demands import clause_id
from toolkit.documents.content.people import signature_field
from toolkit.documents.formats import day, money
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.blocks import (
    Blocks,
    Column,
    Definition,
    DefinitionTable,
    FillIn,
    Inline,
    Row,
    SignatureTable,
    Table,
)
from toolkit.models.signoff.change import ChangedClause, ChangeRequest

_DECISIONS = ("accepted", "refused")
_LINES = 3
_HINTS = ("number", "kind", "signed words", "new words")


def change_facts(assignment: Assignment, change: ChangeRequest | None) -> Blocks:
    """Number, baseline, reason, origin; empty places where there is no request yet."""
    said = (
        ("Number", change.id if change else "", "CR number"),
        ("Project", assignment.title, ""),
        ("Changes the baseline", change.baseline if change else "", "baseline"),
        ("What shall change", "", "in one or two sentences"),
        ("Reason", change.reason if change else "", "what happened, what it costs to leave it"),
        ("Where it comes from", change.origin if change else "", "sitting, law, customer, test, vendor"),
    )
    return (_pairs(said, "cr"),)


def change_requirements(assignment: Assignment, change: ChangeRequest | None) -> Blocks:
    """The clauses concerned, as they are signed and as they shall read; places for them on a blank sheet."""
    columns = (
        Column(header="No.", width=16, kind="id"),
        Column(header="What happens", width=14),
        Column(header="Is signed as", width=35),
        Column(header="Shall read", width=35),
    )
    known = {r.id for r in assignment.requirements}
    rows = [_clause(c, known) for c in (change.clauses if change else ())] or [
        Row.of(*(_place(f"line{n}-{at}", hint) for at, hint in enumerate(_HINTS)))
        for n in range(1, _LINES + 1)
    ]
    return (Table(id="tbl-change", caption="Clauses concerned", columns=columns, rows=tuple(rows)),)


def _clause(clause: ChangedClause, known: set[str]) -> Row:
    name = clause.number or clause.id
    return Row.of(name, clause.kind, clause.before, clause.after, id=clause_id(name) if name in known else "")


def change_effect(assignment: Assignment, change: ChangeRequest | None) -> Blocks:
    """What it does to price and dates, and the decision."""
    decided = change.decision if change and change.decision != "open" else ""
    on = day(change.decided, assignment.language, "long") if change and change.decided else ""
    said = (
        ("Effect on the price", _price(assignment, change), "amount and price model"),
        ("Effect on the dates", "; ".join(change.effect.dates) if change else "", "phase, working days"),
        (
            "Effect on other clauses",
            ", ".join(change.sections) if change else "",
            "sections, flows, acceptance",
        ),
        ("Who decides", change.decides or "" if change else "", "name and role"),
        ("Decision", decided, ""),
        ("Because", change.decision_reason if change else "", "reason of the decision"),
        ("Day", on, "day"),
    )
    return (_pairs(said, "effect"),)


def _price(assignment: Assignment, change: ChangeRequest | None) -> str:
    if change is None:
        return ""
    effect, currency, language = change.effect, assignment.currency, assignment.language
    if not effect.price:
        return "none"
    before, after = (money(x, currency, language) for x in (effect.price_before, effect.price_after))
    return f"{money(effect.price, currency, language)}: from {before} to {after}"


def change_signatures(assignment: Assignment) -> Blocks:
    """Lines for both parties."""
    fields = tuple(signature_field(p, assignment) for p in assignment.signatories if not p.approves)
    return (SignatureTable(id="change-signatures", fields=fields),) if fields else ()


def _pairs(said: tuple[tuple[str, str, str], ...], prefix: str) -> DefinitionTable:
    rows = tuple(
        Definition(label=label, inlines=(text,) if text else _field(prefix, at, label, hint))
        for at, (label, text, hint) in enumerate(said, 1)
    )
    return DefinitionTable(rows=rows)


def _field(prefix: str, at: int, label: str, hint: str) -> tuple[Inline, ...]:
    name = f"{prefix}-{at}"
    if label == "Decision":
        return (FillIn(id=name, hint="accepted or refused", kind="choice", choices=_DECISIONS),)
    return (FillIn(id=name, hint=hint or label.lower(), kind="date" if label == "Day" else "text"),)


def _place(name: str, hint: str) -> tuple[Inline, ...]:
    return (FillIn(id=name.lower(), hint=hint),)
