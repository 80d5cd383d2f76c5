"""Fields, keys, and signatures one after the other."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import pkcs12

from tests.signing import papers
from tests.signing.papers import CLIENT, NOW, PASSPHRASE, VENDOR
from toolkit.models.signoff.signing import FieldBox
from toolkit.problems import BadData, Refused, UsageError
from toolkit.signing.fields import empty_fields, field_name, place_fields
from toolkit.signing.inspection.pdf_file import PdfFile
from toolkit.signing.keys import key_from_file
from toolkit.signing.sign import SignOrder, sign
from toolkit.signing.try_out import make_key_file, revocation_list


def test_fields_are_appended_and_come_out_the_same_every_time() -> None:
    boxes = [FieldBox(name=CLIENT, page=1, left=10, bottom=10, right=100, top=50)]
    once, again = place_fields(papers.plain(), boxes), place_fields(papers.plain(), boxes)
    assert once == again
    assert once.startswith(papers.plain())
    assert empty_fields(once, "a.pdf") == (CLIENT,)


def test_no_field_name_begins_another() -> None:
    names = [field_name(n, who) for n, who in enumerate(["a", "ab", "a-1"] * 4, 1)]
    assert [(a, b) for a in names for b in names if a != b and b.startswith(a)] == []
    assert names[0] == "Sign-01-a"


def test_a_field_that_is_wanted_twice_is_refused() -> None:
    box = FieldBox(name=CLIENT, page=1, left=10, bottom=10, right=100, top=50)
    with pytest.raises(UsageError, match="wanted twice"):
        place_fields(papers.plain(), [box, box])


def test_two_parties_sign_one_file() -> None:
    signed = papers.signed_twice()
    assert signed.startswith(papers.signed_once())
    assert papers.signed_once().startswith(papers.frozen())
    first, second = PdfFile(signed, "a.pdf").signatures([papers.authority().der], NOW)
    assert (first.field, first.certifies, first.changes, first.covers_whole_file) == (
        CLIENT,
        True,
        "signing",
        False,
    )
    assert (second.field, second.certifies, second.changes, second.covers_whole_file) == (
        VENDOR,
        False,
        "none",
        True,
    )
    assert [s.intact and s.trusted and s.changes_allowed for s in (first, second)] == [True, True]
    assert [(s.holder.name, s.at) for s in (first, second)] == [
        ("TRY-OUT Ilze", NOW),
        ("TRY-OUT Vendor", NOW),
    ]


def test_without_a_trusted_authority_nobody_is_known() -> None:
    assert [s.trusted for s in PdfFile(papers.signed_twice(), "a.pdf").signatures([], NOW)] == [None, None]


def test_a_field_is_signed_once() -> None:
    with pytest.raises(Refused, match=CLIENT):
        sign(papers.signed_once(), papers.key("Vendor"), SignOrder(CLIENT, NOW))


def test_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match="Sign-09-nobody"):
        sign(papers.frozen(), papers.key("Vendor"), SignOrder("Sign-09-nobody", NOW))


def test_only_the_first_signature_certifies() -> None:
    with pytest.raises(Refused, match=VENDOR):
        sign(papers.signed_once(), papers.key("Vendor"), SignOrder(VENDOR, NOW, certify=True))


@pytest.mark.parametrize(
    ("days", "words"), [(-2, "valid from 2026-03-29 only"), (31, "expired on 2026-04-29")]
)
def test_a_certificate_signs_only_while_it_is_valid(days: int, words: str) -> None:
    with pytest.raises(Refused, match=words):
        sign(papers.frozen(), papers.key("Ilze"), SignOrder(CLIENT, NOW + timedelta(days=days)))


def test_a_revoked_certificate_does_not_sign() -> None:
    data = make_key_file(papers.authority(), "Left", PASSPHRASE, NOW)
    _, certificate, _ = pkcs12.load_key_and_certificates(data, PASSPHRASE)
    assert certificate is not None
    taken_back = revocation_list(papers.authority(), (certificate.serial_number,), NOW)
    order = SignOrder(CLIENT, NOW, roots=(papers.authority().der,), crls=(taken_back,))
    with pytest.raises(Refused, match="does not hold"):
        sign(papers.frozen(), key_from_file(data, PASSPHRASE, "k"), order)
    still_good = replace(order, crls=(revocation_list(papers.authority(), (), NOW),))
    assert sign(papers.frozen(), key_from_file(data, PASSPHRASE, "k"), still_good)


@pytest.mark.parametrize("passphrase", [b"", b"wrong", "пароль".encode("cp1251")])
def test_a_wrong_pass_phrase_is_said_so(passphrase: bytes) -> None:
    data = make_key_file(papers.authority(), "Ilze", PASSPHRASE, NOW)
    with pytest.raises(UsageError, match=r"'ilze\.p12' does not open"):
        key_from_file(data, passphrase, "ilze.p12")


def test_a_file_that_is_no_key_is_said_so() -> None:
    with pytest.raises(UsageError, match="does not open"):
        key_from_file(b"hello", PASSPHRASE, "ilze.p12")


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\n", b"PK\x03\x04 a zip", b"\x00" * 100])
def test_what_is_no_pdf_is_a_problem_and_no_traceback(pdf: bytes) -> None:
    for look in (
        lambda: PdfFile(pdf, "a.pdf").signatures([], NOW),
        lambda: PdfFile(pdf, "a.pdf").attachments(),
        lambda: PdfFile(pdf, "a.pdf").page_count,
        lambda: sign(pdf, papers.key("Ilze"), SignOrder(CLIENT, NOW)),
    ):
        with pytest.raises(BadData, match="cannot be read as a PDF"):
            look()


def test_levels_with_a_time_want_a_server() -> None:
    with pytest.raises(Refused, match="time-stamp server"):
        sign(papers.frozen(), papers.key("Ilze"), SignOrder(CLIENT, NOW, level="B-T"))


def test_a_time_stamp_says_when_and_revocation_data_travels_along() -> None:
    order = SignOrder(CLIENT, NOW, certify=True, level="B-T", stamper=papers.stamper())
    signed = sign(papers.frozen(), papers.key("Ilze"), order)
    (stamped,) = PdfFile(signed, "a.pdf").signatures([papers.authority().der], NOW)
    assert (stamped.time_stamped, stamped.trusted, stamped.changes) == (True, True, "none")
    lists = (revocation_list(papers.authority(), (), NOW),)
    long = replace(order, level="B-LT", roots=(papers.authority().der,), crls=lists)
    kept = sign(papers.frozen(), papers.key("Ilze"), long)
    assert b"/DSS" in kept
    (found,) = PdfFile(kept, "a.pdf").signatures([papers.authority().der], NOW)
    assert (found.time_stamped, found.intact, found.changes) == (True, True, "signing")
    assert found.covers_whole_file
    (longer,) = PdfFile(kept + b"% more\n", "a.pdf").signatures([papers.authority().der], NOW)
    assert not longer.covers_whole_file
    twice = sign(kept, papers.key("Vendor"), replace(long, field=VENDOR, certify=False))
    both = PdfFile(twice, "a.pdf").signatures([papers.authority().der], NOW)
    assert [(s.intact, s.changes_allowed, s.covers_whole_file) for s in both] == [
        (True, True, False),
        (True, True, True),
    ]


def test_attachments_come_out_as_they_went_in() -> None:
    assert PdfFile(papers.signed_twice(), "a.pdf").attachments() == {
        "baseline.json": b"{}",
        "technical-assignment.docx": b"word",
    }
    assert PdfFile(papers.signed_twice(), "a.pdf").page_count == 2


def test_the_file_stays_pdf_1_7() -> None:
    assert b"/Version" not in papers.signed_twice()[len(papers.frozen()) :]
