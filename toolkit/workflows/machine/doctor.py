"""What is installed here, what is missing, what it is for and how to get it. Nothing is started or changed."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from toolkit.problems import CrmkitError
from toolkit.store.folder import find_root
from toolkit.store.user_config import config_file, read_config
from toolkit.version import VERSION
from toolkit.workflows.session import Session, stands_inside

State = Literal["ok", "optional", "missing"]
_PACKAGE = "crmkit"
_LEAST_PYTHON = (3, 11)

#: Program (any of these names) -> what it is for, how to get it.
_PROGRAMS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("soffice", "libreoffice"),
        "page numbers in the contents of Word files, and PDFs with the look of the Word file",
        "Debian: apt-get install libreoffice-writer; else libreoffice.org",
    ),
    (
        ("pdfsig",),
        "checking a signed PDF without crmkit",
        "Debian: apt-get install poppler-utils",
    ),
    (
        ("chromium", "chromium-browser", "google-chrome", "firefox"),
        "looking at built pages and at what 'serve' shows",
        "any browser will do",
    ),
)
#: Font files that stand for a family -> what it is for, how to get it.
_FONTS: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    (
        "Calibri or Carlito",
        ("calibri.ttf", "Carlito-Regular.ttf"),
        "the letters of Word files look the same here as at the client's",
        "Debian: apt-get install fonts-crosextra-carlito",
    ),
    (
        "Liberation",
        ("LiberationSans-Regular.ttf",),
        "PDFs that LibreOffice prints break their lines as Word does",
        "Debian: apt-get install fonts-liberation",
    ),
)


@dataclass(frozen=True)
class Check:
    """One thing that was looked for. `optional`: something is left out without it; `missing`: crmkit needs it."""

    name: str
    state: State
    found: str
    purpose: str
    get: str = ""


def examine(session: Session, environment: Mapping[str, str] | None = None) -> tuple[Check, ...]:
    """All checks, in a fixed order."""
    given = os.environ if environment is None else environment
    return (
        _python(),
        *_packages(),
        *_programs(given),
        *_fonts(given),
        _tokens(),
        _letters(),
        _editor(given),
        _config(given),
        _folder(session),
    )


def _python() -> Check:
    here = ".".join(map(str, sys.version_info[:3]))
    state: State = "ok" if sys.version_info[:2] >= _LEAST_PYTHON else "missing"
    return Check("Python", state, here, f"crmkit {VERSION} needs 3.11 or newer", "python.org")


def _packages() -> Iterator[Check]:
    """The libraries that crmkit was installed with; one line while all are there."""
    try:
        wanted = [line.split(";")[0] for line in requires(_PACKAGE) or () if "extra ==" not in line]
    except PackageNotFoundError:
        yield Check("libraries", "missing", "crmkit is not installed", "everything", "pip install .")
        return
    names = [_name_of(line) for line in wanted]
    lost = [name for name in names if not _is_there(name)]
    for name in lost:
        yield Check(name, "missing", "", "crmkit needs it", f"pip install '{name}'")
    if not lost:
        yield Check("libraries", "ok", f"all {len(names)}", "everything crmkit does")


def _name_of(requirement: str) -> str:
    end = next((at for at, letter in enumerate(requirement) if letter in " [<>=!~("), len(requirement))
    return requirement[:end]


def _is_there(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _programs(environment: Mapping[str, str]) -> Iterator[Check]:
    for names, purpose, get in _PROGRAMS:
        found = next(
            (p for name in names if (p := shutil.which(name, path=environment.get("PATH", "")))), None
        )
        yield Check(names[0], "ok" if found else "optional", found or "", purpose, "" if found else get)


def _fonts(environment: Mapping[str, str]) -> Iterator[Check]:
    files = {file.casefold(): file for folder in _font_folders(environment) for file in _files_below(folder)}
    for family, wanted, purpose, get in _FONTS:
        found = next((files[name.casefold()] for name in wanted if name.casefold() in files), "")
        yield Check(f"font {family}", "ok" if found else "optional", found, purpose, "" if found else get)


def _font_folders(environment: Mapping[str, str]) -> list[Path]:
    home = Path(environment.get("HOME") or Path.home())
    windows = Path(environment.get("WINDIR", "C:/Windows")) / "Fonts"
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/Library/Fonts"),
        home / "Library/Fonts",
        windows,
    ]


def _files_below(folder: Path) -> Iterator[str]:
    for _, _, files in os.walk(folder):
        yield from files


def _tokens() -> Check:
    there = find_spec("pkcs11") is not None
    purpose = "signing with a smart card or token ('signoff sign --token'); key files need nothing"
    return Check(
        "PKCS#11", "ok" if there else "optional", "python-pkcs11" if there else "", purpose,
        "" if there else "pip install python-pkcs11, and the driver of your token",
    )  # fmt: skip


def _letters() -> Check:
    encoding = (getattr(sys.stdout, "encoding", None) or "unknown").lower()
    good = encoding.replace("-", "") == "utf8"
    return Check(
        "terminal", "ok" if good else "optional", encoding, "names with letters of every alphabet on the screen",
        "" if good else "set LANG=C.UTF-8 (Windows: PYTHONUTF8=1)",
    )  # fmt: skip


def _editor(environment: Mapping[str, str]) -> Check:
    named = environment.get("VISUAL") or environment.get("EDITOR") or ""
    return Check(
        "editor", "ok" if named else "optional", named, "long answers (Ctrl-O in an interview)",
        "" if named else "set EDITOR, for example EDITOR=nano",
    )  # fmt: skip


def _config(environment: Mapping[str, str]) -> Check:
    file = config_file(environment)
    purpose = "who you are, so that --by can be left out"
    try:
        me = read_config(environment).me
    except CrmkitError as fault:
        return Check("configuration", "missing", str(fault), purpose, f"mend or delete {file}")
    if me:
        return Check("configuration", "ok", f"{file}: you are '{me}'", purpose)
    hint = f"write 'me: YOUR-ID' into {file}"
    if not _writable(file):
        return Check(
            "configuration",
            "optional",
            f"{file.parent} cannot be written",
            purpose,
            "or set CRMKIT_CONFIG=FILE",
        )
    return Check("configuration", "optional", "", purpose, hint)


def _folder(session: Session) -> Check:
    purpose = "saving what is typed"
    if not stands_inside(session.directory):
        return Check("engagement", "optional", "none here", purpose, "crmkit new DIR, or go into one")
    root = find_root(session.directory)
    if not os.access(root, os.W_OK):
        return Check(
            "engagement", "missing", f"{root} cannot be written", purpose, "check the rights of the folder"
        )
    free = shutil.disk_usage(root).free // 1024**2
    return Check("engagement", "ok", f"{root}, {free:,} MB free", purpose)


def _writable(file: Path) -> bool:
    place = file if file.exists() else next((p for p in file.parents if p.exists()), file.parent)
    return os.access(place, os.W_OK)
