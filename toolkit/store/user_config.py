"""Who sits at this machine: the per-user configuration, outside every engagement."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.store import typed


class UserConfig(Noun):
    """`me` is the member id that stands for this user when `--by` is not given."""

    me: Id | None = None


def config_file(environment: Mapping[str, str] | None = None) -> Path:
    """Where the configuration lies: CRMKIT_CONFIG, else the system's usual folder."""
    given = os.environ if environment is None else environment
    if named := given.get("CRMKIT_CONFIG"):
        return Path(named)
    if sys.platform == "win32":
        return Path(given.get("APPDATA") or Path.home()) / "crmkit" / "config.yaml"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "crmkit" / "config.yaml"
    return Path(given.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "crmkit" / "config.yaml"


def read_config(environment: Mapping[str, str] | None = None) -> UserConfig:
    """The configuration; empty when there is no file.

    Raises:
        BadData: the file is there but does not hold together.
    """
    file = config_file(environment)
    if not file.is_file():
        return UserConfig()
    return typed.read(UserConfig, file.read_bytes(), str(file))
