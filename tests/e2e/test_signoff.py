"""The sign-off as one types it, from the draft to a verified signature."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import SAMPLES, Crmkit, crmkit  # noqa: F401  # the fixture of the command line
from tests.workflows.signoff.rounds import (
    PASSPHRASE,
    READERS,
    at,
    changed,
    edit,
    frozen,
    keys,
    read,
    sign,
    signed,
)
from toolkit.workflows.signoff.reading import lectern


@contextmanager
def secret(text: bytes = PASSPHRASE) -> Iterator[str]:
    """A file descriptor from which the pass-phrase can be read once."""
    out, into = os.pipe()
    os.write(into, text + b"\n")
    os.close(into)
    yield str(out)


def test_a_freeze_that_is_refused_names_everything(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    folder = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    done = crmkit("-C", folder, "--today", "2026-03-30", "signoff", "freeze", "--by", "andris")
    assert done.code == 4
    for name in ("C7", "C10", "G7"):
        assert name in done.err
    assert not (folder / "issued").exists()


def test_reading_from_a_file_and_the_status(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    folder = frozen(tmp_path / "k")
    place = lectern(at(folder, "natalja"))
    file = tmp_path / "replies.yaml"
    file.write_text(yaml.safe_dump({s.id: place.question(s).reply for s in place.unread}), "utf-8")
    done = crmkit(
        "-C", folder, "--today", "2026-03-30", "signoff", "ack", "--by", "natalja", "--answers", file
    )
    assert done.code == 0
    assert done.out.count("is acknowledged") == 21
    found = crmkit("-C", folder, "--today", "2026-03-30", "signoff", "status", "--json").json
    assert (found["state"], found["baseline"], found["next"]) == ("frozen", "B1", ["ilze"])
    read = {p["member"]: (p["sections_read"], p["sections_total"]) for p in found["readers"]}
    assert read == {"ilze": (0, 21), "vendor": (0, 21), "natalja": (21, 21)}
    signing = [(p["member"], p["kind"], p["state"]) for p in found["signatories"]]
    assert signing == [("ilze", None, "waiting"), ("vendor", None, "waiting")]
    shown = crmkit("-C", folder, "--today", "2026-03-30", "signoff", "status").out
    assert "B1, contract edition: frozen." in shown
    assert "Still reading: ilze, vendor" in shown
    mail = crmkit("-C", folder, "--today", "2026-03-30", "signoff", "status", "--mail", "ilze").out
    assert mail.startswith("Subject: Technical Assignment, contract edition (B1)")


def test_a_wrong_reply_is_said_with_its_question(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    folder = frozen(tmp_path / "k")
    file = tmp_path / "replies.yaml"
    file.write_text("phases: no idea\n", "utf-8")
    done = crmkit("-C", folder, "--today", "2026-03-30", "signoff", "ack", "--by", "ilze", "--answers", file)
    assert done.code == 2
    assert "It was asked:" in done.err
    asked = crmkit(
        "-C", folder, "--today", "2026-03-30", "signoff", "ack", "phases", "--by", "ilze", "--questions"
    )
    assert asked.out.startswith("phases: ")


def test_signing_and_verifying(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    folder = read(tmp_path / "k")
    for who in ("ilze", "vendor"):
        with secret() as descriptor:
            done = crmkit(
                "-C", folder, "--today", "2026-03-31", "signoff", "sign", "--by", who,
                "--key", keys() / f"{who}.p12", "--passphrase-fd", descriptor,
            )  # fmt: skip
        assert done.code == 0, done.err
    trusted = ("--trust", keys() / "ca.pem")
    good = crmkit("-C", folder, "--today", "2026-04-01", "signoff", "verify", *trusted)
    assert good.code == 0
    assert good.out.endswith("All hold.\n")
    doubtful = crmkit("-C", folder, "--today", "2026-04-01", "signoff", "verify", "--json")
    assert doubtful.code == 1
    assert (doubtful.json["ok"], doubtful.json["verdicts"]["identity"]) == (False, "not_checked")
    assert crmkit("-C", folder, "--today", "2026-04-01", "signoff", "verify", tmp_path / "none.pdf").code == 2


def test_what_is_missing_is_said_before_the_pass_phrase(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    folder = frozen(tmp_path / "k")
    done = crmkit(
        "-C", folder, "--today", "2026-03-31", "signoff", "sign", "--by", "ilze", "--key", "none.p12"
    )
    assert done.code == 4
    assert "Ilze Bergmane cannot sign B1 yet." in done.err
    assert READERS[0] == "ilze"


def test_a_change_and_an_acceptance(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    folder = signed(tmp_path / "k")
    day = ("-C", folder, "--today", "2026-04-20")
    held = crmkit(*day, "gaps", "decide", "--decisions", tmp_path / "none.yaml", "--by", "ilze")
    assert held.code in {2, 4}
    opened = crmkit(
        *day, "signoff", "change", "new", "--reason", "law", "--origin", "Natalja", "--by", "andris"
    )
    assert opened.out.startswith("CR1 is open.")
    shown = crmkit(*day, "signoff", "change", "show", "CR1")
    assert "Nothing differs from the frozen text yet." in shown.out
    listed = crmkit(*day, "signoff", "change", "list", "--json").json
    assert [c["id"] for c in listed["changes"]] == ["CR1"]
    plan = crmkit(*day, "accept", "--json").json
    assert [p["phase"] for p in plan["phases"]] == ["P0", "P1", "P2", "P3"]
    done = crmkit(*day, "accept", "P0", "--pass", "TOR", "--evidence", "signed", "--close", "--by", "ilze")
    assert done.code == 0
    assert "is released" in done.out


def test_the_status_names_what_waits_and_who_has_to_be_told(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    folder = changed(tmp_path / "k")
    day = ("-C", folder, "--today", "2026-04-20")
    said = crmkit(*day, "signoff", "status")
    assert "CR1 is accepted (law on e-invoices) and waits for the next edition." in said.out
    assert "All have signed. Next: crmkit signoff freeze issues the edition with CR1." in said.out
    folder = read(tmp_path / "k2")
    sign(folder, "ilze")
    decline = ("signoff", "decline", "--section", "price", "--reason", "too dear", "--by", "natalja")
    assert crmkit("-C", folder, *decline).code == 0
    said = crmkit("-C", folder, "signoff", "status")
    told = (
        "Natalja Sokolova declined. To be told: Ilze Bergmane (has signed), managing director of the vendor."
    )
    assert told in said.out
    assert crmkit("-C", folder, "signoff", "status", "--json").json["to_tell"] == {
        "natalja": ["ilze", "vendor"]
    }


def test_a_change_says_where_it_comes_from_and_each_figure_once(tmp_path: Path, crmkit: Crmkit) -> None:  # noqa: F811
    folder = signed(tmp_path / "k")
    day = ("-C", folder, "--today", "2026-04-20")
    new = (*day, "signoff", "change", "new", "--by", "andris", "--reason", "law")
    assert crmkit(*new).code == crmkit(*new, "--origin", " ").code == 2
    assert crmkit(*new, "--origin", "Natalja").code == 0
    edit(folder)
    shown = crmkit(*day, "signoff", "change", "show", "CR1", "--json").json
    assert "effect" not in shown["change"]
    (listed,) = crmkit(*day, "signoff", "change", "list", "--json").json["changes"]
    assert listed["effect"] == shown["effect"]
    assert listed["clauses"] == shown["clauses"]
    assert shown["effect"]["price_before"] == shown["effect"]["price_after"] == "30470.00"


@pytest.mark.parametrize(
    "command", ["freeze", "ack", "sign", "verify", "record", "status", "change", "test-pki"]
)
def test_help_teaches(command: str, crmkit: Crmkit) -> None:  # noqa: F811
    done = crmkit("signoff", command, "--help")
    assert done.code == 0
    assert "Example: crmkit signoff" in done.out or command == "change"
