"""The fixed words that exporters print, per language; a language without words is an error that names it."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from toolkit.documents.locale import catalogue
from toolkit.problems import Refused

ENGLISH: Mapping[str, str] = {
    "contents": "Contents",
    "tables": "Tables",
    "figures": "Figures",
    "table": "Table",
    "figure": "Figure",
    "page": "Page",
    "of": "of",
    "draft": "DRAFT",
    "document": "Document",
    "version": "Version",
    "baseline": "Baseline",
    "date": "Date",
    "client": "Client",
    "vendor": "Vendor",
    "author": "Prepared by",
    "status": "Status",
    "approval": "Approval",
    "approved_by": "Approved by",
    "name": "Name",
    "position": "Position",
    "signature": "Signature",
    "for": "For",
    "notes": "Notes",
    "total": "Total",
    "skip": "Skip to the text",
    "done": "done",
    "open": "open",
    "hash": "Hash",
    "remark": "Remark",
    "search": "Search",
    "tools": "Search, filters and colours",
    "show_all": "Show all",
    "every": "all",
    "shown_of": "{shown} of {all} shown",
    "dark": "Dark colours",
    "named_in": "Named in",
    "filter_priority": "Priority",
    "filter_status": "Status",
    "filter_state": "State",
    "filter_category": "Group",
    "value_must": "Must",
    "value_should": "Should",
    "value_could": "Could",
    "value_wont": "Won't",
}


def languages() -> tuple[str, ...]:
    """All languages with words, sorted."""
    found = (files(catalogue.__package__) / "words").iterdir()
    return tuple(
        sorted([catalogue.SOURCE, *(f.name.removesuffix(".po") for f in found if f.name.endswith(".po"))])
    )


def words(language: str) -> Mapping[str, str]:
    """The words of a language; a region (`en-IE`) is looked up without its region.

    Raises:
        Refused: there is no catalogue for this language.
    """
    tag = catalogue.base(language)
    if tag not in languages():
        raise Refused(
            f"There is no catalogue of words for the language '{language}'.",
            f"Choose one of: {', '.join(languages())}.",
        )
    return _words(tag)


@cache
def _words(language: str) -> Mapping[str, str]:
    if language == catalogue.SOURCE:
        return ENGLISH
    name = f"{language}.po"
    known = catalogue.read((files(catalogue.__package__) / "words" / name).read_bytes(), name)
    return {key: known.get((key, text), text) for key, text in ENGLISH.items()}
