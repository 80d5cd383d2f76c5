"""Finds one-file plug-ins: every module of a package folder, so that adding a file adds the thing.

Used for question types, advice checks, wording rules and exporters. Names with a leading underscore
belong to the room itself and are left out.
"""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType


def names(package: ModuleType) -> tuple[str, ...]:
    """The plug-ins' names (module names without the package), sorted; nothing is imported."""
    found = pkgutil.iter_modules(package.__path__)
    return tuple(sorted(item.name for item in found if not item.ispkg and not item.name.startswith("_")))


def modules(package: ModuleType) -> Iterator[tuple[str, ModuleType]]:
    """Import the plug-ins one after the other, sorted by name: pairs of name and module."""
    for name in names(package):
        yield name, import_module(f"{package.__name__}.{name}")
