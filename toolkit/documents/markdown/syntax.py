"""Which Markdown the templates understand: CommonMark and what contract documents need beside it.

| a | b |            a table; before it {#id .landscape caption="Rights" widths="1 3"}
Term                 a list of terms
: what it means
- [x] done           a list of tasks
text[^1]             a footnote: [^1]: what it says
[words]{.muted}      marks .muted .accent .underline, another language {lang=de}
{.lead}              the role of the next paragraph: .lead .note .small .label, or its {#id}
::: warning Title    a framed remark: note, warning, draft; closed by :::
::: landscape        tables on pages that lie on their side
::: page-break       what follows begins on a new page
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

DEEPEST = 200
"""Levels of nesting; a list inside a list counts two. The parser drops what lies deeper, so we refuse it."""
CALLOUTS: Mapping[str, Literal["note", "warning", "draft"]] = {
    "note": "note",
    "warning": "warning",
    "draft": "draft",
}
LANDSCAPE, PAGE_BREAK = "landscape", "page-break"
TASK_BOX = "task-list-item"
"""The class that the parser gives to an item that is a task."""


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The parser, made once: it keeps nothing of what it read."""
    made = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    made.use(footnote_plugin).use(deflist_plugin).use(tasklists_plugin)
    made.use(attrs_plugin, spans=True, allowed=["id", "class", "lang"])
    made.use(attrs_block_plugin, allowed=["id", "class", "caption", "widths"])
    for name in (*CALLOUTS, LANDSCAPE, PAGE_BREAK):
        made.use(container_plugin, name)
    # Addresses stay as written: a printed value in one is put back after parsing.
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return made
