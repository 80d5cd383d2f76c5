"""An engagement and a plan begin with files that are read without a problem and say what is missing."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.conftest import Crmkit
from tests.cli.typist import DOWN, ENTER, STOP, terminal
from toolkit.cli.dialogs.beginning import Given, begin
from toolkit.problems import CannotWrite
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.workflows.engagement.begin import person_id
from toolkit.workflows.planning.begin import begin_plan
from toolkit.workflows.session import Session

TODAY = date(2026, 3, 31)


def test_the_questions_of_a_new_engagement(tmp_path: Path) -> None:
    keys = [
        "Acme & Söhne: 'GmbH' #1", ENTER, ENTER, ENTER, ENTER, "Maris Ozols", ENTER,
        "Anna Berg", ENTER, "director", ENTER, ENTER, ENTER,
        "Anna Two", ENTER, "clerk", ENTER, *[DOWN] * 9, ENTER, "export", ENTER, ENTER,
        ENTER, DOWN, ENTER,
    ]  # fmt: skip
    with terminal("".join(keys), hang_up=True) as there:
        begin(tmp_path / "acme", Given(), None, there)
    made = read_dossier(tmp_path / "acme").engagement
    assert made.client.name == "Acme & Söhne: 'GmbH' #1"
    assert [(m.id, m.name, m.role, m.department, m.hours_per_week) for m in made.members] == [
        ("anna", "Anna Berg", "director", "management", Decimal(2)),
        ("anna2", "Anna Two", "clerk", "export", Decimal(2)),
    ]
    assert (made.sponsor, made.raters, made.country) == ("anna2", ("anna", "anna2"), "LV")
    assert [r.id for r in made.respondents] == ["maris"]
    assert [(s.party, s.member) for s in made.signatories] == [("client", "anna2")]


def test_breaking_off_makes_nothing(tmp_path: Path) -> None:
    with terminal("Acme" + ENTER + STOP, hang_up=True) as there:
        begin(tmp_path / "acme", Given(), None, there)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_taken_is_said_before_the_first_question(tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "mine.txt").write_text("mine", "utf-8")
    with (
        terminal("", hang_up=True) as there,
        pytest.raises(CannotWrite, match="is there already and not empty"),
    ):
        begin(tmp_path / "acme", Given(), None, there)


def test_from_a_file(tmp_path: Path, crmkit: Crmkit) -> None:
    (tmp_path / "a.yaml").write_text(
        "client: Acme\ncountry: DE\nheadcount: 12\nwished_go_live: 2026-09-01\nmembers:\n"
        "  - {id: eva, name: Eva, role: owner, department: management, hours_per_week: 3}\nsponsor: eva\n",
        "utf-8",
    )
    assert crmkit("-C", tmp_path, "new", "acme", "--answers", tmp_path / "a.yaml").code == 0
    made = read_dossier(tmp_path / "acme").engagement
    assert (made.client.headcount, made.wished_go_live, made.sponsor) == (12, date(2026, 9, 1), "eva")
    (tmp_path / "b.yaml").write_text("klient: Acme\n", "utf-8")
    wrong = crmkit("-C", tmp_path, "new", "other", "--answers", tmp_path / "b.yaml")
    assert wrong.code == 3
    assert "klient" in wrong.err
    assert not (tmp_path / "other").exists()


def test_into_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crmkit: Crmkit
) -> None:
    (tmp_path / "acme").mkdir()
    monkeypatch.chdir(tmp_path / "acme")
    assert crmkit("new", ".", "--client", "Acme").out.endswith("Next: crmkit status\n")
    assert read_dossier(find_root(Path())).engagement.id == "acme"
    assert crmkit("new", ".", "--client", "Acme").code == 5


@pytest.mark.parametrize(
    ("name", "taken", "id_"),
    [
        ("Ilze Bergmane", [], "ilze"),
        ("Ilze", ["ilze", "ILZE2"], "ilze3"),
        ("1st Person", [], "m-1st"),
        ("", [], "member"),
    ],
)
def test_ids_of_people(name: str, taken: list[str], id_: str) -> None:
    assert person_id(name, taken) == id_


def test_a_plan_begins_on_a_monday_and_can_be_taken_back(tmp_path: Path, crmkit: Crmkit) -> None:
    crmkit("-C", tmp_path, "new", "acme", "--client", "Acme", "--currency", "CHF")
    root = tmp_path / "acme"
    begin_plan(Session(root, TODAY))
    plan = read_dossier(root).plan
    assert plan is not None
    assert (plan.currency, plan.phases[0].start, plan.go_live) == ("CHF", date(2026, 4, 6), date(2026, 7, 20))
    assert crmkit("-C", root, "plan", "--new").code == 4
    assert crmkit("-C", root, "undo").code == 0
    assert not (root / "plan.yaml").exists()
