"""Baseline: a frozen edition of the Technical Assignment with its hashes; signature: who signed it how."""

from enum import StrEnum
from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Moment


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
    sha256: str


class Baseline(Noun):
    """A frozen edition."""

    id: Id
    edition: Literal["requirements", "contract"]
    frozen_at: Moment
    by: Id
    root_sha256: str
    sections: tuple[SectionHash, ...]


class Signature(Noun):
    """One party's signature on a baseline; wet ink names the witness who saw it."""

    baseline: Id
    party: Literal["client", "vendor"]
    name: str
    kind: Literal["pades", "cms", "ink"]
    at: Moment
    witness: Id | None = None
