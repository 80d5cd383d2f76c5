"""Files that nobody tampered with raise no false alarm, whoever signs, with what, in which order and how often."""

from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from random import Random

import pytest
import typst
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata
from pyhanko.sign.fields import MDPPerm

from tests.signing import papers
from tests.signing.test_attacks import baseline_of
from toolkit.models.signoff.signing import FieldBox, SigningLevel
from toolkit.signing.fields import place_fields
from toolkit.signing.sign import SignOrder, _SignerAt, sign
from toolkit.signing.try_out import revocation_list
from toolkit.stages.signoff.verdicts import all_hold, verdicts
from toolkit.workflows.signoff.sign.verify import examine

LEVELS: tuple[SigningLevel, ...] = ("B-B", "B-T", "B-LT")


@dataclass(frozen=True)
class Paper:
    """How a file came to be: pages of text, signatures as (holder, level or '' for the bare library)."""

    pages: int
    visible: bool
    signed: tuple[tuple[str, SigningLevel | str], ...]


@lru_cache(maxsize=16)
def frozen(pages: int, fields: int, *, visible: bool) -> bytes:
    """A tagged document with empty fields, as the exporter and the freeze make it."""
    source = papers._SOURCE + b"\n#pagebreak()\n#table(columns: 3, ..range(60).map(n => [cell #n]))" * (
        pages - 1
    )
    plain = bytes(typst.compile(source, format="pdf", pdf_standards=["a-3a", "ua-1"]))
    size = 60 if visible else 0
    boxes = [
        FieldBox(
            name=f"Sign-{n:02d}-p", page=1, left=60, bottom=60 * n, right=60 + 3 * size, top=60 * n + size
        )
        for n in range(1, fields + 1)
    ]
    return place_fields(plain, boxes)


def cases(count: int) -> list[Paper]:
    """Drawn with a seed: one to four signatures, of crmkit at each level or of the library alone."""
    chance = Random(50)  # noqa: S311  # the same files every time
    found = []
    for _ in range(count):
        hands = [(f"Person {n}", chance.choice((*LEVELS, ""))) for n in range(chance.randint(1, 4))]
        found.append(Paper(chance.randint(1, 4), chance.random() < 0.7, tuple(hands)))
    return found


def made(paper: Paper) -> tuple[bytes, bytes]:
    """The frozen file and the signed one."""
    begun = frozen(paper.pages, 4, visible=paper.visible)
    data = begun
    for number, (holder, level) in enumerate(paper.signed, 1):
        field = f"Sign-{number:02d}-p"
        data = (
            _bare(data, holder, field, first=number == 1) if not level else _ours(data, holder, field, level)
        )
    return begun, data


def _ours(data: bytes, holder: str, field: str, level: str) -> bytes:
    order = SignOrder(field, papers.NOW, certify=field == "Sign-01-p", reason="read and agreed")
    if level != "B-B":
        order = replace(order, level=level, stamper=papers.stamper())  # type: ignore[arg-type]  # a level
    if level == "B-LT":
        lists = (revocation_list(papers.authority(), (), papers.NOW),)
        order = replace(order, roots=(papers.authority().der,), crls=lists)
    return sign(data, papers.key(holder), order)


def _bare(data: bytes, holder: str, field: str, *, first: bool) -> bytes:
    """Signed by the library as another program would, with its own file ids and properties."""
    meta = PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", certify=first, docmdp_permissions=MDPPerm.FILL_FORMS
    )
    out = BytesIO()
    signer = _SignerAt(meta, papers.key(holder).signer)
    signer.at = papers.NOW
    signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(data)), output=out)
    return out.getvalue()


def alarms(paper: Paper) -> dict[str, str]:
    """The verdicts that do not hold, in words."""
    begun, data = made(paper)
    found = examine(data, "a.pdf", (papers.authority().der,), papers.NOW, baseline_of(begun))
    given = verdicts(replace(found, recorded=sha256(data).hexdigest()))
    assert all_hold(given) == all(v.state == "holds" for v in given)
    return {v.name: v.words for v in given if v.state != "holds"}


@pytest.mark.slow
def test_no_false_alarm_on_five_honest_files() -> None:
    assert [(paper, found) for paper in cases(5) if (found := alarms(paper))] == []


@pytest.mark.soak
def test_no_false_alarm_on_fifty_honest_files() -> None:
    assert [(paper, found) for paper in cases(50) if (found := alarms(paper))] == []
