"""Outcome: what one check saw in one engagement. No hits and nothing missing means it stays silent."""

from typing import NamedTuple

from toolkit.models.advice.finding import FILES, Finding, Waiver
from toolkit.models.noun import Noun


class Spot(NamedTuple):
    """A value in a file of the engagement: keys and positions from the top, as YAML nests them."""

    file: str
    path: tuple[str | int, ...] = ()


class Hit(Noun):
    """One thing a check objects to.

    `about` is a short name that a waiver can give; `message` has the real names and figures; `saw` are the
    facts it rests on, whose change lets a waiver expire (the message itself where nothing is given).
    """

    about: str
    message: str
    spots: tuple[Spot, ...] = ()
    saw: tuple[str, ...] = ()


class Outcome(Noun):
    """`missing` says in words which data the check would need; hits win over it."""

    hits: tuple[Hit, ...] = ()
    missing: tuple[str, ...] = ()


class Advice(Noun):
    """All checks over one engagement: findings by severity and code, and waivers that hold no longer."""

    findings: tuple[Finding, ...] = ()
    silent: tuple[str, ...] = ()
    expired: tuple[Waiver, ...] = ()

    def of(self, code: str) -> tuple[Finding, ...]:
        """The findings of one check."""
        return tuple(f for f in self.findings if f.check == code)

    @property
    def firing(self) -> tuple[Finding, ...]:
        """What fires and is not waived."""
        return tuple(f for f in self.findings if f.state == "fires")

    @property
    def faulty(self) -> bool:
        """Whether the files do not hold together, so that no check could run."""
        return any(f.check == FILES for f in self.findings)
