"""A vendor's facts as answers of the form F17 and back, so that one form serves terminal, file and paper."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

from toolkit.models.interviews.answer import Answer, Answers, Stored
from toolkit.models.selection.vendor import Dropping, FoundBy, Vendor, VendorFacts, VendorState

FORM = "F17_vendors"
#: Left out of the form: prices come in the price sheet, and are locked.
LEFT_OUT = frozenset({"ve_price"})
_TEXTS = {
    "ve_like": "references_offered",
    "ve_ref": "references_said",
    "ve_enh": "adaptable_by",
    "ve_upd": "updates",
    "ve_add": "add_ons",
    "ve_fancy_for": "attractions_for",
    "ve_trial": "trial",
    "ve_doc": "documentation",
    "ve_spec": "writes_assignment",
    "ve_view": "view",
}
_NUMBERS = {
    "ve_must": "musts_claimed",
    "ve_since": "years_on_market",
    "ve_people": "developers",
    "ve_extra": "functions_used_percent",
}
_LISTS = {"ve_form": "delivery", "ve_fancy": "attractions", "ve_firm": "firm"}
_STATES = {
    "shortlist": VendorState.SHORTLISTED,
    "reserve": VendorState.CANDIDATE,
    "out": VendorState.DROPPED,
}
_FOUND: tuple[FoundBy, ...] = get_args(FoundBy)
_NONE = "none"


def answers_of(vendor: Vendor, choices: Mapping[str, frozenset[str]]) -> Answers:
    """What is known of a vendor as answers; a word that a question does not offer is left to the file.

    Args:
        vendor: the vendor.
        choices: by question name, the words it offers; questions without choices are not in it.
    """
    f = vendor.facts
    said: dict[str, Stored] = {"ve_name": vendor.name, "ve_src": tuple(vendor.found_by)}
    said |= {name: getattr(f, field) for name, field in (_TEXTS | _LISTS).items()}
    said |= {n: str(getattr(f, field)) for n, field in _NUMBERS.items() if getattr(f, field) is not None}
    said["ve_ko"] = "; ".join(f.unmet_musts)
    if f.priced_before_reading:
        said["ve_eye"] = "yes"
    if vendor.state is not VendorState.CANDIDATE:
        said["ve_dec"] = next(word for word, state in _STATES.items() if state is vendor.state)
    said["ve_dec_why"] = vendor.dropped.reason if vendor.dropped else vendor.comment
    return {
        name: Answer(value=fit) for name, value in said.items() if (fit := _offered(value, choices.get(name)))
    }


def with_answers(vendor: Vendor, answers: Answers, by: str, today: date) -> Vendor:
    """The vendor with what the form says; what the form does not ask stays.

    A vendor is dropped once the reason is given; until then it stays where it was.
    """
    said = {name: a.value for name, a in answers.items() if isinstance(a, Answer) and a.value is not None}
    facts = vendor.facts.model_dump()
    facts |= {field: said.get(name, "") for name, field in _TEXTS.items()}
    facts |= {field: _whole(said.get(name)) for name, field in _NUMBERS.items()}
    facts |= {field: _kept(facts[field], said.get(name)) for name, field in _LISTS.items()}
    facts["unmet_musts"] = tuple(p.strip() for p in str(said.get("ve_ko", "")).split(";") if p.strip())
    facts["priced_before_reading"] = said.get("ve_eye") == "yes"
    found = _kept(vendor.found_by, said.get("ve_src"))
    update: dict[str, object] = {
        "name": said.get("ve_name", vendor.name),
        "found_by": tuple(w for w in found if w in _FOUND),
        "facts": VendorFacts.model_validate(facts),
    }
    return vendor.model_copy(update=update | _standing(vendor, said, by, today))


def _standing(vendor: Vendor, said: Mapping[str, Stored], by: str, today: date) -> dict[str, object]:
    state = _STATES.get(str(said.get("ve_dec", "")), vendor.state)
    reason = str(said.get("ve_dec_why", "")).strip()
    if state is not VendorState.DROPPED:
        return {"state": state, "dropped": None, "comment": reason}
    if not reason:
        return {}
    if vendor.dropped and vendor.dropped.reason == reason:
        return {}
    by_reviews = "anonymous_reviews" in said.get("ve_src", ()) and "review" in reason.casefold()
    dropping = Dropping(by=by, date=today, reason=reason, by_reviews=by_reviews)
    return {"state": state, "dropped": dropping}


def _offered(value: Stored, offered: frozenset[str] | None) -> Stored:
    if offered is None or not value:
        return value
    if isinstance(value, str):
        return value if value in offered else ""
    return tuple(word for word in value if word in offered)


def _kept(before: tuple[str, ...], said: Stored | None) -> tuple[str, ...]:
    """What is ticked; 'none' is nothing."""
    if said is None:
        return before
    ticked = (said,) if isinstance(said, str) else said
    return tuple(word for word in ticked if word != _NONE)


def _whole(said: Stored | None) -> int | None:
    return int(said) if isinstance(said, str) and said.isdecimal() else None
