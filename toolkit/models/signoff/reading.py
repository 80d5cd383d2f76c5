"""Acknowledgement: one reader has read one section; remark: what the reader says about it."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Moment


class Acknowledgement(Noun):
    """Bound to the section's hash: a changed section re-opens it. `answer` is what the reader replied."""

    member: Id
    section: Id
    sha256: str
    at: Moment
    question: str = ""
    answer: str = ""


class Remark(Noun):
    """A reader's remark; stays open until it is answered. A decline leaves one for each section it names."""

    id: Id
    member: Id
    section: Id
    clause: str = ""
    text: str
    at: Moment
    declines: bool = False
    answer: str = ""
    answered_by: Id | None = None
    answered_at: Moment | None = None


class Delivery(Noun):
    """When a text was first laid before the readers: the hash over its sections and the moment."""

    root_sha256: str
    at: Moment


class Reading(Noun):
    """`signoff/reading.yaml`: who has read what, and what was said about it."""

    schema_version: Literal["1"] = "1"
    edition: Literal["requirements", "contract"] = "contract"
    deliveries: tuple[Delivery, ...] = ()
    acknowledgements: tuple[Acknowledgement, ...] = ()
    remarks: tuple[Remark, ...] = ()
