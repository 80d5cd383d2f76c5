"""The forms that sittings were held on, and what the sittings say against each other."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from toolkit.kernel.questions.assembly import assemble, form_hash
from toolkit.kernel.questions.form import Form, compile_form, edition
from toolkit.kernel.questions.form_check import check_form
from toolkit.kernel.questions.translate import translate, translate_lists
from toolkit.models.dossier import Dossier
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.models.interviews.questionnaire import Block, ChoiceLists, Questionnaire
from toolkit.models.interviews.translation import Translation
from toolkit.problems import BadData
from toolkit.stages.interview.contradictions import compare
from toolkit.store import library, typed
from toolkit.store.files import read_file
from toolkit.store.folder import form_file

_PERCENT = 100


def form(name: str, root: Path | None = None, language: str = "en") -> Form:
    """One form by its id, assembled and compiled; the engagement's own copy wins.

    What has no words in `language` is asked in the language of the form.

    Raises:
        UsageError: there is no such form.
        BadData: the form does not hold together.
    """
    return compile_form(assembled(name, root, language))


def assembled(name: str, root: Path | None = None, language: str = "en") -> Questionnaire:
    """One form by its id with its lists and blocks, in `language` as far as there are words for it."""
    file = library.find("questionnaires", name, root)
    form = translate(_read(file), translation(file.stem, language, root))
    lists = translate_lists(_lists(), translation(library.SHARED_LISTS, language, root))
    blocks = {name: translate(block, translation(name, language, root)) for name, block in _blocks().items()}
    return assemble(form, lists, blocks)


def translation(name: str, language: str, root: Path | None = None) -> Translation | None:
    """The words of a form, a block or the shared lists (`choices`) in a language, None if there are none."""
    file = library.find_translation(name, language, root)
    if file is None:
        return None
    return typed.read(Translation, file.read_bytes(), f"questionnaires/locale/{language}/{file.name}")


def checked_form(name: str, root: Path | None = None, language: str = "en") -> Form:
    """One form with every expression and reference in it checked, as before asking it.

    Raises:
        UsageError: there is no such form.
        BadData: everything that is wrong with it.
    """
    questionnaire = assembled(name, root, language)
    if problems := check_form(questionnaire):
        raise BadData(problems)
    return compile_form(questionnaire)


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
        dict(_names(dossier)),
        settings.answer_tolerance_percent / _PERCENT,
    )


def _names(dossier: Dossier) -> Iterable[tuple[str, str]]:
    """Full names, and first names where only one person has them."""
    people = (*dossier.engagement.members, *dossier.engagement.respondents)
    first = [person.name.split()[0] for person in people if person.name.split()]
    for person in people:
        yield person.name, person.id
        own = person.name.split()[0] if person.name.split() else ""
        if own and first.count(own) == 1:
            yield own, person.id


def _read(file: Path) -> Questionnaire:
    return typed.read(Questionnaire, file.read_bytes(), f"questionnaires/{file.name}")


@cache
def _lists() -> ChoiceLists:
    file = _shipped() / "choices.yaml"
    return typed.read(ChoiceLists, file.read_bytes(), file.name)


@cache
def _blocks() -> dict[str, Block]:
    files = sorted((_shipped() / "blocks").glob("*.yaml"))
    return {(block := typed.read(Block, file.read_bytes(), file.name)).id: block for file in files}


def _shipped() -> Path:
    return library.folders("questionnaires")[0]
