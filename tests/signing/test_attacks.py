"""A signed file after somebody touched it: every change is seen by at least one verdict, and none stops the program."""

from dataclasses import replace
from hashlib import sha256
from random import Random

import pytest

from tests.signing import papers
from tests.signing.attacks import ATTACKS, Attack, annotation, attachment, open_action, page_text
from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.signing import FieldBox
from toolkit.signing.fields import empty_fields, place_fields
from toolkit.signing.sign import SignOrder, sign
from toolkit.signing.writer import open_for_update, written
from toolkit.stages.signoff.verdicts import Evidence, all_hold, verdicts
from toolkit.workflows.signoff.sign.verify import examine


def baseline_of(frozen: bytes) -> Baseline:
    """What the manifest of the small paper would say."""
    return Baseline(
        id="B1",
        engagement="k",
        edition="contract",
        frozen_at=papers.NOW,
        by="andris",
        delivered=papers.NOW.date(),
        root_sha256="0" * 64,
        content_sha256=sha256(b"{}").hexdigest(),
        docx_sha256=sha256(b"word").hexdigest(),
        frozen_sha256=sha256(frozen).hexdigest(),
        frozen_length=len(frozen),
        pages=2,
        log_head="0" * 64,
        sections=(),
    )


def states(data: bytes) -> dict[str, str]:
    """Verdict -> state, for a file of which the honest one was recorded."""
    return {v.name: v.state for v in verdicts(evidence(data))}


def evidence(data: bytes) -> Evidence:
    found = examine(data, "a.pdf", (papers.authority().der,), papers.NOW, baseline_of(papers.frozen()))
    honest = sha256(papers.signed_twice()).hexdigest()
    return replace(found, recorded=honest)


def test_the_honest_file_holds_throughout() -> None:
    assert all_hold(verdicts(evidence(papers.signed_twice())))
    assert len(states(papers.signed_twice())) == 8


EXPECTED = {
    "trailing_comment": {"coverage", "final_file"},
    "page_text": {"later_changes", "coverage", "final_file"},
    "attachment": {"later_changes", "coverage", "attachments", "final_file"},
    "annotation": {"later_changes", "coverage", "final_file"},
    "other_title": {"coverage", "final_file"},
    "open_action": {"later_changes", "coverage", "final_file"},
    "rewritten": {"integrity", "identity", "frozen_prefix", "later_changes", "coverage", "final_file"},
    "flipped_inside": {"integrity", "identity", "frozen_prefix", "final_file"},
    "flipped_padding": {"final_file"},
}


SAID: dict[Attack, str] = {
    page_text: "text or pictures of page 1",
    attachment: "attachment 'annex.json' added",
    annotation: "remarks, links or fields on page 1",
    open_action: "something that runs when the file is opened",
}


@pytest.mark.parametrize("attack", SAID, ids=lambda attack: attack.__name__)
def test_what_was_changed_is_said(attack: Attack) -> None:
    found = {v.name: v.words for v in verdicts(evidence(attack(papers.signed_twice())))}
    assert found["later_changes"].endswith(f"signed, the file was changed: {SAID[attack]}.")


def test_a_field_that_covers_a_page_is_seen_even_from_the_first_to_sign() -> None:
    """A new field shows whatever its picture shows, and the certification comes only after it."""
    box = FieldBox(name="Sign-03-guest", page=1, left=0, bottom=0, right=590, top=840)
    covered = place_fields(papers.frozen(), [box])
    signed = sign(covered, papers.key("Ilze"), SignOrder(papers.CLIENT, papers.NOW, certify=True))
    found = {v.name: v for v in verdicts(evidence(signed))}
    assert found["later_changes"].state == "fails"
    assert "remarks, links or fields on page 1" in found["later_changes"].words


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_each_attack_fails_what_it_should(attack: Attack) -> None:
    found = states(attack(papers.signed_twice()))
    failing = {name for name, state in found.items() if state == "fails"}
    expected = EXPECTED.get(attack.__name__)
    assert failing >= {"final_file"}
    assert expected is None or failing == expected


def test_a_page_changed_between_two_signatures_is_seen() -> None:
    """The trap of other checkers: the client has signed, the vendor paints another price and signs."""
    changed = page_text(papers.signed_once())
    signed = sign(changed, papers.key("Vendor"), SignOrder(papers.VENDOR, papers.NOW))
    found = {v.name: v for v in verdicts(evidence(signed))}
    assert found["later_changes"].state == "fails"
    assert "TRY-OUT Ilze" in found["later_changes"].words
    assert found["coverage"].state == "holds"


def test_a_signature_that_was_cut_off_is_seen() -> None:
    assert states(papers.signed_once())["final_file"] == "fails"


def test_an_unsigned_update_in_front_of_the_first_signature_is_seen() -> None:
    box = FieldBox(name="Sign-03-guest", page=1, left=9, bottom=9, right=60, top=30)
    other = place_fields(papers.frozen(), [box])
    signed = sign(other, papers.key("Ilze"), SignOrder(papers.CLIENT, papers.NOW, certify=True))
    assert states(signed)["coverage"] == "holds"
    assert states(signed)["final_file"] == "fails"
    assert "Sign-03-guest" in empty_fields(signed, "a.pdf")


@pytest.mark.slow
def test_two_hundred_flipped_bytes_are_all_found() -> None:
    honest, chance = papers.signed_twice(), Random(7)  # noqa: S311  # the same bytes every time
    missed = []
    for _ in range(200):
        at = chance.randrange(len(honest))
        changed = honest[:at] + bytes([honest[at] ^ (1 << chance.randrange(8))]) + honest[at + 1 :]
        if all_hold(verdicts(evidence(changed))):
            missed.append(at)
    assert missed == []


@pytest.mark.slow
def test_files_cut_at_any_place_are_never_a_traceback() -> None:
    honest = papers.signed_twice()
    for at in range(0, len(honest), max(len(honest) // 150, 1)):
        assert not all_hold(verdicts(evidence(honest[:at])))


def test_an_empty_update_is_no_signature() -> None:
    writer = open_for_update(papers.signed_twice(), "a.pdf")
    writer.update_root()  # type: ignore[no-untyped-call]  # no types there
    assert states(written(writer))["coverage"] == "fails"
