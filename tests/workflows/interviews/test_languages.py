"""One small form in three languages: asked, put into minutes and turned into requirements."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.cli.typist import ENTER, SPACE, terminal
from toolkit.cli.dialogs.sitting import run_sitting
from toolkit.kernel.questions.translate import strangers, untranslated
from toolkit.store.dossier import read_dossier
from toolkit.workflows.forms import assembled, contradictions_of, forms_of
from toolkit.workflows.interviews.hearing import minutes_of
from toolkit.workflows.interviews.sittings import SittingRequest, open_sitting
from toolkit.workflows.questionnaires.shelf import translation
from toolkit.workflows.requirements import propose
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[3] / "samples"
FORM = """
id: OWN_shop
title: Shop
audience: shop people
minutes: '10'
purpose: Try it.
questions:
  - {type: integer, name: shop_tills, label: How many tills?, constraint: ". > 0", constraint_message: At least one.}
  - type: select_multiple
    name: shop_pay
    label: How do people pay?
    hint: Tick all.
    choices: [{name: cash, label: cash}, {name: card, label: card}]
  - {type: select_one, name: shop_open, label: "Open on Sunday with ${shop_tills} tills?", choices: yn}
yields:
  - id: R-SHOP-01
    when: "count-selected(${shop_pay}) > 0"
    category: F.core
    priority: M
    statement: The system shall take ${shop_pay}.
    acceptance: Each of ${shop_tills} tills takes ${shop_pay}.
"""
GERMAN = """
of: OWN_shop
language: de
title: Laden
purpose: Ausprobieren.
questions:
  shop_tills: {label: Wie viele Kassen?, constraint_message: Mindestens eine.}
  shop_pay: {label: Wie wird bezahlt?, hint: Alles ankreuzen., choices: {cash: bar, card: mit Karte}}
  shop_open: {label: "Sonntags offen mit ${shop_tills} Kassen?"}
yields:
  R-SHOP-01: {statement: "Das System muss ${shop_pay} kassieren.", acceptance: "Jede der ${shop_tills} Kassen nimmt ${shop_pay}."}
"""
RUSSIAN = """
of: OWN_shop
language: ru
title: Магазин
purpose: Проба.
questions:
  shop_tills: {label: Сколько касс?, constraint_message: Хотя бы одна.}
  shop_pay: {label: Как платят?, hint: Отметьте всё., choices: {cash: наличные, card: карта}}
  shop_open: {label: "Открыто в воскресенье, касс: ${shop_tills}?"}
yields:
  R-SHOP-01: {statement: "Система должна принимать: ${shop_pay}.", acceptance: "Каждая из касс (${shop_tills}) принимает: ${shop_pay}."}
"""
LISTS = {
    "de": "of: choices\nlanguage: de\nlists: {yn: {'yes': ja, 'no': nein}}\n",
    "ru": "of: choices\nlanguage: ru\nlists: {yn: {'yes': да, 'no': нет}}\n",
}
SAID = {
    "en": ("How many tills?", "At least one.", "Open on Sunday with 3 tills?", "yes", "The system shall take cash and card.", "Each of 3 tills takes cash and card."),
    "de": ("Wie viele Kassen?", "Mindestens eine.", "Sonntags offen mit 3 Kassen?", "ja", "Das System muss bar und mit Karte kassieren.", "Jede der 3 Kassen nimmt bar und mit Karte."),
    "ru": ("Сколько касс?", "Хотя бы одна.", "Открыто в воскресенье, касс: 3?", "да", "Система должна принимать: наличные и карта.", "Каждая из касс (3) принимает: наличные и карта."),
}  # fmt: skip


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    shelf = root / "questionnaires"
    shelf.mkdir()
    (shelf / "OWN_shop.yaml").write_text(FORM, "utf-8")
    for language, text in (("de", GERMAN), ("ru", RUSSIAN)):
        (shelf / "locale" / language).mkdir(parents=True)
        (shelf / "locale" / language / "OWN_shop.yaml").write_text(text, "utf-8")
        (shelf / "locale" / language / "choices.yaml").write_text(LISTS[language], "utf-8")
    return Session(root, date(2026, 3, 30), "maris")


def _speak(session: Session, language: str) -> None:
    file = session.directory / "engagement.yaml"
    file.write_text(file.read_text("utf-8").replace("language: en", f"language: {language}"), "utf-8")


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_asked_written_down_and_derived(session: Session, language: str) -> None:
    _speak(session, language)
    tills, message, sunday, yes, statement, acceptance = SAID[language]
    shown: list[str] = []
    opened = open_sitting(session, SittingRequest("OWN_shop", "dace"))
    keys = "0" + ENTER + "\x7f3" + ENTER + SPACE + "\x1b[B" + SPACE + ENTER + ENTER + ENTER
    with terminal(keys, hang_up=True) as there:
        ended = run_sitting(opened, there, shown.append)

    assert ended.submitted
    assert tills in shown
    assert any(message in line for line in shown)
    assert sunday in shown
    entries = {entry.label: entry.said for entry in minutes_of(session, "OWN_shop-dace").entries}
    assert entries[sunday] == yes
    (shop,) = [r for r in propose(session).new if r.template == "R-SHOP-01"]
    assert (shop.statement, shop.acceptance) == (statement, acceptance)


def test_people_answering_in_two_languages_are_compared_by_what_they_chose(session: Session) -> None:
    for member, language in (("dace", "de"), ("viktors", "ru")):
        _speak(session, language)
        opened = open_sitting(session, SittingRequest("OWN_shop", member))
        assert opened.sitting.interview.questionnaire == "OWN_shop"
        opened.save(opened.sitting.interview)
        file = session.directory / "engagement.yaml"
        file.write_text(file.read_text("utf-8").replace(f"language: {language}", "language: en"), "utf-8")
    dossier = read_dossier(session.directory)
    forms = forms_of(dossier, session.directory)
    assert {name for name in forms if name.startswith("OWN_shop@")} != set()
    assert len(contradictions_of(dossier, forms)) == 12


def test_a_language_without_words_is_asked_as_the_form_stands(session: Session) -> None:
    _speak(session, "lv")
    assert (
        open_sitting(session, SittingRequest("OWN_shop", "dace")).sitting.form.questionnaire.title == "Shop"
    )


def test_what_a_translation_lacks_or_names_wrongly_is_found(session: Session) -> None:
    file = session.directory / "questionnaires" / "locale" / "de" / "OWN_shop.yaml"
    text = file.read_text("utf-8").replace("shop_open:", "shop_oben:").replace("card: mit", "cart: mit")
    file.write_text(text.replace("R-SHOP-01", "R-SHOP-02"), "utf-8")
    form = assembled("OWN_shop", session.directory)
    words = translation("OWN_shop", "de", session.directory)
    assert words is not None
    assert [(stranger.what, stranger.mend) for stranger in strangers(form, words)] == [
        ("The form has no choice of 'shop_pay' 'cart'.", "Write 'card'."),
        ("The form has no question 'shop_oben'.", "Write 'shop_open'."),
        ("The form has no template 'R-SHOP-02'.", "Write 'R-SHOP-01'."),
    ]
    assert list(untranslated(form, words)) == [
        "shop_pay.card",
        "shop_open.label",
        "shop_open.yes",
        "shop_open.no",
        "R-SHOP-01.statement",
        "R-SHOP-01.acceptance",
    ]
