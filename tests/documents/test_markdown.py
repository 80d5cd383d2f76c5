"""Markdown to blocks: structure, ids, and that no visible word is lost on the way to Word."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import word
from tests.documents.everything import PROPERTIES
from toolkit.documents.exporters import docx
from toolkit.documents.markdown.reading import DEEPEST, parse, parser
from toolkit.models.blocks import (
    Blocks,
    Code,
    Footnote,
    Heading,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    Reference,
    Row,
    Rule,
    Table,
    Text,
)
from toolkit.models.document import Document
from toolkit.problems import BadData


def test_headings_carry_their_ids() -> None:
    assert parse("# Goals & *aims* {#goals}\n\n## Not counted {.unnumbered}\n\n### Braces {x}") == (
        Heading(level=1, inlines=("Goals & ", Text(text="aims", marks=("emphasis",))), id="goals"),
        Heading(level=2, inlines="Not counted", numbered=False),
        Heading(level=3, inlines="Braces {x}"),
    )


def test_marks_links_and_breaks() -> None:
    (block,) = parse("**a *b*** `c` ~~d~~ [see](#goals) [out](https://e.org/?a=ä)\\\nnext")
    assert isinstance(block, Paragraph)
    assert block.inlines == (
        Text(text="a ", marks=("strong",)),
        Text(text="b", marks=("strong", "emphasis")),
        " ",
        Text(text="c", marks=("code",)),
        " ",
        Text(text="d", marks=("strike",)),
        " ",
        Reference(target="goals", inlines=("see",)),
        " ",
        Link(url="https://e.org/?a=ä", inlines=("out",)),
        LineBreak(),
        "next",
    )


def test_lists_quotes_code_and_rules() -> None:
    one, two, three, four, five = parse(
        "3. a\n4. b\n   - c\n\n> q\n\n```py\nx  <y>\n```\n\n---\n\n- l\n\n- m\n"
    )
    assert isinstance(one, List)
    assert (one.ordered, one.start, one.tight, len(one.items)) == (True, 3, True, 2)
    assert isinstance(one.items[1].blocks[1], List)
    assert two == Quote(blocks=(Paragraph(inlines="q"),))
    assert three == Code(text="x  <y>", language="py")
    assert four == Rule()
    assert isinstance(five, List)
    assert not five.tight


def test_tables_have_their_alignment() -> None:
    (table,) = parse("| a | n |\n|---|--:|\n| `x` | 1 |\n")
    assert isinstance(table, Table)
    assert [column.kind for column in table.columns] == ["text", "number"]
    assert table.rows == (Row.of((Text(text="x", marks=("code",)),), "1"),)


def test_raw_html_pictures_and_notes_are_kept_as_text() -> None:
    assert parse("<div>\nhi\n</div>\n\na <b>bold</b> ![a *tree*](x.png) end[^1]\n\n[^1]: the note\n") == (
        Paragraph(inlines=("<div>", LineBreak(), "hi", LineBreak(), "</div>")),
        Paragraph(
            inlines=(
                "a <b>bold</b> a ",
                Text(text="tree", marks=("emphasis",)),
                " end",
                Footnote(inlines=("the note",)),
            )
        ),
    )


def test_what_lies_too_deep_is_refused_and_not_dropped() -> None:
    with pytest.raises(BadData, match="nested deeper than 100 levels"):
        parse("> " * DEEPEST + "x", file="body.md.j2")


@pytest.mark.parametrize("depth", [10, 50])
def test_deep_lists_are_read(depth: int) -> None:
    text = "\n".join("  " * level + f"- level{level}" for level in range(depth))
    assert tokens_of_word(parse(text)) == [f"level{level}" for level in range(depth)]


class _Visible(HTMLParser):
    """The visible words of the page that markdown-it itself makes, descriptions of pictures included."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append("\n" if tag in {"br", "p", "li", "td", "th", "hr", "pre"} else "")
        self.found += [value or "" for name, value in attrs if name == "alt"]

    def handle_endtag(self, tag: str) -> None:
        self.found.append("\n" if tag[0] in "hpltdbo" and tag != "del" else "")

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def tokens_of_word(blocks: Blocks) -> list[str]:
    content = docx.render(Document(title="T", properties=PROPERTIES, blocks=blocks))
    assert word.faults(content) == []
    return word.text(word.part(content)).split()


def tokens_of_page(text: str) -> list[str]:
    """Raw HTML is shown as text by us: so escape it for the judge too."""
    judge = parser()
    tokens = judge.parse(text)
    for token in tokens:
        for leaf in (token, *(token.children or [])):
            leaf.type = {"html_block": "fence", "html_inline": "text"}.get(leaf.type, leaf.type)
    seen = _Visible()
    seen.feed(judge.renderer.render(tokens, judge.options, {}))
    return "".join(seen.found).replace("\x00", "\ufffd").split()


MARKUP = """word another **bold** *em* `code x` ~~gone~~ <b> </b> <!--c--> &amp; &lt; & < > " ' \\* | 🙂 عربي
\u202e http://x.y ![alt](u) [link](http://e.org) [ref] # ## - + 1. 7) > ``` ~~~ --- === *** | a |---|"""
TABLE = "\n\n| a | b |\n|---|---|\n| c | d |\n"
GAPS = ("", " ", "\t", "\n", "\n\n", "\n- ", "\n> ", "\n1. ", "\n    ", "\u00a0", TABLE)
PIECES = st.sampled_from([*MARKUP.split(), *GAPS])
SOURCES = (
    st.lists(PIECES, max_size=40).map(" ".join)
    | st.lists(PIECES, max_size=25).map("".join)
    | st.text(max_size=60)
)


@given(SOURCES)
def test_each_visible_word_of_any_markdown_is_in_the_word_file(source: str) -> None:
    readable = re.sub(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ue000-\ue003]", "", source
    )
    assert tokens_of_word(parse(readable)) == tokens_of_page(readable)
