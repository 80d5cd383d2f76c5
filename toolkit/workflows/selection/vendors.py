"""Vendors: their facts, who calls them in and out of the running, who chose whom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from toolkit.kernel.questions.form import Form, choice_names, compile_form
from toolkit.models.dossier import Dossier
from toolkit.models.ids import check_id
from toolkit.models.interviews.answer import Answers
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.models.selection.comparison import Gate
from toolkit.models.selection.vendor import (
    ChosenVendor,
    Dropping,
    ReferenceCall,
    Vendor,
    VendorFacts,
    VendorState,
)
from toolkit.problems import BadData, Place, UsageError
from toolkit.stages.interview.replay import replay
from toolkit.stages.interview.sitting import begin
from toolkit.stages.selection.demos.access import rateable
from toolkit.stages.selection.vendors import prices, profile
from toolkit.store import canonical, typed, yaml_source
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import ISSUED, decision_file, find_root, vendor_file
from toolkit.store.transaction import Transaction, transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.forms import assembled
from toolkit.workflows.interviews.sittings import OpenSitting, no_files, read_answers
from toolkit.workflows.results import comparison_of
from toolkit.workflows.selection.said import said
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_or_fail

CHOSEN, PRICES = decision_file("vendor"), decision_file("prices")
#: Facts that F17 does not ask; they are set one by one.
SETTABLE = (
    "edition", "strengths", "weaknesses", "limits", "has_backup", "has_import", "has_export", "free_edition",
)  # fmt: skip


@dataclass(frozen=True)
class VendorWords:
    """What is to change of a vendor; None leaves it as it is."""

    name: str | None = None
    state: str | None = None
    reason: str = ""
    by_reviews: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    reference: tuple[str, str, str] | None = None

    @property
    def says_something(self) -> bool:
        """Whether anything is to change."""
        return bool(self.name or self.state or self.facts or self.reference)


def shown(directory: Path) -> Dossier:
    """The engagement with its vendors; prices are there only when they were opened."""
    return read_dossier(find_root(directory))


def edit(session: Session, vendor_id: str, words: VendorWords) -> Vendor:
    """Change a vendor, or make one when a name is given and there is none of this id.

    Raises:
        UsageError: there is no such vendor, or a fact or state is not known.
        BadData: a value does not hold.
    """

    def change(vendor: Vendor, by: str, today: date) -> Vendor:
        return _changed(vendor, words, by, today)

    return _write(session, vendor_id, change, words.name)


def open_profile(session: Session, vendor_id: str, name: str | None = None) -> OpenSitting:
    """The form F17 on a vendor, filled in with what is known; each answer is written at once.

    Raises:
        UsageError: there is no such vendor and no name is given.
    """
    root = find_root(session.directory)
    dossier = read_dossier(root)
    by, today = user_or_fail(session.by, dossier), today_or(session.today)
    vendor = dossier.vendor(vendor_id) or _new(vendor_id, name)
    form = _form(root, dossier)

    def save(interview: Interview) -> None:
        _write(
            session,
            vendor_id,
            lambda v, _by, _day: profile.with_answers(v, interview.answers, by, today),
            name,
        )

    people = dossier.engagement.names
    state = begin(form, _sitting(session, form, vendor, by), today)
    return OpenSitting(state, save, lambda: now_or(session.today), people, no_files)


def take_answers(session: Session, vendor_id: str, file: Path, name: str | None = None) -> Vendor:
    """Take the answers of the form F17 from a YAML file.

    Raises:
        UsageError: the file cannot be read, or there is no such vendor.
        BadData: answers do not hold; nothing is written.
    """
    root = find_root(session.directory)
    dossier = read_dossier(root)
    by, today = user_or_fail(session.by, dossier), today_or(session.today)
    form = _form(root, dossier)
    vendor = dossier.vendor(vendor_id) or _new(vendor_id, name)
    source, answers = read_answers(file, form)
    head = _sitting(session, form, vendor, by)

    def locate(path: tuple[str | int, ...]) -> Place:
        inside = path[1:] if path[:1] == ("answers",) else ()
        return Place(str(file), *yaml_source.locate(source, inside))

    whole: Answers = {**head.answers, **answers}
    interview, problems = replay(form, head, whole, locate, today)
    if problems:
        raise BadData(problems)
    return _write(session, vendor_id, lambda v, b, d: profile.with_answers(v, interview.answers, b, d), name)


def choose(session: Session, vendor_id: str, reason: str) -> tuple[ChosenVendor, str]:
    """Record who chose whom, when and why; returns what speaks against it too, empty if nothing does.

    Raises:
        Refused: prices are locked, or the vendor is not on the shortlist.
        UsageError: there is no such vendor, or no reason is given.
    """
    if not reason.strip():
        raise UsageError("Why this vendor?", 'Say it with --reason "...".')
    root = find_root(session.directory)
    with transaction(root, command=f"vendors choose {vendor_id}", at=now_or(session.today)) as tx:
        dossier = read_dossier(root)
        prices.require_open(dossier)
        chosen = ChosenVendor(
            schema_version="1",
            vendor=rateable(dossier, vendor_id).id,
            by=user_or_fail(session.by, dossier),
            date=today_or(session.today),
            reason=reason,
        )
        tx.write(CHOSEN, canonical.dump(chosen))
    return chosen, _against(dossier, chosen.vendor)


def _against(dossier: Dossier, vendor_id: str) -> str:
    result = comparison_of(dossier).result(vendor_id)
    if result is None or result.gate is Gate.PASS:
        return ""
    failed = f" not performed: {', '.join(result.failed_musts)};" if result.failed_musts else ""
    unseen = f" not shown: {', '.join(result.pending_musts)};" if result.pending_musts else ""
    return f"{vendor_id} does not pass the gate, musts{failed}{unseen}".rstrip(";") + "."


def unlock_prices(session: Session, reason: str) -> tuple[str, ...]:
    """Open the prices; returns the vendors whose prices are in.

    A receipt goes to issued/, so that `undo` cannot take back what was seen.

    Raises:
        Refused: somebody has still to rate, or they are open.
    """
    root = find_root(session.directory)
    with transaction(root, command="vendors unlock-price", at=now_or(session.today)) as tx:
        dossier = read_dossier(root)
        record = prices.open_prices(dossier, user_or_fail(session.by, dossier), now_or(session.today), reason)
        tx.write(PRICES, canonical.dump(record))
        tx.write(f"{ISSUED}/prices-{record.at:%Y-%m-%d}.yaml", canonical.dump(record))
    return tuple(v.id for v in read_dossier(root).vendors if v.price_sheet)


_Change = Callable[[Vendor, str, date], Vendor]


def _write(session: Session, vendor_id: str, change: _Change, name: str | None = None) -> Vendor:
    root = find_root(session.directory)
    command = f"vendors edit {vendor_id}"
    read_dossier(root)  # while nobody has to wait: under the lock only what changed since is read anew
    with transaction(root, command=command, at=now_or(session.today), goes_on=True) as tx:
        dossier = read_dossier(root)
        by, today = user_or_fail(session.by, dossier), today_or(session.today)
        known = dossier.vendor(vendor_id)
        vendor = whole_vendor(tx, known.id) if known else _new(vendor_id, name)
        after = _checked(change(vendor, by, today))
        tx.write(vendor_file(after.id), canonical.dump(after))
    return after


def whole_vendor(tx: Transaction, vendor_id: str) -> Vendor:
    """A vendor as its file holds it, locked prices too: only for writing it back."""
    file = vendor_file(vendor_id)
    return typed.read(Vendor, tx.read(file), file)


def _checked(vendor: Vendor) -> Vendor:
    data = canonical.dump(vendor)
    return typed.read(Vendor, data, vendor_file(vendor.id))


def _new(vendor_id: str, name: str | None) -> Vendor:
    if not name:
        raise UsageError(
            f"There is no vendor '{vendor_id}'.", "Add it with --name, or see 'crmkit vendors list'."
        )
    try:
        return Vendor(schema_version="1", id=check_id(vendor_id), name=name)
    except ValueError as fault:
        raise UsageError(
            f"'{vendor_id}' cannot be the id of a vendor: {fault}.", "Take for example V6."
        ) from None


def _changed(vendor: Vendor, words: VendorWords, by: str, today: date) -> Vendor:
    update: dict[str, object] = {}
    if words.name:
        update["name"] = words.name
    if words.facts:
        update["facts"] = _facts(vendor, words.facts)
    if words.reference:
        customer, day, heard = words.reference
        given = {"customer": customer, "said": heard, "date": day or None}
        call = said(ReferenceCall, given, f"reference call of {vendor.id}")
        update["reference_calls"] = (*vendor.reference_calls, call)
    if words.state:
        update |= _state(words, by, today)
    return vendor.model_copy(update=update)


def _state(words: VendorWords, by: str, today: date) -> dict[str, object]:
    if words.state not in list(VendorState):
        raise UsageError(f"'{words.state}' is no state of a vendor.", f"Known are: {', '.join(VendorState)}.")
    state = VendorState(words.state)
    if state is not VendorState.DROPPED:
        return {"state": state, "dropped": None} | ({"comment": words.reason} if words.reason else {})
    if not words.reason.strip():
        raise UsageError("Why is it dropped?", 'Say it in terms of requirements: --reason "...".')
    return {
        "state": state,
        "dropped": Dropping(by=by, date=today, reason=words.reason, by_reviews=words.by_reviews),
    }


def _facts(vendor: Vendor, given: Sequence[tuple[str, str]]) -> VendorFacts:
    data: dict[str, Any] = vendor.facts.model_dump(mode="json")
    for name, value in given:
        if name not in SETTABLE:
            raise UsageError(
                f"There is no fact '{name}'.", f"Known are: {', '.join(SETTABLE)}; the rest is asked by F17."
            )
        if name.startswith("has_") or name == "free_edition":
            data[name] = {"yes": True, "no": False}.get(value.casefold(), value)
        elif name == "edition":
            data[name] = value
        else:
            data[name] = [part.strip() for part in value.split(";") if part.strip()]
    return said(VendorFacts, data, f"facts of {vendor.id}")


def _form(root: Path, dossier: Dossier) -> Form:
    whole: Questionnaire = assembled(profile.FORM, root, dossier.engagement.language)
    asked = tuple(q for q in whole.questions if q.name not in profile.LEFT_OUT)
    return compile_form(whole.model_copy(update={"questions": asked}))


def _sitting(session: Session, form: Form, vendor: Vendor, by: str) -> Interview:
    choices = {
        name: frozenset(offered)
        for name, row in form.asked.items()
        if (offered := choice_names(row.question))
    }
    return Interview(
        id=f"{profile.FORM}-{vendor.id}"[:64],
        questionnaire=profile.FORM,
        respondent=by,
        interviewer=by,
        started=now_or(session.today),
        answers=profile.answers_of(vendor, choices),
    )
