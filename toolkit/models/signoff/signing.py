"""Nouns of signing: where a field stands, what a signature promises, and what checking one found."""

from typing import Literal

from pydantic import Field

from toolkit.models.noun import Noun
from toolkit.models.scalars import Moment

SigningLevel = Literal["B-B", "B-T", "B-LT"]
"""PAdES levels: offline; with a time stamp; with the revocation data that keeps it checkable for long."""

Changes = Literal["none", "signing", "other", "not_analysable"]
"""What was added to a PDF: nothing, signatures only, anything else, or what cannot be followed."""


class FieldBox(Noun):
    """A signature field in a PDF: page from 1, box in points (1/72 inch) from the lower left corner."""

    name: str = Field(pattern=r"^[A-Za-z0-9-]+$")
    page: int = Field(ge=1)
    left: float
    bottom: float
    right: float
    top: float
    tooltip: str = ""


class Holder(Noun):
    """Whose certificate it is, as the certificate itself says; `sha256` is the fingerprint, hexadecimal."""

    name: str
    issuer: str
    sha256: str
    valid_from: Moment
    valid_until: Moment
    self_issued: bool


class FoundSignature(Noun):
    """One signature of a PDF with everything that could be checked about it; None is 'could not be told'."""

    field: str
    holder: Holder
    at: Moment | None
    time_stamped: bool
    intact: bool
    trusted: bool | None
    why_not_trusted: str = ""
    certifies: bool
    changes_allowed: bool | None
    changes: Changes
    covers_whole_file: bool


VerdictName = Literal[
    "integrity",
    "identity",
    "frozen_prefix",
    "later_changes",
    "coverage",
    "attachments",
    "final_file",
    "log",
]


class Verdict(Noun):
    """The answer to one question about a signed file, in words a person without the program understands."""

    name: VerdictName
    state: Literal["holds", "fails", "not_checked"]
    words: str
