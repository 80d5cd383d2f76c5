"""The guidance in every state: which stage is done, open, blocked, and the first command to type."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from toolkit.models.guidance.facts import (
    Facts,
    Hearing,
    PlanFacts,
    RegisterFacts,
    SelectionFacts,
    SignoffFacts,
)
from toolkit.models.guidance.guidance import Blocker, from_data, to_data
from toolkit.stages.guidance.guide import guide

EMPTY = Facts(id="e", title="E", today=date(2026, 3, 30))
GROUP = replace(
    EMPTY,
    members=3,
    goals=1,
    sponsor="anna",
    hearing=Hearing(departments=2, unheard=("sales",), next=("F01_project", "anna")),
)
BEGUN = replace(GROUP, hearing=replace(GROUP.hearing, unfinished=(("F01_project", "anna"),)))
HEARD = replace(GROUP, hearing=Hearing(submitted=4, departments=2))
HALF_HEARD = replace(
    GROUP,
    hearing=Hearing(submitted=2, departments=2, unheard=("sales",), next=("F03_sales", "bob")),
    register=RegisterFacts(all=5, demanded=5, accepted=5),
)
TOLD = replace(HEARD, hearing=Hearing(submitted=4, departments=2, unaccepted=2))
TORN = replace(HEARD, contradictions_found=2, contradictions=(("C2", "anna"),))
DERIVED = replace(
    HEARD,
    register=RegisterFacts(all=5, demanded=5, todo=5),
    blockers=(Blocker("freeze-must", "fires", "Must a is draft."),),
)
REVIEWED = replace(HEARD, register=RegisterFacts(all=5, demanded=5, accepted=5))
TASKS = replace(REVIEWED, selection=SelectionFacts(tasks=3))
LOCKED = replace(REVIEWED, selection=SelectionFacts(tasks=3, locked=date(2026, 2, 1)))
LISTED = replace(REVIEWED, selection=replace(LOCKED.selection, vendors=2))
RATING = replace(
    REVIEWED,
    selection=replace(LISTED.selection, shortlisted=1, raters=2, to_rate=(("bob", "V1"), ("eva", "V1"))),
)
HALF_RATED = replace(RATING, selection=replace(RATING.selection, cards=1, to_rate=(("eva", "V1"),)))
RATED = replace(
    REVIEWED, selection=replace(RATING.selection, to_rate=(), cards=2, verdict="CLEAR", leader="V1")
)
PRICED = replace(REVIEWED, selection=replace(RATED.selection, prices_open=True))
CHOSEN = replace(
    REVIEWED, selection=replace(PRICED.selection, chosen="V1"), plan=PlanFacts(gaps_a=1, undecided=("G1",))
)
DECIDED = replace(CHOSEN, plan=PlanFacts(gaps_a=1, offered=True))
PLANNED = replace(
    CHOSEN,
    phases=("P1", "P2"),
    plan=PlanFacts(
        gaps_a=1, offered=True, written=True, phases=2, go_live=date(2026, 6, 15), currency="EUR",
        expected=Decimal("900.5"), p80=Decimal("1000.4"), cap=Decimal(1000),
    ),
)  # fmt: skip
ACCEPTED = replace(PLANNED, signatories=2, plan=replace(PLANNED.plan, accepted=date(2026, 3, 1)))
BASE = SignoffFacts(edition="contract", baseline="B1", to_sign=2)


def signoff(**changes: object) -> Facts:
    return replace(ACCEPTED, signoff=replace(BASE, **changes))  # type: ignore[arg-type]  # fields by name


#: name -> facts, open stages, blocked stages (all others are done), first command.
STATES = {
    "empty": (EMPTY, "workgroup vendors", "interviews contradictions requirements key_tasks demos choice gaps plan assignment acceptance", "edit engagement.yaml"),
    "workgroup": (GROUP, "interviews vendors", "contradictions requirements key_tasks demos choice gaps plan assignment acceptance", "crmkit interview F01_project --member anna"),
    "a sitting broken off": (BEGUN, "interviews vendors", "contradictions requirements key_tasks demos choice gaps plan assignment acceptance", "crmkit interview F01_project --member anna"),
    "told of the landscape": (TOLD, "interviews requirements key_tasks vendors", "demos choice gaps plan assignment acceptance", "crmkit landscape accept"),
    "heard": (HEARD, "requirements key_tasks vendors", "demos choice gaps plan assignment acceptance", "crmkit requirements derive"),
    "half heard": (HALF_HEARD, "interviews key_tasks vendors assignment", "demos choice gaps plan acceptance", "crmkit interview F03_sales --member bob"),
    "contradictions": (TORN, "contradictions requirements key_tasks vendors", "demos choice gaps plan assignment acceptance", "crmkit contradictions decide C2 --by anna"),
    "derived": (DERIVED, "requirements key_tasks vendors", "demos choice gaps plan assignment acceptance", "crmkit requirements review"),
    "reviewed": (REVIEWED, "key_tasks vendors assignment", "demos choice gaps plan acceptance", "crmkit keytasks derive --accept all"),
    "key tasks": (TASKS, "key_tasks vendors assignment", "demos choice gaps plan acceptance", "crmkit keytasks lock"),
    "locked": (LOCKED, "vendors assignment", "demos choice gaps plan acceptance", 'crmkit vendors edit V1 --name "..."'),
    "vendors": (LISTED, "vendors assignment", "demos choice gaps plan acceptance", "crmkit vendors edit V1 --state shortlisted --reason ..."),
    "demos": (RATING, "demos assignment", "choice gaps plan acceptance", "crmkit demo script"),
    "half rated": (HALF_RATED, "demos assignment", "choice gaps plan acceptance", "crmkit demo rate --vendor V1 --rater eva"),
    "rated": (RATED, "choice assignment", "gaps plan acceptance", "crmkit demo compare"),
    "prices open": (PRICED, "choice assignment", "gaps plan acceptance", 'crmkit vendors choose V1 --reason "..." --by anna'),
    "chosen": (CHOSEN, "gaps plan assignment", "acceptance", "crmkit gaps decide G1"),
    "gaps decided": (DECIDED, "plan assignment", "acceptance", "crmkit plan --new"),
    "planned": (PLANNED, "plan assignment", "acceptance", 'crmkit plan --accept "..." --by anna'),
    "accepted": (ACCEPTED, "assignment", "acceptance", "crmkit build"),
    "in review": (signoff(state="in_review", baseline="", unread=(("bob", 3),)), "assignment", "acceptance", "crmkit signoff ack --by bob"),
    "a remark": (signoff(state="in_review", baseline="", remarks=("R1",)), "assignment", "acceptance", 'crmkit signoff answer R1 "..."'),
    "read": (signoff(state="in_review", baseline=""), "assignment", "acceptance", "crmkit signoff freeze"),
    "frozen": (signoff(state="frozen", next="anna"), "assignment", "acceptance", "crmkit signoff sign --key KEY.p12 --by anna"),
    "frozen, unread": (signoff(state="frozen", next="anna", unread=(("anna", 2),)), "assignment", "acceptance", "crmkit signoff ack --by anna"),
    "partly signed": (signoff(state="partly_signed", next="vendor", signed=1), "assignment", "acceptance", "crmkit signoff sign --key KEY.p12 --by vendor"),
    "declined": (signoff(state="partly_signed", next="vendor", declined=("vendor",)), "assignment", "acceptance", 'crmkit signoff withdraw --reason "..."'),
    "withdrawn": (signoff(state="withdrawn"), "assignment", "acceptance", "crmkit build"),
    "signed": (signoff(state="signed", signed=2), "acceptance", "", "crmkit accept P1"),
    "change open": (signoff(state="signed", signed=2, open_changes=("CR1",)), "assignment acceptance", "", "crmkit signoff change show CR1"),
    "change accepted": (signoff(state="signed", signed=2, accepted_changes=("CR1",)), "assignment acceptance", "", "crmkit signoff freeze"),
    "edited by hand": (signoff(state="signed", signed=2, departed=True), "assignment acceptance", "", "crmkit signoff status"),
    "superseded": (signoff(state="frozen", baseline="B2", superseded=1, next="anna"), "assignment", "acceptance", "crmkit signoff sign --key KEY.p12 --by anna"),
    "requirements signed": (signoff(state="signed", edition="requirements", signed=1), "assignment", "acceptance", "crmkit build"),
    "requirements signed, contract built": (replace(signoff(state="signed", edition="requirements", signed=1), made=("technical-assignment.pdf",)), "assignment", "acceptance", "crmkit signoff freeze"),
    "a change edition over a signed one": (signoff(state="frozen", baseline="B2", next="anna", in_force="B1"), "assignment acceptance", "", "crmkit signoff sign --key KEY.p12 --by anna"),
    "one phase accepted": (signoff(state="signed", signed=2, accepted_phases=("P1",)), "acceptance", "", "crmkit accept P2"),
    "all accepted": (signoff(state="signed", signed=2, accepted_phases=("P1", "P2")), "", "", "crmkit signoff verify --trust CA.pem"),
    "all accepted, authority known": (signoff(state="signed", signed=2, accepted_phases=("P1", "P2"), trusted=True), "", "", "crmkit signoff verify"),
    "script written": (replace(RATING, made=("demo-script.pdf",)), "demos assignment", "choice gaps plan acceptance", "crmkit demo rate --vendor V1 --rater bob"),
    "gap list handed out": (replace(CHOSEN, plan=PlanFacts(gaps_a=1), made=("gaps-V1.xlsx",)), "plan assignment", "acceptance", "crmkit gaps import FILE.xlsx"),
    "built": (replace(ACCEPTED, made=("technical-assignment.pdf",)), "assignment", "acceptance", "crmkit signoff review"),
    "log broken": (signoff(state="signed", broken=True), "acceptance", "assignment", "crmkit signoff verify"),
}  # fmt: skip


@pytest.mark.parametrize("name", STATES)
def test_every_state(name: str) -> None:
    facts, open_ones, blocked, command = STATES[name]
    found = guide(facts)
    assert " ".join(s.key for s in found.stages if s.state == "open") == open_ones
    assert " ".join(s.key for s in found.stages if s.state == "blocked") == blocked
    assert found.steps[0].command == command
    assert len(found.steps) <= 3
    assert from_data(to_data(found)) == found


def test_the_consultant_types_the_commands_where_one_is_known() -> None:
    assert (
        guide(replace(HEARD, consultant="maris")).steps[0].command == "crmkit requirements derive --by maris"
    )


def test_a_sitting_that_was_broken_off_is_no_second_step() -> None:
    commands = [step.command for step in guide(BEGUN).steps]
    assert len(set(commands)) == len(commands)
    assert commands.count("crmkit interview F01_project --member anna") == 1


def test_who_is_waited_for() -> None:
    assert guide(HALF_RATED).stage("demos").waits == (("eva", "V1"),)
    assert guide(TORN).stage("contradictions").waits == (("anna", "C2"),)
    signing = signoff(state="partly_signed", next="vendor", unread=(("bob", 3),))
    assert guide(signing).stage("assignment").waits == (("bob", "3 to read"), ("vendor", "signature"))
    changing = signoff(state="signed", signed=2, open_changes=("CR1",), deciding=(("anna", "CR1"),))
    assert guide(changing).stage("assignment").waits == (("anna", "CR1"),)


def test_nobody_who_declined_is_asked_to_sign() -> None:
    found = guide(signoff(state="partly_signed", signed=1, next="vendor", declined=("vendor",)))
    assert not any(step.command.startswith("crmkit signoff sign") for step in found.steps)
    assert found.stage("assignment").says == "B1 contract frozen, 1 of 2 signed; vendor declined"
    assert found.stage("assignment").waits == ()


def test_a_p80_above_the_cap_does_not_hold() -> None:
    figures = guide(PLANNED).figures
    assert (figures.p80, figures.cap, figures.budget_holds) == ("1000.4", "1000", False)
    assert guide(CHOSEN).figures.budget_holds is None
    within = replace(PLANNED.plan, cap=Decimal(2000))
    assert guide(replace(PLANNED, plan=within)).figures.budget_holds is True
    half = replace(within, over=("first half-year",))
    assert guide(replace(PLANNED, plan=half)).figures.budget_holds is False


@pytest.mark.parametrize(
    ("wished", "today", "state", "least", "days"),
    [
        (date(2026, 6, 1), date(2026, 3, 30), "draft", "2026-06-15", 14),
        (date(2026, 6, 20), date(2026, 3, 30), "draft", "2026-06-15", -5),
        (date(2026, 6, 1), date(2026, 7, 1), "draft", "2026-07-01", 30),
        (date(2026, 6, 1), date(2026, 7, 1), "signed", "2026-06-15", 14),
        (None, date(2026, 3, 30), "draft", "2026-06-15", None),
    ],
)
def test_days_to_the_wished_date(
    wished: date | None, today: date, state: str, least: str, days: int | None
) -> None:
    facts = replace(ACCEPTED, wished=wished, today=today, signoff=replace(BASE, state=state))
    dates = guide(facts).dates
    assert (dates.least_realistic, dates.days) == (least, days)


def test_a_signed_requirements_edition_goes_on_with_the_choice() -> None:
    signed = replace(
        LOCKED, signoff=SignoffFacts(state="signed", edition="requirements", baseline="B1", signed=2)
    )
    found = guide(signed)
    stage = found.stage("assignment")
    assert (stage.state, stage.says) == (
        "open",
        "B1 requirements signed by 2 people; the contract edition follows the choice",
    )
    assert found.steps[0].command == 'crmkit vendors edit V1 --name "..."'


def test_a_change_edition_names_the_signed_one_that_is_in_force() -> None:
    found = guide(signoff(state="frozen", baseline="B2", next="anna", in_force="B1"))
    assert found.stage("assignment").says == "B2 contract frozen, 0 of 2 signed; B1 is in force until then"
    assert found.stage("acceptance").says == "0 of 2 phases accepted"
    assert "crmkit accept P1" in [step.command for step in found.steps]
