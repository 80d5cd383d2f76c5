"""What is still to be said or decided, and the role that can."""

from collections.abc import Iterator

from toolkit.models.assignment.clause import OpenPoint
from toolkit.models.engagement.goal import Goal
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.stages.assignment.demands import role_of
from toolkit.stages.assignment.request import AssignmentRequest


def open_points(request: AssignmentRequest) -> tuple[OpenPoint, ...]:
    """All open points in the order of the document: goals, processes, data, answers, requirements, gaps."""
    return (
        *_goals(request),
        *_landscape(request),
        *_contradictions(request),
        *_requirements(request),
        *_gaps(request),
    )


def question_of(c: Contradiction, request: AssignmentRequest) -> str:
    """What was asked, and about what where it was asked several times."""
    asked = request.asked.get(c.question)
    about = c.instance.rpartition("=")[2].replace("-", " ")
    return (asked.label if asked else c.question) + (f" ({about})" if about else "")


def _sponsor(request: AssignmentRequest) -> str:
    return role_of(request, request.dossier.engagement.sponsor)


def _goals(request: AssignmentRequest) -> Iterator[OpenPoint]:
    for goal in request.dossier.engagement.goals:
        if lacking := _lacking(goal):
            who = role_of(request, goal.owner) or _sponsor(request)
            yield OpenPoint(about=f"Goal: {goal.text}", text=f"No {', no '.join(lacking)}.", who=who)


def _lacking(goal: Goal) -> list[str]:
    there = {
        "measure": bool(goal.metric),
        "figure of today": goal.baseline is not None,
        "target": goal.target is not None,
        "day": goal.due is not None,
        "person who answers for it": goal.owner is not None,
    }
    return [word for word, known in there.items() if not known]


def _landscape(request: AssignmentRequest) -> Iterator[OpenPoint]:
    sponsor = _sponsor(request)
    for process in request.dossier.processes:
        if not process.owner:
            yield OpenPoint(about=f"Process: {process.name}", text="Nobody answers for it yet.", who=sponsor)
    for source in request.dossier.data_sources:
        if source.fate == "migrate_after_cleaning" and not source.cleaner:
            yield OpenPoint(about=f"Data: {source.name}", text="Nobody is named who cleans it.", who=sponsor)


def _contradictions(request: AssignmentRequest) -> Iterator[OpenPoint]:
    for one in request.contradictions:
        if one.state == "open":
            who = role_of(request, one.owner) or _sponsor(request)
            yield OpenPoint(about=one.number or one.id, text=question_of(one, request), who=who)


def _requirements(request: AssignmentRequest) -> Iterator[OpenPoint]:
    for one in request.dossier.requirements.requirements:
        for question in one.open_questions if one.in_assignment else ():
            who = role_of(request, one.owner or one.needed_by)
            yield OpenPoint(about=one.shown_id, text=question, who=who)


def _gaps(request: AssignmentRequest) -> Iterator[OpenPoint]:
    """A gap is a vendor's: the requirements edition knows none."""
    for gap in request.gaps if request.edition == "contract" else ():
        if gap.decided is None:
            text = f"No decision yet: {gap.task_name}."
            yield OpenPoint(about=gap.id, text=text, who=role_of(request, gap.owner))
