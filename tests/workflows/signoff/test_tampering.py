"""Somebody changes what lies in the folder: the log, the manifest, signed files, the reading."""

import json
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.workflows.signoff.rounds import SIGNED, at, frozen, keys, read, records, sign, signed
from toolkit.problems import BadData, Refused
from toolkit.signing.keys import key_from_file
from toolkit.signing.sign import SignOrder
from toolkit.signing.sign import sign as sign_pdf
from toolkit.workflows.signoff.reading import withdraw
from toolkit.workflows.signoff.sign.keys import KeySource, choice, record_file, sign_with
from toolkit.workflows.signoff.sign.recording import Given
from toolkit.workflows.signoff.sign.signing import current_pdf
from toolkit.workflows.signoff.sign.verify import Verification, verify
from toolkit.workflows.signoff.table import open_table

Tamper = Callable[[Path], None]
LOG = "issued/log.jsonl"


def drop_log(folder: Path) -> None:
    (folder / LOG).unlink()


def drop_last_line(folder: Path) -> None:
    lines = (folder / LOG).read_bytes().splitlines(keepends=True)
    (folder / LOG).write_bytes(b"".join(lines[:-1]))


def rename_signatory(folder: Path) -> None:
    manifest(folder, lambda data: data["people"][0].update(name="Mallory"))


def drop_vendor(folder: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        data["people"] = [p for p in data["people"] if p["id"] != "vendor"]
        data["fields"] = [f for f in data["fields"] if f["signatory"] != "vendor"]

    manifest(folder, change)


def later_delivery(folder: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        data["delivered"] = "2026-01-01"

    manifest(folder, change)


def manifest(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change it and make SHA256SUMS fit."""
    path, sums = folder / "issued/B1/manifest.json", folder / "issued/B1/SHA256SUMS"
    data = json.loads(path.read_bytes())
    change(data)
    path.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
    line = re.compile(r"^[0-9a-f]{64}(?=  manifest\.json$)", re.MULTILINE)
    sums.write_text(line.sub(sha256(path.read_bytes()).hexdigest(), sums.read_text("ascii")), "ascii")


def plant(folder: Path) -> None:
    (folder / "issued/B1-signed/03-extra.pdf").write_bytes(b"%PDF-1.7")


def acknowledge_for_another(folder: Path) -> None:
    path = folder / "signoff/reading.yaml"
    path.write_text(path.read_text("utf-8").replace("member: natalja", "member: guntis", 1), "utf-8")


TOLD = {
    "the log is gone": (drop_log, "no longer holds the lines before B1"),
    "the last line is cut off": (drop_last_line, "does not know this signed file"),
    "a signatory gets another name": (rename_signatory, "not the one that the log names"),
    "a signatory is taken out": (drop_vendor, "not the one that the log names"),
    "the day of delivery is moved": (later_delivery, "not the one that the log names"),
    "a file is laid beside the signed ones": (plant, "does not know this signed file"),
    "a reading is given to somebody else": (
        acknowledge_for_another,
        "does not know that guntis acknowledged",
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_verify_says_it_and_every_command_refuses(tmp_path: Path, name: str) -> None:
    tamper, words = TOLD[name]
    folder = signed(tmp_path / "k")
    tamper(folder)
    with pytest.raises(BadData, match=words):
        withdraw(at(folder, "andris"), "We start anew.")
    found = [v for f in checked(folder) for v in f.verdicts if v.name == "log" and v.state == "fails"]
    assert found
    assert words in found[0].words


def checked(folder: Path, file: Path | None = None) -> tuple[Verification, ...]:
    return verify(at(folder, "andris"), file, [keys() / "ca.pem"])


def failing(found: Verification) -> dict[str, str]:
    return {v.name: v.words for v in found.verdicts if v.state == "fails"}


def test_each_signed_file_is_looked_at(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    (folder / "issued/B1-signed/01-ilze.pdf").write_bytes(b"x")
    (issued, files, last) = checked(folder)
    assert (issued.holds, last.holds) == (True, True)
    assert failing(files) == {"integrity": "issued/B1-signed/01-ilze.pdf is not the one recorded."}
    (folder / "issued/B1-signed/02-vendor.pdf").unlink()
    assert "02-vendor.pdf is missing" in failing(checked(folder)[1])["integrity"]


def test_the_file_of_the_first_signature_is_not_the_contract(tmp_path: Path) -> None:
    """The second signature cut off leaves exactly the file that the first one made."""
    folder = signed(tmp_path / "k")
    (found,) = checked(folder, folder / "issued/B1-signed/01-ilze.pdf")
    assert failing(found) == {
        "final_file": "This is an earlier file: others signed after it, and it lacks them."
    }


def test_who_has_not_signed_yet_is_said(tmp_path: Path) -> None:
    folder = read(tmp_path / "k")
    sign(folder, "ilze")
    final = next(v for v in checked(folder)[-1].verdicts if v.name == "final_file")
    assert (final.state, final.words.partition("Not signed yet: ")[2]) == (
        "holds",
        "managing director of the vendor.",
    )


def test_nobody_signs_with_the_key_of_another(tmp_path: Path) -> None:
    folder = read(tmp_path / "k")
    other = KeySource(keys() / "vendor.p12")
    with pytest.raises(
        Refused, match="certificate is that of TRY-OUT managing director of the vendor, and Ilze Bergmane"
    ):
        sign_with(at(folder, "ilze", SIGNED), other, b"try-out", choice("B-B", ""))
    sign_with(at(folder, "ilze", SIGNED), other, b"try-out", choice("B-B", "", other_name=True))
    assert records(folder).entries[-1].facts["other_name"] == "yes"
    assert checked(folder)[-1].holds
    with pytest.raises(Refused, match="has signed for ilze already"):
        sign_with(at(folder, "vendor", SIGNED), other, b"try-out", choice("B-B", ""))


def test_a_file_signed_with_the_key_of_another_is_not_recorded(tmp_path: Path) -> None:
    folder = read(tmp_path / "k")
    table = open_table(at(folder, "andris"))
    assert table.baseline
    key = key_from_file((keys() / "vendor.p12").read_bytes(), b"try-out", "k")
    back = tmp_path / "back.pdf"
    order = SignOrder("Sign-01-ilze", table.now, certify=True)
    back.write_bytes(sign_pdf(current_pdf(table, table.baseline), key, order))
    with pytest.raises(Refused, match="say --other-name"):
        record_file(at(folder, "andris"), back, Given(signatory="ilze"))
    (found,) = checked(folder, back)
    assert (
        "field of Ilze Bergmane carries the certificate of TRY-OUT managing director"
        in failing(found)["identity"]
    )


def test_a_freeze_that_died_before_its_line_is_no_tampering(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k")
    lines = (folder / LOG).read_bytes().splitlines(keepends=True)
    at_freeze = next(n for n, line in enumerate(lines) if b'"freeze"' in line)
    (folder / LOG).write_bytes(b"".join(lines[:at_freeze]))
    assert records(folder).broken == ()
    assert records(folder).entries[-1].action == "freeze"
