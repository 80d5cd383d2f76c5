"""Which interview is worth holding next: a form with the person it is meant for."""

from collections.abc import Sequence
from pathlib import Path

from toolkit.models.dossier import Dossier
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.problems import CrmkitError
from toolkit.stages.interview.coverage import cover
from toolkit.store import library
from toolkit.workflows.forms import assembled


def next_sitting(dossier: Dossier, root: Path, unheard: Sequence[str]) -> tuple[str, str] | None:
    """(questionnaire, member): of an unheard department where there is one, the first form there is for them."""
    hearings = cover(dossier.engagement, _shelf(dossier, root), dossier.interviews).hearings
    silent = {name.casefold() for name in unheard}
    members = {member.id for member in dossier.engagement.members}
    open_ones = [
        (form, not_first, hearing.member)
        for not_first, hearing in enumerate(hearings)
        for form in hearing.to_hear[:1]
        if hearing.member in members and (hearing.department.casefold() in silent or not silent)
    ]
    if not open_ones:
        return None
    form, _, member = min(open_ones)
    return form, member


def _shelf(dossier: Dossier, root: Path) -> dict[str, Questionnaire]:
    """The forms by id; one that does not hold together is left out, since interviews complain about it."""
    shelf = {}
    for name in library.names("questionnaires", root):
        try:
            shelf[name] = assembled(name, root, dossier.engagement.language)
        except CrmkitError:
            continue
    return shelf
