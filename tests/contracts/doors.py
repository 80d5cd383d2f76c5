"""One door a library: which rooms may import which outside library, and which words may not stand in files."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.contracts.shape import parse, sources

#: Library -> the modules or packages below `toolkit` that may import it.
DOORS: Mapping[str, Sequence[str]] = {
    "yaml": ["store"],
    "filelock": ["store"],
    "questionary": ["cli.prompts"],
    "prompt_toolkit": ["cli.prompts"],
    "rich": ["cli.screen"],
    "typer": ["cli"],
    "click": ["cli"],
    "docx": ["documents.exporters", "exchange"],
    "lxml": ["documents.exporters", "exchange"],
    "jinja2": ["documents", "web"],
    "markdown_it": ["documents"],
    "mdit_py_plugins": ["documents"],
    "openpyxl": ["documents.exporters", "exchange"],
    "matplotlib": ["documents.figures"],
    "pypdf": ["documents.exporters"],
    "typst": ["documents.exporters"],
    "rfc8785": ["kernel"],
    "babel": ["documents", "cli", "web"],
    "holidays": ["workflows", "store"],
    "pyhanko": ["signing"],
    "pyhanko_certvalidator": ["signing"],
    "asn1crypto": ["signing"],
    "cryptography": ["signing"],
    "pkcs11": ["signing"],
    "starlette": ["web"],
    "uvicorn": ["web", "cli"],
    "segno": ["web", "documents"],
    "reqif": ["exchange"],
    "icalendar": ["exchange"],
    "pymorphy3": ["kernel.language"],
    "snowballstemmer": ["kernel.language"],
    "numpy": ["stages.scoring", "stages.planning", "stages.requirements.twins"],
    "ortools": ["stages.planning"],
    # A referee of the tests, no part of the product.
    "pyxform": [],
    "httpx2": [],
    "jpype": [],
    "playwright": [],
    "mpxj": [],
    # Standard library: other programs only where documents are printed, the network only in the web face.
    "subprocess": ["documents.exporters"],
    "socket": ["web"],
    # The address of a time-stamp server is taken apart before the library asks it.
    "urllib": ["web", "signing.time_stamps"],
    "pickle": [],
    "marshal": [],
}


def wrong_doors(root: Path, doors: Mapping[str, Sequence[str]] = DOORS) -> Iterator[str]:
    """Imports of an outside library from a room that is not its door. `root` is the folder `toolkit`."""
    for path in sources(root):
        module = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        for line, library in _imported(path):
            allowed = doors.get(library)
            if allowed is not None and not any(module == d or module.startswith(f"{d}.") for d in allowed):
                rooms = " or ".join(allowed) if allowed else "no room"
                yield f"{path}:{line}: {library} is imported only in {rooms}"


def _imported(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module.split(".")[0]


#: Home folders and temporary folders of a machine; none belongs into a file that others read.
MACHINE_PATHS = re.compile(r"(?<![\w.:/-])/(?:home|Users|root|tmp|work|opt|mnt)/[\w.-]+")


def machine_paths(files: Sequence[Path]) -> Iterator[str]:
    """Paths of somebody's machine in text files."""
    for path in files:
        try:
            lines = path.read_text("utf-8").splitlines()
        except (UnicodeDecodeError, IsADirectoryError):
            continue
        for number, line in enumerate(lines, 1):
            if found := MACHINE_PATHS.search(line):
                yield f"{path}:{number}: names a path of one machine: {found.group()}"
