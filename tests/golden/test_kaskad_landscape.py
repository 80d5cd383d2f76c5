"""What the sittings of Kaskad Pack tell of processes, programs, flows, data and roles."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from toolkit.models.landscape.landscape import KINDS, Landscape
from toolkit.store.dossier import read_dossier
from toolkit.workflows.register.landscape import heard_landscape
from toolkit.workflows.session import Session

SAMPLE = Path(__file__).parents[2] / "samples" / "kaskad-pack"


@pytest.fixture(scope="module")
def heard() -> Landscape:
    return heard_landscape(read_dossier(SAMPLE), SAMPLE, Session(SAMPLE, date(2026, 3, 30)))


def test_two_owners_leave_the_process_without_one(heard: Landscape) -> None:
    process = next(p for p in heard.processes if p.id == "order-to-dispatch")
    assert process.owner is None
    assert sorted(process.owner_open) == ["andris names guntis", "guntis names andris"]
    assert len(process.steps) == 9
    assert sum((s.minutes or Decimal(0) for s in process.steps), Decimal(0)) == 44
    assert process.sources == ("F02_process-andris-2", "F02_process-guntis")


def test_one_owner_is_found_by_the_name(heard: Landscape) -> None:
    assert {p.id: p.owner for p in heard.processes if p.owner} == {
        "quotation-to-order": "andris",
        "complaint-handling": "laura",
    }


def test_systems_flows_sources_and_roles(heard: Landscape) -> None:
    assert [s.id for s in heard.systems] == [
        "onec", "website", "telephony", "mail", "sales-notebook", "trello", "mailerlite", "excel", "whatsapp",
    ]  # fmt: skip
    assert sum((s.yearly_cost or Decimal(0) for s in heard.systems), Decimal(0)) == 5460
    assert {f.id: f.status for f in heard.flows}["onec-product"] == "proposed"
    assert [(f.direction, f.data) for f in heard.flows if f.system == "website"] == [("into_crm", "leads")]
    assert {d.id: d.records for d in heard.data_sources} == {
        "customers-1c": 2900, "sheet-viktors": 640, "sheet-andris": 410, "newsletter": 1870,
        "sales-notebook": 5200,
    }  # fmt: skip
    assert [r.id for r in heard.roles] == ["everybody"]


def test_every_entry_names_its_source(heard: Landscape) -> None:
    assert all(entry.sources for kind in KINDS for entry in heard.entries(kind))
