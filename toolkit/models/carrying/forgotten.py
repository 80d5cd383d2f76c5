"""Forgotten: what taking a person out of an engagement changes, and what remains."""

from toolkit.models.ids import Id
from toolkit.models.noun import Noun


class Remains(Noun):
    """A place that still names the person: file, line (0 where it has none), and the words."""

    file: str
    line: int
    words: str


class Forgotten(Noun):
    """`changed` are the files in which name or quotes go, with how often; `remains` is what stays.

    `frozen` is the edition in which some of these files stand, "" for none; its next edition will differ.
    """

    member: Id
    name: str
    role: str
    changed: tuple[tuple[str, int], ...]
    frozen: str = ""
    remains: tuple[Remains, ...] = ()
