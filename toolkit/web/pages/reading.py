"""The reading round: section by section, acknowledged with one question; remarks. Nothing is signed here."""

from markupsafe import Markup
from starlette.responses import Response

from toolkit.problems import UsageError
from toolkit.web.visit import NotHere, Visit
from toolkit.workflows.signoff.lectern_page import SectionPage, overview, section_page
from toolkit.workflows.signoff.reading import acknowledge, remark

_TRIES = 100


def index(visit: Visit) -> Response:
    """The sections, what is still to be read, and the reader's remarks."""
    visit.require("read")
    place, lines = overview(visit.work)
    return visit.page("reading/index.html", place=place, lines=lines)


def section(visit: Visit) -> Response:
    """One section: its text, the acknowledgement with its question, remarks."""
    visit.require("read")
    attempt = visit.form.get("attempt", "0")
    tries = min(int(attempt), _TRIES) if attempt.isdecimal() and len(attempt) < 4 else 0
    try:
        page = section_page(visit.work, visit.parameters["section"], tries)
    except UsageError:
        raise NotHere from None
    if not visit.posted:
        return _show(visit, page)
    if visit.form.get("do") == "remark":
        return _remark(visit, page)
    if visit.form.get("sha256") != page.line.section.sha256:
        return _show(
            visit, page, words="The section was changed meanwhile; this is how it reads now.", status=409
        )
    if acknowledge(page.place, page.line.section, page.question, visit.form.get("reply", "")):
        return visit.go(f"/read/{page.after}" if page.after else "/read")
    again = section_page(visit.work, page.line.section.id, tries + 1)
    words = "That is not what the section says. Look again; the question is another one now."
    return _show(visit, again, words=words, status=400, attempt=tries + 1)


def _remark(visit: Visit, page: SectionPage) -> Response:
    name = page.line.section.id
    clause = visit.form.get("clause", "").strip()
    if clause and clause not in page.clauses:
        return _show(visit, page, words="There is no such clause in this section. Choose one.", status=400)
    try:
        remark(page.place, name, visit.form.get("text", ""), clause)
    except UsageError as fault:
        return _show(visit, page, words=str(fault), status=400)
    return visit.go(f"/read/{name}#remarks")


def _show(
    visit: Visit, page: SectionPage, *, words: str = "", status: int = 200, attempt: int = 0
) -> Response:
    return visit.page(
        "reading/section.html",
        status,
        p=page,
        # The exporter of pages has escaped every word of the text.
        html=Markup(page.html),  # noqa: S704
        changes=Markup(page.changes),  # noqa: S704
        words=words,
        attempt=attempt,
        sent=visit.form if visit.form.get("do") == "remark" else {},
    )
