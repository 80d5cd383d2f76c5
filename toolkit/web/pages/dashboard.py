"""The engagement for its consultant: state, contradictions, interviews, gaps, plan, documents."""

from dataclasses import dataclass, replace
from mimetypes import guess_type
from urllib.parse import quote

from starlette.responses import Response

from toolkit.kernel.questions.labels import say
from toolkit.kernel.questions.typing import read_answer
from toolkit.models.guidance.guidance import Guidance
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.problems import Refused
from toolkit.web.visit import NotHere, Visit
from toolkit.workflows.documents.made import made_file, made_files
from toolkit.workflows.guidance.report import report
from toolkit.workflows.interviews.contradictions import Compared, compared
from toolkit.workflows.interviews.hearing import hearings
from toolkit.workflows.planning.picture import plan_picture
from toolkit.workflows.selection.room import room_state
from toolkit.workflows.status import headlines, read_results

WITHHELD = "Results are shown when every rater has handed in for every vendor."
_BINARY = "application/octet-stream"
#: Kinds that a browser is told by name; everything else is only bytes to it.
_KNOWN = frozenset({"application/pdf", "text/plain", "text/csv"})


def index(visit: Visit) -> Response:
    """How far each stage is, the headlines, what blocks a freeze, what comes next: the screen of `crmkit status`."""
    visit.require_facilitator()
    found = read_results(visit.work.directory, visit.member)
    withheld = room_state(visit.work).withheld
    return visit.page(
        "dashboard/index.html",
        engagement=found.dossier.engagement,
        guidance=_told(report(visit.work), withheld=withheld),
        headlines=[WITHHELD] if withheld else headlines(found),
    )


def _told(guidance: Guidance, *, withheld: bool) -> Guidance:
    """The guidance, without the verdict where a round is open."""
    if not withheld:
        return guidance
    stages = tuple(
        replace(s, says="waits for the demos") if s.key == "choice" else s for s in guidance.stages
    )
    return replace(guidance, stages=stages)


@dataclass(frozen=True)
class Said:
    """One contradiction as people read it."""

    one: Contradiction
    label: str
    where: str
    versions: tuple[tuple[str, str, str], ...]
    decision: str
    owner: str


def contradictions(visit: Visit) -> Response:
    """Who said what where answers do not go together, the open ones first."""
    visit.require_facilitator()
    state = compared(visit.work.directory)
    shown = sorted(state.contradictions, key=lambda one: one.state != "open")
    return visit.page("dashboard/contradictions.html", shown=[_said(state, one) for one in shown])


def _said(state: Compared, one: Contradiction) -> Said:
    question = state.question(one)
    decided = one.state == "decided" and one.decision is not None
    return Said(
        one=one,
        label=question.label,
        where=one.instance.rpartition("=")[2],
        versions=tuple(
            (state.name(v.member), say(question, read_answer(question, v.value)), v.quote)
            for v in one.versions
        ),
        decision=say(question, read_answer(question, one.decision or "")) if decided else "",
        owner=state.name(one.owner) if one.owner else "",
    )


def interviews(visit: Visit) -> Response:
    """Who was heard on what, and a door to what is still to be asked."""
    visit.require_facilitator()
    state = hearings(visit.work.directory)
    titles = {name: form.title for name, form in state.shelf.items() if form.run_by == "interview"}
    unfinished = {(s.questionnaire, s.member) for s in state.coverage.sittings if s.state == "unfinished"}
    return visit.page(
        "dashboard/interviews.html", coverage=state.coverage, titles=titles, unfinished=unfinished
    )


def gaps(visit: Visit) -> Response:
    """The gap list of the chosen vendor."""
    visit.require_facilitator()
    _refuse_withheld(visit)
    found = read_results(visit.work.directory, visit.member)
    names = found.dossier.engagement.names
    return visit.page("dashboard/gaps.html", gaps=found.gaps, names=names, chosen=found.dossier.chosen)


def plan(visit: Visit) -> Response:
    """Phases, cost, findings and the schedule as a picture."""
    visit.require_facilitator()
    _refuse_withheld(visit)
    found = read_results(visit.work.directory, visit.member)
    return visit.page("dashboard/plan.html", plan=found.plan, headlines=headlines(found)[1:])


def _refuse_withheld(visit: Visit) -> None:
    """Gaps come from grades: none while a round is open.

    Raises:
        Refused: a round is open.
    """
    if room_state(visit.work).withheld:
        raise Refused(WITHHELD, "Whoever saw a result before would rate the next vendor by it.")


def gantt(visit: Visit) -> Response:
    """The schedule as a picture."""
    visit.require_facilitator()
    _refuse_withheld(visit)
    try:
        drawn = plan_picture(visit.work)
    except Refused:
        raise NotHere from None
    return Response(drawn.png, media_type="image/png")


def documents(visit: Visit) -> Response:
    """What lies in out/."""
    visit.require_facilitator()
    return visit.page("dashboard/documents.html", files=[(f, quote(f.name)) for f in made_files(visit.work)])


def document(visit: Visit) -> Response:
    """One file, to be saved and never shown in the place of a page."""
    visit.require_facilitator()
    name = visit.parameters["name"]
    data = made_file(visit.work, name)
    if data is None:
        raise NotHere
    last = name.rpartition("/")[2]
    kind = guess_type(last)[0]
    return Response(
        data,
        media_type=kind if kind in _KNOWN else _BINARY,
        headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(last, safe='')}"},
    )
