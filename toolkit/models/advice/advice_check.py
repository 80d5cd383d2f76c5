"""Advice check: one of the catalogue's rules, what it looks at, when it fires and what it advises."""

from pydantic import Field

from toolkit.models.advice.finding import Severity
from toolkit.models.landscape.landscape import Kind
from toolkit.models.noun import Noun


class AdviceCheck(Noun):
    """What is said of a check in general; its function says it of one engagement, with names and figures.

    `sections` are those of the method's notes; `thresholds` the fields of `AdviceSettings` it goes by;
    `clears` what makes it silent; `landscape` the kinds of entries it looks at: while sittings that told of them
    are not accepted, its silence would only say that nothing was there to see.
    """

    code: str = Field(pattern=r"^AP-[0-9]{2}$")
    name: str
    severity: Severity
    sections: tuple[str, ...]
    looks_at: str
    fires_when: str
    message: str
    advice: str
    clears: str
    thresholds: tuple[str, ...] = ()
    landscape: tuple[Kind, ...] = ()

    def filled(self, text: str, limits: Noun) -> str:
        """A text of this check with `{threshold}` filled in from the settings."""
        for name in self.thresholds:
            text = text.replace(f"{{{name}}}", str(getattr(limits, name)))
        return text
