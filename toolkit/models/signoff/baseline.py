"""Baseline: a frozen edition of the Technical Assignment with its hashes; signature: who signed it how."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Day, Moment
from toolkit.models.signoff.people import Participant

Sha256 = str


class BaselineState(StrEnum):
    """One-way states of an edition."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    FROZEN = "frozen"
    PARTLY_SIGNED = "partly_signed"
    SIGNED = "signed"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class SectionHash(Noun):
    """SHA-256 of one section's canonical form, hexadecimal."""

    section: Id
    title: str
    sha256: Sha256


class SignatureFieldOf(Noun):
    """The field of the PDF that belongs to a signatory."""

    signatory: Id
    field: str


class Baseline(Noun):
    """`manifest.json` of a frozen edition: what a reader needs to check it without the program.

    The first `frozen_length` bytes of every signed file are the frozen PDF; their hash is `frozen_sha256`.
    `content_sha256` is that of `baseline.json`, printed on every page.
    """

    schema_version: Literal["1"] = "1"
    id: Id
    engagement: Id
    edition: Literal["requirements", "contract"]
    profile: str = ""
    parent: str = ""
    parent_sha256: Sha256 = ""
    frozen_at: Moment
    by: Id
    delivered: Day
    requirements: int = 0
    root_sha256: Sha256
    content_sha256: Sha256
    docx_sha256: Sha256
    frozen_sha256: Sha256
    frozen_length: int = Field(ge=0)
    pages: int = Field(ge=0)
    log_head: Sha256
    sections: tuple[SectionHash, ...]
    people: tuple[Participant, ...] = ()
    fields: tuple[SignatureFieldOf, ...] = ()
    changes: tuple[Id, ...] = ()
    """The change requests that led from the parent to this baseline."""

    @property
    def version(self) -> str:
        """`B2` is version 2.0 of the document."""
        return f"{self.id.removeprefix('B')}.0"


class Signature(Noun):
    """One person's signature on a baseline; wet ink names the witness who saw it."""

    baseline: Id
    signatory: Id
    party: Literal["client", "vendor"]
    name: str
    kind: Literal["pades", "cms", "ink"]
    at: Moment
    file: str
    sha256: Sha256
    holder: str = ""
    certificate_sha256: str = ""
    witness: Id | None = None
