"""The forms that sittings were held on, and what the sittings say against each other."""

from collections.abc import Iterable
from pathlib import Path

from toolkit.kernel.expressions.tokens import ExpressionError
from toolkit.kernel.questions.assembly import form_hash, spread
from toolkit.kernel.questions.form import Form, compile_form, edition
from toolkit.models.dossier import Dossier
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.stages.interview.contradictions import compare
from toolkit.store import library, typed
from toolkit.store.files import read_file
from toolkit.store.folder import form_file
from toolkit.workflows.questionnaires import shelf

_PERCENT = 100


def form(name: str, root: Path | None = None, language: str = "en") -> Form:
    """One form by its id, assembled and compiled; the engagement's own copy wins.

    What has no words in `language` is asked in the language of the form.

    Raises:
        UsageError: there is no such form.
        BadData: the form does not hold together.
    """
    whole = assembled(name, root, language)
    try:
        return compile_form(whole)
    except ExpressionError:
        return checked_form(name, root, language)  # says all that is wrong, with its place


def assembled(name: str, root: Path | None = None, language: str = "en") -> Questionnaire:
    """One form by its id with its lists and blocks, in `language` as far as there are words for it."""
    return spread(shelf.gathered(name, root, language))


def checked_form(name: str, root: Path | None = None, language: str = "en") -> Form:
    """One form with every expression and reference in it checked, as before asking it.

    Raises:
        UsageError: there is no such form.
        BadData: everything that is wrong with it.
    """
    return compile_form(spread(shelf.checked(name, root, language)))


def forms_of(dossier: Dossier, root: Path | None = None) -> dict[str, Form]:
    """The forms that the sittings of an engagement were held on, in the order of their ids.

    Where a sitting was held on an earlier edition, that one comes too, under
    `kernel.questions.form.edition`, with the requirement templates of today. A form that is no longer on
    the shelf is read as it was asked last.

    Raises:
        BadData: a form does not hold together.
        UsageError: a form is neither on the shelf nor kept.
    """
    used = sorted({sitting.questionnaire for sitting in dossier.interviews})
    known = set(library.names("questionnaires", root))
    language = dossier.engagement.language
    forms = {name: form(name, root, language) for name in used if name in known}
    for sitting in sorted(dossier.interviews, key=lambda i: (i.questionnaire, i.started, i.id)):
        name, digest = sitting.questionnaire, sitting.form_hash
        today = forms.get(name)
        if today is not None and digest in ("", form_hash(today.questionnaire)):
            continue
        kept = kept_form(name, digest, root)
        if kept is None and today is None:
            form(name, root)  # says that there is none, and which ones there are
        if kept is not None:
            templates = (today or compile_form(kept)).questionnaire.yields
            asked = compile_form(kept.model_copy(update={"yields": templates}))
            forms[edition(name, digest)] = asked
            forms[name] = today or asked
    return forms


def kept_form(name: str, digest: str, root: Path | None) -> Questionnaire | None:
    """A form in the edition in which it was asked, None if it was not kept."""
    file = form_file(name, digest)
    if root is None or not digest or not (root / file).is_file():
        return None
    return typed.read(Questionnaire, read_file(root, file), file)


def contradictions_of(dossier: Dossier, forms: dict[str, Form]) -> tuple[Contradiction, ...]:
    """Where people answered the same question differently, with what was decided."""
    settings = dossier.engagement.settings
    return compare(
        forms,
        dossier.interviews,
        dossier.contradiction_decisions,
        dict(names_of(dossier)),
        settings.answer_tolerance_percent / _PERCENT,
    )


def names_of(dossier: Dossier) -> Iterable[tuple[str, str]]:
    """Full names, and first names where only one person has them."""
    people = dossier.engagement.people
    first = [person.name.split()[0] for person in people if person.name.split()]
    for person in people:
        yield person.name, person.id
        own = person.name.split()[0] if person.name.split() else ""
        if own and first.count(own) == 1:
            yield own, person.id
