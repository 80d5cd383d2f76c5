"""The inline tokens of one Markdown paragraph as inlines of the block tree."""

from collections.abc import Callable, Mapping, Sequence

from markdown_it.token import Token

from toolkit.documents.markdown.marks import Values
from toolkit.models.blocks import Footnote, Inline, LineBreak, Link, Mark, Reference, Text

_MARKS: Mapping[str, Mark] = {"strong": "strong", "em": "emphasis", "s": "strike"}
_MARK_ORDER: Sequence[Mark] = ("strong", "emphasis", "strike", "underline", "code", "muted", "accent")
_CLASSES: Mapping[str, Mark] = {"underline": "underline", "muted": "muted", "accent": "accent"}


class InlineReader:
    """Reads the children of an `inline` token; `note` gives a footnote by its number."""

    def __init__(self, values: Values, note: Callable[[int], tuple[Inline, ...]]) -> None:
        self._values = values
        self._note = note

    def read(self, tokens: Sequence[Token]) -> tuple[Inline, ...]:
        """All inlines of a paragraph, neighbouring plain texts joined."""
        inlines, _ = self._until(tokens, 0, "", ())
        return inlines

    def _until(
        self, tokens: Sequence[Token], at: int, end: str, marks: tuple[Mark, ...]
    ) -> tuple[tuple[Inline, ...], int]:
        """Read up to the token type `end`; give the inlines and the place behind it."""
        found: list[Inline] = []
        while at < len(tokens) and tokens[at].type != end:
            token = tokens[at]
            at += 1
            if token.type == "link_open":
                inner, at = self._until(tokens, at, "link_close", marks)
                found.append(self._link(token, inner))
            elif token.nesting == 1:
                inside = _inside(token, marks)
                inner, at = self._until(tokens, at, token.type.removesuffix("_open") + "_close", inside)
                language = str(token.attrs.get("lang", ""))
                for inline in inner:
                    _add(found, _spoken(inline, language) if language else inline)
            else:
                for inline in self._leaf(token, marks):
                    _add(found, inline)
        return tuple(found), at + 1

    def _leaf(self, token: Token, marks: tuple[Mark, ...]) -> Sequence[Inline]:  # noqa: PLR0911  # one case a token
        match token.type:
            case "softbreak":
                return (_marked(" ", marks),)
            case "hardbreak":
                return (LineBreak(),)
            case "code_inline":
                return (Text(text=self._values.put_back(token.content), marks=_with(marks, "code")),)
            case "image":
                # A picture of the template's own choice is never loaded; its description stands for it.
                return [_remark(i, marks) for i in self.read(token.children or [])]
            case "footnote_ref":
                return (Footnote(inlines=self._note(int(token.meta["id"]))),)
            case "footnote_anchor":
                return ()
            case _:
                return [_remark(inline, marks) for inline in self._values.inlines(token.content)]

    def _link(self, token: Token, inner: tuple[Inline, ...]) -> Inline:
        url = self._values.put_back(str(token.attrs.get("href", "")))
        if url.startswith("#") and len(url) > 1:
            return Reference(target=url[1:], inlines=inner)
        return Link(url=url, inlines=inner)


def _inside(token: Token, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks between an opening token and its end."""
    names = str(token.attrs.get("class", "")).split()
    more = [_MARKS.get(token.tag), *(_CLASSES.get(name) for name in names)]
    for mark in more:
        marks = _with(marks, mark) if mark else marks
    return marks


def _spoken(inline: Inline, language: str) -> Inline:
    """Text in another language; an inner language wins."""
    if isinstance(inline, str):
        return Text(text=inline, language=language)
    if isinstance(inline, Text) and not inline.language:
        return inline.model_copy(update={"language": language})
    return inline


def _with(marks: tuple[Mark, ...], mark: Mark) -> tuple[Mark, ...]:
    return tuple(known for known in _MARK_ORDER if known in marks or known == mark)


def _marked(text: str, marks: tuple[Mark, ...]) -> Inline:
    return Text(text=text, marks=marks) if marks else text


def _remark(inline: Inline, marks: tuple[Mark, ...]) -> Inline:
    return _marked(inline, marks) if isinstance(inline, str) else inline


def _add(found: list[Inline], inline: Inline) -> None:
    """Append, joining plain text to plain text and equal marks to equal marks."""
    last = found[-1] if found else None
    if isinstance(inline, str) and isinstance(last, str):
        found[-1] = last + inline
    elif isinstance(inline, Text) and isinstance(last, Text) and _alike(inline, last):
        found[-1] = last.model_copy(update={"text": last.text + inline.text})
    else:
        found.append(inline)


def _alike(one: Text, other: Text) -> bool:
    return (one.marks, one.language) == (other.marks, other.language)
