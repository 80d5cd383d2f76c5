"""Signing here, signing elsewhere, in ink; and verification of what came of it."""

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import require_program
from tests.signing.attacks import page_text
from tests.workflows.signoff.rounds import PASSPHRASE, SIGNED, at, frozen, keys, read, records, sign, signed
from toolkit.cli.app import run
from toolkit.models.advice.finding import Waiver, Waivers
from toolkit.problems import BadData, CannotWrite, Refused, UsageError
from toolkit.signing.keys import key_from_file
from toolkit.signing.sign import SignOrder
from toolkit.signing.sign import sign as sign_pdf
from toolkit.store import canonical
from toolkit.workflows.signoff.sign.keys import KeySource, choice, record_file, sign_with
from toolkit.workflows.signoff.sign.recording import Given
from toolkit.workflows.signoff.sign.signing import SigningChoice, current_pdf, take_seat
from toolkit.workflows.signoff.sign.try_out import make_test_pki
from toolkit.workflows.signoff.sign.verify import verify
from toolkit.workflows.signoff.table import open_table

PNG = b"\x89PNG\r\n\x1a\n" + b"scan" + b"\0\0\0\0IEND\xaeB`\x82"


def seat_words(folder: Path, who: str, day: date = SIGNED) -> str:
    with pytest.raises(Refused) as caught:
        take_seat(at(folder, who, day))
    return str(caught.value)


def test_everything_that_is_missing_is_said_at_once(tmp_path: Path) -> None:
    words = seat_words(frozen(tmp_path / "k"), "ilze", date(2026, 3, 30))
    assert "has not acknowledged 21 of 21 sections" in words
    assert "Natalja Sokolova must be asked before" in words
    assert "Sign from 2026-03-31 on" in words


def test_signatures_follow_their_order(tmp_path: Path) -> None:
    assert "Ilze Bergmane (managing director) signs first." in seat_words(read(tmp_path / "k"), "vendor")


def test_a_waiver_lifts_the_days_of_reading(tmp_path: Path) -> None:
    folder = read(tmp_path / "k")
    early = date(2026, 3, 30)
    assert "working days of reading" in seat_words(folder, "ilze", early)
    waiver = Waiver(check="AP-27", by="ilze", date=early, reason="read in the meeting of 28 March")
    file = folder / "decisions" / "waivers.yaml"
    file.write_bytes(canonical.dump(Waivers(schema_version="1", waivers=(waiver,))))
    assert take_seat(at(folder, "ilze", early)).person.id == "ilze"


def test_two_parties_sign_and_everything_holds(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    found = verify(at(folder, "andris"), None, [keys() / "ca.pem"])
    assert [(v.file, v.holds) for v in found] == [
        ("issued/B1", True),
        ("issued/B1-signed", True),
        ("issued/B1-signed/02-vendor.pdf", True),
    ]
    assert [v.name for v in found[2].verdicts] == [
        "integrity",
        "identity",
        "frozen_prefix",
        "later_changes",
        "coverage",
        "attachments",
        "final_file",
        "log",
    ]
    assert [e.action for e in records(folder).entries][-2:] == ["sign", "sign"]


def test_without_a_trusted_authority_not_everything_holds(tmp_path: Path) -> None:
    found = verify(at(signed(tmp_path / "k"), "andris"))[2]
    assert {v.name for v in found.verdicts if v.state != "holds"} == {"identity"}


def test_the_authority_may_lie_in_the_engagement(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    trust = folder / "signoff" / "trust"
    trust.mkdir(parents=True)
    (trust / "ca.pem").write_bytes((keys() / "ca.pem").read_bytes())
    assert all(v.holds for v in verify(at(folder, "andris")))


@pytest.mark.parametrize(
    ("file", "verdict"),
    [
        ("issued/B1/baseline.json", "integrity"),
        ("issued/B1/technical-assignment.pdf", "integrity"),
        ("issued/B1-signed/02-vendor.pdf", "final_file"),
        ("issued/log.jsonl", "log"),
    ],
)
def test_a_changed_file_is_named(tmp_path: Path, file: str, verdict: str) -> None:
    folder = signed(tmp_path / "k")
    data = bytearray((folder / file).read_bytes())
    data[len(data) // 3] ^= 1
    (folder / file).write_bytes(bytes(data))
    found = verify(at(folder, "andris"), None, [keys() / "ca.pem"])
    assert verdict in {v.name for one in found for v in one.verdicts if v.state == "fails"}


def test_a_broken_log_is_not_continued(tmp_path: Path) -> None:
    folder = read(tmp_path / "k")
    log = folder / "issued" / "log.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"natalja"', b'"juris"', 1))
    with pytest.raises(BadData, match=r"issued/log\.jsonl"):
        take_seat(at(folder, "ilze"))


def test_a_party_signs_on_its_own_machine(tmp_path: Path) -> None:
    folder = read(tmp_path / "k")
    sign(folder, "ilze")
    table = open_table(at(folder, "andris"))
    assert table.baseline is not None
    handed_out = current_pdf(table, table.baseline)
    key = key_from_file((keys() / "vendor.p12").read_bytes(), PASSPHRASE, "k")
    back = tmp_path / "back.pdf"
    back.write_bytes(sign_pdf(handed_out, key, SignOrder("Sign-02-vendor", table.now)))
    made = record_file(at(folder, "andris"), back, Given(signatory="vendor"))
    assert (made.signatory, made.kind, made.file) == ("vendor", "pades", "issued/B1-signed/02-vendor.pdf")
    assert all(v.holds for v in verify(at(folder, "andris"), None, [keys() / "ca.pem"]))
    entry = records(folder).entries[-1]
    assert (entry.action, entry.by, entry.facts["signatory"]) == ("record", "andris", "vendor")


def test_the_first_to_sign_cannot_change_a_page_along_with_it(tmp_path: Path) -> None:
    """Its own signature vouches for the page, so only the file that was handed out tells."""
    folder = read(tmp_path / "k")
    table = open_table(at(folder, "andris"))
    assert table.baseline is not None
    painted = page_text(current_pdf(table, table.baseline))
    key = key_from_file((keys() / "ilze.p12").read_bytes(), PASSPHRASE, "k")
    back = tmp_path / "back.pdf"
    back.write_bytes(sign_pdf(painted, key, SignOrder("Sign-01-ilze", table.now, certify=True)))
    with pytest.raises(Refused, match=r"holds more than the signature of Ilze"):
        record_file(at(folder, "andris"), back, Given(signatory="ilze"))
    (found,) = verify(at(folder, "andris"), back, [keys() / "ca.pem"])
    failing = {v.name: v.words for v in found.verdicts if v.state == "fails"}
    assert set(failing) == {"later_changes"}
    assert failing["later_changes"].endswith("the frozen PDF was changed: text or pictures of page 1.")


@pytest.mark.parametrize("what", ["frozen", "unsigned", "first", "other"])
def test_what_does_not_continue_the_file_is_refused(tmp_path: Path, what: str) -> None:
    folder = read(tmp_path / "k")
    sign(folder, "ilze")
    table = open_table(at(folder, "andris"))
    assert table.baseline is not None
    key = key_from_file((keys() / "vendor.p12").read_bytes(), PASSPHRASE, "k")
    frozen_pdf = (folder / "issued/B1/technical-assignment.pdf").read_bytes()
    current = current_pdf(table, table.baseline)
    if what == "frozen":
        data = sign_pdf(frozen_pdf, key, SignOrder("Sign-02-vendor", table.now))
    else:
        data = {"unsigned": current + b"% nothing\n", "first": current, "other": b"%PDF-1.7\n"}[what]
    back = tmp_path / "back.pdf"
    back.write_bytes(data)
    with pytest.raises((Refused, BadData)):
        record_file(at(folder, "andris"), back, Given(signatory="vendor"))
    assert len(records(folder).entries) == len(table.records.entries)


def test_ink_wants_a_witness_and_mixed_kinds_stand_side_by_side(tmp_path: Path) -> None:
    folder = read(tmp_path / "k")
    scan = tmp_path / "sheet.png"
    scan.write_bytes(PNG)
    with pytest.raises(UsageError, match="Who saw it signed"):
        record_file(at(folder, "andris"), scan, Given(signatory="ilze"), ink=True)
    with pytest.raises(UsageError, match="own signature"):
        record_file(at(folder, "andris"), scan, Given(signatory="ilze"), ink=True, witness="ilze")
    made = record_file(at(folder, "andris"), scan, Given(signatory="ilze"), ink=True, witness="guntis")
    assert (made.kind, made.file, made.witness) == ("ink", "issued/B1-signed/01-ilze-scan.png", "guntis")
    sign(folder, "vendor")
    found = verify(at(folder, "andris"), None, [keys() / "ca.pem"])
    assert [v.file for v in found] == [
        "issued/B1",
        "issued/B1-signed",
        "issued/B1-signed/02-vendor.pdf",
        "issued/B1-signed/01-ilze-scan.png",
    ]
    assert all(v.holds for v in found)


def test_a_scan_is_a_picture(tmp_path: Path) -> None:
    file = tmp_path / "sheet.png"
    file.write_bytes(b"GIF89a")
    with pytest.raises(UsageError, match="no PDF, PNG or JPEG"):
        record_file(
            at(read(tmp_path / "k"), "andris"), file, Given(signatory="ilze"), ink=True, witness="guntis"
        )


def test_a_detached_signature_is_checked_against_the_frozen_pdf(tmp_path: Path) -> None:
    require_program("openssl")
    folder = read(tmp_path / "k")
    pem, out = tmp_path / "key.pem", tmp_path / "sig.p7s"
    openssl(
        "pkcs12", "-in", keys() / "ilze.p12", "-passin", f"pass:{PASSPHRASE.decode()}", "-nodes", "-out", pem
    )
    frozen_pdf = folder / "issued/B1/technical-assignment.pdf"
    openssl(
        "cms",
        "-sign",
        "-binary",
        "-in",
        frozen_pdf,
        "-signer",
        pem,
        "-inkey",
        pem,
        "-outform",
        "DER",
        "-out",
        out,
    )
    made = record_file(at(folder, "andris"), out, Given(signatory="ilze"))
    assert (made.kind, made.holder) == ("cms", "TRY-OUT Ilze Bergmane")
    found = verify(at(folder, "andris"), None, [keys() / "ca.pem"])[1]
    assert {v.name: v.state for v in found.verdicts}["integrity"] == "holds"
    wrong = tmp_path / "wrong.p7s"
    openssl(
        "cms", "-sign", "-binary", "-in", pem, "-signer", pem, "-inkey", pem, "-outform", "DER", "-out", wrong
    )
    with pytest.raises(Refused):
        record_file(at(read(tmp_path / "k2"), "andris"), wrong, Given(signatory="ilze"))
    wrong.write_bytes(b"hello")
    with pytest.raises(BadData, match="no detached signature"):
        record_file(at(read(tmp_path / "k3"), "andris"), wrong, Given(signatory="ilze"))


def test_keys_never_lie_in_the_engagement(tmp_path: Path) -> None:
    folder = read(tmp_path / "k")
    with pytest.raises(CannotWrite, match="keys never are"):
        make_test_pki(at(folder, "andris"), folder / "keys", PASSPHRASE)
    inside = folder / "ilze.p12"
    inside.write_bytes((keys() / "ilze.p12").read_bytes())
    with pytest.raises(UsageError, match="lies inside the engagement"):
        sign_with(at(folder, "ilze"), KeySource(inside), PASSPHRASE, SigningChoice())


def test_nobody_signs_as_a_deputy_who_is_not_declared(tmp_path: Path) -> None:
    folder = read(tmp_path / "k")
    with pytest.raises(Refused, match="has declared no deputy"):
        sign(folder, "ilze", choice=SigningChoice(deputy=True))


def test_a_wrong_pass_phrase_changes_nothing(tmp_path: Path) -> None:
    folder = read(tmp_path / "k")
    with pytest.raises(UsageError, match="does not open"):
        sign_with(at(folder, "ilze"), KeySource(keys() / "ilze.p12"), b"wrong", SigningChoice())
    assert not (folder / "issued" / "B1-signed").exists()


def test_the_pass_phrase_stands_nowhere(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    assert [p for p in folder.rglob("*") if p.is_file() and PASSPHRASE in p.read_bytes()] == []


def test_levels_are_checked_before_anything_happens() -> None:
    with pytest.raises(UsageError, match="no level 'B-X'"):
        choice("B-X", "")
    assert choice("b-t", "https://tsa.example").level == "B-T"


def test_a_file_from_elsewhere_is_judged_and_never_a_traceback(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    strange = tmp_path / "strange.pdf"
    for data in (
        b"",
        b"%PDF-1.7 rubbish",
        json.dumps({}).encode(),
        (folder / "issued/B1/manifest.json").read_bytes(),
    ):
        strange.write_bytes(data)
        (found,) = verify(at(folder, "andris"), strange, [keys() / "ca.pem"])
        assert not found.holds
    with pytest.raises(UsageError, match="cannot be read"):
        verify(replace(at(folder, "andris")), tmp_path / "none.pdf")


def openssl(*words: object) -> None:
    program = shutil.which("openssl")
    assert program is not None
    subprocess.run([program, *map(str, words)], check=True, capture_output=True)


def test_a_key_that_is_not_there_is_said_before_its_pass_phrase_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = read(tmp_path / "k")
    line = ["-C", str(folder), "--today", "2026-04-02", "--by", "ilze", "signoff", "sign", "--key", "KEY.p12"]
    assert run(line) == 2
    said = capsys.readouterr().err
    assert "There is no key file 'KEY.p12'." in said
    assert "crmkit signoff test-pki" in said
    assert "crmkit signoff record" in said
