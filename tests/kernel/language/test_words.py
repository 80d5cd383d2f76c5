"""Words, stems and lemmas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.kernel.language.languages import Language
from toolkit.kernel.language.lemmas import grammar, lemma
from toolkit.kernel.language.stems import stem
from toolkit.kernel.language.words import normalise, spans, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  The  System\n“shall” – not  ", 'the system "shall" - not'),
        ("Straße und Ärger", "strasse und ärger"),
        ("Счёт на ﬁrma №5", "счет на firma no5"),
        ("", ""),
    ],
)
def test_one_form_for_what_reads_the_same(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(st.text(st.characters(exclude_categories=["Mn", "Cs"])))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_words_keep_numbers_and_hyphens_whole() -> None:
    assert words("User-friendly, 1.5 s (or 2,5 %) and the client's and/or.") == (
        "user-friendly", "1.5", "s", "or", "2,5", "and", "the", "client's", "and", "or",
    )  # fmt: skip


@given(st.text())
def test_each_word_stands_where_it_says(text: str) -> None:
    assert all(text[start:end] == word for word, start, end in spans(text))


FORMS: list[tuple[Language, list[str]]] = [
    ("en", ["enquiry", "enquiries"]),
    ("de", ["Angebot", "Angebote", "Angebotes", "Angeboten"]),
    ("ru", ["удобный", "удобного", "удобными", "Удобная"]),
]


@pytest.mark.parametrize(("language", "forms"), FORMS)
def test_forms_of_one_word_share_the_stem(language: Language, forms: list[str]) -> None:
    assert len({stem(form, language) for form in forms}) == 1


@pytest.mark.parametrize(
    ("word", "expected"),
    [("должна", "должный"), ("клиентам", "клиент"), ("лучшему", "хороший"), ("счёта", "счет")],
)
def test_russian_forms_lead_to_the_dictionary(word: str, expected: str) -> None:
    assert lemma(word, "ru") == expected


@pytest.mark.parametrize("word", ["CRM", "1С", "𗀀", ""])
def test_what_the_dictionary_cannot_know_is_left_as_it_is(word: str) -> None:
    assert lemma(word, "ru") == normalise(word)


def test_a_short_participle_is_known_as_one() -> None:
    assert {"PRTS", "pssv"} <= grammar("сформирован").marks


def test_german_and_english_take_the_stem() -> None:
    assert lemma("Angebote", "de") == "angebot"
    assert lemma("enquiries", "en") == "enquiri"
