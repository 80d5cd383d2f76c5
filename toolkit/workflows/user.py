"""Who is doing this: named on the command line or in the user's configuration, never guessed."""

from collections.abc import Iterable

from toolkit.models.dossier import Dossier
from toolkit.problems import UsageError
from toolkit.store.user_config import read_config

_MOST = 12


def nobody_named(known: Iterable[str]) -> UsageError:
    """What to say where somebody has to be named and nobody was; `known` are the ids of who could be."""
    ids = list(known)
    if not ids:
        return UsageError("Who is doing this?", "Name people in engagement.yaml, then say --by MEMBER.")
    more = ", ..." if len(ids) > _MOST else ""
    return UsageError(
        "Who is doing this?", f"Say it with --by MEMBER, here one of: {', '.join(ids[:_MOST])}{more}."
    )


def user_or_fail(given: str | None, dossier: Dossier) -> str:
    """The id of the person who is at work, as the engagement spells it.

    Raises:
        UsageError: nobody was named, or the engagement does not know the person.
    """
    named = given or read_config().me
    if not named:
        raise nobody_named(p.id for p in dossier.engagement.people)
    return person_or_fail(named, dossier)


def user_if_said(given: str | None, dossier: Dossier) -> str | None:
    """The id of the person who is at work if anybody said so, None otherwise.

    Raises:
        UsageError: the engagement does not know the person who was named.
    """
    named = given or read_config().me
    if not named:
        return None
    if given is None and dossier.engagement.person(named) is None:
        return None  # the configuration is that of another engagement's consultant
    return person_or_fail(named, dossier)


def person_or_fail(named: str, dossier: Dossier) -> str:
    """The id of a member or respondent, as the engagement spells it.

    Raises:
        UsageError: the engagement does not know the person.
    """
    person = dossier.engagement.person(named)
    if person is None:
        known = ", ".join(p.id for p in dossier.engagement.people)
        raise UsageError(
            f"There is no member '{named}'.", f"Known are: {known or 'none yet (engagement.yaml)'}."
        )
    return person.id
