"""What stands around the text: contents beside it, search and filters above it, notes and the end below it."""

from base64 import b64encode

from toolkit.documents.exporters.page.facets import Facet, facets
from toolkit.documents.exporters.page.inlines import escape, inline_html
from toolkit.documents.exporters.page.state import State
from toolkit.documents.outline import Entry
from toolkit.documents.plain import bare

_DEPTH = 2


def side(state: State) -> str:
    """The contents beside the text."""
    rows = "".join(
        f'<li class="level-{entry.level}"><a href="#{escape(entry.anchor)}"><span class="number">{entry.number}</span>'
        f"<span>{contents_line(entry, state)}</span></a></li>\n"
        for entry in state.outline.entries
        if entry.level <= _DEPTH
    )
    title = escape(state.words["contents"])
    if not rows:
        return "<div></div>\n"
    return f'<nav class="side" aria-label="{title}"><p>{title}</p><ol>\n{rows}</ol></nav>\n'


def contents_line(entry: Entry, state: State) -> str:
    """A heading as contents repeat it: without its notes and links."""
    return inline_html(bare(entry.inlines), state, linked=True)


def tools(state: State, *, searchable: bool) -> str:
    """Search, filters and the switch of colours; hidden until the script runs."""
    words = state.words
    search = ""
    if searchable:
        chosen = "".join(_choice(facet, state) for facet in facets(state.document.blocks))
        search = (
            f'<label class="search"><span>{escape(words["search"])}</span>'
            f'<input type="search" autocomplete="off" spellcheck="false"></label>{chosen}'
            f'<button type="reset" disabled>{escape(words["show_all"])}</button>'
        )
    dark = f'<button type="button" data-dark aria-pressed="false">{escape(words["dark"])}</button>'
    count = f'<span role="status" data-text="{escape(words["shown_of"])}"></span>' if searchable else ""
    return f'<form class="tools" role="search" aria-label="{escape(words["tools"])}" hidden>{search}{dark}{count}</form>\n'


def _choice(facet: Facet, state: State) -> str:
    """A list of the values of one filter; well-known names have words in each language."""
    said = state.words.get(f"filter_{facet.name}") or _spoken(facet.name)
    options = "".join(
        f'<option value="{escape(value)}">{escape(state.words.get(f"value_{value}") or _spoken(value))} ({count})</option>'
        for value, count in facet.values
    )
    every = f'<option value="">{escape(state.words["every"])}</option>'
    return f'<label><span>{escape(said)}</span><select name="{facet.name}">{every}{options}</select></label>'


def _spoken(name: str) -> str:
    text = name.replace("_", " ")
    return text[:1].upper() + text[1:]


def head(state: State) -> str:
    """Logo, kind, title, subtitle and the mark of a draft."""
    document, properties = state.document, state.document.properties
    kind = f'<p class="kind">{escape(document.kind)}</p>' if document.kind else ""
    subtitle = f'<p class="subtitle">{escape(document.subtitle)}</p>' if document.subtitle else ""
    draft = ""
    if properties.draft:
        reason = f": {properties.draft_reason}" if properties.draft_reason else ""
        draft = f'<p class="draft-mark">{escape(state.words["draft"] + reason)}</p>'
    return f"<header>{_logo(state)}{kind}<h1>{escape(document.title)}</h1>{subtitle}{draft}</header>\n"


def _logo(state: State) -> str:
    brand = state.document.properties.brand
    content, kind = (brand.logo_svg.encode(), "svg+xml") if brand.logo_svg else (brand.logo_png, "png")
    if not content:
        return ""
    return f'<img class="logo" alt="{escape(brand.name)}" src="{data_url(content, kind)}">'


def data_url(content: bytes, kind: str) -> str:
    """A picture inside the page; as the source of an image an SVG runs nothing and loads nothing."""
    return f"data:image/{kind};base64,{b64encode(content).decode()}"


def notes(state: State) -> str:
    """Footnotes and remarks at the end of the text."""
    if not state.notes:
        return ""
    rows = []
    at = 0
    while at < len(state.notes):  # a note may hold another one, which then follows it
        at += 1
        back = f'<a href="#note-{at}-mark" role="doc-backlink" aria-label="{at}">↩</a>'
        rows.append(f'<li id="note-{at}">{inline_html(state.notes[at - 1], state)} {back}</li>')
    title = escape(state.words["notes"])
    return f'<section class="notes" role="doc-endnotes" aria-label="{title}"><ol>{"".join(rows)}</ol></section>\n'


def end(state: State) -> str:
    """Which issue this is, and the legal line of the brand."""
    properties, words = state.document.properties, state.words
    base = f"{words['baseline']} {properties.baseline}" if properties.baseline else ""
    texts = (properties.document_id, properties.version, base, properties.brand.legal_footer)
    said = escape(" · ".join(text for text in texts if text))
    if properties.baseline_hash:
        said += f"<br>{escape(words['hash'])} <code>{escape(properties.baseline_hash)}</code>"
    return f'<p class="end">{said}</p>\n' if said else ""
