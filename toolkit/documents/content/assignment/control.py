"""What identifies the document and what is still missing in it; who uses the system."""

from collections.abc import Iterator

from toolkit.documents.formats import day
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.blocks import Blocks, Column, Definition, DefinitionTable, Row, Table


def versions(assignment: Assignment) -> Blocks:
    """Edition, structure and basis of this document.

    Version, day and baseline stand on its first page and at the foot of every page: here, in a section that is
    read and signed, they would change it every time.
    """
    facts = assignment.facts
    contract = " of ".join(
        filter(
            None,
            (
                facts.contract_number,
                day(facts.contract_day, assignment.language) if facts.contract_day else "",
            ),
        )
    )
    said = (
        ("Edition", f"{assignment.edition} edition"),
        ("Structure", assignment.profile_title),
        ("Contract", contract),
        ("Basis", facts.basis),
        ("Funding", facts.funding),
    )
    return (
        DefinitionTable(rows=tuple(Definition(label=label, inlines=text) for label, text in said if text)),
    )


def missing_sections(assignment: Assignment) -> Blocks:
    """Sections that the structure wants and that are empty."""
    columns = (
        Column(header="Section", width=12, kind="id"),
        Column(header="Name", width=48),
        Column(header="Can be filled in by", width=40),
    )
    rows = tuple(Row.of(s.number, s.title, s.who_can_fill) for s in assignment.missing)
    return (Table(id="tbl-missing", caption="Sections still to be filled in", columns=columns, rows=rows),)


def users(assignment: Assignment) -> Blocks:
    """Head counts: the company, the users, the people of each role."""
    rows = [Row.of(text, count) for text, count in _counts(assignment) if count]
    if not rows:
        return ()
    columns = (
        Column(header="Users", width=76),
        Column(header="People", width=24, kind="number", decimals=0),
    )
    return (Table(id="tbl-users", caption="Users", columns=columns, rows=tuple(rows)),)


def _counts(assignment: Assignment) -> Iterator[tuple[str, int | None]]:
    client = assignment.client
    yield "People in the company", client.headcount
    yield "Users by name", client.users_now
    yield "Users at the same time, at most", client.users_peak
    for role in assignment.roles:
        yield f"In the role {role.name}", role.people
