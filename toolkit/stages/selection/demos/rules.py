"""What a rating must hold, and how a scorecard changes; a submitted one never does."""

from datetime import datetime

from toolkit.models.selection.grade import Grade
from toolkit.models.selection.scorecard import Abstention, Rating, Scorecard, Usability
from toolkit.problems import Refused, UsageError

MEANINGS: dict[Grade, str] = {
    Grade.EXCELLENT: "end to end in the standard product, at least as quick as today, nothing outside it",
    Grade.GOOD: "end to end by standard or settings, at most two extra steps by hand",
    Grade.SATISFACTORY: "the result is reached by a detour one could live with in the first phase",
    Grade.NOT_PERFORMED: "tried, but the result is not reached, or only by programming",
    Grade.NOT_SHOWN: "the vendor passed it over; goes back to the vendor as a question",
}
SEEN = {
    "live_own_case": "live, on our own case",
    "live": "live, on the vendor's case",
    "slides_only": "on slides only",
}
ABSTAIN = {
    "cannot_judge": "I cannot judge it",
    "conflict_of_interest": "I have a conflict of interest",
}
PROPERTIES = {
    "convenient": "few steps, nothing typed twice, keyboard where one types much",
    "informative": "says what it did, what is wrong and what comes next",
    "complete": "all that the work needs is there, without a second program",
    "customisable": "fields, lists and views can be made to fit by ourselves",
    "restrained": "shows what the work needs and no more",
}
#: Usability is rated by grades too; nobody can leave it unshown who worked with it.
PROPERTY_GRADES = (Grade.EXCELLENT, Grade.GOOD, Grade.SATISFACTORY, Grade.NOT_PERFORMED)
FEWEST_DAYS = 2


def wants_evidence(grade: Grade) -> bool:
    """Below good somebody will have to mend it, and excellent is what a good show looks like: both want words."""
    return grade in (Grade.EXCELLENT, Grade.SATISFACTORY, Grade.NOT_PERFORMED)


def missing_evidence(rating: Rating) -> str:
    """What to say when a rating lacks its evidence; empty when it holds."""
    if not wants_evidence(rating.grade) or rating.evidence.strip():
        return ""
    if rating.grade is Grade.EXCELLENT:
        return "excellent wants evidence: what did you see that is better than today?"
    return f"{rating.grade.value.replace('_', ' ')} wants evidence: what was missing, one observable thing?"


def put(card: Scorecard, rating: Rating) -> Scorecard:
    """The card with a rating, in the place of what this rater said of the task before.

    Raises:
        Refused: the card was submitted.
        UsageError: the rating lacks its evidence.
    """
    _open(card)
    if fault := missing_evidence(rating):
        raise UsageError(f"{rating.task}: {fault}")
    ratings = tuple(r for r in card.ratings if r.task != rating.task)
    without = tuple(a for a in card.abstentions if a.task != rating.task)
    return card.model_copy(update={"ratings": (*ratings, rating), "abstentions": without})


def abstain(card: Scorecard, abstention: Abstention) -> Scorecard:
    """The card with a reason for giving no grade.

    Raises:
        Refused: the card was submitted.
    """
    clear = take_out(card, abstention.task)
    return clear.model_copy(update={"abstentions": (*clear.abstentions, abstention)})


def take_out(card: Scorecard, task: str) -> Scorecard:
    """The card without a word on the task: its rater did not see it.

    Raises:
        Refused: the card was submitted.
    """
    _open(card)
    return card.model_copy(
        update={
            "ratings": tuple(r for r in card.ratings if r.task != task),
            "abstentions": tuple(a for a in card.abstentions if a.task != task),
        }
    )


def in_order(card: Scorecard, tasks: tuple[str, ...]) -> Scorecard:
    """The card with its entries in the order of the key tasks."""
    at = {task: n for n, task in enumerate(tasks)}
    ratings = sorted(card.ratings, key=lambda r: at.get(r.task, len(at)))
    abstentions = sorted(card.abstentions, key=lambda a: at.get(a.task, len(at)))
    return card.model_copy(update={"ratings": tuple(ratings), "abstentions": tuple(abstentions)})


def submit(card: Scorecard, now: datetime) -> Scorecard:
    """The card handed in; from now on it counts and stays as it is.

    Raises:
        Refused: it was handed in before, or says nothing.
    """
    _open(card)
    if not card.ratings and not card.abstentions:
        raise Refused("Nothing is rated yet.", "Rate at least one task, or abstain with a reason.")
    return card.model_copy(update={"submitted": now})


def rate_interface(card: Scorecard, usability: Usability) -> Scorecard:
    """The card with the five properties of the interface; also after it was submitted, for they give no points.

    Raises:
        UsageError: a property lacks its evidence.
    """
    for rating in usability.properties:
        if wants_evidence(rating.grade) and not rating.evidence.strip():
            raise UsageError(
                f"{rating.property}: {rating.grade.value.replace('_', ' ')} wants a word of evidence."
            )
    return card.model_copy(update={"usability": usability})


def unrated(card: Scorecard, tasks: tuple[str, ...]) -> tuple[str, ...]:
    """The tasks on which the card says nothing."""
    return tuple(t for t in tasks if card.rating(t) is None and card.abstention(t) is None)


def _open(card: Scorecard) -> None:
    if card.submitted:
        raise Refused(
            f"The scorecard of {card.rater} for {card.vendor} was submitted on {card.submitted.date()} and stays as it is.",
            "What the group agrees on afterwards is recorded with 'crmkit demo consensus'.",
        )
