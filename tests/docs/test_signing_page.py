"""docs/signing.md: its table is the state machine's, and a third party's commands work as written."""

import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from scripts.make_signing_page import PAGE, filled
from tests.workflows.signoff.rounds import PASSPHRASE, keys, records, signed

TEXT = PAGE.read_text("utf-8")
STEPS = [
    [line.strip() for line in block.strip().splitlines()]
    for block in re.findall(r"   ```\n(.*?)   ```", TEXT.split("## Verifying without crmkit")[1], re.DOTALL)
]


def test_the_table_is_that_of_the_state_machine() -> None:
    assert filled(TEXT) == TEXT, "python -m scripts.make_signing_page"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder with what a third party has in hand, and the two figures of the manifest."""
    folder = tmp_path_factory.mktemp("third")
    engagement = signed(folder / "k")
    baseline = records(engagement).baselines[0]
    for file in (engagement / "issued" / "B1").iterdir():
        shutil.copy(file, folder)
    shutil.copy(engagement / "issued" / "B1-signed" / "02-vendor.pdf", folder / "signed.pdf")
    shutil.copy(keys() / "ca.pem", folder)
    return folder, {"N": str(baseline.frozen_length), "F": baseline.frozen_sha256}


def shell(folder: Path, line: str, figures: dict[str, str]) -> subprocess.CompletedProcess[str]:
    bash = shutil.which("bash")
    assert bash is not None
    text = re.sub(r"\bhead -c N\b", f"head -c {figures['N']}", line)
    return subprocess.run([bash, "-c", text], cwd=folder, capture_output=True, text=True, check=False)


def test_every_command_of_the_page_is_tried_here() -> None:
    assert [len(step) for step in STEPS] == [1, 1, 3, 4, 4, 1]


def test_sums(desk: tuple[Path, dict[str, str]]) -> None:
    run = shell(desk[0], STEPS[0][0], desk[1])
    assert run.returncode == 0
    assert run.stdout.count(": OK") == 8


def test_the_file_begins_with_the_frozen_one(desk: tuple[Path, dict[str, str]]) -> None:
    assert shell(desk[0], STEPS[1][0], desk[1]).stdout.split()[0] == desk[1]["F"]


@pytest.mark.needs_program("pdfdetach")
def test_what_is_inside(desk: tuple[Path, dict[str, str]]) -> None:
    folder, figures = desk
    for line in STEPS[2]:
        run = shell(folder, line, figures)
        assert run.returncode == 0, run.stderr
    found = [line.split()[0] for line in run.stdout.splitlines()]
    names = ("baseline.json", "technical-assignment.docx")
    assert found == [sha256((folder / name).read_bytes()).hexdigest() for name in names]


@pytest.mark.needs_program("pdfsig", "certutil")
def test_the_signatures(desk: tuple[Path, dict[str, str]]) -> None:
    folder, figures = desk
    for line in STEPS[3]:
        run = shell(folder, line, figures)
        assert run.returncode == 0, run.stderr
    assert run.stdout.count("Signature is Valid") == 2
    assert run.stdout.count("Certificate issuer isn't Trusted") == 0
    assert run.stdout.count("Total document signed") == 1


@pytest.mark.needs_program("pdftotext")
def test_the_pages_say_the_same(desk: tuple[Path, dict[str, str]]) -> None:
    folder, figures = desk
    for line in STEPS[4]:
        run = shell(folder, line, figures)
    changed = [line for line in run.stdout.splitlines() if line.startswith(("<", ">"))]
    assert [line for line in changed if line.startswith("<")] == []
    added = {line[2:] for line in changed}
    assert {"TRY-OUT", "Ilze", "Bergmane", "2026-03-31", "UTC"} <= added
    assert len(added) < 25


@pytest.mark.needs_program("openssl")
def test_a_detached_signature(desk: tuple[Path, dict[str, str]]) -> None:
    folder, figures = desk
    shell(folder, STEPS[4][0], figures)
    given = f"pass:{PASSPHRASE.decode()}"
    make = f"openssl pkcs12 -in {keys() / 'ilze.p12'} -passin {given} -nodes -out key.pem"
    shell(folder, make, figures)
    signing = (
        "openssl cms -sign -binary -in frozen.pdf -signer key.pem -inkey key.pem -outform DER -out ilze.p7s"
    )
    assert shell(folder, signing, figures).returncode == 0
    # The try-out certificates are those of the sample's days.
    line = f"{STEPS[5][0]} -attime 1774958400"
    run = shell(folder, line, figures)
    assert run.returncode == 0, run.stderr
    (folder / "frozen.pdf").write_bytes((folder / "frozen.pdf").read_bytes() + b" ")
    assert shell(folder, line, figures).returncode != 0
