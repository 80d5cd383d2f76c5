"""Which documents were made: light, for a kept report looks here too."""

from pathlib import Path

from toolkit.store.folder import OUT


def made(root: Path) -> tuple[str, ...]:
    """Names of the documents that were made and lie in out/."""
    folder = root / OUT
    return tuple(sorted(path.name for path in folder.iterdir())) if folder.is_dir() else ()
