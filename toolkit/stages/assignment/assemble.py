"""Put the Technical Assignment together: who, what for, what, when, for how much, and where from."""

from toolkit.models.assignment.assignment import Assignment
from toolkit.models.assignment.clause import PersonClause
from toolkit.models.engagement.engagement import Engagement
from toolkit.models.landscape.process import Process
from toolkit.stages.assignment.contract import (
    cleaner_clauses,
    quantity_clauses,
    question_clauses,
    waiver_clauses,
)
from toolkit.stages.assignment.demands import key_task_clauses, requirement_clauses
from toolkit.stages.assignment.money import (
    licence_clauses,
    payment_clauses,
    phase_clauses,
    recurring_clauses,
)
from toolkit.stages.assignment.offers import gap_clauses
from toolkit.stages.assignment.open_points import open_points
from toolkit.stages.assignment.request import AssignmentRequest
from toolkit.stages.assignment.sections import section_states
from toolkit.stages.assignment.sources import source_entries


def assemble(request: AssignmentRequest) -> Assignment:
    """The Technical Assignment of the requested edition.

    The requirements edition holds the client's demands only; the contract edition adds mechanism,
    price, dates and conditions of acceptance of the chosen vendor. Neither holds anything internal:
    what may not reach the vendor is not even in the model.
    """
    dossier, engagement = request.dossier, request.dossier.engagement
    sources = source_entries(dossier, request.titles)
    keys = {entry.interview: entry.key for entry in sources}
    contract = request.edition == "contract" and request.vendor is not None
    made = Assignment(
        edition=request.edition,
        version=request.version,
        day=request.day,
        draft=request.open_points > 0,
        open_points=request.open_points,
        title=engagement.title,
        language=engagement.language,
        currency=engagement.currency,
        client=engagement.client,
        go_live=dossier.plan.go_live if dossier.plan else None,
        wished_go_live=engagement.wished_go_live,
        workgroup=_workgroup(engagement),
        signatories=_signatories(engagement, request.vendor.name if contract and request.vendor else ""),
        goals=engagement.goals,
        goal_owners={g.id: _name(engagement, g.owner) for g in engagement.goals if g.owner},
        out_of_scope=engagement.out_of_scope,
        blocked=engagement.blocked,
        processes=dossier.processes,
        process_owners={p.id: _process_owner(engagement, p) for p in dossier.processes},
        systems=dossier.systems,
        flows=tuple(f for f in dossier.flows if f.status == "agreed"),
        data_sources=dossier.data_sources,
        cleaners=cleaner_clauses(request),
        roles=dossier.access_roles,
        key_tasks=key_task_clauses(request, keys),
        requirements=requirement_clauses(request, keys),
        facts=engagement.assignment,
        quantities=quantity_clauses(request),
        questions=question_clauses(request),
        open_list=open_points(request),
        waivers=waiver_clauses(request),
        traced=bool(dossier.requirements.requirements),
        sources=sources,
        profile=request.profile.name,
        profile_title=request.profile.title,
    )
    if contract:
        made = made.model_copy(update=_offered(request))
    return made.model_copy(update={"sections": section_states(made, request.profile)})


def _offered(request: AssignmentRequest) -> dict[str, object]:
    """What only the contract edition has: the vendor's mechanism, price, dates."""
    vendor = request.vendor
    if vendor is None:
        return {}
    phases = phase_clauses(request)
    return {
        "vendor_name": vendor.name,
        "vendor_edition": vendor.facts.edition,
        "offer_valid_until": vendor.offer.valid_until if vendor.offer else None,
        "rate_per_day": vendor.offer.rate_per_day if vendor.offer else None,
        "gaps": gap_clauses(request),
        "phases": phases,
        "licences": licence_clauses(vendor),
        "recurring": recurring_clauses(vendor),
        "payments": payment_clauses(request, phases),
    }


def _workgroup(engagement: Engagement) -> tuple[PersonClause, ...]:
    return tuple(PersonClause(name=m.name, role=m.role, department=m.department) for m in engagement.members)


def _signatories(engagement: Engagement, vendor_name: str) -> tuple[PersonClause, ...]:
    return tuple(
        PersonClause(id=name, name=s.name, role=s.role, party=s.party, approves=s.may_veto)
        for s, name in zip(engagement.signatories, engagement.signatory_ids, strict=True)
        if s.party == "client" or vendor_name
    )


def _name(engagement: Engagement, member: str | None) -> str:
    person = engagement.person(member) if member else None
    return person.name if person else member or ""


def _process_owner(engagement: Engagement, process: Process) -> str:
    return _name(engagement, process.owner) if process.owner else ""
