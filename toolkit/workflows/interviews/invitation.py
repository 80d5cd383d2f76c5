"""The text that invites somebody to an interview."""

from collections.abc import Mapping
from textwrap import fill

from toolkit.models.engagement.engagement import Engagement
from toolkit.models.interviews.coverage import PlannedSitting
from toolkit.models.interviews.questionnaire import Questionnaire

_WIDTH = 76


def invitation(engagement: Engagement, shelf: Mapping[str, Questionnaire], sitting: PlannedSitting) -> str:
    """Return the letter for one sitting: when, how long, about what, and what to think of before."""
    person = engagement.person(sitting.member)
    name = person.name if person else sitting.member
    topics = "\n".join(_topic(shelf[form]) for form in sitting.questionnaires)
    sender = engagement.brand.name or engagement.client.name
    return "\n\n".join(
        [
            f"Subject: Interview on {sitting.day:%d.%m.%Y} at {sitting.start} - {engagement.title}",
            f"Dear {name},",
            _wrapped(
                f"{engagement.client.name} is preparing a CRM system. What it must do, the people say who will "
                f"work with it. I would like to hear you on {sitting.day:%A}, {sitting.day:%d.%m.%Y}, at "
                f"{sitting.start}, for {sitting.minutes} minutes at most. We talk about:"
            ),
            topics,
            _wrapped(
                "You need to prepare nothing. If you like, think of the last case that went wrong, and have at "
                "hand the lists, sheets and notes that you really work with."
            ),
            _wrapped(
                "We talk alone. You get the minutes afterwards and correct them; what you ask to be kept to "
                "yourself does not leave the room."
            ),
            f"Kind regards\n{sender}\n",
        ]
    )


def _topic(questionnaire: Questionnaire) -> str:
    return fill(
        f"- {questionnaire.title} ({questionnaire.minutes} min): {questionnaire.purpose}",
        _WIDTH,
        subsequent_indent="  ",
    )


def _wrapped(text: str) -> str:
    return fill(text, _WIDTH)
