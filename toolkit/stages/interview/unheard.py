"""Which questions of a form somebody has not been asked yet."""

from collections.abc import Iterable, Mapping

from toolkit.kernel.questions.form import Asked, Form, form_of
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.question import SILENT


def unheard(form: Form, forms: Mapping[str, Form], sittings: Iterable[Interview]) -> tuple[str, ...]:
    """Return what a further sitting has to ask so that all of `form` was asked, in the order of the form.

    Args:
        form: the form as it stands.
        forms: all forms with their earlier editions (`kernel.questions.form.edition`).
        sittings: the submitted sittings of one respondent on this form.

    A new question inside a repeat brings the whole repeat: its rounds have to be told again.
    """
    heard: set[str] = set()
    for sitting in sittings:
        asked = form_of(forms, sitting) or form
        heard.update(row.name for row in asked if _was_asked(row, sitting))
    missing = (row for row in form if row.question.type not in SILENT and row.name not in heard)
    return tuple(dict.fromkeys(row.chain[0] if row.chain else row.name for row in missing))


def _was_asked(row: Asked, sitting: Interview) -> bool:
    return sitting.whole or bool({row.name, *row.chain, *row.groups}.intersection(sitting.scope))
