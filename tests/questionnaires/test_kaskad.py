"""The interviews of the Kaskad Pack case: they fit their forms and contradict each other twelve times."""

from decimal import Decimal

from tests.questionnaires.library import form, kaskad, questionnaires
from toolkit.kernel.questions.answers_check import check_answers
from toolkit.kernel.questions.templates import fire
from toolkit.models.interviews.contradiction import Contradiction, ContradictionDecision
from toolkit.stages.interview.contradictions import compare, settled

PEOPLE = {"Guntis Roze": "guntis", "Andris Kalns": "andris"}
MINUTES = {
    "ilze": 70, "andris": 75, "viktors": 45, "laura": 80, "dace": 40, "guntis": 60, "natalja": 55, "juris": 65,
}  # fmt: skip
TWELVE = {
    "pr_owner-order-to-dispatch": {"andris": "Guntis", "guntis": "Andris"},
    "sal_vol": {"andris": "120", "viktors": "80", "laura": "140"},
    "sal_assign": {"andris": "region", "viktors": "who_picks_up", "laura": "head_decides"},
    "sal_disc": {"ilze": "always_approval", "andris": "limit_then_approval", "viktors": "free"},
    "sal_stock": {"andris": "must_see_daily", "viktors": "must_see_live"},
    "sal_own": {"ilze": "see_all", "andris": "see_all_edit_own", "viktors": "see_own_only"},
    "srv_first": {"andris": "1", "laura": "6"},
    "bo_res": {
        "andris": "reserved_at_order",
        "viktors": "reserved_at_quote",
        "guntis": "reserved_at_payment",
    },
    "bo_pay_see": {"andris": "sales_asks", "laura": "sales_never_knows", "natalja": "sales_sees_same_day"},
    "sys_all": {
        "ilze": "everything_from_accounting_both_ways",
        "natalja": "only_listed_flows",
        "juris": "everything_from_accounting_both_ways",
    },
    "sec_leaver": {"ilze": "120", "juris": "2"},
    "hst": {"ilze": "vendor_cloud", "juris": "own_server"},
}


def found(*decisions: ContradictionDecision) -> tuple[Contradiction, ...]:
    return compare({name: form(name) for name in sorted(questionnaires())}, kaskad(), decisions, PEOPLE)


def test_all_answers_fit_their_forms() -> None:
    for interview in kaskad():
        assert [str(p) for p in check_answers(form(interview.questionnaire), interview)] == []


def test_nobody_sat_longer_than_told_and_all_within_the_two_weeks() -> None:
    sat: dict[str, int] = {}
    for interview in kaskad():
        assert "2026-01-12" <= interview.started.isoformat()[:10] <= "2026-01-23"
        sat[interview.respondent] = sat.get(interview.respondent, 0) + interview.minutes
    assert all(sat[member] <= minutes for member, minutes in MINUTES.items())
    assert set(sat) == {*MINUTES, "inga"}


def test_exactly_twelve_contradictions() -> None:
    versions = {item.id: {v.member: v.value for v in item.versions} for item in found()}
    assert versions == TWELVE


def test_owner_rule_names_who_sat_the_whole_form() -> None:
    hosting = next(item for item in found() if item.id == "hst")
    assert (hosting.rule, hosting.owner) == ("owner", "juris")


def test_a_decision_goes_into_what_is_derived() -> None:
    decision = ContradictionDecision(
        contradiction="sal_own", value="see_all_edit_own", owner="ilze", reason="-"
    )
    items = found(decision)
    assert [item.id for item in items if item.state == "decided"] == ["sal_own"]
    said = {
        fired.statement
        for interview in kaskad()
        for fired in fire(form(interview.questionnaire), interview, decided=settled(items))
        if fired.template.id == "R-SAL-13"
    }
    assert len(said) == 1
    assert "'all are seen, own are edited'" in said.pop()


def test_a_wider_tolerance_forgives() -> None:
    forms = {name: form(name) for name in questionnaires()}
    ids = {item.id for item in compare(forms, kaskad(), people=PEOPLE, tolerance=Decimal("0.99"))}
    assert TWELVE.keys() - ids == {"sal_vol", "srv_first", "sec_leaver"}


def test_every_task_has_its_owner_and_every_wish_is_vague_or_has_trouble() -> None:
    tasks = [answer for interview in kaskad() for answer in interview.answers.get("kt", ())]
    wishes = [answer for interview in kaskad() for answer in interview.answers.get("ws", ())]
    assert len(tasks) == 24
    assert sum("ws_problem" not in getattr(wish, "answers", {}) for wish in wishes) == 8
