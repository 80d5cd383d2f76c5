"""Who takes part: signatories in their order, those who are asked before, readers; and in which roles one acts."""

from collections.abc import Sequence

from toolkit.models.engagement.engagement import Engagement
from toolkit.models.engagement.member import Signatory
from toolkit.models.signoff.people import Participant
from toolkit.stages.signoff.machine import Role

_ROLES: dict[str, Role] = {"signs": "signatory", "approves": "approver", "reads": "reader"}


def participants(engagement: Engagement, vendor_name: str = "") -> tuple[Participant, ...]:
    """Everybody who signs, approves or reads; the vendor's people only when there is a vendor.

    Signatories come first, in the order in which they sign.
    """
    everyone = zip(engagement.signatories, engagement.signatory_ids, strict=True)
    named = [(s, name) for s, name in everyone if s.party == "client" or vendor_name]
    # Sorting keeps the order of the file among those of one rank.
    signing = sorted(((s, name) for s, name in named if not s.may_veto), key=lambda one: one[0].order or 99)
    people = [_signs(s, name, at) for at, (s, name) in enumerate(signing, 1)]
    people += [_approves(s, name) for s, name in named if s.may_veto]
    known = {person.id.casefold() for person in people}
    for reader in engagement.readers:
        member = engagement.person(reader.member)
        if member is not None and member.id.casefold() not in known:
            people.append(
                Participant(
                    id=member.id,
                    name=member.name,
                    role=member.role,
                    party="client",
                    part="reads",
                    due=reader.due,
                    sections=reader.sections,
                )
            )
    return tuple(people)


def roles_of(
    person: str, people: Sequence[Participant], sponsor: str | None, members: Sequence[str]
) -> tuple[Role, ...]:
    """The roles in which somebody acts; whoever belongs to the workgroup may act as author."""
    roles: list[Role] = []
    mine = next((p for p in people if p.id.casefold() == person.casefold()), None)
    if mine is not None:
        roles.append(_ROLES[mine.part])
        if mine.part == "signs" and mine.deputy_name:
            roles.append("deputy")
    if sponsor and sponsor.casefold() == person.casefold():
        roles.append("sponsor")
    if any(person.casefold() == member.casefold() for member in members):
        roles.append("author")
    return tuple(roles) or ("outsider",)


def _signs(s: Signatory, person: str, order: int) -> Participant:
    return Participant(
        id=person,
        name=s.name or s.role,
        role=s.role,
        party=s.party,
        part="signs",
        order=order,
        due=s.due,
        deputy_name=s.deputy.name if s.deputy else "",
        deputy_basis=s.deputy.basis if s.deputy else "",
    )


def _approves(s: Signatory, person: str) -> Participant:
    return Participant(
        id=person, name=s.name or s.role, role=s.role, party=s.party, part="approves", due=s.due
    )
