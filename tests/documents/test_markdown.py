"""Markdown to blocks: structure, ids, and that no visible word is lost on the way to Word."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it.token import Token

from tests.documents import word
from tests.documents.everything import PROPERTIES
from toolkit.documents.exporters import docx
from toolkit.documents.markdown.reading import parse
from toolkit.documents.markdown.syntax import DEEPEST, parser
from toolkit.models.blocks import (
    Blocks,
    Callout,
    Code,
    Definition,
    DefinitionList,
    Footnote,
    Heading,
    LineBreak,
    Link,
    List,
    PageBreak,
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


def test_terms_with_inlines_and_several_meanings() -> None:
    assert parse("Deal *x*\n\n: a sale\n\n  in the making\n: b\n\nLead\n: c\n") == (
        DefinitionList(
            items=(
                Definition(
                    label=("Deal ", Text(text="x", marks=("emphasis",))),
                    blocks=tuple(Paragraph(inlines=text) for text in ("a sale", "in the making", "b")),
                ),
                Definition(label="Lead", blocks=(Paragraph(inlines="c"),)),
            )
        ),
    )


def test_tasks_are_told_from_other_items() -> None:
    (found,) = parse("- [x] did **it**\n- [ ] to do\n- plain [ ]\n")
    assert isinstance(found, List)
    assert [item.checked for item in found.items] == [True, False, None]
    assert found.items[0].blocks == (Paragraph(inlines=("did ", Text(text="it", marks=("strong",)))),)


def test_classes_and_languages_of_words() -> None:
    assert parse("[quiet **loud**]{.muted} [Angebot]{lang=de} [x]{.unknown}") == (
        Paragraph(
            inlines=(
                Text(text="quiet ", marks=("muted",)),
                Text(text="loud", marks=("strong", "muted")),
                " ",
                Text(text="Angebot", language="de"),
                " x",
            )
        ),
    )


def test_what_stands_before_a_block_says_how_it_looks() -> None:
    lead, table = parse(
        '{.lead #intro}\nFirst words\n\n{#rights .landscape caption="Who may" widths="1 3"}\n| a | b |\n|---|---|\n| c | d |\n'
    )
    assert lead == Paragraph(inlines="First words", role="lead", id="intro")
    assert isinstance(table, Table)
    assert (table.id, table.landscape, table.caption) == ("rights", True, ("Who may",))
    assert [column.width for column in table.columns] == [1, 3]


def test_frames_pages_on_their_side_and_new_pages() -> None:
    callout, brk, table = parse(
        "::: warning Mind *this*\ninner\n:::\n\n::: page-break\n:::\n\n::: landscape\n| a |\n|---|\n| b |\n:::\n"
    )
    assert callout == Callout(kind="warning", title="Mind *this*", blocks=(Paragraph(inlines="inner"),))
    assert brk == PageBreak()
    assert isinstance(table, Table)
    assert table.landscape


def test_a_note_in_a_note_is_kept_and_one_in_itself_refused() -> None:
    (block,) = parse("a[^1]\n\n[^1]: b[^2]\n[^2]: c\n")
    assert block == Paragraph(inlines=("a", Footnote(inlines=("b", Footnote(inlines="c")))))
    with pytest.raises(BadData, match="A footnote stands inside itself"):
        parse("a[^1]\n\n[^1]: b[^1]\n", file="body.md.j2")


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


def as_word(blocks: Blocks) -> bytes:
    content = docx.render(Document(title="T", properties=PROPERTIES, blocks=blocks))
    assert word.faults(content) == []
    return content


def tokens_of_word(blocks: Blocks) -> list[str]:
    return word.text(word.part(as_word(blocks))).split()


def tokens_of_page(text: str) -> tuple[list[str], list[str]]:
    """Raw HTML is shown as text by us: so escape it for the judge too; boxes to tick are no text.

    The title of a frame is text that the judge would leave out. The words of the text, then those of its notes.
    """
    judge = parser()
    tokens = judge.parse(text)
    for token in tokens:
        if token.type.startswith("container_") and token.nesting == 1:
            title = token.info.split(None, 1)[1:]
            token.type, token.content = "text", " ".join(["", *title, ""])
        for leaf in (token, *(token.children or [])):
            if leaf.type in {"footnote_ref", "footnote_anchor"}:
                leaf.type, leaf.content = "text", ""
            if "task-list-item-checkbox" in leaf.content and leaf.type == "html_inline":
                leaf.type, leaf.content = "text", "☑" if "checked=" in leaf.content else "☐"
            leaf.type = {"html_block": "fence", "html_inline": "text"}.get(leaf.type, leaf.type)
    notes = next((at for at, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    return _words(tokens[:notes]), _words(tokens[notes:])


def _words(tokens: Sequence[Token]) -> list[str]:
    seen = _Visible()
    seen.feed(parser().renderer.render(tokens, parser().options, {}))
    return "".join(seen.found).replace("\x00", "\ufffd").split()


MARKUP = """word another **bold** *em* `code x` ~~gone~~ <b> </b> <!--c--> &amp; &lt; & < > " ' \\* | 🙂 عربي
\u202e http://x.y ![alt](u) [link](http://e.org) [ref] # ## - + 1. 7) > ``` ~~~ --- === *** | a |---|"""
TABLE = "\n\n| a | b |\n|---|---|\n| c | d |\n"
MORE = """[ ] [x] : [a]{.muted} {.lead} {#i} ::: warning note landscape page-break [^1] [^1]: ^[in]"""
GAPS = ("", " ", "\t", "\n", "\n\n", "\n- ", "\n> ", "\n1. ", "\n    ", "\u00a0", TABLE)
BEFORE = ("\n\n: ", "\n- [ ] ", "\n- [x] ", "\n\n::: note title\n", "\n:::\n", "\n\n{.lead}\n", "\n\n[^1]: ")
PIECES = st.sampled_from([*MARKUP.split(), *GAPS, *MORE.split(), *BEFORE])
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
    try:
        content = as_word(parse(readable))
    except BadData:
        assume("[^1]" not in readable)  # a note inside itself
        raise
    text, notes = tokens_of_page(readable)
    assert word.text(word.part(content)).split() == text
    if notes:
        kept = word.text(word.part(content, "word/footnotes.xml")).split()
        assert set(notes) <= set(kept)
