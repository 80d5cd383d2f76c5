"""The catalogues that come with crmkit: each covers the whole of its template."""

from pathlib import Path

import pytest

from toolkit.documents.locale.catalogue import read
from toolkit.store import library
from toolkit.workflows.publish import load_template

LOCALE = Path(__file__).parents[3] / "templates" / library.LOCALE
CATALOGUES = sorted(file.relative_to(LOCALE) for file in LOCALE.glob("*/*.po"))
TEMPLATES = library.names("templates")


def test_every_language_has_the_same_documents() -> None:
    by_language = {
        language: {file.name for file in CATALOGUES if file.parent.name == language}
        for language in ("de", "ru")
    }
    assert by_language["de"] == by_language["ru"] == {"signature-sheet.po"}


def test_a_folder_of_catalogues_is_no_template() -> None:
    assert library.LOCALE not in TEMPLATES


@pytest.mark.parametrize("file", [file for file in CATALOGUES if file.stem in TEMPLATES], ids=str)
def test_the_template_is_covered(file: Path) -> None:
    assert load_template(file.stem, None, file.parent.name).catalogue


@pytest.mark.parametrize("file", CATALOGUES, ids=str)
def test_every_sentence_has_its_translation(file: Path) -> None:
    text = (LOCALE / file).read_text("utf-8")
    assert len(read(text.encode(), str(file))) == text.count("\nmsgid ")
