"""What `requirements check` costs at 1,000 and 5,000 requirements, cold and with nothing changed.

    python -m benchmarks.checking [--peers-script requirements_peers.py --bin DIR]

With the script of the peers the same sentences are given to all, in the same run: to ours as a register of
one category (the hardest case for duplicates), to StrictDoc, Doorstop and Sphinx-Needs in their formats. They check
links and grammar, none of them wording.
"""

import argparse
import importlib.util
import shutil
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from benchmarks import large
from benchmarks.measure import Cost, line, run
from toolkit.models.requirements.requirement import Register, Requirement
from toolkit.models.selection.key_task import Priority
from toolkit.store.canonical import dump
from toolkit.store.dossier import REQUIREMENTS

_SIZES = (1000, 5000)
_PEER_PHASES = (
    ("strictdoc", "validate"),
    ("doorstop", "validate (unreviewed)"),
    ("sphinx-needs", "needs.json"),
)


def measure(sample: Path, folder: Path) -> None:
    """Print the figures of registers made from the sample's requirements."""
    _lines("Kaskad Pack repeated", {n: large.make(sample, folder / f"checked-{n}", count=n) for n in _SIZES})


def _lines(what: str, engagements: dict[int, Path]) -> None:
    crmkit = str(Path(sys.executable).parent / "crmkit")
    cold: dict[int, Cost] = {}
    for count, root in engagements.items():
        command = [crmkit, "-C", str(root), "requirements", "check", "--brief"]
        runs = []
        for _ in range(3):
            shutil.rmtree(root / ".crmkit", ignore_errors=True)
            runs.append(run(command, times=1, accept=(0, 1)))
        cold[count] = sorted(runs, key=lambda cost: cost.cpu_s)[1]
        line(
            f"requirements check, {count}, {what}", cold[count], "5.000 and 200 MiB" if count == 5000 else ""
        )
        line(
            "  again, nothing changed", run(command, times=5, accept=(0, 1)), "0.700" if count == 5000 else ""
        )
    small, big = _SIZES
    print(f"  growth from {small} to {big}: x{cold[big].cpu_s / cold[small].cpu_s:.1f}, limit x5.5")


def _beside_peers(script: Path, search: str, sample: Path, folder: Path) -> None:
    peers = _module(script)
    engagements = {}
    for count in _SIZES:
        root = Path(shutil.copytree(sample, folder / f"peers-{count}"))
        items = tuple(
            Requirement(id=f"r{n:010d}", statement=item.text, category="F.core", priority=Priority.SHOULD)
            for n, item in enumerate(peers.make_items(count))
        )
        (root / REQUIREMENTS).write_bytes(dump(Register(requirements=items)))
        engagements[count] = root
    _lines("the peers' sentences", engagements)
    for tool, phase in _PEER_PHASES:
        for count in _SIZES:
            for _ in peers.bench(tool, count, 3, 900.0, search, folder, phase):
                pass  # each phase prints its own line


def _module(script: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("requirements_peers", script)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{script} is no Python file.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Measure ours, and the peers beside it if their script is named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--peers-script", type=Path, help="requirements_peers.py")
    parser.add_argument("--bin", default="", help="folder with the peers' commands")
    options = parser.parse_args()
    sample = Path(__file__).parents[1] / "samples/kaskad-pack"
    with tempfile.TemporaryDirectory() as folder:
        if options.peers_script:
            _beside_peers(options.peers_script, options.bin, sample, Path(folder))
        else:
            measure(sample, Path(folder))


if __name__ == "__main__":
    main()
