"""Invitation: one person, one purpose, one use. Of its secret only the hash is kept."""

from typing import Literal

from pydantic import Field

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Moment

Purpose = Literal["rate", "interview", "read", "facilitate"]


class Grant(Noun):
    """What somebody may do on the web pages; `about` is a vendor or a form, "" for all or none."""

    purpose: Purpose
    about: str = ""

    @property
    def words(self) -> str:
        """As it is written on the command line: `rate:V1`, `read`."""
        return f"{self.purpose}:{self.about}" if self.about else self.purpose


class Invitation(Noun):
    """One link. `secret_sha256` is the hash of 256 random bits that are shown once and never stored."""

    id: Id
    member: Id
    grant: Grant
    secret_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    made_at: Moment
    made_by: Id | None = None
    expires_at: Moment
    used_at: Moment | None = None
    revoked_at: Moment | None = None


class Invitations(Noun):
    """`.crmkit/invitations.yaml`."""

    schema_version: Literal["1"] = "1"
    invitations: tuple[Invitation, ...] = ()

    def find(self, name: str) -> Invitation | None:
        """One invitation by its id, ignoring case."""
        return next((i for i in self.invitations if i.id.casefold() == name.casefold()), None)
