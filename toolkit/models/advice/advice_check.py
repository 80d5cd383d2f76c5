"""Advice check: one of the catalogue's rules, what it looks for and what it advises."""

from pydantic import Field

from toolkit.models.advice.finding import Severity
from toolkit.models.noun import Noun


class AdviceCheck(Noun):
    """`detects` says in words when it fires; `message` may hold `${slots}`."""

    id: str = Field(pattern=r"^AP-[0-9]{2}$")
    name: str
    severity: Severity
    detects: str
    message: str
    advice: str
