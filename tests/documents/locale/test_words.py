"""The exporters' words in every language: all there, and with the same places for values."""

import re
from importlib.resources import files

import pytest

from toolkit.documents.locale import catalogue
from toolkit.documents.words import ENGLISH, languages, words
from toolkit.problems import BadData, Refused


def test_the_languages_are_these() -> None:
    assert languages() == ("de", "en", "ru")


@pytest.mark.parametrize("language", ["de", "ru"])
def test_every_word_is_translated(language: str) -> None:
    content = (files("toolkit.documents.locale") / "words" / f"{language}.po").read_bytes()
    known = catalogue.read(content, f"{language}.po")
    assert set(known) == set(ENGLISH.items())
    for (_, text), said in known.items():
        assert re.findall(r"\{\w+\}", said) == re.findall(r"\{\w+\}", text)


def test_a_region_takes_the_words_of_its_language() -> None:
    assert words("de-AT")["page"] == "Seite"
    assert words("ru_RU")["page"] == "Страница"
    assert words("en-IE") == ENGLISH


def test_a_language_without_words_is_named() -> None:
    with pytest.raises(Refused, match=r"for the language 'fr'\. Choose one of: de, en, ru\."):
        words("fr")


@pytest.mark.parametrize(
    ("content", "line"),
    [(b'msgid "a"\nmsgid_x "b"\n', "x.po:2:"), (b'msgid "\xff"\n', "x.po:"), (b"nonsense\n", "x.po:1:")],
)
def test_what_is_no_catalogue_is_refused_with_its_place(content: bytes, line: str) -> None:
    with pytest.raises(BadData, match="This is no catalogue") as caught:
        catalogue.read(content, "x.po")
    assert str(caught.value).startswith(line)


def test_doubtful_and_empty_sentences_count_as_not_translated() -> None:
    content = b'#, fuzzy\nmsgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr ""\n\nmsgid "d"\nmsgstr "e"\n'
    assert catalogue.read(content, "x.po") == {("", "d"): "e"}
