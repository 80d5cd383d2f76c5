"""A form that changes under its sittings: old ones stay readable, new questions can be asked after."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from toolkit.models.interviews.answer import Answer
from toolkit.problems import Refused, UsageError
from toolkit.store.dossier import read_dossier
from toolkit.workflows.forms import contradictions_of, forms_of
from toolkit.workflows.interviews.sittings import SittingRequest, open_sitting, record_answers
from toolkit.workflows.requirements import propose
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[3] / "samples"
FIRST = """
id: OWN_shop
title: Shop
version: '1'
audience: shop people
minutes: '10'
purpose: Try it.
questions:
  - {type: integer, name: shop_tills, label: How many tills?, compare: equal}
  - {type: text, name: shop_gone, label: What is the old till called?, compare: equal}
yields:
  - {id: R-SHOP-01, when: "${shop_tills} > 1", category: F.core, priority: M, statement: "The system shall serve ${shop_tills} tills.", acceptance: "All ${shop_tills} tills sell."}
"""
SECOND = FIRST.replace("version: '1'", "version: '2'").replace(
    "  - {type: text, name: shop_gone, label: What is the old till called?, compare: equal}\n",
    "  - {type: integer, name: shop_scanners, label: How many scanners?}\n",
).replace("All ${shop_tills} tills sell.", "Each of the ${shop_tills} tills sells.")  # fmt: skip


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    session = Session(root, date(2026, 3, 30), "maris")
    _shelve(session, FIRST)
    return session


def _shelve(session: Session, text: str) -> None:
    (session.directory / "questionnaires").mkdir(exist_ok=True)
    (session.directory / "questionnaires" / "OWN_shop.yaml").write_text(text, "utf-8")


def _record(session: Session, member: str, answers: str) -> None:
    file = session.directory / "answers.yaml"
    file.write_text(answers, "utf-8")
    record_answers(session, SittingRequest("OWN_shop", member), file)


def test_a_sitting_is_read_under_the_edition_it_was_held_on(session: Session) -> None:
    _record(session, "dace", "shop_tills: 3\nshop_gone: Omega\n")
    _record(session, "andris", "shop_tills: 3\nshop_gone: Alpha\n")
    _shelve(session, SECOND)

    dossier = read_dossier(session.directory)
    found = contradictions_of(dossier, forms_of(dossier, session.directory))

    assert [[v.value for v in c.versions] for c in found if c.questionnaire == "OWN_shop"] == [
        ["Alpha", "Omega"]
    ]


def test_a_mended_template_works_on_old_sittings(session: Session) -> None:
    _record(session, "dace", "shop_tills: 3\nshop_gone: Omega\n")
    _shelve(session, SECOND)

    changes = propose(session)

    (shop,) = [r for r in changes.new if r.template == "R-SHOP-01"]
    assert shop.statement == "The system shall serve 3 tills."
    assert shop.acceptance == "Each of the 3 tills sells."


def test_a_form_that_left_the_shelf_is_read_as_it_was_asked(session: Session) -> None:
    _record(session, "dace", "shop_tills: 3\nshop_gone: Omega\n")
    (session.directory / "questionnaires" / "OWN_shop.yaml").unlink()

    changes = propose(session)

    assert [r.statement for r in changes.new if r.template == "R-SHOP-01"] == [
        "The system shall serve 3 tills."
    ]


def test_only_the_new_questions_are_asked_afterwards(session: Session) -> None:
    _record(session, "dace", "shop_tills: 3\nshop_gone: Omega\n")
    _shelve(session, SECOND)

    opened = open_sitting(session, SittingRequest("OWN_shop", "dace", missing=True))

    assert opened.sitting.interview.scope == ("shop_scanners",)
    assert [stop.name for stop in opened.sitting.route.stops] == ["shop_scanners"]
    file = session.directory / "more.yaml"
    file.write_text("shop_scanners: 2\n", "utf-8")
    recorded = record_answers(session, SittingRequest("OWN_shop", "dace", missing=True), file)
    assert recorded.answers["shop_scanners"] == Answer(value="2")
    with pytest.raises(Refused, match="has heard every question"):
        open_sitting(session, SittingRequest("OWN_shop", "dace", missing=True))


def test_new_questions_want_an_earlier_sitting(session: Session) -> None:
    with pytest.raises(UsageError, match="no sitting"):
        open_sitting(session, SittingRequest("OWN_shop", "dace", missing=True))
