"""What holds for every exporter, over one tree that holds everything."""

import io
import re
from html.parser import HTMLParser
from itertools import pairwise
from types import ModuleType

import pytest
from lxml import etree
from pypdf import PdfReader

from tests.documents import pdf_text, word
from tests.documents.everything import HOSTILE, WORDS, everything
from toolkit import discover
from toolkit.documents import exporters
from toolkit.documents.audience import for_audience
from toolkit.documents.exporters import docx, html, pdf, xlsx
from toolkit.models.blocks import (
    ApprovalSheet,
    Block,
    Comment,
    FillIn,
    Footnote,
    Heading,
    List,
    ListOfCaptions,
    Paragraph,
    SignatureTable,
    Table,
    TableOfContents,
    TitlePage,
)
from toolkit.models.document import Document, Properties

ALL = [module for _, module in discover.modules(exporters)]


class _Visible(HTMLParser):
    """The text of a page without style."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.hidden += tag in {"style", "script"}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.targets += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"style", "script"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.found.append(data)


def page(document: Document) -> _Visible:
    parser = _Visible()
    parser.feed(html.render(document).decode())
    return parser


def shown(module: ModuleType, document: Document) -> str:
    if module is html:
        return "".join(page(document).found)
    if module is pdf:
        return "\n".join(pdf_text.pages(pdf.render(document)))
    content = docx.render(document)
    return word.text(word.part(content)) + word.text(word.part(content, "word/footnotes.xml"))


def folded(text: str) -> str:
    """Without the case, which a label may change, and with single blanks, because lines are broken anywhere."""
    return " ".join(text.split()).casefold()


def test_the_formats_are_these() -> None:
    assert [module.SUFFIX for module in ALL] == ["docx", "html", "pdf", "xlsx"]


@pytest.mark.parametrize("module", ALL, ids=lambda m: m.SUFFIX)
def test_equal_documents_give_equal_bytes(module: ModuleType) -> None:
    assert module.render(everything()) == module.render(everything())


@pytest.mark.parametrize("module", ALL, ids=lambda m: m.SUFFIX)
def test_an_empty_document_is_no_error(module: ModuleType) -> None:
    empty = Document(title="Nothing", properties=Properties(day=everything().properties.day), blocks=())
    assert module.render(empty)


@pytest.mark.parametrize("module", [docx, html, pdf], ids=lambda m: m.SUFFIX)
def test_everything_is_shown(module: ModuleType) -> None:
    text = folded(shown(module, everything()))
    assert [words for words in WORDS if folded(words) not in text] == []


@pytest.mark.parametrize("module", [docx, html], ids=lambda m: m.SUFFIX)
def test_text_of_people_appears_as_typed(module: ModuleType) -> None:
    assert HOSTILE.replace("\x07", "\ufffd") in shown(module, everything())


def test_text_of_people_appears_as_typed_in_pdf() -> None:
    typed = HOSTILE.replace("\x07", "\ufffd").split("\u202e")[0]
    assert typed in shown(pdf, everything())


@pytest.mark.parametrize("module", [docx, html, pdf], ids=lambda m: m.SUFFIX)
def test_references_show_what_they_lead_to(module: ModuleType) -> None:
    assert folded("see 1, Table 1, the card, lost target") in folded(shown(module, everything()))


@pytest.mark.parametrize("module", [docx, html, pdf], ids=lambda m: m.SUFFIX)
def test_the_vendor_sees_nothing_internal(module: ModuleType) -> None:
    hidden = ["secret line", "secret term", "internal words", "Budget", "777", "1,555"]
    everybody = shown(module, everything())
    vendor = shown(module, for_audience(everything(), "vendor"))
    assert [words for words in hidden if words not in everybody] == []
    assert [words for words in hidden if words in vendor] == []


def test_the_vendor_gets_no_internal_file() -> None:
    def names(document: Document) -> list[str]:
        return list(PdfReader(io.BytesIO(pdf.render(document))).attachments)

    assert names(everything()) == ["data.json", "inside.json"]
    assert names(for_audience(everything(), "vendor")) == ["data.json"]


def test_the_pdf_says_what_the_word_file_says_in_the_same_order() -> None:
    """Word by word, without what one format counts or places in its own way.

    Left out are the contents, the numbers that Word counts itself, notes (at the foot of the page in a PDF),
    title page and signatures (laid out side by side) and cells over several rows.
    """
    document = everything()
    blocks = tuple(unnumbered(block) for block in document.blocks if in_order(block))
    document = document.model_copy(update={"blocks": blocks})
    assert pdf_text.tokens("\n".join(pdf_text.bodies(pdf.render(document)))) == pdf_text.tokens(
        word.text(word.part(docx.render(document)))
    )


def unnumbered(block: Block) -> Block:
    return block.model_copy(update={"numbered": False}) if isinstance(block, Heading) else block


def in_order(block: Block) -> bool:
    match block:
        case TableOfContents() | ListOfCaptions() | TitlePage() | ApprovalSheet() | SignatureTable():
            return False
        case Table():
            return not block.landscape and all(cell.row_span == 1 for row in block.rows for cell in row.cells)
        case List():
            return not block.ordered
        case Paragraph():
            typed = any(isinstance(inline, str) and "\u202e" in inline for inline in block.inlines)
            return not typed and not any(isinstance(i, Footnote | Comment | FillIn) for i in block.inlines)
        case _:
            return True


def test_the_vendors_workbook_holds_nothing_internal() -> None:
    content = xlsx.render(for_audience(everything(), "vendor"))
    sheets = "".join(
        etree.tostring(word.part(content, name), encoding="unicode")
        for name in word.names(content)
        if name.endswith(".xml")
    )
    assert "Budget" not in sheets
    assert "<v>777</v>" not in sheets


def test_the_page_loads_nothing_and_runs_its_own_script_only() -> None:
    seen = page(everything())
    assert seen.tags.count("script") == 1
    assert "link" not in seen.tags
    outside = [t for t in seen.targets if not t.startswith(("#", "data:image/"))]
    assert outside == ["https://example.org/a?b=1&c=2"]


def test_links_of_the_page_lead_somewhere_and_ids_are_unique() -> None:
    seen = page(everything())
    assert sorted(set(seen.ids)) == sorted(seen.ids)
    assert {t[1:] for t in seen.targets if t.startswith("#")} <= set(seen.ids)


def test_headings_of_the_page_do_not_skip_a_level() -> None:
    levels = [int(tag[1]) for tag in page(everything()).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("text", ["x" * 10_000, "\x00\x0b\ud800", "]]>", "é" * 3, "\u2028"])
def test_odd_text_is_written_in_every_format(text: str) -> None:
    blocks = (Paragraph(inlines=(text,)),)
    document = everything().model_copy(update={"blocks": blocks, "title": text})
    for module in ALL:
        assert module.render(document)
    assert word.faults(docx.render(document)) == []
