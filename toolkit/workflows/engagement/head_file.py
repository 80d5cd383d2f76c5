"""The commented engagement.yaml of a new engagement, written from what is known at the beginning."""

import json
from collections.abc import Sequence
from string import Template

from toolkit.models.engagement.beginning import Beginning
from toolkit.models.engagement.engagement import Engagement
from toolkit.models.engagement.member import Member
from toolkit.store import library, typed, yaml_source
from toolkit.store.folder import ENGAGEMENT

TEMPLATE = "new-engagement"
_MEMBER_EXAMPLE = """\
members: []
#  - id: anna
#    name: Anna Example
#    role: managing director
#    department: management
#    hours_per_week: 2
#    qualifies_by: [knows_business_goals, may_decide_for_department]"""
_QUALIFIES = (
    "    # qualifies_by: [knows_daily_work]    # or sees_links_to_other_departments, can_negotiate ..."
)


def engagement_text(beginning: Beginning, engagement_id: str) -> str:
    """The text of engagement.yaml; every word of a person stands in quotes.

    Raises:
        BadData: something in it does not hold, for example a currency that is none.
    """
    text = Template(library.read_template(TEMPLATE, ENGAGEMENT)).substitute(_values(beginning, engagement_id))
    typed.build(Engagement, yaml_source.parse(text, ENGAGEMENT), text, ENGAGEMENT)
    return text


def _values(b: Beginning, engagement_id: str) -> dict[str, str]:
    departments = list(dict.fromkeys(member.department for member in b.members))
    example = "  # affected_departments: [management, sales, service, warehouse, accounting]"
    return {
        "id": engagement_id,
        "title": _quoted(f"Introduction of a CRM system at {b.client}"),
        "client": _quoted(b.client),
        "country": _quoted(b.country),
        "currency": _quoted(b.currency),
        "language": _quoted(b.language),
        "timezone": _quoted(b.timezone),
        "headcount": f"  headcount: {b.headcount}" if b.headcount else "  # headcount: 34",
        "departments": f"  affected_departments: {_list(departments)}" if departments else example,
        "wished": f"wished_go_live: {b.wished_go_live}"
        if b.wished_go_live
        else "# wished_go_live: 2026-06-01",
        "members": "\n".join(["members:", *map(_member, b.members)]) if b.members else _MEMBER_EXAMPLE,
        "sponsor": f"sponsor: {b.sponsor}" if b.sponsor else "# sponsor: anna",
        "respondents": _consultant(b),
        "raters": _list([member.id for member in b.members]),
        "signatories": _signatories(b),
    }


def _member(m: Member) -> str:
    qualifies = f"    qualifies_by: {_list(m.qualifies_by)}" if m.qualifies_by else _QUALIFIES
    lines = [
        f"  - id: {m.id}",
        f"    name: {_quoted(m.name)}",
        f"    role: {_quoted(m.role)}",
        f"    department: {_quoted(m.department)}",
        f"    hours_per_week: {m.hours_per_week:f}",
        *(["    technical: true"] if m.technical else []),
        qualifies,
    ]
    return "\n".join(lines)


def _consultant(b: Beginning) -> str:
    c = b.consultant
    if c is None:
        return "respondents: []\n#  - {id: me, name: Your Name, role: consultant, department: consultant}"
    words = (
        f"id: {c.id}, name: {_quoted(c.name)}, role: {_quoted(c.role)}, department: {_quoted(c.department)}"
    )
    return f"respondents:\n  - {{{words}}}"


def _signatories(b: Beginning) -> str:
    vendor = '#  - {party: vendor, id: vendor, name: "", role: managing director of the vendor}'
    sponsor = next((m for m in b.members if m.id == b.sponsor), None)
    if sponsor is None:
        client = "#  - {party: client, name: Anna Example, role: managing director, member: anna}"
        return f"signatories: []\n{client}\n{vendor}"
    words = (
        f"party: client, name: {_quoted(sponsor.name)}, role: {_quoted(sponsor.role)}, member: {sponsor.id}"
    )
    return f"signatories:\n  - {{{words}}}\n{vendor}"


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(_quoted(word) for word in words)}]"


def _quoted(text: str) -> str:
    """In double quotes, which YAML reads as JSON does; a short plain word needs none."""
    plain = text.isascii() and text.isalpha() and text.casefold() not in _YAML_WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)


_YAML_WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
