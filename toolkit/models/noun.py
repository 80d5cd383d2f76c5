"""What every noun has in common: it is frozen, and a key it does not know is an error."""

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A frozen value; equal content means equal nouns."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    """`defer_build`: how to check a noun is worked out when the first of it is read; no command reads them all."""
