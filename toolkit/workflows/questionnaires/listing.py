"""What questionnaires there are, and what is wrong with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.exchange.xlsform.reading import read_xlsform
from toolkit.kernel.questions.assembly import spread
from toolkit.kernel.questions.form import walk
from toolkit.kernel.questions.typing import type_of
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.problems import BadData, Place, Problem, UsageError
from toolkit.store import library, typed
from toolkit.store.files import read_given
from toolkit.store.folder import find_root
from toolkit.workflows.questionnaires import shelf
from toolkit.workflows.questionnaires.words_check import Words, check_words
from toolkit.workflows.session import Session

_FILES = (".yaml", ".yml", ".xlsx")


@dataclass(frozen=True)
class Listed:
    """One questionnaire in the list; `questions` counts those that somebody answers."""

    form: Questionnaire
    questions: int
    own: bool


@dataclass(frozen=True)
class Shelf:
    """All that can be read, by id, and the ids of those that cannot."""

    forms: tuple[Listed, ...]
    broken: tuple[str, ...]


@dataclass(frozen=True)
class Looked:
    """What was looked through, everything wrong with it, and what no translation has words for."""

    names: tuple[str, ...]
    problems: tuple[Problem, ...]
    untranslated: tuple[Words, ...] = ()


def root_of(session: Session) -> Path | None:
    """The engagement one stands in, None outside of one: the shipped questionnaires are there anyway."""
    try:
        return find_root(session.directory)
    except UsageError:
        if not session.directory.is_dir():
            raise
        return None


def list_questionnaires(session: Session) -> Shelf:
    """Return the shipped questionnaires and the engagement's own."""
    root = root_of(session)
    forms: list[Listed] = []
    broken: list[str] = []
    for name in shelf.names(root):
        own = root is not None and library.find("questionnaires", name, root).is_relative_to(root)
        try:
            form = spread(shelf.gathered(name, root))
        except BadData:
            broken.append(name)
            continue
        forms.append(Listed(form, sum(1 for _ in _answered(form)), own))
    return Shelf(tuple(forms), tuple(broken))


def check_questionnaires(session: Session, given: Sequence[str]) -> Looked:
    """Look through questionnaires by id or file; all of the shelf without a name.

    Raises:
        UsageError: there is no such questionnaire or file.
    """
    root = root_of(session)
    names = tuple(given) or shelf.names(root)
    problems: list[Problem] = []
    untranslated: list[Words] = []
    for name in names:
        file = Path(name)
        if file.suffix.lower() in _FILES or file.is_file():
            problems += _look_at_file(file)
            continue
        found = library.find("questionnaires", name, root)
        problems += _look(found)
        for words in _words(found, root):
            problems += words.problems
            untranslated += [words] if words.left else []
    return Looked(names, tuple(sorted(set(problems))), tuple(untranslated))


def _look(file: Path) -> Iterator[Problem]:
    label = f"{shelf.SHELF}/{file.name}"
    checked = shelf.check_source(file.read_bytes(), label)
    yield from checked.problems
    if checked.form is not None and checked.form.id != file.stem:
        what = f"The id is '{checked.form.id}', the file is called '{file.name}'."
        yield Problem(Place(label, 1, 1), "id-not-file", what, "Give both the same name.")


def _words(file: Path, root: Path | None) -> Iterator[Words]:
    """The words of a form in other languages; none while the form itself cannot be read."""
    try:
        form = typed.read(Questionnaire, file.read_bytes(), file.name)
    except BadData:
        return
    yield from check_words(form, file.stem, root)


def _look_at_file(file: Path) -> Sequence[Problem]:
    if file.suffix.lower() != ".xlsx":
        return shelf.check_file(file).problems
    try:
        return read_xlsform(read_given(file), file.name, file.stem, leave_out=True).left_out
    except BadData as fault:
        return fault.problems


def _answered(form: Questionnaire) -> Iterator[str]:
    for question, _, _ in walk(form.questions):
        kind = type_of(question)
        if kind is not None and kind.widget != "nothing":
            yield question.name
