"""Profile: in which order, under which names and how strictly a standard wants the sections of the assignment."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import model_validator

from toolkit.models.ids import Id
from toolkit.models.noun import Noun

SectionMark = Literal["must", "should", "none"]
"""What the standard says of a section: wanted, advised or implied, not spoken of."""


class ProfileEntry(Noun):
    """A heading of the document: a section of the model, or a chapter that only gathers others.

    `section` is the section's id, the same in every profile; a chapter has an id of its own in `chapter`.
    Numbers are not written down: they follow from the order.
    """

    title: str
    section: Id | None = None
    chapter: Id | None = None
    mark: SectionMark = "none"
    entries: tuple["ProfileEntry", ...] = ()

    @model_validator(mode="after")
    def _one_or_the_other(self) -> Self:
        if (self.section is None) == (self.chapter is None):
            raise ValueError(f"'{self.title}' needs either 'section' or 'chapter'")
        return self

    @property
    def id(self) -> str:
        """The id of the heading."""
        return self.section or self.chapter or ""


class Placed(Noun):
    """An entry at its place: the number a reader sees and its depth, 1 for the chapters."""

    number: str
    level: int
    entry: ProfileEntry


class Profile(Noun):
    """`templates/technical-assignment/profiles/<name>.yaml`."""

    name: str
    title: str
    about: str = ""
    entries: tuple[ProfileEntry, ...]

    def placed(self) -> tuple[Placed, ...]:
        """All entries in the order of the document."""
        return tuple(_numbered(self.entries, ""))


def _numbered(entries: tuple[ProfileEntry, ...], above: str) -> Iterator[Placed]:
    for at, entry in enumerate(entries, start=1):
        number = f"{above}.{at}" if above else str(at)
        yield Placed(number=number, level=number.count(".") + 1, entry=entry)
        yield from _numbered(entry.entries, number)


ProfileEntry.model_rebuild()
