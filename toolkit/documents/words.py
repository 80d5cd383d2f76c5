"""The fixed words that exporters print, per language; a language without words is an error that names it."""

from collections.abc import Mapping

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
    "baseline": "Baseline",
    "hash": "Hash",
    "remark": "Remark",
    "list_of_tables": "Tables",
    "list_of_figures": "Figures",
}

CATALOGUES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH}


def words(language: str) -> Mapping[str, str]:
    """The words of a language; a region (`en-IE`) is looked up without its region too.

    Raises:
        Refused: there is no catalogue for this language.
    """
    for tag in (language, language.replace("_", "-").split("-", maxsplit=1)[0]):
        if tag in CATALOGUES:
            return CATALOGUES[tag]
    known = ", ".join(sorted(CATALOGUES))
    raise Refused(
        f"There is no catalogue of words for the language '{language}'.", f"Choose one of: {known}."
    )
