"""Who sits at this machine: the per-user configuration, outside every engagement."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.models.user_config import UserConfig


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


def config_bytes(environment: Mapping[str, str] | None = None) -> bytes:
    """The configuration as it is written, nothing where there is none; for results that depend on it."""
    file = config_file(environment)
    return file.read_bytes() if file.is_file() else b""


def read_config(environment: Mapping[str, str] | None = None) -> "UserConfig":
    """The configuration; empty when there is no file.

    Raises:
        BadData: the file is there but does not hold together.
    """
    from toolkit.models.user_config import UserConfig  # slow: where the file lies is asked without any noun
    from toolkit.store import typed  # slow: see above

    file = config_file(environment)
    if not file.is_file():
        return UserConfig()
    return typed.read(UserConfig, file.read_bytes(), str(file))
