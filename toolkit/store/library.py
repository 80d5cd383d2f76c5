"""The data that comes with crmkit: questionnaires, document templates, samples.

A person's own stand in the engagement folder and win over those of the same name that came with the
package (`toolkit/_data`) or that stand at the root of the repository one works in.
"""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from toolkit.problems import UsageError
from toolkit.store.files import make_folder
from toolkit.store.folder import OUT, PRIVATE

Shelf = Literal["questionnaires", "templates", "samples"]

_PACKAGE = Path(__file__).resolve().parents[1]
#: In this order; the second is there only when one works in the repository.
_SHIPPED = (_PACKAGE / "_data", _PACKAGE.parent)
#: Lists that several questionnaires use; no questionnaire itself.
SHARED_LISTS = "choices"
#: Sentences of templates in other languages; no template itself.
LOCALE = "locale"
_NOT_COPIED = frozenset({OUT, PRIVATE, "__pycache__"})


def folders(shelf: Shelf, engagement: Path | None = None) -> tuple[Path, ...]:
    """The folders that hold a kind of data, the one that wins first."""
    roots = (*([engagement] if engagement else []), *_SHIPPED)
    return tuple(root / shelf for root in roots if (root / shelf).is_dir())


def names(shelf: Shelf, engagement: Path | None = None) -> tuple[str, ...]:
    """What there is of a kind, sorted: names of `.yaml` files without ending, or of folders."""
    found: set[str] = set()
    for folder in folders(shelf, engagement):
        found.update(_name(path) for path in folder.iterdir() if _is_one(shelf, path))
    return tuple(sorted(found))


def find(shelf: Shelf, name: str, engagement: Path | None = None) -> Path:
    """The file of a questionnaire, or the folder of a template or sample.

    Raises:
        UsageError: there is none of this name; the nearest one is suggested.
    """
    for folder in folders(shelf, engagement):
        for path in sorted(folder.iterdir()):
            if _is_one(shelf, path) and _name(path).casefold() == name.casefold():
                return path
    known = names(shelf, engagement)
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"Did you mean '{near[0]}'? " if near else ""
    what = f"There is no {shelf.removesuffix('s')} '{name}'."
    raise UsageError(what, f"{hint}Known: {', '.join(known) or 'none'}.")


def find_translation(name: str, language: str, engagement: Path | None = None) -> Path | None:
    """The words of a questionnaire, a block or the shared lists in a language; None if there are none."""
    for folder in folders("questionnaires", engagement):
        file = folder / "locale" / language / f"{name}.yaml"
        if "/" not in language and language not in (".", "..") and file.is_file():
            return file
    return None


def languages(name: str, engagement: Path | None = None) -> tuple[str, ...]:
    """The languages in which there are words for a questionnaire, sorted."""
    found = {
        path.parent.name
        for folder in folders("questionnaires", engagement)
        for path in folder.glob(f"locale/*/{name}.yaml")
    }
    return tuple(sorted(found))


def read_template(name: str, file: str, engagement: Path | None = None) -> str:
    """The text of a file of a template: the engagement's own, or the shipped one where it has none.

    Raises:
        UsageError: there is no such template, or it has no such file.
    """
    folder = find("templates", name, engagement)
    for shelf in folders("templates", engagement):
        path = shelf / folder.name / file
        if path.is_file():
            return path.read_text("utf-8")
    raise UsageError(f"The template '{name}' has no file '{file}'.", f"Look into '{folder}'.")


def template_files(name: str, inside: str, engagement: Path | None = None) -> tuple[str, ...]:
    """Names of the files in a folder of a template, own and shipped ones, sorted."""
    found = {
        path.name
        for shelf in folders("templates", engagement)
        for path in (shelf / name / inside).glob("*")
        if path.is_file()
    }
    return tuple(sorted(found))


def find_catalogue(name: str, language: str, engagement: Path | None = None) -> bytes | None:
    """The sentences of a template in a language (`templates/locale/<language>/<name>.po`); None if there are none."""
    for folder in folders("templates", engagement):
        file = folder / LOCALE / language / f"{name}.po"
        if language.isalnum() and file.is_file():
            return file.read_bytes()
    return None


def catalogue_languages(name: str, engagement: Path | None = None) -> tuple[str, ...]:
    """The languages in which there are sentences for a template, sorted."""
    files = (
        file for folder in folders("templates", engagement) for file in folder.glob(f"{LOCALE}/*/{name}.po")
    )
    return tuple(sorted({file.parent.name for file in files}))


def copy_sample(name: str, target: Path) -> None:
    """Copy a sample engagement to a new folder, the whole of it or nothing.

    Raises:
        UsageError: there is no such sample.
        CannotWrite: `target` is there and not empty, or the disk or the rights do not allow it.
    """
    sample = find("samples", name)
    contents = {path.relative_to(sample).as_posix(): path.read_bytes() for path in _data_files(sample)}
    make_folder(target, contents)


def _data_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name not in _NOT_COPIED:
            yield from _data_files(path)
        elif path.is_file():
            yield path


def _is_one(shelf: Shelf, path: Path) -> bool:
    if path.name.startswith((".", "_")):
        return False
    if shelf == "questionnaires":
        return path.suffix == ".yaml" and path.stem != SHARED_LISTS
    return path.is_dir() and not (shelf == "templates" and path.name == LOCALE)


def _name(path: Path) -> str:
    return path.stem if path.suffix == ".yaml" else path.name
