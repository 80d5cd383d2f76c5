"""The wheel carries the data folders as `toolkit/_data`, the licence and the command."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from toolkit.version import VERSION

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_wheel_carries_what_the_product_reads(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.iterdir()
    assert wheel.name == f"crmkit-{VERSION}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        points = archive.read(f"crmkit-{VERSION}.dist-info/entry_points.txt").decode()
    assert points == "[console_scripts]\ncrmkit = toolkit.cli.main:main\n"
    assert f"crmkit-{VERSION}.dist-info/licenses/LICENSE" in names
    assert not [name for name in names if name.startswith(("tests/", "docs/", "samples/"))]
    for folder in ("questionnaires", "templates", "samples"):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
        wanted = {f"toolkit/_data/{path.relative_to(ROOT).as_posix()}" for path in files}
        assert wanted - names == set()
