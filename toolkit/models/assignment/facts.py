"""What only a person can add to the Technical Assignment: contract, words, references, limits, assumptions, risks."""

from toolkit.models.noun import Noun
from toolkit.models.scalars import Amount, Day


class Term(Noun):
    """A word as this project uses it."""

    term: str
    meaning: str


class Quantity(Noun):
    """The most of something that the price covers."""

    what: str
    most: Amount
    note: str = ""


class Risk(Noun):
    """What may go wrong, what is done about it, and by whom (a role)."""

    text: str
    answer: str = ""
    who: str = ""


class AssignmentFacts(Noun):
    """`assignment` in engagement.yaml. `funding` says where the money comes from, never how much there is."""

    contract_number: str = ""
    contract_day: Day | None = None
    basis: str = ""
    funding: str = ""
    law: str = ""
    terms: tuple[Term, ...] = ()
    references: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    documentation: tuple[str, ...] = ()
    client_duties: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    risks: tuple[Risk, ...] = ()
