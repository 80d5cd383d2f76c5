"""The forms that sittings were held on, and what the sittings say against each other."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from toolkit.kernel.questions.assembly import assemble
from toolkit.kernel.questions.form import Form, compile_form
from toolkit.kernel.questions.form_check import check_form
from toolkit.models.dossier import Dossier
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.models.interviews.questionnaire import Block, ChoiceLists, Questionnaire
from toolkit.problems import BadData
from toolkit.stages.interview.contradictions import compare
from toolkit.store import library, typed

_PERCENT = 100


def form(name: str, root: Path | None = None) -> Form:
    """One form by its id, assembled and compiled; the engagement's own copy wins.

    Raises:
        UsageError: there is no such form.
        BadData: the form does not hold together.
    """
    file = library.find("questionnaires", name, root)
    return compile_form(assemble(_read(file), _lists(), _blocks()))


def checked_form(name: str, root: Path | None = None) -> Form:
    """One form with every expression and reference in it checked, as before asking it.

    Raises:
        UsageError: there is no such form.
        BadData: everything that is wrong with it.
    """
    file = library.find("questionnaires", name, root)
    questionnaire = assemble(_read(file), _lists(), _blocks())
    if problems := check_form(questionnaire):
        raise BadData(problems)
    return compile_form(questionnaire)


def forms_of(dossier: Dossier, root: Path | None = None) -> dict[str, Form]:
    """The forms that the sittings of an engagement were held on, in the order of their ids."""
    used = sorted({sitting.questionnaire for sitting in dossier.interviews})
    return {name: form(name, root) for name in used}


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
