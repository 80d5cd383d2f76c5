"""Templates: what people wrote appears as typed, and a fault names file and line."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.everything import HOSTILE, PROPERTIES
from toolkit.documents.plain import plain
from toolkit.documents.render import render
from toolkit.documents.template import Template, TemplateManifest
from toolkit.models.blocks import (
    Blocks,
    Heading,
    LineBreak,
    Link,
    List,
    Paragraph,
    Rule,
    Table,
    Text,
)
from toolkit.problems import BadData

FILE = "templates/x/body.md.j2"
RULE: Mapping[str, Blocks] = {"line": (Rule(),)}


def made(body: str, data: Mapping[str, Blocks] = RULE, **view: object) -> Blocks:
    template = Template(TemplateManifest(name="x", title="X", kind="Kind"), body, FILE)
    return render(template, view, data, PROPERTIES).blocks


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "**b**",
        "a | b",
        "<b>",
        "{{ 1 }}",
        "{% x %}",
        "1. no list",
        "# no head",
        "- no",
        "    no code",
        "`",
    ],
)
def test_printed_values_are_never_parsed(text: str) -> None:
    assert made("{{ v }}", v=text) == (Paragraph(inlines=(text,)),)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_any_value_appears_as_typed(text: str) -> None:
    (block,) = made("*before* {{ v }} **{{ v }}** after", v=text)
    assert isinstance(block, Paragraph)
    seen = "".join("\n" if isinstance(inline, LineBreak) else plain((inline,)) for inline in block.inlines)
    lines = text.replace("\r\n", "\n")
    for end in "\r\v\f\x85\u2028\u2029":
        lines = lines.replace(end, "\n")
    assert seen == f"before {lines} {lines} after"


def test_values_keep_their_place_in_headings_links_code_and_tables() -> None:
    head, line, table = made(
        "# {{ v }} {#id}\n\n`{{ v }}` [{{ v }}](https://e.org/{{ n }})\n\n| a |\n|---|\n| {{ v }} |\n",
        v="x | `y`",
        n=5,
    )
    assert head == Heading(level=1, inlines="x | `y`", id="id")
    assert line == Paragraph(
        inlines=(
            Text(text="x | `y`", marks=("code",)),
            " ",
            Link(url="https://e.org/5", inlines=("x | `y`",)),
        )
    )
    assert isinstance(table, Table)
    assert plain(table.rows[0].cells[0].inlines) == "x | `y`"


def test_line_ends_in_a_value_stay_inside_its_paragraph() -> None:
    assert made("a {{ v }}", v="one\n\n# two") == (
        Paragraph(inlines=("a one", LineBreak(), LineBreak(), "# two")),
    )


def test_a_macro_prints_its_own_markdown_but_not_that_of_its_values() -> None:
    body = "{% macro strong(x) %}**{{ x }}**{% endmacro %}\n{{ strong(v) }}"
    assert made(body, v="*y*") == (Paragraph(inlines=(Text(text="*y*", marks=("strong",)),)),)


def test_data_blocks_stand_where_they_are_called() -> None:
    assert made('before\n{{ block("line") }}\nafter') == (
        Paragraph(inlines="before"),
        Rule(),
        Paragraph(inlines="after"),
    )
    (item,) = made('- one\n\n  {{ block("line") }}\n')
    assert isinstance(item, List)
    assert item.items[0].blocks == (Paragraph(inlines="one"), Rule())


def test_the_mark_of_a_block_in_a_value_is_only_text() -> None:
    assert made("{{ v }}", v="\ue002line\ue003") == (Paragraph(inlines="\ue002line\ue003"),)


def test_nothing_is_printed_for_nothing() -> None:
    assert made("{{ v }}\n\n{{ w }}", v=None, w="") == ()


FAULTS = [
    ("a\n\n{{ nope }}", 3, "'nope' is undefined."),
    ("{{ v.x }}", 1, "'str object' has no attribute 'x'."),
    ("a\n{% for %}", 2, "Expected an expression, got 'end of statement block'"),
    ('a\n\n{{ block("z") }}', 3, "There is no data block 'z'. The blocks of this document are: line."),
    ('a {{ block("line") }}', 1, "A data block stands alone on its line"),
    ("{% macro f() %}\n{{ f() }}{% endmacro %}\n{{ f() }}", 2, "The template calls itself without end."),
    (
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        1,
        "stopped after 2000000 steps",
    ),
    ("x\n{{ 1 / 0 }}", 2, "Division by zero."),
    ('{{ "a" * 1000000000 }}', 1, "'*' is not for templates."),
    ("{{ 2 ** 99 }}", 1, "'**' is not for templates."),
    ("{{ v.__class__ }}", 1, "unsafe"),
    ("{{ v.ljust(5) }}", 1, "unsafe"),
    ("{{ v ~ v }}", 1, "Texts are not joined with '~'"),
    ('{% include "other" %}', 1, "This tag is not for templates."),
    ("{{ v|tojson }}", 1, "No filter named 'tojson'."),
    ("x\n\ue000", 2, "The characters U+E000 to U+E003 have no place in a template."),
    (
        "\n{% for a in range(90000) %}" + "x" * 300 + "\n{% endfor %}",
        2,
        "printed more than 20000000 characters",
    ),
    (
        "\n{% for a in range(2000) %}\n{{ large }}\n{% endfor %}",
        3,
        "printed values of more than 50000000 characters",
    ),
]


@pytest.mark.parametrize(("body", "line", "said"), FAULTS, ids=[said for *_, said in FAULTS])
def test_faults_name_file_and_line(body: str, line: int, said: str) -> None:
    with pytest.raises(BadData) as caught:
        made(body, v="text", large="x" * 100_000)
    (problem,) = caught.value.problems
    assert said in f"{problem.what} {problem.how_to_mend}"
    assert problem.code == "TEMPLATE"
    assert (problem.place.file, problem.place.line) == (FILE, line)


def test_a_comment_is_not_printed() -> None:
    assert made("{## not for readers ##}\ntext") == (Paragraph(inlines="text"),)
