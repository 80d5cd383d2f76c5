"""Places to sign as HTML: who, then lines for signature and date."""

from collections.abc import Sequence

from toolkit.documents.exporters.page.inlines import escape
from toolkit.documents.exporters.page.state import State
from toolkit.models.blocks import SignatureField


def signatures_html(fields: Sequence[SignatureField], state: State) -> str:
    """The places side by side."""
    return f'<div class="signatures">{"".join(_place(field, state) for field in fields)}</div>'


def _place(field: SignatureField, state: State) -> str:
    words = state.words
    organisation = f'<p class="organisation">{escape(field.organisation)}</p>' if field.organisation else ""
    return (
        f'<div class="place"{state.anchor(field.id)}><p class="party">{escape(field.party)}</p>{organisation}'
        f"{_said_or_line(field.name, words['name'], 'name')}{_said_or_line(field.role, words['position'], 'role')}"
        f'<p class="line">{escape(words["signature"])}</p><p class="line">{escape(words["date"])}</p></div>'
    )


def _said_or_line(text: str, label: str, role: str) -> str:
    """What is known, or a line to write on."""
    return f'<p class="{role}">{escape(text)}</p>' if text else f'<p class="blank">{escape(label)}:</p>'
