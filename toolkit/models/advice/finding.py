"""Finding: what an advice check has to say; waiver: a named person accepts it, with reason and date."""

from typing import Literal

from pydantic import Field

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Day

Severity = Literal["block", "warn", "info"]
SEVERITIES: tuple[Severity, ...] = ("block", "warn", "info")
#: What keeps a text from being frozen.
BLOCKING: tuple[Severity, ...] = ("block",)

#: In place of a check's code: the files themselves do not hold together. Nobody can waive that.
FILES = "FILES"


class Waiver(Noun):
    """`facts` is the hash of what the check saw; when it changes, the waiver expires.

    Without `facts` it was written by hand and holds whatever the check sees.
    """

    check: str = Field(pattern=r"^[A-Z]{2}-[0-9]{2}$|^freeze-[a-z-]+$")
    about: str = ""
    by: Id
    date: Day
    reason: str
    facts: str = ""


class Finding(Noun):
    """One check's result. A check without data is not assessable, never passed.

    `about` is what a waiver names; `places` are `file:line` or, in the freeze list, ids; `saw` is what it
    rests on in words, `facts` the hash of that; `clears` is what makes it go away.
    """

    check: str
    severity: Severity
    state: Literal["fires", "not_assessable", "waived"]
    message: str
    advice: str = ""
    places: tuple[str, ...] = ()
    about: str = ""
    clears: str = ""
    saw: tuple[str, ...] = ()
    facts: str = ""
    waiver: Waiver | None = None


class Waivers(Noun):
    """`decisions/waivers.yaml`."""

    schema_version: Literal["1"]
    waivers: tuple[Waiver, ...] = ()
