"""What was added to a PDF is told as the library tells it, from the bytes of what cannot matter."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY

from tests.signing import papers
from tests.signing.attacks import annotation, attachment, open_action, page_text, rewritten
from tests.workflows.signoff import rounds
from toolkit.models.signoff.signing import FieldBox
from toolkit.signing.fields import place_fields
from toolkit.signing.inspection.changes import NarrowPolicy, changes
from toolkit.signing.inspection.pdf_file import PdfFile
from toolkit.signing.inspection.revisions import NarrowRevision, Scan
from toolkit.signing.sign import SignOrder, sign


def _vendor_signs(pdf: bytes) -> bytes:
    return sign(pdf, papers.key("Vendor"), SignOrder(papers.VENDOR, papers.NOW))


def _client_signs(pdf: bytes) -> bytes:
    return sign(pdf, papers.key("Ilze"), SignOrder(papers.CLIENT, papers.NOW, certify=True))


def _guest_field(pdf: bytes) -> bytes:
    return place_fields(pdf, [FieldBox(name="Sign-03-guest", page=1, left=9, bottom=9, right=60, top=30)])


FILES: dict[str, Callable[[], bytes]] = {
    "signed twice": papers.signed_twice,
    "a page painted over, then signed": lambda: _vendor_signs(page_text(papers.signed_once())),
    "a page painted over after all": lambda: page_text(papers.signed_twice()),
    "a note": lambda: annotation(papers.signed_twice()),
    "one more file": lambda: attachment(papers.signed_twice()),
    "a program": lambda: open_action(papers.signed_twice()),
    "one more field": lambda: _guest_field(papers.signed_twice()),
}


def assert_same_ways(pdf: bytes) -> None:
    """Each replaced object and each field is reached by exactly the ways that the whole file shows."""
    reader = PdfFileReader(BytesIO(pdf), strict=False)
    scan = Scan(reader)
    for number in range(1, reader.xrefs.total_revisions):
        narrow, whole = NarrowRevision(reader, number, scan), HistoricalResolver(reader, number)
        narrow._load_reverse_xref_cache()
        whole._load_reverse_xref_cache()  # type: ignore[no-untyped-call]
        later = range(number + 1, reader.xrefs.total_revisions)
        sought = {ref for n in later for ref in reader.xrefs.explicit_refs_in_revision(n)}
        sought |= {field.reference for field in list.__iter__(whole.root["/AcroForm"]["/Fields"])}
        assert sought
        assert {ref: narrow._get_usages_of_ref(ref) for ref in sought} == {
            ref: whole._get_usages_of_ref(ref) for ref in sought
        }
        narrowly = NarrowPolicy(scan).review_file(reader, number)
        assert changes(narrowly) == changes(DEFAULT_DIFF_POLICY.review_file(reader, number))


@pytest.mark.parametrize("name", FILES)
def test_the_ways_are_those_of_the_whole_file(name: str) -> None:
    assert_same_ways(FILES[name]())


@pytest.mark.slow
def test_the_ways_are_those_of_a_whole_technical_assignment(tmp_path: Path) -> None:
    signed = rounds.signed(tmp_path / "k") / "issued/B1-signed/02-vendor.pdf"
    assert_same_ways(signed.read_bytes())


def test_what_was_not_looked_for_is_not_guessed() -> None:
    reader = PdfFileReader(BytesIO(papers.signed_twice()), strict=False)
    revision = NarrowRevision(reader, 2, Scan(reader))
    revision._load_reverse_xref_cache()
    with pytest.raises(PdfReadError, match="were not looked for"):
        revision._get_usages_of_ref(reader.root.raw_get("/Pages").reference)


ADDED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (papers.frozen, "none"),
    "one signature": (papers.signed_once, "signing"),
    "two signatures": (papers.signed_twice, "signing"),
    "a page in the signature's own update": (lambda: _client_signs(page_text(papers.frozen())), "other"),
    "a file in the signature's own update": (lambda: _client_signs(attachment(papers.frozen())), "other"),
    "a file saved anew": (lambda: rewritten(papers.signed_twice()), "not_analysable"),
}


@pytest.mark.parametrize("name", ADDED)
def test_what_was_added_to_the_frozen_file_is_told(name: str) -> None:
    make, expected = ADDED[name]
    assert PdfFile(make(), "a.pdf").added_after(len(papers.frozen())) == expected
