"""Claim: what a vendor wrote beside what the raters saw. Computed, never stored, never a rating."""

from typing import Literal

from toolkit.models.noun import Noun
from toolkit.models.planning.offer import OfferClass
from toolkit.models.selection.grade import Grade

ClaimWord = Literal[
    "borne_out", "not_borne_out", "not_proved", "as_claimed", "better_than_claimed", "no_answer"
]


class Claim(Noun):
    """One key task at one vendor; `offer_class` is None where the vendor's answer is blank."""

    task: str
    name: str
    offer_class: OfferClass | None
    note: str
    grade: Grade
    required: Grade
    word: ClaimWord


class VendorClaims(Noun):
    """All claims of one vendor; `requirements` counts the answers to requirements by class, blanks under ''."""

    vendor: str
    round: int
    claims: tuple[Claim, ...]
    requirements: tuple[tuple[str, int], ...] = ()
    musts_claimed: int = 0
    musts: int = 0

    def count(self, word: ClaimWord) -> int:
        """How many claims came out like this."""
        return sum(c.word == word for c in self.claims)
