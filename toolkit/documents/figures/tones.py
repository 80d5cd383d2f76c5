"""How grades look: five tones that stay apart in black and white, with a letter on each."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.models.selection.grade import Grade


@dataclass(frozen=True)
class Tone:
    """Ground, hatching and ink of a grade, and its letter and word."""

    fill: str
    ink: str
    letter: str
    word: str
    hatch: str = ""


TONES: Mapping[Grade, Tone] = {
    Grade.EXCELLENT: Tone("#1F4E5F", "#FFFFFF", "E", "excellent"),
    Grade.GOOD: Tone("#7FA6B3", "#111111", "G", "good"),
    Grade.SATISFACTORY: Tone("#D3E0E4", "#111111", "S", "satisfactory"),
    Grade.NOT_PERFORMED: Tone("#FFFFFF", "#111111", "N", "not performed", "////"),
    Grade.NOT_SHOWN: Tone("#000000", "#FFFFFF", "?", "not shown"),
}
EDGE = "#444444"
"""Around every field, so that white ones have a border."""
