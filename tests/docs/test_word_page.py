"""docs/word.md names every style that is needed, and its example is read as it says."""

import re
from pathlib import Path

from toolkit.documents.exporters.word.parts.reference import NEEDED
from toolkit.documents.markdown.reading import parse
from toolkit.models.blocks import List, Table

PAGE = (Path(__file__).parents[2] / "docs" / "word.md").read_text("utf-8")


def test_every_style_is_named() -> None:
    listed = PAGE.partition("in English Word:\n")[2].partition("\n## ")[0]
    assert re.split(r",\s+", " ".join(listed.split()).rstrip(".")) == sorted(NEEDED)


def test_the_example_is_read_as_it_says() -> None:
    example = PAGE.partition("```markdown\n")[2].partition("```")[0]
    blocks = parse(example)
    assert [block.type for block in blocks] == [
        "heading",
        "paragraph",
        "paragraph",
        "definition_list",
        "list",
        "table",
        "callout",
        "page_break",
    ]
    assert isinstance(blocks[4], List)
    assert [item.checked for item in blocks[4].items] == [True, False]
    assert isinstance(blocks[5], Table)
    assert (blocks[5].id, blocks[5].landscape, blocks[5].caption) == ("rights", True, ("Who may do what",))
