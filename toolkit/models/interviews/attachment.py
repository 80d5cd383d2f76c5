"""Attachment: a file that somebody handed over, kept in `attachments/` under its hash."""

from typing import Annotated

from pydantic import Field

from toolkit.models.noun import Noun

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Attachment(Noun):
    """`name` is what the file was called when it was handed over; `size` in bytes."""

    name: str
    sha256: Sha256
    size: Annotated[int, Field(ge=0)]

    @property
    def stored_as(self) -> str:
        """The file's name below the engagement folder; `name` has lost everything but its last part."""
        last = self.name.replace("\\", "/").rpartition("/")[2]
        return f"attachments/{self.sha256[:12]}-{last}"
