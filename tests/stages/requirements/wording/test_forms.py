"""Rules find a word in all its forms: Russian by its lemma, German by its stem."""

import pytest

from tests.stages.requirements.wording.test_cases import findings
from toolkit.kernel.language.languages import Language

FORMS: list[tuple[str, Language, str, list[str]]] = [
    ("Q01", "ru", "Система должна показывать отчёт с {} поиском.", ["удобным", "простым", "современным", "надёжным"]),
    ("Q01", "ru", "Менеджер должен работать в {} карточке.", ["удобной", "понятной", "наглядной", "красивой"]),
    ("Q01", "ru", "Поставщик должен передать {} отчёты.", ["простые", "понятные", "качественные", "гибкие"]),
    ("Q02", "ru", "Система должна хранить адреса {} филиалов.", ["нескольких", "многих", "различных", "некоторых"]),
    ("Q04", "ru", "Карточка должна показывать телефон {}", ["и т. д.", "и т.п.", "и др.", "и так далее."]),
    ("Q05", "ru", "Порог скидки {} до конца месяца.", ["уточняется", "требует уточнения", "подлежит согласованию"]),
    ("Q11", "ru", "Система должна отвечать {} образом.", ["наилучшим", "оптимальным", "идеальным"]),
    ("Q15", "ru", "Менеджер {} видеть остаток.", ["может", "мог бы"]),
    ("Q22", "ru", "Оператор должен дать {} ответ.", ["немедленный", "своевременный", "оперативный"]),
    ("Q23", "ru", "Менеджер должен выбрать регион {}.", ["кнопкой", "во вкладке", "в выпадающем списке", "на экране"]),
    ("Q01", "de", "Das System muss eine {} Suche bieten.", ["einfache", "schnelle", "moderne", "flexible", "komfortable"]),
    ("Q01", "de", "Der Verkäufer muss mit {} Masken arbeiten.", ["übersichtlichen", "einfachen", "verständlichen"]),
    ("Q02", "de", "Das System muss in {} Umfang sichern.", ["angemessenem", "ausreichendem", "erheblichem"]),
    ("Q10", "de", "Das System muss {} Suchen bieten.", ["schnellere", "bessere", "genauere"]),
    ("Q22", "de", "Der Anbieter muss eine {} Antwort geben.", ["zeitnahe", "umgehende", "unverzügliche"]),
    ("Q23", "de", "Der Verkäufer muss die {} öffnen.", ["Masken", "Schaltflächen", "Tabelle", "Tabellen"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "language", "text"),
    [(rule, language, frame.format(form)) for rule, language, frame, forms in FORMS for form in forms],
)
def test_a_form_is_found(rule: str, language: Language, text: str) -> None:
    assert rule in {f.rule for f in findings(text, language)}


@pytest.mark.parametrize(
    ("rule", "language", "text"),
    [
        # One stem, another word: the lemma keeps them apart.
        ("Q02", "ru", "Статус заказа должен соответствовать договору."),
        ("Q22", "de", "Das System muss nach der Freigabe den Sofortbeleg drucken."),
    ],
)
def test_another_word_with_the_same_letters_is_not(rule: str, language: Language, text: str) -> None:
    clear = [f for f in findings(text, language) if f.rule == rule]
    assert [f.words for f in clear if f.words != "nach"] == []
