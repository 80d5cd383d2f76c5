"""What standards lack and contracts need: limits of quantity, answered questions, open points, waivers."""

from decimal import Decimal

from toolkit.kernel.questions.labels import say
from toolkit.kernel.questions.typing import read_answer
from toolkit.models.assignment.clause import (
    CleanerClause,
    QuantityClause,
    QuestionClause,
    WaiverClause,
)
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.stages.assignment.demands import role_of
from toolkit.stages.assignment.open_points import question_of
from toolkit.stages.assignment.request import AssignmentRequest


def quantity_clauses(request: AssignmentRequest) -> tuple[QuantityClause, ...]:
    """The most that is owed of everything that can be counted; what a person wrote comes last."""
    dossier, client = request.dossier, request.dossier.engagement.client
    demands = [r for r in dossier.requirements.requirements if r.in_assignment]
    counted = (
        ("Users by name", client.users_now, "client"),
        ("Users at the same time", client.users_peak, "client"),
        ("Roles with rights of their own", len(dossier.access_roles), "roles and rights"),
        ("Processes set up", len([p for p in dossier.processes if p.future]), "future steps"),
        ("Flows of data", len([f for f in dossier.flows if f.status == "agreed"]), "integrations"),
        ("Sources of data loaded", _loaded(request), "data"),
        ("Reports", len([r for r in demands if r.category == "F.reporting"]), "requirements"),
        ("Requirements", len(demands), "requirements"),
    )
    own = request.dossier.engagement.assignment.quantities
    return (
        *(QuantityClause(what=w, most=Decimal(n), source=s) for w, n, s in counted if n),
        *(QuantityClause(what=q.what, most=q.most, source=q.note) for q in own),
    )


def _loaded(request: AssignmentRequest) -> int:
    return sum(s.fate.startswith("migrate") for s in request.dossier.data_sources)


def cleaner_clauses(request: AssignmentRequest) -> tuple[CleanerClause, ...]:
    """Who cleans which source of data."""
    return tuple(
        CleanerClause(source=source.id, who=role_of(request, source.cleaner))
        for source in request.dossier.data_sources
    )


def question_clauses(request: AssignmentRequest) -> tuple[QuestionClause, ...]:
    """Questions with differing answers that have been decided; who said what stays inside."""
    return tuple(
        QuestionClause(
            id=c.number or c.id,
            question=question_of(c, request),
            answer=_answer(c, request),
            who=role_of(request, c.owner),
            reason=c.reason,
        )
        for c in request.contradictions
        if c.state == "decided"
    )


def _answer(c: Contradiction, request: AssignmentRequest) -> str:
    """The decided value as people read it."""
    asked = request.asked.get(c.question)
    if c.decision is None:
        return ""
    if asked is None:
        return c.decision if isinstance(c.decision, str) else ", ".join(c.decision)
    return say(asked, read_answer(asked, c.decision))


def waiver_clauses(request: AssignmentRequest) -> tuple[WaiverClause, ...]:
    """Waivers by role; those that speak of a vendor who was not chosen stay inside."""
    return tuple(
        WaiverClause(
            check=w.check,
            about=w.about,
            reason=w.reason,
            who=role_of(request, w.by),
            day=w.date,
        )
        for w in request.dossier.waivers
        if not _names_another_vendor(f"{w.about} {w.reason}", request)
    )


def _names_another_vendor(text: str, request: AssignmentRequest) -> bool:
    chosen = request.vendor.id if request.vendor else ""
    words = {word.strip(".,;:()'\"").casefold() for word in text.split()}
    return any(
        vendor.id.casefold() in words or (vendor.name and vendor.name.casefold() in text.casefold())
        for vendor in request.dossier.vendors
        if vendor.id != chosen
    )
