"""The role and rights matrix."""

from datetime import date

from toolkit.documents.content.landscape import roles
from toolkit.documents.plain import plain
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.blocks import Table
from toolkit.models.engagement.engagement import Client
from toolkit.models.landscape.access_role import AccessRole


def assignment(*found: AccessRole) -> Assignment:
    return Assignment(
        edition="contract", version="1", day=date(2026, 1, 1), draft=False, open_points=0, title="T", language="en",
        currency="EUR", client=Client(name="C"), roles=found,
    )  # fmt: skip


def cells(table: Table) -> list[list[str]]:
    return [[plain(cell.inlines) for cell in row.cells] for row in table.rows]


def test_rights_and_sights() -> None:
    sales = AccessRole(
        id="s", name="sales", people=9, sees=("company", "stock_balance"), may=("create", "export")
    )
    desk = AccessRole(id="d", name="desk", sees=("company",), records="own", hidden=("margin",))
    rights, sights = roles(assignment(sales, desk))
    assert isinstance(rights, Table)
    assert isinstance(sights, Table)
    assert [plain(column.header) for column in rights.columns][2:5] == ["Create", "Change", "Delete"]
    assert cells(rights)[0][1:] == ["all", "yes", "–", "–", "yes", "–", "–", "–", ""]
    assert cells(rights)[1][1:] == ["own", *["–"] * 7, "margin"]
    assert cells(sights) == [["Company", "yes", "yes"], ["Stock balance", "yes", "–"]]


def test_many_roles_stand_in_several_tables() -> None:
    many = [AccessRole(id=f"r{n}", name=f"role {n}", sees=("company",)) for n in range(9)]
    tables = roles(assignment(*many))
    assert [len(table.columns) for table in tables[1:] if isinstance(table, Table)] == [6, 5]
