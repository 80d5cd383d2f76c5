"""Inlines as plain data."""

from toolkit.documents.exporters.typeset.state import Node, State
from toolkit.documents.plain import is_safe_url, plain
from toolkit.models.blocks import (
    Changed,
    Comment,
    FillIn,
    Footnote,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Text,
)


def inline_nodes(inlines: Inlines, state: State, *, linked: bool = False) -> list[Node]:
    """The nodes of inlines; inside a link (`linked`) further links are plain text."""
    made: list[Node] = []
    for inline in inlines:
        made.extend(_nodes(inline, state, linked=linked))
    return made


def _nodes(inline: Inline, state: State, *, linked: bool) -> list[Node]:  # noqa: PLR0911  # one case an inline
    match inline:
        case str():
            return [state.text(inline)]
        case Text():
            return [_text(inline, state)]
        case LineBreak():
            return [{"k": "break"}]
        case Link():
            inner = inline_nodes(inline.inlines or (inline.url,), state, linked=True)
            safe = is_safe_url(inline.url) and not linked
            return [{"k": "link", "url": inline.url, "body": inner}] if safe else inner
        case Reference():
            label = state.outline.labels.get(inline.target)
            inner = inline_nodes(inline.inlines or (label or inline.target,), state, linked=True)
            known = label is not None and not linked
            return [{"k": "reference", "to": inline.target, "body": inner}] if known else inner
        case Footnote():
            return [{"k": "note", "body": inline_nodes(inline.inlines, state)}]
        case Comment():
            return [_comment(inline, state, linked=linked)]
        case Changed():
            marks = ["strike", "muted"] if inline.change == "deleted" else ["underline", "accent"]
            return [
                {"k": "text", "text": state.text(plain((one,))), "marks": marks} for one in inline.inlines
            ]
        case FillIn():
            choices = [state.text(choice) for choice in inline.choices]
            return [{"k": "fill", "hint": state.text(inline.hint), "kind": inline.kind, "choices": choices}]


def _text(text: Text, state: State) -> Node:
    said = state.text(text.text)
    return {"k": "text", "text": said, "marks": list(text.marks), **language(text.language)}


def _comment(comment: Comment, state: State, *, linked: bool) -> Node:
    by = f" ({state.text(comment.author)})" if comment.author else ""
    inner = inline_nodes(comment.inlines, state, linked=linked)
    return {
        "k": "comment",
        "body": inner,
        "by": f"{state.words['remark']}{by}:",
        "text": state.text(comment.text),
    }


def language(tag: str) -> dict[str, str]:
    """`de-AT` as typst wants it: language of two or three letters, region of two; nothing if it is no tag."""
    parts = tag.replace("_", "-").split("-")
    if not (parts[0].isascii() and parts[0].isalpha() and len(parts[0]) in {2, 3}):
        return {}
    region = next(
        (p for p in parts[1:] if len(p) == 2 and p.isascii() and p.isalpha()), ""
    )  # a region has two letters
    return {"lang": parts[0].lower(), **({"region": region.lower()} if region else {})}
