"""Who is doing this: named on the command line or in the user's configuration, never guessed."""

from toolkit.models.dossier import Dossier
from toolkit.problems import UsageError
from toolkit.store.user_config import read_config


def user_or_fail(given: str | None, dossier: Dossier) -> str:
    """The id of the person who is at work, as the engagement spells it.

    Raises:
        UsageError: nobody was named, or the engagement does not know the person.
    """
    named = given or read_config().me
    if not named:
        raise UsageError("Who is doing this?", "Say it with --by MEMBER, for example --by ilze.")
    person = dossier.engagement.person(named)
    if person is None:
        known = ", ".join(p.id for p in (*dossier.engagement.members, *dossier.engagement.respondents))
        raise UsageError(
            f"There is no member '{named}'.", f"Known are: {known or 'none yet (engagement.yaml)'}."
        )
    return person.id
