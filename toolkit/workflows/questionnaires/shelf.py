"""Questionnaires as they stand in files: read, put together, and everything that is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from toolkit.kernel.questions.assembly import assemble_loosely, assembly_faults, gather
from toolkit.kernel.questions.checks.form import check_form
from toolkit.kernel.questions.translate import translate, translate_lists
from toolkit.models.interviews.questionnaire import Block, ChoiceLists, Questionnaire
from toolkit.models.interviews.translation import Translation
from toolkit.problems import BadData, Problem
from toolkit.store import library, typed, yaml_source
from toolkit.store.files import read_given
from toolkit.workflows.questionnaires.salvage import Salvaged, salvage
from toolkit.workflows.questionnaires.whereabouts import Whereabouts

SHELF = "questionnaires"


@dataclass(frozen=True)
class Checked:
    """A file looked through: `form` with its blocks and lists, None while there are problems."""

    form: Questionnaire | None
    problems: tuple[Problem, ...]


def names(root: Path | None) -> tuple[str, ...]:
    """The ids of all questionnaires, the engagement's own among them."""
    return library.names("questionnaires", root)


def gathered(name: str, root: Path | None = None, language: str = "") -> Questionnaire:
    """A questionnaire with its closing blocks and every list it names; the engagement's own wins.

    What has no words in `language` stays in the language of the form; without one all of it does.

    Raises:
        UsageError: there is no such questionnaire.
        BadData: it cannot be read or put together.
    """
    file = library.find("questionnaires", name, root)
    source = file.read_bytes()
    label = f"{SHELF}/{file.name}"
    form = typed.read(Questionnaire, source, label)
    if assembly_faults(form, lists(), blocks()):
        raise BadData(check_source(source, label).problems)
    return gather(
        translate(form, translation(file.stem, language, root)),
        translate_lists(lists(), translation(library.SHARED_LISTS, language, root)),
        {id_: translate(block, translation(id_, language, root)) for id_, block in blocks().items()},
    )


def checked(name: str, root: Path | None = None, language: str = "") -> Questionnaire:
    """As `gathered`, with every expression and reference in it checked.

    Raises:
        UsageError: there is no such questionnaire.
        BadData: everything that is wrong with it.
    """
    file = library.find("questionnaires", name, root)
    found = check_source(file.read_bytes(), f"{SHELF}/{file.name}")
    if found.form is None:
        raise BadData(found.problems)
    return gathered(name, root, language)


def translation(name: str, language: str, root: Path | None = None) -> Translation | None:
    """The words of a form, a block or the shared lists (`choices`) in a language, None if there are none."""
    file = library.find_translation(name, language, root) if language else None
    if file is None:
        return None
    return typed.read(Translation, file.read_bytes(), f"{SHELF}/locale/{language}/{file.name}")


def all_words(form: Questionnaire, root: Path | None = None) -> dict[str, Translation]:
    """What a gathered form, its blocks and its lists are called in all languages it has words for, by language."""
    found: dict[str, Translation] = {}
    for language in library.languages(form.id, root):
        files = (library.SHARED_LISTS, *blocks(), form.id)
        words = [said for name in files if (said := translation(name, language, root))]
        found[language] = Translation(
            of=form.id,
            language=language,
            questions={name: said for part in words for name, said in part.questions.items()},
            lists={name: said for part in words for name, said in part.lists.items()},
        )
    return found


def check_file(file: Path) -> Checked:
    """Look through a questionnaire in any folder.

    Raises:
        UsageError: the file cannot be read.
    """
    return check_source(read_given(file), str(file))


def check_source(source: bytes, label: str) -> Checked:
    """Look through the text of a questionnaire; `label` is its file as the user knows it."""
    try:
        data = yaml_source.parse(source, label)
    except BadData as fault:
        return Checked(None, fault.problems)
    problems: list[Problem] = []
    try:
        kept = Salvaged(typed.build(Questionnaire, data, source, label))
    except BadData as fault:
        problems += fault.problems
        kept = salvage(data)
    if kept.form is not None:
        found = Whereabouts(label, source, _block_sources())
        faults = assembly_faults(kept.form, lists(), blocks())
        problems += [Problem(found(f.name, f.field), "assembly", f.what, f.mend) for f in faults]
        problems += check_form(assemble_loosely(kept.form, lists(), blocks()), found, kept.dropped)
    if problems or kept.form is None:
        return Checked(None, tuple(sorted(set(problems))))
    return Checked(gather(kept.form, lists(), blocks()), ())


@cache
def lists() -> ChoiceLists:
    """The lists of choices that come with crmkit."""
    file = _shipped() / "choices.yaml"
    return typed.read(ChoiceLists, file.read_bytes(), file.name)


@cache
def blocks() -> dict[str, Block]:
    """The closing blocks that come with crmkit, by id."""
    files = sorted((_shipped() / "blocks").glob("*.yaml"))
    return {(block := typed.read(Block, file.read_bytes(), file.name)).id: block for file in files}


@cache
def _block_sources() -> Mapping[str, bytes]:
    files = sorted((_shipped() / "blocks").glob("*.yaml"))
    return {f"{SHELF}/blocks/{file.name}": file.read_bytes() for file in files}


def _shipped() -> Path:
    return library.folders("questionnaires")[0]
