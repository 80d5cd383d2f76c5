"""Which interview is worth holding next: a form with the person it is meant for."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from toolkit.kernel.questions.form import Form
from toolkit.models.dossier import Dossier
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.problems import CrmkitError
from toolkit.stages.interview.coverage import cover
from toolkit.store import library
from toolkit.workflows.forms import assembled


def next_sitting(
    dossier: Dossier, root: Path, forms: Mapping[str, Form], unheard: Sequence[str]
) -> tuple[str, str] | None:
    """(questionnaire, member): of an unheard department where there is one, the first form that is theirs.

    A person's forms come in the order in which `interview plan` has them.
    `forms` are those that sittings were held on, as `forms_of` reads them.
    """
    shelf = _shelf(dossier, root, forms)
    hearings = cover(dossier.engagement, shelf, dossier.interviews).hearings
    silent = {name.casefold() for name in unheard}
    members = {member.id for member in dossier.engagement.members}
    open_ones = [
        (not _own(shelf[form], hearing.department), form, number, hearing.member)
        for number, hearing in enumerate(hearings)
        for form in hearing.to_hear
        if hearing.member in members and (hearing.department.casefold() in silent or not silent)
    ]
    if not open_ones:
        return None
    _, form, _, member = min(open_ones)
    return form, member


def _own(form: Questionnaire, department: str) -> bool:
    """Whether a form is about the department's own work, or the sponsor's alone."""
    words = {word.casefold() for word in form.heard_from}
    return department.casefold() in words or words == {"sponsor"}


def _shelf(dossier: Dossier, root: Path, forms: Mapping[str, Form]) -> dict[str, Questionnaire]:
    """The forms by id; one that does not hold together is left out, since interviews complain about it."""
    shelf = {}
    for name in library.names("questionnaires", root):
        if name in forms:
            shelf[name] = forms[name].questionnaire
            continue
        try:
            shelf[name] = assembled(name, root, dossier.engagement.language)
        except CrmkitError:
            continue
    return shelf
