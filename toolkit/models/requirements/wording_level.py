"""How grave a wording finding is, and how strictly a rule looks; light, as every start of the program reads it."""

from typing import Literal

Level = Literal["error", "warn", "hint", "info"]
LEVELS: tuple[Level, ...] = ("error", "warn", "hint", "info")
"""The gravest first."""

Profile = Literal["strict", "default", "off"]
